import { recipes as knownRecipes } from '../crms/index.ts';
import { daysBetween, type Instant, type Zone } from '../domain/day.ts';
import type { Change, Deal, DealFact, DealField } from '../domain/deal.ts';
import { folded, identityKey } from '../domain/identity.ts';
import type { RowIdentity } from '../domain/reading.ts';
import { kpiById } from '../kpis/index.ts';
import type { PanelView } from '../messages/protocol.ts';
import type { Recipe } from '../recipes/recipe.ts';
import type { Store } from '../store/open.ts';
import { readDeal } from '../store/read.ts';
import { fieldText } from './field-text.ts';
import { overviewOf } from './overview.ts';
import type { Overview } from './progress.ts';
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
export async function panelView(store: Store, { site, crm, id }: PanelQuestion, { now, zone, language }: PanelMoment, recipes: readonly Recipe[] = knownRecipes): Promise<PanelView> {
  const [{ facts, health, settings }, targets, deal] = await Promise.all([
    readState(store, zone), readTargets(store), readDeal(store.database, identitiesFrom(site, id)),
  ]);
  const lang = settings.language === 'auto' ? language : settings.language;
  const fact = deal && facts.deals.find(({ key }) => key === deal.key);
  const overviews = (['me', 'all'] as const).map((who) => overviewOf(facts, health, settings, targets, { periodKind: 'month', who, now, zone }));
  const today = overviews[0]?.today ?? '';
  const share = fact && overviews.map((overview) => shareOf(fact, overview, lang)).find((found) => found !== undefined);
  return {
    language: lang,
    ...(settings.sites[site]?.panel ?? freshSite.panel),
    today,
    zone: zoneOf(settings, zone),
    ...(deal && fact && { deal: shownDeal(deal, fact, recipes.find((recipe) => recipe.id === crm), today, lang) }),
    ...(share && { share }),
  };
}

const zoneOf = (settings: Settings, zone: Zone): Zone => (settings.zone === 'auto' ? zone : settings.zone);

const identitiesFrom = (site: string, { strong, business }: RowIdentity): string[] => [
  ...(strong ? [identityKey(site, 'deal', 's', strong)] : []),
  ...(business ? [identityKey(site, 'deal', 'b', folded(business))] : []),
];

function shownDeal(deal: Deal, fact: DealFact, recipe: Recipe | undefined, today: string, lang: Language): NonNullable<PanelView['deal']> {
  const { key, name, account, owner, stage, status, amount, approximate, closeOn, createdOn, stageSince, pushes, seenAt } = fact;
  const text = (field: Change['field'], value: unknown) => fieldText(field, value, { today, lang });
  const shown: Record<string, unknown> = { name, account, owner, stage, amount, closeOn, createdOn, stageSince };
  return {
    key, status, approximate, pushes, seenAt,
    ...(Object.fromEntries(Object.entries(shown).filter(([, value]) => value !== undefined)) as Pick<DealFact, 'name' | 'account'>),
    ...(stageSince !== undefined && { daysInStage: Math.max(0, daysBetween(stageSince, today)) }),
    missing: wanted.filter((field) => deal.fields[field] === undefined && (!recipe || canShow(recipe, field))),
    changes: deal.changes.toReversed().map(({ field, from, to, at }) => ({ field, from: text(field, from), to: text(field, to), at })),
  };
}

/** A field that no page of the CRM shows is not missing on this deal. */
const canShow = ({ pages }: Recipe, field: DealField): boolean =>
  pages.some((page) => [page, ...(page.also ?? [])].some(({ fields, kind }) => kind.startsWith('deal') && fields[field] !== undefined && [fields[field].at].flat().length > 0));

/** The deal's share of this month's revenue target, and the landing with it on top. */
function shareOf({ amount, status }: DealFact, { progress, currency }: Overview, lang: Language): NonNullable<PanelView['share']> | undefined {
  const main = progress.find(({ kpi }) => kpi === 'revenue');
  const label = kpiById('revenue')?.label[lang];
  if (!main?.target || !label || !amount || amount.currency !== currency || main.target.value <= 0) return undefined;
  const now = main.landing?.p50;
  return {
    ofTarget: amount.minor / main.target.value, kpi: 'revenue', label, currency,
    ...(now !== undefined && { landingNow: now, ...(status === 'open' && { landingIfWon: now + amount.minor }) }),
  };
}
