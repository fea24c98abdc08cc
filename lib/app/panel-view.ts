import { recipes as knownRecipes } from '../crms/index.ts';
import { dayOf, daysBetween, type Instant, type Zone } from '../domain/day.ts';
import type { Change, Deal, DealFact, DealField } from '../domain/deal.ts';
import { identitiesAsked } from '../domain/identity.ts';
import { isMoney, type Currency } from '../domain/money.ts';
import type { Period } from '../domain/period.ts';
import { periodOf } from '../domain/periods.ts';
import type { RowIdentity } from '../domain/reading.ts';
import { currencyOf, stated } from '../domain/stated.ts';
import { revenue } from '../kpis/revenue.ts';
import type { In, Out, PanelView } from '../messages/protocol.ts';
import type { Recipe } from '../recipes/recipe.ts';
import type { Store } from '../store/open.ts';
import { readStanding } from '../store/ledger.ts';
import { readDeal } from '../store/read.ts';
import { changed, chancesOf, worths, type Shown, type Worth } from './deal-worth.ts';
import { fieldText } from './field-text.ts';
import { lookOf } from './overview.ts';
import { readState } from './read-overview.ts';
import { readTargets } from './settings-document.ts';
import { readTaught } from './taught.ts';
import { freshSite, type Language, type Settings } from './settings.ts';
import { standingFrom } from './standing.ts';

/** Which deal: what the page that asks shows. `site` is the page's own origin, so a page learns nothing of another CRM. */
export type PanelQuestion = { site: string; crm: string; id: RowIdentity };

/** `zone` and `language` are the browser's; they hold where the settings say `auto`. */
export type PanelMoment = { now: Instant; zone: Zone; language: Language };

/** What a deal should show before its numbers can be trusted, in the order in which it is asked for. */
const wanted = ['amount', 'closeDate', 'stage', 'owner', 'account', 'nextStep'] as const satisfies DealField[];

/** A deal of the page that asks, and what it is worth to the month's target. */
async function dealAt(store: Store, { site, crm, id }: PanelQuestion, { now, zone }: PanelMoment) {
  const [{ facts, settings }, targets, deal, standing] = await Promise.all([
    readState(store, zone),
    readTargets(store),
    readDeal(store.database, identitiesAsked({ site, crm }, 'deal', id)),
    readStanding(store),
  ]);
  const fact = deal && facts.deals.find(({ key }) => key === deal.key);
  const today = dayOf(now, zoneOf(settings, zone));
  const month = periodOf('month', today, settings.fiscal);
  const worth =
    fact &&
    worths(
      month,
      settings.me,
      (scope) => lookOf(facts, settings, targets, scope, { now, zone }, standingFrom(standing)).look,
    )(fact);
  return { settings, deal, fact, today, month, worth };
}

/** What the panel beside a deal shows. Without `deal` when nothing is known of it yet. */
export async function panelView(
  store: Store,
  question: PanelQuestion,
  moment: PanelMoment,
  recipes: readonly Recipe[] = knownRecipes,
): Promise<PanelView> {
  const [{ settings, deal, fact, today, month, worth }, { drifts }] = await Promise.all([
    dealAt(store, question, moment),
    readTaught(store),
  ]);
  const drifted = drifts.filter(({ site, crm }) => site === question.site && crm === question.crm);
  const lang = settings.language === 'auto' ? moment.language : settings.language;
  const share = fact && worth && shareOf(fact, worth, month, settings.currency, lang);
  return {
    language: lang,
    ...(settings.sites[question.site]?.panel ?? freshSite.panel),
    today,
    zone: zoneOf(settings, moment.zone),
    ...(deal &&
      fact && {
        deal: shownDeal(
          deal,
          fact,
          recipes.find((recipe) => recipe.id === question.crm),
          today,
          lang,
          settings.currency,
        ),
      }),
    ...(share && { share }),
    ...(settings.amounts !== 'auto' && { amounts: settings.amounts }),
    ...(drifted.length > 0 && { drifted: [...new Set(drifted.map(({ field }) => field))] }),
  };
}

