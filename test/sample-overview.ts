import type { Overview, Progress } from '../lib/app/progress.ts';
import type { Landing } from '../lib/landing/landing.ts';
import type { Unit } from '../lib/kpis/kpi.ts';
import type { Target } from '../lib/domain/target.ts';

/** Wednesday 25 November 2026, 08:55 in Tokyo. */
export const sampleNow = Date.UTC(2026, 10, 24, 23, 55);
export const sampleZone = 'Asia/Tokyo';
const period = { start: '2026-11-01', end: '2026-12-01' };

export const aTarget = (kpi: string, value: number): Target => ({
  id: kpi,
  kpi,
  scope: { kind: 'me' },
  period,
  deadline: '2026-11-30',
  value,
  original: value,
  changes: [],
});

type Figures = {
  value?: number;
  target?: number;
  pace?: number;
  landing?: number;
  band?: [number, number];
  pHit?: number;
  known?: number;
  of?: number;
  approximate?: boolean;
};

const units: Record<string, Unit> = {
  revenue: 'money',
  'average-deal-size': 'money',
  'open-pipeline': 'money',
  'win-rate': 'rate',
  'win-rate-amount': 'rate',
};

export function aProgress(
  kpi: string,
  { value, target, pace, landing, band, pHit, known = 44, of = 44, approximate = false }: Figures,
): Progress {
  const landed: Landing | undefined =
    landing === undefined
      ? undefined
      : {
          asOf: '2026-11-25',
          method: 'run-rate',
          p50: landing,
          historyDays: 17,
          ...(band && { p10: band[0], p90: band[1] }),
          ...(pHit !== undefined && { pHit }),
        };
  return {
    kpi,
    measure: {
      ...(value === undefined ? { why: 'no-rows' as const } : { value }),
      unit: units[kpi] ?? 'count',
      known,
      of,
      sample: known,
      approximate,
      rows: [],
      left: [],
    },
    ...(target !== undefined && { target: aTarget(kpi, target), targetFrom: 'set' as const }),
    ...(target !== undefined && value !== undefined && { attainment: value / target }),
    ...(pace !== undefined && { pace }),
    ...(landed && { landing: landed }),
    ...(landed && target !== undefined && { gap: target - landed.p50 }),
  };
}

/** A month that runs a little behind, in yen. */
export const sampleProgress: Progress[] = [
  aProgress('revenue', {
    value: 8_100_000,
    target: 15_000_000,
    pace: 9_800_000,
    landing: 12_400_000,
    known: 41,
    of: 44,
  }),
  aProgress('deals-won', { value: 6, target: 10, pace: 6.4, landing: 8.8 }),
  aProgress('win-rate', { value: 0.31, target: 0.3, pace: 0.3 }),
  aProgress('win-rate-amount', { value: 0.27, target: 0.3, pace: 0.3 }),
  aProgress('average-deal-size', { value: 1_350_000, target: 1_500_000, pace: 1_500_000, approximate: true }),
  aProgress('calls', { value: 212, target: 400, pace: 286, landing: 296 }),
  aProgress('meetings-held', { value: 25, target: 24, pace: 17, landing: 34 }),
  aProgress('open-pipeline', { value: 42_300_000 }),
];

export const sampleDay: Progress[] = [
  aProgress('calls', { value: 3, target: 20, pace: 4 }),
  aProgress('meetings-held', { value: 0, target: 1, pace: 0 }),
];

export const anOverview = (part: Partial<Overview> = {}): Overview => ({
  at: sampleNow,
  today: '2026-11-25',
  period,
  periodKind: 'month',
  who: 'me',
  currency: 'JPY',
  businessDays: { left: 4, total: 19 },
  progress: sampleProgress,
  day: sampleDay,
  newest: sampleNow - 3 * 60_000,
  oldest: sampleNow - 2 * 86_400_000,
  unmapped: [],
  misses: [],
  conflicts: [],
  counts: { deals: 44, activities: 260, partialPages: 0, unowned: 0 },
  owners: [
    { name: '佐藤 美咲', rows: 180 },
    { name: 'Maria López', rows: 96 },
    { name: '高橋 遼', rows: 28 },
  ],
  ...part,
});

/** The same month in dollars. */
export const dollarOverview = (): Overview =>
  anOverview({
    currency: 'USD',
    progress: sampleProgress.map((progress) => (progress.measure.unit === 'money' ? inCents(progress) : progress)),
  });

function inCents(progress: Progress): Progress {
  const { measure, target, pace, landing, gap } = progress;
  return {
    ...progress,
    measure: { ...measure, ...(measure.value !== undefined && { value: measure.value / 1.5 }) },
    ...(target && { target: { ...target, value: target.value / 1.5 } }),
    ...(pace !== undefined && { pace: pace / 1.5 }),
    ...(landing && { landing: { ...landing, p50: landing.p50 / 1.5 } }),
    ...(gap !== undefined && { gap: gap / 1.5 }),
  };
}

/** Nothing captured yet. */
export const emptyOverview = (): Overview => {
  const { newest, oldest, ...rest } = anOverview();
  return {
    ...rest,
    progress: sampleProgress.map(({ kpi }) => aProgress(kpi, { known: 0, of: 0 })),
    day: [],
    counts: { deals: 0, activities: 0, partialPages: 0, unowned: 0 },
    owners: [],
  };
};

/** Captured, but no target set. */
export const targetlessOverview = (): Overview =>
  anOverview({
    progress: sampleProgress.map(({ kpi, measure }) =>
      aProgress(kpi, { ...(measure.value !== undefined && { value: measure.value }) }),
    ),
    day: sampleDay.map(({ kpi, measure }) =>
      aProgress(kpi, { ...(measure.value !== undefined && { value: measure.value }) }),
    ),
  });

/** Every figure at an edge: nothing, billions, four times the target, unknown, partly known. */
export const extremeOverview = (): Overview =>
  anOverview({
    progress: [
      aProgress('revenue', { value: 4_800_000_000, target: 1_200_000_000, pace: 900_000_000, landing: 6_000_000_000 }),
      aProgress('deals-won', { value: 40, target: 10, pace: 7, landing: 52 }),
      aProgress('win-rate', { value: 1, target: 0.3, pace: 0.3 }),
      aProgress('win-rate-amount', { of: 12, known: 0 }),
      aProgress('average-deal-size', {
        value: 120_000_000,
        target: 1_500_000_000,
        pace: 1_500_000_000,
        known: 3,
        of: 12_345,
        approximate: true,
      }),
      aProgress('calls', { value: 0, target: 12_000, pace: 9_000, landing: 0 }),
      aProgress('meetings-held', { value: 1, target: 1, pace: 1, landing: 1 }),
      aProgress('open-pipeline', { value: 0 }),
    ],
  });
