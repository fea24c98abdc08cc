import { allKpis } from '../lib/app/custom-kpis.ts';
import { lookOf } from '../lib/app/overview.ts';
import { defaultSettings, type Settings } from '../lib/app/settings.ts';
import type { SheetGround } from '../lib/app/target-sheet.ts';
import { addDays } from '../lib/domain/day.ts';
import type { Facts } from '../lib/domain/facts.ts';
import type { Target } from '../lib/domain/target.ts';
import { activity, deal, yen } from './facts.ts';
import { aTarget, sampleNow, sampleZone } from './sample-overview.ts';

export const sampleOwners = ['佐藤 美咲', 'Maria López', '高橋 遼'];

/** Ten months of won deals and calls of three people, the same every time. */
export function sampleFacts(): Facts {
  const months = Array.from({ length: 10 }, (_, index) => `2026-${String(index + 2).padStart(2, '0')}`);
  const deals = months.flatMap((month, index) =>
    sampleOwners.flatMap((owner, person) =>
      [0, 1, 2].map((one) =>
        deal({
          key: `${month}-${person}-${one}`,
          name: `${owner} ${index}-${one}`,
          owner,
          account: `取引先${(index * 3 + one) % 11}`,
          status: one === 2 ? 'lost' : 'won',
          stage: one === 2 ? '失注' : '受注',
          amount: yen(1_200_000 + ((index * 7 + person * 3 + one * 5) % 13) * 250_000),
          createdOn: addDays(`${month}-05`, -40),
          closedOn: `${month}-${String(8 + one * 5).padStart(2, '0')}`,
        }),
      ),
    ),
  );
  const open = sampleOwners.map((owner, person) =>
    deal({
      key: `open-${person}`,
      owner,
      stage: '提案',
      amount: yen(3_000_000),
      createdOn: '2026-10-20',
      closeOn: '2026-11-28',
    }),
  );
  const activities = months.flatMap((month, index) =>
    sampleOwners.flatMap((owner, person) =>
      Array.from({ length: 12 + ((index + person) % 5) }, (_, one) =>
        activity({ key: `call-${month}-${person}-${one}`, owner, on: `${month}-${String(2 + one).padStart(2, '0')}` }),
      ),
    ),
  );
  return { deals: [...deals, ...open], activities };
}

const month = (start: string, end: string, kpi: string, value: number, more: Partial<Target> = {}): Target => ({
  ...aTarget(kpi, value),
  id: `${kpi} ${start}`,
  period: { start, end },
  deadline: addDays(end, -1),
  ...more,
});

/** A year half planned: months of one's own, a repeating one, a quarter to be split, a company's, one that was moved. */
export const sampleTargets: Target[] = [
  month('2026-10-01', '2026-11-01', 'revenue', 14_000_000),
  month('2026-11-01', '2026-12-01', 'revenue', 12_000_000, {
    original: 15_000_000,
    deadline: '2026-11-27',
    tiers: { stretch: 14_000_000, challenge: 16_000_000 },
    changes: [
      { at: sampleNow - 20 * 86_400_000, from: 15_000_000, to: 13_000_000, reason: '大型案件が翌期に延期' },
      { at: sampleNow - 6 * 86_400_000, from: 13_000_000, to: 12_000_000, reason: '' },
    ],
  }),
  month('2026-12-01', '2027-01-01', 'revenue', 16_000_000),
  month('2026-10-01', '2027-01-01', 'revenue', 45_000_000),
  month('2027-01-01', '2027-04-01', 'revenue', 48_000_000),
  month('2026-04-01', '2026-05-01', 'calls', 400, { repeats: 'month' }),
  month('2026-04-01', '2026-05-01', 'win-rate', 0.3, { repeats: 'month' }),
  month('2026-11-01', '2026-12-01', 'deals-won', 10, { by: 'company' }),
];

export function sampleGround(
  targets: readonly Target[] = sampleTargets,
  facts: Facts = sampleFacts(),
  settings: Partial<Settings> = {},
): SheetGround {
  const all: Settings = { ...defaultSettings, me: ['佐藤 美咲'], ...settings };
  const { look } = lookOf(facts, all, targets, { kind: 'all' }, { now: sampleNow, zone: sampleZone });
  return { look, kpis: allKpis(all), owners: facts.deals.length > 0 ? sampleOwners : [] };
}
