import type { MovedRow, MovePart, Moves, MovesTold } from '../lib/app/moves.ts';
import { sampleNow } from './sample-overview.ts';

/** Towards the landing of `sample-overview.ts`: ¥11.6M on Tuesday, ¥12.4M on Wednesday morning. */

const yen = (minor: number) => ({ minor, currency: 'JPY' });
const page = (place: number) => `https://crm.example.co.jp/deals/${place}`;

const wonRow: MovedRow = {
  key: 'w1',
  effect: 1_540_000,
  name: '北関東製作所 基幹システム更新',
  url: page(1),
  before: {
    status: 'open',
    stage: '最終提案',
    amount: yen(2_000_000),
    probability: 0.3,
    closeOn: '2026-11-27',
    owner: '佐藤 美咲',
  },
  after: {
    status: 'won',
    stage: '受注',
    amount: yen(2_200_000),
    probability: 1,
    closeOn: '2026-11-24',
    owner: '佐藤 美咲',
  },
};
const pushedRow: MovedRow = {
  key: 'p1',
  effect: -412_000,
  name: 'Kestrel Foods warehouse rollout, phase two of the northern distribution centres',
  url: page(2),
  before: { status: 'open', stage: 'Proposal', amount: yen(1_800_000), closeOn: '2026-11-28' },
  after: { status: 'open', stage: 'Proposal', amount: yen(1_800_000), closeOn: '2026-12-18' },
};
const parts: MovePart[] = [
  { kind: 'calendar', effect: -186_000, of: 0, rows: [] },
  { kind: 'won', effect: 1_540_000, of: 1, rows: [wonRow] },
  {
    kind: 'lost',
    effect: -318_000,
    of: 1,
    rows: [
      {
        key: 'l1',
        effect: -318_000,
        name: 'みなと物流 車両管理',
        url: page(3),
        before: { status: 'open', stage: '見積', amount: yen(1_250_000), closeOn: '2026-11-26' },
        after: { status: 'lost', stage: '失注', amount: yen(1_250_000), closeOn: '2026-11-24' },
      },
    ],
  },
  { kind: 'pushed', effect: -412_000, of: 1, rows: [pushedRow] },
  {
    kind: 'amount',
    effect: 96_000,
    of: 1,
    rows: [
      {
        key: 'a1',
        effect: 96_000,
        name: 'オーブリエン商会 セキュリティ監査',
        before: { status: 'open', amount: yen(900_000) },
        after: { status: 'open', amount: yen(1_200_000) },
      },
    ],
  },
  {
    kind: 'new',
    effect: 120_000,
    of: 2,
    rows: [
      {
        key: 'n1',
        effect: 80_000,
        name: '青葉設計 年間保守',
        after: { status: 'open', stage: '新規', amount: yen(800_000) },
      },
      { key: 'n2', effect: 40_000, after: { status: 'open', stage: 'New' } },
    ],
  },
  { kind: 'others', effect: 34_000, of: 0, rows: [] },
  { kind: 'fresh', effect: -74_000, of: 0, rows: [] },
];

export const someMoves = (part: Partial<MovesTold> = {}): Moves => ({
  since: 'day',
  kpi: 'revenue',
  day: '2026-11-24',
  isFromStart: false,
  unit: 'money',
  currency: 'JPY',
  earlier: { landing: 11_600_000, pHit: 0.12, target: 15_000_000 },
  now: { landing: 12_400_000, pHit: 0.21, target: 15_000_000 },
  parts,
  ...part,
});

export const stillMoves = someMoves({
  now: { landing: 11_600_000, pHit: 0.12, target: 15_000_000 },
  parts: [],
});

/** A week in which everything happened, with a table read for the first time. */
export const weekMoves = someMoves({
  isFromStart: true,
  day: '2026-11-01',
  said: 9_800_000,
  earlier: { landing: 10_212_345, pHit: 0.004, target: 14_000_000 },
  now: { landing: 12_400_000, pHit: 0.21, target: 15_000_000 },
  parts: [
    ...parts,
    {
      kind: 'found',
      effect: 1_387_655,
      of: 1_204,
      rows: Array.from({ length: 50 }, (_, index) => ({
        key: `f${index}`,
        effect: 40_000 - index * 100,
        name: `案件 ${index + 1}`,
        url: page(100 + index),
        after: { status: 'open' as const, stage: '提案', amount: yen(600_000) },
      })),
    },
  ],
});

export const unknownMoves: Moves = {
  since: 'day',
  kpi: 'revenue',
  why: 'unknown',
  day: '2026-11-24',
  knownSince: sampleNow - 3_600_000,
};
export const newPeriodMoves: Moves = { since: 'day', kpi: 'revenue', why: 'new-period' };
export const noneEarlierMoves: Moves = { since: 'week', kpi: 'revenue', why: 'none-earlier', day: '2026-11-18' };
export const noLandingMoves: Moves = { since: 'day', kpi: 'revenue', why: 'no-landing' };
export const callMoves: Moves = {
  ...someMoves({
    unit: 'count',
    earlier: { landing: 289.4, target: 400 },
    now: { landing: 296, target: 400 },
    parts: [
      { kind: 'calendar', effect: -1.6, of: 0, rows: [] },
      {
        kind: 'done',
        effect: 3,
        of: 3,
        rows: ['折り返し', 'Call back', ''].map((name, index) => ({
          key: `c${index}`,
          effect: 1,
          ...(name && { name }),
        })),
      },
      { kind: 'ahead', effect: 5.2, of: 0, rows: [] },
    ],
  }),
  kpi: 'calls',
};
