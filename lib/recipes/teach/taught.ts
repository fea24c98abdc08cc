import type { Field, Page, Recipe, Source } from '../recipe.ts';
import type { ParserName } from '../parsers/index.ts';
import { idIn, whenLike } from './address.ts';
import type { Anchor } from './anchor.ts';
import { stageMeaning, teachable, type Teachable } from './field-names.ts';
import type { Proposal } from './propose.ts';

const parserOf: Record<Teachable, ParserName> = {
  name: 'text',
  amount: 'money',
  stage: 'text',
  closeDate: 'date',
  owner: 'text',
  account: 'text',
  createdDate: 'date',
  probability: 'percent',
  nextStep: 'text',
};

/** What the person chose where the page leaves it open. */
export type Choices = { currency?: string };

/** The page as a recipe describes it: ordinary data, but for places that are known by clues. */
export function taughtPage({ kind, repeated, id, fields }: Proposal, url: string, { currency }: Choices = {}): Page {
  const when = whenLike(url);
  const own = kind === 'deal-record' ? idIn(url) : undefined;
  const strong: Source | undefined = id ? { anchor: id } : own;
  return {
    id: pageId(kind, url),
    when,
    kind,
    ...(repeated && { repeated }),
    identity: { ...(strong && { strong }) },
    ...(id?.id?.link && { link: { anchor: id, read: { attr: 'href' } } }),
    fields: Object.fromEntries(
      teachable.flatMap((field) => {
        const anchor = fields[field];
        return anchor ? [[field, taughtField(field, anchor, currency)]] : [];
      }),
    ),
  };
}

export const taughtField = (field: Teachable, anchor: Anchor, currency?: string): Field => ({
  at: { anchor },
  as: parserOf[field],
  ...(parserOf[field] === 'money' && currency !== undefined && { currency: { text: currency } }),
  confidence: 'medium',
});

/** The same page taught again has the same id. */
const pageId = (kind: Page['kind'], url: string): string => {
  const { url: globs = [], params = {} } = whenLike(url);
  const words = [...globs, ...Object.values(params)]
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${kind}-${words}`.slice(0, 60).replace(/-+$/, '');
};

/** The CRM of one site, as taught: the id is the site's own, so that its deals keep theirs however often it is taught. */
export function taughtRecipe(
  site: string,
  pages: readonly Page[],
  how: { locale: string; version: number; stages: readonly string[]; dateOrder?: 'mdy' | 'dmy' | 'ymd' },
): Recipe {
  const { host, hostname, protocol } = new URL(site);
  return {
    id: taughtId(site),
    version: how.version,
    name: host,
    matches: [`${protocol}//${hostname}/*`],
    detect: { has: ['body'] },
    locale: how.locale,
    dateOrder: { '*': how.dateOrder ?? 'unknown' },
    stages: {
      open: [],
      won: how.stages.filter((stage) => stageMeaning(stage) === 'won'),
      lost: how.stages.filter((stage) => stageMeaning(stage) === 'lost'),
    },
    activityTypes: {},
    pages,
  };
}

export const taughtId = (site: string): string =>
  `taught-${new URL(site).host.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.slice(0, 40).replace(/-+$/, '');

/** Whether a CRM's id is one that teaching gave. */
export const isTaught = (crm: string): boolean => crm.startsWith('taught-');

/** A page taught earlier, as if it had just been proposed. */
export function proposalFrom({ kind, repeated, identity, fields }: Page, rows: Element[]): Proposal {
  const { strong } = identity;
  const id = strong && !('length' in strong) ? strong.anchor : undefined;
  const anchors = Object.entries(fields).flatMap(([field, { at }]) =>
    'length' in at || !at.anchor ? [] : [[field, at.anchor] as const],
  );
  return {
    kind: kind === 'deal-board' || kind === 'deal-record' ? kind : 'deal-list',
    rows,
    fields: Object.fromEntries(anchors),
    ...(repeated && { repeated }),
    ...(id && { id }),
  };
}
