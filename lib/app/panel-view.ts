import { recipes as knownRecipes } from '../crms/index.ts';
import { dayOf, daysBetween, type Instant, type Zone } from '../domain/day.ts';
import type { Change, Deal, DealFact, DealField } from '../domain/deal.ts';
import type { Scope } from '../domain/facts.ts';
import { folded, identityKey, type Source } from '../domain/identity.ts';
import type { Period } from '../domain/period.ts';
import { periodOf } from '../domain/periods.ts';
import type { RowIdentity } from '../domain/reading.ts';
import { scopeTest } from '../domain/scope.ts';
import { revenue } from '../kpis/revenue.ts';
import type { PanelView } from '../messages/protocol.ts';
import type { Recipe } from '../recipes/recipe.ts';
import type { Store } from '../store/open.ts';
import { readDeal } from '../store/read.ts';
import { fieldText } from './field-text.ts';
import { lookOf } from './overview.ts';
import { progressOf, type Look } from './progress-of.ts';
import { readState } from './read-overview.ts';
import { readTargets } from './settings-document.ts';
import { freshSite, type Language, type Settings } from './settings.ts';

/** Which deal: what the page that asks shows. `site` is the page's own origin, so a page learns nothing of another CRM. */
export type PanelQuestion = { site: string; crm: string; id: RowIdentity };

/** `zone` and `language` are the browser's; they hold where the settings say `auto`. */
export type PanelMoment = { now: Instant; zone: Zone; language: Language };

/** What a deal should show before its numbers can be trusted, in the order in which it is asked for. */
const wanted = ['amount', 'closeDate', 'stage', 'owner', 'account', 'nextStep'] as const satisfies DealField[];

/** What the panel beside a deal shows. Without `deal` when nothing is known of it yet. */
export async function panelView(
  store: Store,
  { site, crm, id }: PanelQuestion,
  { now, zone, language }: PanelMoment,
  recipes: readonly Recipe[] = knownRecipes,
): Promise<PanelView> {
  const [{ facts, settings }, targets, deal] = await Promise.all([
    readState(store, zone),
    readTargets(store),
    readDeal(store.database, identitiesFrom({ site, crm }, id)),
  ]);
  const lang = settings.language === 'auto' ? language : settings.language;
  const fact = deal && facts.deals.find(({ key }) => key === deal.key);
  const today = dayOf(now, zoneOf(settings, zone));
  const share =
    fact &&
    shareOf(
      fact,
      periodOf('month', today, settings.fiscal),
      settings,
      lang,
      (scope) => lookOf(facts, settings, targets, scope, { now, zone }).look,
    );
  return {
    language: lang,
    ...(settings.sites[site]?.panel ?? freshSite.panel),
    today,
    zone: zoneOf(settings, zone),
    ...(deal &&
      fact && {
        deal: shownDeal(
          deal,
          fact,
          recipes.find((recipe) => recipe.id === crm),
          today,
          lang,
        ),
      }),
    ...(share && { share }),
  };
}

const zoneOf = (settings: Settings, zone: Zone): Zone => (settings.zone === 'auto' ? zone : settings.zone);

const identitiesFrom = (source: Source, { strong, business }: RowIdentity): string[] => [
  ...(strong ? [identityKey(source, 'deal', 's', strong)] : []),
  ...(business ? [identityKey(source, 'deal', 'b', folded(business))] : []),
];

function shownDeal(
  deal: Deal,
  fact: DealFact,
  recipe: Recipe | undefined,
  today: string,
  lang: Language,
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
  const text = (field: Change['field'], value: unknown) => fieldText(field, value, { today, lang });
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

/**
 * The deal's share of this month's revenue target, and the landing with it on top where it is due by then. The target is
 * that of whoever owns the deal, else everybody's.
 */
function shareOf(
  deal: DealFact,
  month: Period,
  { me, currency }: Settings,
  lang: Language,
  lookOfScope: (scope: Scope) => Look,
): PanelView['share'] {
  const { amount, status, owner, closeOn } = deal;
  if (!amount || amount.currency !== currency) return undefined;
  const isMine = scopeTest({ kind: 'me' }, me)(deal);
  const scopes: Scope[] = [
    ...(isMine ? [{ kind: 'me' } as const] : owner !== undefined ? [{ kind: 'owner', name: owner } as const] : []),
    { kind: 'all' },
  ];
  const isDue = status === 'open' && (closeOn === undefined || closeOn < month.end);
  for (const scope of scopes) {
    const { target, landing } = progressOf(revenue, month, lookOfScope(scope));
    if (!target || target.value <= 0) continue;
    return {
      ofTarget: amount.minor / target.value,
      kpi: revenue.id,
      label: revenue.label[lang],
      currency,
      ...(landing && { landingNow: landing.p50, ...(isDue && { landingIfWon: landing.p50 + amount.minor }) }),
    };
  }
  return undefined;
}
