import type { DayPlan, Decisive, GapSplit, Steering } from '../lib/app/steering.ts';

/** Towards the month of `sample-overview.ts`: ¥12.4M in sight of ¥15.0M, four business days left. */

const aDeal = (place: number, name: string, amount: number, criticality: number): Decisive => ({
  key: `d${place}`,
  name,
  url: `https://crm.example.co.jp/deals/${place}`,
  amount,
  criticality,
  lift: criticality * 0.8,
});

export const sampleDecisive: Decisive[] = [
  aDeal(1, '北関東製作所 基幹システム更新', 2_200_000, 0.31),
  aDeal(2, 'Kestrel Foods warehouse rollout', 1_800_000, 0.19),
  aDeal(3, 'みなと物流 車両管理', 1_250_000, 0.084),
];

export const sampleGaps: GapSplit[] = [
  {
    against: 'plan',
    difference: -2_600_000,
    parts: [
      { kind: 'volume', to: 'calls', reference: 400, actual: 296, effect: -3_870_412 },
      { kind: 'rate', from: 'calls', to: 'appointments', reference: 0.1, actual: 0.118, effect: 2_310_006 },
      { kind: 'rate', from: 'appointments', to: 'meetings', reference: 0.8, actual: 0.8, effect: 0 },
      { kind: 'rate', from: 'meetings', to: 'won', reference: 0.31, actual: 0.313, effect: 104_390 },
      { kind: 'size', from: 'won', to: 'amount', reference: 1_500_000, actual: 1_350_000, effect: -1_143_984 },
    ],
  },
  {
    against: 'past',
    difference: -1_200_000,
    periods: 3,
    until: '2026-11-24',
    parts: [
      { kind: 'volume', to: 'calls', reference: 250, actual: 212, effect: -1_900_000 },
      { kind: 'rate', from: 'calls', to: 'won', reference: 0.025, actual: 0.028, effect: 700_000 },
    ],
  },
];

export const samplePlan: DayPlan = {
  gap: 2_600_000,
  needed: 1.9,
  daysLeft: 4,
  today: [
    { stage: 'calls', total: 10, left: 7, usual: 6.2, extra: 3.1, lastDay: '2026-11-26' },
    { stage: 'appointments', total: 1, left: 1, usual: 0.6, extra: 0.4, lastDay: '2026-11-27' },
  ],
  closed: [],
  unknown: [],
  turn: {
    isOnlyWay: false,
    pullIn: { count: 4, amount: 6_400_000, largest: aDeal(7, 'オーブリエン商会 セキュリティ監査', 3_100_000, 0) },
    sizeFactor: 1.6,
    recover: { count: 2, amount: 1_900_000 },
  },
  thin: false,
};

export const aSteering = (part: Partial<Steering> = {}): Steering => ({
  kpi: 'revenue',
  watch: {
    state: 'at-risk',
    since: '2026-11-19',
    pHit: 0.21,
    reason: { kind: 'open', by: -1_150_000 },
    seen: { won: 8_100_000, fromOpen: 4_000_000, fromNew: 1_000_000, target: 15_000_000 },
    missing: 2_600_000,
    turning: [{ key: 'd1', name: '北関東製作所 基幹システム更新', amount: 2_200_000, pHit: 0.62 }],
  },
  decisive: sampleDecisive,
  gaps: sampleGaps,
  plan: samplePlan,
  record: { shown: { count: 57, called: 0.78 }, periods: 3 },
  ...part,
});

const { turn: _turn, ...straight } = samplePlan;

/** The target in sight. */
export const onTrack = (): Steering => {
  const { watch } = aSteering();
  return aSteering({
    ...(watch && { watch: { ...watch, state: 'on-track', pHit: 0.71, missing: 0, turning: [] } }),
    plan: { ...straight, gap: 0, needed: 0 },
    gaps: [],
  });
};

/** Hardly any chance left: another target is proposed. */
export const outOfReach = (): Steering => {
  const { watch } = aSteering();
  return aSteering({
    ...(watch && {
      watch: {
        ...watch,
        state: 'out-of-reach',
        pHit: 0.03,
        turning: [],
        replan: 12_400_000,
        reason: { kind: 'first-look' },
      },
    }),
  });
};

/** No new activity becomes a win in time. */
export const closedLevers = (): Steering =>
  aSteering({
    plan: {
      ...samplePlan,
      today: [],
      closed: [
        { stage: 'calls', lag: 21.5 },
        { stage: 'appointments', lag: 18 },
        { stage: 'meetings', lag: 12 },
      ],
      ...(samplePlan.turn && { turn: { ...samplePlan.turn, isOnlyWay: true } }),
    },
  });

/** Rates that stand on a handful, and no record yet. */
export const thinHistory = (): Steering => {
  const { record: _record, watch: _watch, ...rest } = aSteering({ gaps: [], plan: { ...samplePlan, thin: true } });
  return { ...rest, decisive: sampleDecisive.slice(0, 1) };
};

/** Every text at its longest. */
export const atLength = (): Steering =>
  aSteering({
    decisive: sampleDecisive.map((deal) => ({
      ...deal,
      amount: 123_456_789_012,
      name: `${deal.name} & ”<b>”`.repeat(9),
    })),
    plan: {
      ...samplePlan,
      today: (['calls', 'appointments', 'meetings'] as const).map((stage) => ({
        stage,
        total: 12_345,
        left: 12_345,
        usual: 2,
        extra: 12_343,
      })),
      thin: true,
    },
  });
