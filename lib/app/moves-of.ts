import { addBusinessDays } from '../domain/business-days.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Period } from '../domain/period.ts';
import type { Kpi, Unit } from '../kpis/kpi.ts';
import { dealMoves, inWholeUnits, type Move, type Pair } from '../landing/moves.ts';
import type { Landing } from '../landing/landing.ts';
import { worthsOf, type Landed } from '../landing/worths.ts';
import { dealQuestionOf } from './landing-of.ts';
import type { MovedDeal, MovedRow, MovePart, MovesTold, Since, Stand } from './moves.ts';
import { contextOf, landingsFor, targetOf, type Look } from './progress-of.ts';

/** The three states a change is told by. `aged` is `earlier` seen from now: its facts, today's clock and targets. */
export type Looks = { earlier: Look; aged: Look; now: Look };

/** The order of the picture: time, what deals did, what follows from it. */
const order: readonly Move['kind'][] = [
  'calendar',
  'target',
  'won',
  'lost',
  'pulled',
  'pushed',
  'amount',
  'chance',
  'new',
  'reopened',
  'handed',
  'found',
  'corrected',
  'gone',
  'done',
  'others',
  'fresh',
  'ahead',
  'record',
];

/** Rows that are handed over with a part; the others are counted. */
const mostRows = 50;

/** How finely a landing is told: minor units, tenths of a count, hundredths of a per cent. */
const perOne: Record<Unit, number> = { money: 1, count: 10, rate: 10_000, days: 10, ratio: 10, points: 10 };

/**
 * The last day of the earlier state: the business day before today, or the day a week ago; of a period that has begun since,
 * its first day. `undefined` while that is today.
 */
export function dayBefore(
  since: Since,
  period: Period,
  { now, calendar }: Pick<Look, 'now' | 'calendar'>,
): { day: Day; isFromStart: boolean } | undefined {
  const today = now.slice(0, 10);
  const asked = since === 'week' ? addDays(today, -7) : (addBusinessDays(today, -1, calendar) ?? addDays(today, -1));
  if (asked >= period.start) return { day: asked, isFromStart: false };
  return period.start < today ? { day: period.start, isFromStart: true } : undefined;
}

type Stood = {
  shown: Landing;
  engine: Landing | undefined;
  landed: Landed | undefined;
  value: number;
  rows: ReadonlySet<string>;
  target: number | undefined;
};

/** A KPI's landing in a look; with `target` for another target than the look's own. */
function stoodIn(
  kpi: Kpi,
  period: Period,
  look: Look,
  target = targetOf(kpi, period, look)?.target.value,
): Stood | undefined {
  const measure = kpi.measure(look.facts, contextOf(period, look));
  const landings = landingsFor(kpi, measure, period, look, target);
  if (!landings || measure.value === undefined) return undefined;
  const found = dealQuestionOf({ kpi, measure, period, look, target });
  return {
    shown: landings.shown,
    engine: landings.engine,
    landed: found && worthsOf(found.study, found.owners, found.landing),
    value: measure.value,
    rows: new Set(measure.rows),
    target,
  };
}

/** `undefined` where one of the states has no landing. */
export function movesOf(kpi: Kpi, period: Period, day: Day, looks: Looks): Omit<MovesTold, 'isFromStart'> | undefined {
  const now = stoodIn(kpi, period, looks.now);
  const earlier = stoodIn(kpi, period, looks.earlier);
  if (!now || !earlier) return undefined;
  const retargeted = earlier.target === now.target ? earlier : stoodIn(kpi, period, looks.earlier, now.target);
  const aged = stoodIn(kpi, period, looks.aged, now.target);
  if (!retargeted || !aged) return undefined;
  const deals = { before: byKey(looks.earlier), after: byKey(looks.now) };
  const pairOf = (key: string): Pair => ({ before: deals.before.get(key), after: deals.after.get(key) });
  const between =
    aged.landed && now.landed
      ? [
          ...dealMoves({ aged: aged.landed, now: now.landed, pairOf, period, day }),
          move('record', blendOf(now) - blendOf(aged)),
        ]
      : otherMoves(kpi, period, looks, aged, now);
  const moves = [
    move('calendar', aged.shown.p50 - retargeted.shown.p50),
    move('target', retargeted.shown.p50 - earlier.shown.p50),
    ...between,
  ].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const told = inWholeUnits(moves, earlier.shown.p50, now.shown.p50, perOne[kpi.unit]);
  return {
    day,
    unit: kpi.unit,
    currency: looks.now.settings.currency,
    earlier: standOf(earlier, told.from),
    now: standOf(now, told.to),
    parts: told.moves.map(({ kind, effect, rows }): MovePart => ({
      kind,
      effect,
      of: rows.length,
      rows: rows.slice(0, mostRows).map((row) => named(row, pairOf(row.key), looks)),
    })),
  };
}

