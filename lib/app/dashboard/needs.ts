import type { DealFact } from '../../domain/deal.ts';
import { contains, type Period } from '../../domain/period.ts';
import { kpiById } from '../../kpis/index.ts';
import { isOftenPushed, isOverdue, isQuiet, lacksStepAt, type SignGround } from '../deal-signs.ts';
import { dealQuestionOf } from '../landing-of.ts';
import type { Look } from '../progress-of.ts';
import type { Progress } from '../progress.ts';
import { verdictOf } from '../verdict.ts';
import type { Need } from './need.ts';

/** What lands by deals. Work done day by day has its own reason, and would be told twice. */
const ofDeals = new Set<string | undefined>(['amount', 'deals']);

/** Below an even chance; where the method gives no chance, less than 95 % of the target in sight. */
const evenChance = 0.5;
const inSight = 0.95;

export function needsOf(progress: readonly Progress[], period: Period, look: Look, ground: SignGround): Need[] {
  const today = look.now.slice(0, 10);
  if (today < period.start || today >= period.end) return [];
  const open = look.facts.deals.filter(({ status }) => status === 'open');
  const due = open.filter(({ closeOn }) => contains(period, closeOn));
  const keys = (deals: readonly DealFact[], holds: (deal: DealFact) => boolean) =>
    deals.filter(holds).map(({ key }) => key);
  const stuck: Extract<Need, { deals: string[] }>[] = [
    { kind: 'overdue', deals: keys(open, (deal) => isOverdue(deal, today)) },
    { kind: 'quiet', deals: keys(due, (deal) => isQuiet(ground, deal)) },
    { kind: 'pushed', deals: keys(open, isOftenPushed) },
    { kind: 'no-step', deals: keys(due, (deal) => lacksStepAt(ground, deal) !== undefined) },
  ];
  const [short, ...behind] = [shortfall(progress, period, look), ...progress.map(behindPace)];
  const order: Need['kind'][] = ['short', 'overdue', 'quiet', 'pushed', 'behind', 'no-step'];
  return [short, ...behind, ...stuck.filter(({ deals }) => deals.length > 0)]
    .filter((need) => need !== undefined)
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function shortfall(progress: readonly Progress[], period: Period, look: Look): Need | undefined {
  const main = progress.find(({ kpi, target }) => target && ofDeals.has(kpiById(kpi)?.lands));
  const kpi = main && kpiById(main.kpi);
  if (!kpi || !main.target || !main.landing || main.gap === undefined || main.gap <= 0) return undefined;
  const { pHit, p50 } = main.landing;
  if (pHit === undefined ? p50 >= main.target.value * inSight : pHit >= evenChance) return undefined;
  const open = dealQuestionOf({ kpi, measure: main.measure, period, look, target: main.target.value })?.landing.deals;
  const most = open?.reduce<(typeof open)[number] | undefined>(
    (best, deal) => ((deal.criticality ?? 0) > (best?.criticality ?? 0) ? deal : best),
    undefined,
  );
  const name = most && look.facts.deals.find(({ key }) => key === most.key)?.name;
  return {
    kind: 'short',
    kpi: kpi.id,
    gap: main.gap,
    ...(pHit !== undefined && { pHit }),
    ...(most && { decisive: { key: most.key, amount: most.amount, ...(name !== undefined && { name }) } }),
  };
}

/** Only what a person can do more of today: a sum of money is not made by deciding to. */
function behindPace(progress: Progress): Need | undefined {
  const kpi = kpiById(progress.kpi);
  const { value } = progress.measure;
  if (kpi?.lands !== 'events' || value === undefined || progress.pace === undefined) return undefined;
  if (verdictOf(progress, kpi.better) !== 'behind') return undefined;
  return { kind: 'behind', kpi: kpi.id, more: Math.ceil(progress.pace - value - 1e-9) };
}
