import { dayOf, type Day, type Instant, type Zone } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import { identitiesAsked } from '../domain/identity.ts';
import { periodOf } from '../domain/periods.ts';
import type { RowIdentity } from '../domain/reading.ts';
import type { Chip, Out } from '../messages/protocol.ts';
import { readStanding } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { readDeal } from '../store/read.ts';
import { t } from '../words/chips.ts';
import { signsOf, type Sign } from './chip-signs.ts';
import { signGround } from './deal-signs.ts';
import { chancesOf, worths } from './deal-worth.ts';
import { chancePoints, dayText, momentText, percent } from './format.ts';
import { lookOf } from './overview.ts';
import { readState } from './read-overview.ts';
import { readTargets } from './settings-document.ts';
import type { Language } from './settings.ts';
import { standingFrom } from './standing.ts';

/** Which deals: those of the page that asks. `site` is the page's own origin, so a page learns nothing of another CRM. */
export type ChipsQuestion = { site: string; crm: string; ids: readonly RowIdentity[] };

/** `zone` and `language` are the browser's; they hold where the settings say `auto`. */
export type ChipsMoment = { now: Instant; zone: Zone; language: Language };

/** The chips of the deals asked for, by their places. A deal that is not stored and one without a sign are told alike: not at all. */
export async function chipsView(
  store: Store,
  { site, crm, ids }: ChipsQuestion,
  moment: ChipsMoment,
): Promise<Out<'chips'>> {
  const [{ facts, settings }, targets, standing] = await Promise.all([
    readState(store, moment.zone),
    readTargets(store),
    readStanding(store),
  ]);
  const zone = settings.zone === 'auto' ? moment.zone : settings.zone;
  const language = settings.language === 'auto' ? moment.language : settings.language;
  if (settings.sites[site]?.chips === false) return { language, chips: [] };
  const today = dayOf(moment.now, zone);
  const ground = signGround(facts, today);
  const byKey = new Map(facts.deals.map((deal) => [deal.key, deal]));
  const factOf = async (id: RowIdentity): Promise<DealFact | undefined> => {
    const identities = identitiesAsked({ site, crm }, 'deal', id);
    const known = identities[0] === undefined ? undefined : byKey.get(identities[0]);
    return known ?? byKey.get((await readDeal(store.database, identities))?.key ?? '');
  };
  const worthOf = worths(
    periodOf('month', today, settings.fiscal),
    settings.me,
    (scope) => lookOf(facts, settings, targets, scope, moment, standingFrom(standing)).look,
  );
  const hangsOf = (deal: DealFact) => {
    const worth = deal.status === 'open' ? worthOf(deal) : undefined;
    return worth?.part?.isDecisive ? chancesOf(worth) : undefined;
  };
  const chips: Out<'chips'>['chips'] = [];
  for (const [at, deal] of (await Promise.all(ids.map(factOf))).entries()) {
    const chip = deal && chipOf(signsOf(deal, ground, hangsOf(deal)), { now: moment.now, today, zone, lang: language });
    if (chip) chips.push({ at, chip });
  }
  return { language, chips };
}

type Saying = { now: Instant; today: Day; zone: Zone; lang: Language };

function chipOf(signs: readonly Sign[], saying: Saying): Chip | undefined {
  const [strongest] = signs;
  return (
    strongest && {
      kind: strongest.kind,
      label: labelOf(strongest, saying.lang),
      says: signs.map((sign) => sentenceOf(sign, saying)),
    }
  );
}

function labelOf(sign: Sign, lang: Language): string {
  switch (sign.kind) {
    case 'decisive':
      return chancePoints(sign.by);
    case 'risk':
      return t(lang, 'chip_risk');
    case 'stale':
      return t(lang, 'chip_staleDays', { days: sign.days });
    case 'pushed':
      return t(lang, 'chip_pushed', { times: sign.times });
    case 'no-step':
      return t(lang, 'chip_no-step');
  }
}

function sentenceOf(sign: Sign, { now, today, zone, lang }: Saying): string {
  const dayIn = (day: Day) => dayText(day, today, lang);
  switch (sign.kind) {
    case 'decisive': {
      const { by, ifWon, ifLost } = sign;
      const size = chancePoints(by).replace('+', '');
      return t(lang, 'decisiveSays', { by: size, won: percent(ifWon), lost: percent(ifLost) });
    }
    case 'risk': {
      const on = dayIn(sign.closeOn);
      return sign.why === 'overdue'
        ? t(lang, 'overdueSays', { on, days: sign.days })
        : t(lang, 'dueUntouchedSays', { on, since: dayIn(sign.since), days: sign.days });
    }
    case 'stale': {
      const { days } = sign;
      const since = dayIn(sign.since);
      if (sign.why === 'untouched') return t(lang, 'untouchedSays', { since, days });
      const usual = { since, days, usual: sign.usual.days, of: sign.usual.of };
      return sign.why === 'stage' ? t(lang, 'stageSays', { ...usual, stage: sign.stage }) : t(lang, 'ageSays', usual);
    }
    case 'pushed': {
      const { times, first } = sign;
      return t(lang, 'pushedSays', { times, first: first === undefined ? undefined : dayIn(first) });
    }
    case 'no-step':
      return t(lang, 'noStepSays', { at: momentText(sign.seenAt, now, zone, lang) });
  }
}