const move = (kind: Move['kind'], effect: number): Move => ({ kind, effect, rows: [] });

/** How far blending by the own record takes the landing from the method's own. */
const blendOf = ({ shown, engine }: Stood): number => (engine ? shown.p50 - engine.p50 : 0);

/** Of a KPI that is not made of deals: what was done since, and how much more or less is expected on top. */
function otherMoves(kpi: Kpi, period: Period, looks: Looks, aged: Stood, now: Stood): Move[] {
  const done = now.value - aged.value;
  const rows = kpi.nature === 'flow' ? rowsOf(kpi, period, looks, aged.rows, now.rows) : [];
  const isWhole = Math.abs(rows.reduce((sum, { effect }) => sum + effect, 0) - done) < 1e-6;
  return [
    { kind: 'done', effect: done, rows: isWhole ? rows : [] },
    move('ahead', now.shown.p50 - aged.shown.p50 - done),
  ];
}

/** More rows than a person opens; each is measured by itself. */
const mostMeasured = 500;

/** What each row that is counted at one of the two moments only comes to by itself. */
function rowsOf(
  kpi: Kpi,
  period: Period,
  looks: Looks,
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
): Move['rows'] {
  const [come, left] = [[...after].filter((key) => !before.has(key)), [...before].filter((key) => !after.has(key))];
  if (come.length + left.length > mostMeasured) return [];
  const alone = (key: string, look: Look): number => {
    const { deals, activities } = look.facts;
    const only = {
      deals: deals.filter((row) => row.key === key),
      activities: activities.filter((row) => row.key === key),
    };
    return kpi.measure(only, contextOf(period, look)).value ?? 0;
  };
  return [
    ...come.map((key) => ({ key, effect: alone(key, looks.now) })),
    ...left.map((key) => ({ key, effect: -alone(key, looks.aged) })),
  ];
}

const byKey = ({ everything }: Look): ReadonlyMap<string, DealFact> =>
  new Map(everything.deals.map((deal) => [deal.key, deal]));

const standOf = ({ shown, target }: Stood, landing: number): Stand => ({
  landing,
  ...(shown.pHit !== undefined && { pHit: shown.pHit }),
  ...(target !== undefined && { target }),
});

/** By its deal's name, or by what an activity was about. */
function named(row: { key: string; effect: number }, { before, after }: Pair, { now, earlier }: Looks): MovedRow {
  const deal = after ?? before;
  const of = deal
    ? undefined
    : [now, earlier].flatMap(({ facts }) => facts.activities).find(({ key }) => key === row.key);
  const name = deal ? deal.name : of?.subject;
  const { account, url } = deal ?? of ?? {};
  return {
    ...row,
    ...(name !== undefined && { name }),
    ...(account !== undefined && { account }),
    ...(url !== undefined && { url }),
    ...(before && { before: movedDeal(before) }),
    ...(after && { after: movedDeal(after) }),
  };
}

const fields = ['status', 'stage', 'amount', 'probability', 'closeOn', 'closedOn', 'owner'] as const;

const movedDeal = (deal: DealFact): MovedDeal =>
  Object.fromEntries(fields.flatMap((field) => (deal[field] === undefined ? [] : [[field, deal[field]]]))) as MovedDeal;
