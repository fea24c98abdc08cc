import { dashboardParts, type DashboardGround, type DashboardPart } from '../lib/app/dashboard/parts.ts';
import type { DashboardChoice } from '../lib/app/dashboard/choice.ts';
import { defaultSettings, type Settings } from '../lib/app/settings.ts';
import { seriesKey } from '../lib/app/standing.ts';
import { isHolidayJp } from '../lib/domain/business-days.ts';
import type { ActivityFact } from '../lib/domain/activity.ts';
import { addDays, daysBetween, weekdayOf, type Day } from '../lib/domain/day.ts';
import type { DealFact } from '../lib/domain/deal.ts';
import type { Facts, Scope } from '../lib/domain/facts.ts';
import type { Target } from '../lib/domain/target.ts';
import { activity, deal, yen } from './facts.ts';
import { aTarget, sampleNow, sampleZone } from './sample-overview.ts';

/** Six people: a long name of each script, one who is ahead, one who is behind, one who has hardly begun. */
export const samplePeople = [
  '佐藤 美咲',
  '鈴木 健',
  'Maria López',
  '高橋 遼',
  'Maximiliana Konstantinopoulou-Featherstonehaugh',
  '勅使河原 龍之介左衛門',
];
/** Two teams of them; who has just begun is in none yet. */
export const sampleTeams: Settings['teams'] = {
  '佐藤 美咲': '東日本営業部',
  '鈴木 健': '東日本営業部',
  'Maria López': 'Partner sales, Europe and the Middle East',
  '高橋 遼': '東日本営業部',
  'Maximiliana Konstantinopoulou-Featherstonehaugh': 'Partner sales, Europe and the Middle East',
};
const shares = [1, 0.7, 0.85, 1.25, 0.5, 0.1];
const stages = ['初回訪問', 'ヒアリング', '提案', '見積提出', '稟議・法務確認待ち'];
const accounts = [
  '北関東製作所',
  'みどり物流',
  'Müller & Söhne',
  '東都ロジスティクス',
  '青葉会計',
  'さくら商店',
  '丸山物産',
];
const products = ['基幹システム更新', '保守契約', '追加ライセンス', '名刺管理', '倉庫管理'];

const today: Day = '2026-11-25';

/** Fourteen months of deals and activities, the same every time (mulberry32). */
export function sampleTeamFacts(): Facts {
  let seed = 11;
  const random = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (size: number) => Math.floor(random() * size);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const deals: DealFact[] = [];
  const activities: ActivityFact[] = [];
  const site = 'https://crm.example.co.jp';
  samplePeople.forEach((owner, person) => {
    const share = shares[person] ?? 1;
    const count = Math.round(70 * share);
    for (let one = 0; one < count; one += 1) {
      const createdOn = addDays('2025-10-01', below(415));
      const closes = addDays(createdOn, 14 + below(70));
      const isOver = closes < today && random() < 0.9;
      const isWon = isOver && random() < 0.34;
      const key = `deal ${person} ${one}`;
      deals.push(
        deal({
          key,
          site,
          url: `${site}/deals/${person}-${one}`,
          owner,
          name: `${pick(accounts)} ${pick(products)}`,
          account: pick(accounts),
          status: isOver ? (isWon ? 'won' : 'lost') : 'open',
          stage: isOver ? (isWon ? '受注' : '失注') : pick(stages),
          amount: yen(Math.round(Math.exp(random() * 2.4) * 35) * 10_000),
          createdOn,
          closeOn: closes,
          ...(isOver && { closedOn: closes }),
          pushes: isOver ? 0 : below(5),
          seenAt: sampleNow - below(40) * 3_600_000,
        }),
      );
    }
    const first = person === 5 ? '2026-11-16' : '2026-05-01';
    for (let day = first; day <= today; day = addDays(day, 1)) {
      if (weekdayOf(day) > 5 || isHolidayJp(day)) continue;
      const calls = Math.round((person === 1 ? 5 : 9) * (0.6 + random() * 0.8));
      for (let call = 0; call < calls; call += 1)
        activities.push(done(owner, day, 'call', `call ${person} ${day} ${call}`, pick(deals).key));
      if (random() < 0.55 * share)
        activities.push(done(owner, day, 'appointment', `appointment ${person} ${day}`, pick(deals).key));
      if (random() < 0.4 * share)
        activities.push(done(owner, day, 'meeting', `meeting ${person} ${day}`, pick(deals).key));
    }
  });
  function done(owner: string, on: Day, kind: ActivityFact['kind'], key: string, dealKey: string): ActivityFact {
    const hour =
      kind === 'call' ? pick([9, 10, 10, 10, 11, 11, 13, 14, 15, 16, 16, 17]) : pick([10, 11, 13, 14, 14, 15, 16]);
    const isLate = daysBetween(on, today) === 0;
    return activity({
      key,
      site,
      kind,
      owner,
      on,
      dealKey,
      ...(random() < 0.93 && {
        time: `${String(isLate ? 8 : hour).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}`,
      }),
      ...(kind === 'call' && { outcome: pick(['connected', 'no-answer', 'no-answer', 'appointment'] as const) }),
      seenAt: sampleNow - below(20) * 3_600_000,
    });
  }
  return { deals, activities };
}

const target = (kpi: string, value: number, scope: Scope, id: string): Target => ({
  ...aTarget(kpi, value),
  id: `${kpi} ${id}`,
  scope,
  period: { start: '2026-04-01', end: '2026-05-01' },
  deadline: '2026-04-30',
  repeats: 'month',
});

/** Of the team, and of everybody but the one who has just begun. */
export const sampleTeamTargets: Target[] = [
  target('revenue', 15_000_000, { kind: 'all' }, 'all'),
  target('calls', 900, { kind: 'all' }, 'all'),
  target('win-rate', 0.35, { kind: 'all' }, 'all'),
  ...samplePeople
    .slice(0, 5)
    .flatMap((name, person) => [
      target('revenue', Math.round(6 * (shares[person] ?? 1)) * 500_000, { kind: 'owner', name }, String(person)),
      target('calls', 180, { kind: 'owner', name }, String(person)),
      target('meetings-held', 8, { kind: 'owner', name }, String(person)),
    ]),
];

export function sampleDashboardGround(part: Partial<DashboardGround> = {}): DashboardGround {
  const settings: Settings = { ...defaultSettings, me: ['佐藤 美咲'] };
  return {
    generation: 0,
    facts: sampleTeamFacts(),
    health: { unmapped: [], misses: [], conflicts: [], partialPages: 0 },
    settings,
    targets: sampleTeamTargets,
    standing: {
      version: 1,
      day: today,
      at: sampleNow,
      now: {},
      records: {
        [seriesKey('revenue', { kind: 'all' })]: {
          periods: 4,
          shown: { count: 78, called: 0.83, near: 0.61, wape: 0.11, bias: 0.034, coverage: 0.78, brier: 0.14 },
        },
      },
    },
    ...part,
  };
}

/** A dashboard as the thread would tell it, all parts together. */
export function sampleDashboard(
  choice: Partial<DashboardChoice> = {},
  ground: DashboardGround = sampleDashboardGround(),
): DashboardPart {
  let whole: DashboardPart = {};
  const request = {
    choice: { who: 'all' as const, kind: 'month' as const, ...choice },
    now: sampleNow,
    zone: sampleZone,
  };
  for (const part of dashboardParts(ground, request)) whole = { ...whole, ...part };
  return whole;
}
