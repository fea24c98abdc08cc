import type { Overview } from './progress.ts';
import { t } from '../words/index.ts';
import type { Lang } from '../words/speak.ts';

/** Something the person has to know or to decide. The first one is shown; the others wait behind it. */
export type Notice = {
  id:
    | 'trouble'
    | 'use-here'
    | 'paused'
    | 'who'
    | 'stages'
    | 'types'
    | 'misses'
    | 'unowned'
    | 'teach'
    | 'drifted'
    | 'backup'
    | 'conflicts';
  tone: 'ask' | 'warn' | 'info';
  text: string;
  /** What the button says; without one the notice only informs. */
  action?: string;
};

/** The tab in front: a CRM's page without a permission, one that is paused, or one that needs nothing. */
export type Site = { name: string; state: 'ungranted' | 'paused' | 'granted' };

/** What is wrong with keeping data. */
export type Trouble = { reason: 'storage-full' | 'newer-database' | 'storage-failed' | 'blocked' | 'data-lost' };

export type Circumstances = {
  site: Site | undefined;
  hasMe: boolean;
  crmName: (id: string) => string;
  trouble?: Trouble | undefined;
  /** Fields of the site in front whose place on the page is no longer certain. */
  drifted?: readonly string[];
  /** The page in front is of no CRM that is known: it can be taught. */
  isUnknown?: boolean;
  /** The backup that saves itself has not for longer than it may. */
  isUnbacked?: boolean;
};

/** What needs the person, most pressing first: what stops capturing, what keeps rows out of the numbers, what is good to know. */
export function noticesOf(
  overview: Overview | undefined,
  { site, hasMe, crmName, trouble, drifted = [], isUnknown, isUnbacked }: Circumstances,
  lang: Lang,
): Notice[] {
  const notices: Notice[] = [];
  if (trouble?.reason === 'data-lost')
    notices.push({ id: 'trouble', tone: 'warn', text: t(lang, 'storageLost'), action: t(lang, 'understood') });
  else if (trouble) notices.push({ id: 'trouble', tone: 'warn', text: t(lang, `refused_${trouble.reason}`) });
  if (site?.state === 'ungranted' && !isUnknown)
    notices.push({
      id: 'use-here',
      tone: 'ask',
      text: t(lang, 'useHereBody'),
      action: t(lang, 'useHere', { site: site.name }),
    });
  if (site?.state === 'paused')
    notices.push({
      id: 'paused',
      tone: 'info',
      text: t(lang, 'pausedHere', { site: site.name }),
      action: t(lang, 'resume'),
    });
  if (site?.state === 'granted' && drifted.length > 0)
    notices.push({
      id: 'drifted',
      tone: 'warn',
      text: t(lang, 'driftedHere', { site: site.name, fields: fieldNames(drifted, lang) }),
      action: t(lang, 'repair'),
    });
  if (site && site.state !== 'paused' && isUnknown)
    notices.push({
      id: 'teach',
      tone: 'ask',
      text: t(lang, 'teachHereBody'),
      action: t(lang, 'teachHere'),
    });
  if (isUnbacked) notices.push({ id: 'backup', tone: 'warn', text: t(lang, 'unbacked'), action: t(lang, 'details') });
  // What the sample lacks is nothing the person could mend.
  if (!overview || overview.sample) return notices;
  if (!hasMe && (overview.isStandIn || overview.who === 'me') && overview.owners.length > 0)
    notices.push({
      id: 'who',
      tone: 'ask',
      text: t(lang, overview.isStandIn ? 'whoAreYouOfAll' : 'whoAreYou'),
      action: t(lang, 'tell'),
    });
  for (const [entity, id, key] of [
    ['deal', 'stages', 'unmappedStages'],
    ['activity', 'types', 'unmappedTypes'],
  ] as const) {
    const waiting = overview.unmapped.filter((one) => one.entity === entity);
    if (waiting.length === 0) continue;
    const rows = waiting.reduce((sum, one) => sum + one.rows, 0);
    notices.push({
      id,
      tone: 'warn',
      text: t(lang, key, {
        texts: t(lang, 'andMore', { text: cut(waiting[0]?.text ?? ''), count: waiting.length - 1 }),
        rows,
      }),
      action: t(lang, 'sortNow'),
    });
  }
  const missed = mostMissed(overview.misses);
  if (missed) {
    const fields = fieldNames(missed.fields, lang);
    notices.push({
      id: 'misses',
      tone: 'warn',
      text: t(lang, 'misses', { crm: crmName(missed.crm), fields, rows: missed.rows }),
      action: t(lang, 'details'),
    });
  }
  const disputed = mostMissed(overview.conflicts);
  if (disputed)
    notices.push({
      id: 'conflicts',
      tone: 'warn',
      text: t(lang, 'conflicts', {
        crm: crmName(disputed.crm),
        fields: fieldNames(disputed.fields, lang),
        rows: disputed.rows,
      }),
    });
  if (overview.who === 'me' && overview.counts.unowned > 0)
    notices.push({
      id: 'unowned',
      tone: 'info',
      text: t(lang, 'unowned', { rows: overview.counts.unowned }),
      action: t(lang, 'showAll'),
    });
  return notices;
}

const fieldNames = (fields: readonly string[], lang: Lang): string =>
  fields
    .map((field) => (isField(field) ? t(lang, `field_${field}`) : field === 'rows' ? t(lang, 'fieldRows') : field))
    .join(lang === 'ja' ? '・' : ', ');

/** A stage's name, cut where it is a sentence. */
const cut = (text: string) => ([...text].length > 16 ? `${[...text].slice(0, 15).join('')}…` : text);

/** The CRM with the most unread rows. */
function mostMissed(misses: Overview['misses']): { crm: string; fields: string[]; rows: number } | undefined {
  const byCrm = new Map<string, { crm: string; fields: string[]; rows: number }>();
  for (const { crm, field, rows } of misses) {
    const one = byCrm.get(crm) ?? { crm, fields: [], rows: 0 };
    if (!one.fields.includes(field)) one.fields.push(field);
    one.rows = Math.max(one.rows, rows);
    byCrm.set(crm, one);
  }
  return [...byCrm.values()].sort((a, b) => b.rows - a.rows)[0];
}

const dealFields = [
  'name',
  'account',
  'amount',
  'stage',
  'closeDate',
  'createdDate',
  'wonDate',
  'owner',
  'probability',
  'cost',
  'mrr',
  'bookedDate',
  'paidDate',
  'category',
  'nextStep',
] as const;
const isField = (field: string): field is (typeof dealFields)[number] =>
  (dealFields as readonly string[]).includes(field);