const zoneOf = (settings: Settings, zone: Zone): Zone => (settings.zone === 'auto' ? zone : settings.zone);

function shownDeal(
  deal: Deal,
  fact: DealFact,
  recipe: Recipe | undefined,
  today: string,
  lang: Language,
  home: Currency,
): NonNullable<PanelView['deal']> {
  const {
    key,
    name,
    account,
    owner,
    stage,
    status,
    amount,
    approximate,
    closeOn,
    createdOn,
    stageSince,
    pushes,
    seenAt,
  } = fact;
  const currency = currencyOf(deal, home);
  const text = (field: Change['field'], value: unknown) =>
    fieldText(field, isMoney(value) ? stated(value, currency) : value, { today, lang });
  const shown: Record<string, unknown> = { name, account, owner, stage, amount, closeOn, createdOn, stageSince };
  return {
    key,
    status,
    approximate,
    pushes,
    seenAt,
    ...(Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)) as Pick<
      DealFact,
      'name' | 'account'
    >),
    ...(stageSince !== undefined && { daysInStage: Math.max(0, daysBetween(stageSince, today)) }),
    missing: wanted.filter((field) => deal.fields[field] === undefined && (!recipe || canShow(recipe, field))),
    changes: deal.changes
      .toReversed()
      .map(({ field, from, to, at }) => ({ field, from: text(field, from), to: text(field, to), at })),
  };
}

/** A field that no page of the CRM shows is not missing on this deal. */
const canShow = ({ pages }: Recipe, field: DealField): boolean =>
  pages.some((page) =>
    [page, ...(page.also ?? [])].some(
      ({ fields, kind }) =>
        kind.startsWith('deal') && fields[field] !== undefined && [fields[field].at].flat().length > 0,
    ),
  );

/** The deal's share of this month's revenue target, the landing with it where it is due by then, and what hangs on it. */
function shareOf(deal: DealFact, worth: Worth, month: Period, currency: string, lang: Language): PanelView['share'] {
  const { amount, status, closeOn } = deal;
  if (!amount || amount.currency !== currency) return undefined;
  const { landing, target, part } = worth;
  const isDue = status === 'open' && (closeOn === undefined || closeOn < month.end);
  const ifWon = changed(worth, [{ kind: 'won', key: deal.key }]) ?? (landing && { p50: landing.p50 + amount.minor });
  const chances = chancesOf(worth);
  return {
    ofTarget: amount.minor / target,
    kpi: revenue.id,
    label: revenue.label[lang],
    currency,
    ...(landing && { landingNow: landing.p50, ...(isDue && ifWon && { landingIfWon: ifWon.p50 }) }),
    ...(chances && part && { chances: { ...chances, deal: part.deal.chance } }),
  };
}

/** Where the month would land and how likely the target would be hit, were the deal another. Nothing is stored. */
export async function whatIfDeal(
  store: Store,
  { amount, day, chance, ...question }: PanelQuestion & Omit<In<'what-if'>, 'crm' | 'id'>,
  moment: PanelMoment,
): Promise<Out<'what-if'>> {
  const { fact, worth } = await dealAt(store, question, moment);
  const from = worth?.landing;
  const to =
    fact &&
    worth &&
    changed(worth, [
      ...(amount === undefined ? [] : [{ kind: 'amount', key: fact.key, amount } as const]),
      ...(chance === undefined ? [] : [{ kind: 'chance', key: fact.key, chance } as const]),
      // The day comes last: after the deadline nothing is won, however likely.
      ...(day === undefined ? [] : [{ kind: 'date', key: fact.key, day } as const]),
    ]);
  return { outcome: from && to ? { from: outcomeOf(from), to: outcomeOf(to) } : null };
}

const outcomeOf = ({ p50, pHit }: Shown) => ({ landing: p50, ...(pHit !== undefined && { hit: pHit }) });
