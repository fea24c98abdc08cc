import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activity, deal, facts, yen } from '../../test/facts.ts';
import { addDays, type Day } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Target } from '../domain/target.ts';
import { calls } from '../kpis/calls.ts';
import { dealsWon } from '../kpis/deals-won.ts';
import { revenue } from '../kpis/revenue.ts';
import { dealQuestionOf } from './landing-of.ts';
import type { MovesTold } from './moves.ts';
import { dayBefore, movesOf } from './moves-of.ts';
import { lookOf } from './overview.ts';
import { contextOf, progressOf, type Look } from './progress-of.ts';
import { defaultSettings } from './settings.ts';

const july = { start: '2026-07-01', end: '2026-08-01' };
const settings = { ...defaultSettings, me: ['Taro'] };
const target = (kpi: string, value: number): Target => ({
  id: kpi,
  kpi,
  scope: { kind: 'all' },
  period: july,
  deadline: '2026-07-31',
  value,
  original: value,
  changes: [],
});
const at = (day: Day, time: string) => Date.parse(`${day}T${time}:00+09:00`);

/** A deal every second day, each decided forty days later, two of three won. */
const history: DealFact[] = Array.from({ length: 70 }, (_, index) => {
  const createdOn = addDays('2026-02-01', index * 2);
  const closedOn = addDays(createdOn, 40);
  const isOver = closedOn <= '2026-07-14';
  return deal({
    key: `deal-${String(index).padStart(3, '0')}`,
    owner: index % 2 ? 'Taro' : 'Aya',
    stage: 'Offer',
    createdOn,
    amount: yen(500_000 + 10_000 * (index % 7)),
    closeOn: closedOn,
    ...(isOver && { status: index % 3 ? 'won' : 'lost', closedOn }),
  });
});
const open = history.filter(({ status }) => status === 'open');

const lookAt = (
  deals: readonly DealFact[],
  moment: number,
  targets: readonly Target[] = [target('revenue', 8_000_000)],
  activities: Look['facts']['activities'] = [],
): Look =>
  lookOf(facts({ deals, activities }), settings, targets, { kind: 'all' }, { now: moment, zone: 'Asia/Tokyo' }).look;

const looks = (deals: readonly DealFact[], { targetThen = 8_000_000 } = {}) => ({
  earlier: lookAt(history, at('2026-07-14', '23:59'), [target('revenue', targetThen)]),
  aged: lookAt(history, at('2026-07-15', '11:00')),
  now: lookAt(deals, at('2026-07-15', '11:00')),
});
const told = (deals: readonly DealFact[]): Omit<MovesTold, 'isFromStart'> => {
  const found = movesOf(revenue, july, '2026-07-14', looks(deals));
  if (!found) throw new Error('There is no landing.');
  return found;
};
const changed = (by: Record<string, Partial<DealFact>>): DealFact[] =>
  history.map((one) => (by[one.key] ? { ...one, ...by[one.key] } : one));
const effects = ({ parts }: Pick<MovesTold, 'parts'>) =>
  Object.fromEntries(parts.map(({ kind, effect }) => [kind, effect]));
const [first, second, third] = open as [DealFact, DealFact, DealFact];

/** What was expected of a deal, asked of the engine by itself. */
const expectedOf = ({ key }: DealFact, look: Look): number => {
  const measure = revenue.measure(look.facts, contextOf(july, look));
  const found = dealQuestionOf({ kpi: revenue, measure, period: july, look, target: 8_000_000 });
  const one = found?.landing.deals.find((other) => other.key === key);
  return one ? one.amount * one.chance : Number.NaN;
};

describe('what moved a landing', () => {
  it('stands between the two landings that were shown', () => {
    const { earlier, now } = looks(changed({ [first.key]: { status: 'won', closedOn: '2026-07-15' } }));
    const moves = movesOf(revenue, july, '2026-07-14', { earlier, aged: earlier, now });
    expect(moves?.earlier.landing).toBe(Math.round(progressOf(revenue, july, earlier).landing?.p50 ?? 0));
    expect(moves?.now).toMatchObject({
      landing: Math.round(progressOf(revenue, july, now).landing?.p50 ?? 0),
      pHit: progressOf(revenue, july, now).landing?.pHit,
      target: 8_000_000,
    });
  });

  it('is the day that passed where nothing happened', () => {
    const { parts, earlier, now } = told(history);
    expect(parts.map(({ kind }) => kind)).toEqual(['calendar']);
    expect(parts[0]?.effect).toBe(now.landing - earlier.landing);
    expect(parts[0]?.effect).toBeLessThan(0);
  });

  it('says of every deal what it added beyond what was expected of it', () => {
    const deals = changed({
      [first.key]: { status: 'won', closedOn: '2026-07-15' },
      [second.key]: { status: 'lost', closedOn: '2026-07-15' },
    });
    const moves = told(deals);
    const { aged } = looks(deals);
    expect(effects(moves)['won']).toBeCloseTo((first.amount?.minor ?? 0) - expectedOf(first, aged), -1);
    expect(effects(moves)['lost']).toBeCloseTo(-expectedOf(second, aged), -1);
    expect(moves.parts.find(({ kind }) => kind === 'won')?.rows).toEqual([
      expect.objectContaining({
        key: first.key,
        before: expect.objectContaining({ status: 'open' }),
        after: expect.objectContaining({ status: 'won', closedOn: '2026-07-15' }),
      }),
    ]);
  });

  it('knows a deal pushed out of the period, one for a larger amount, one handed on and one that is new', () => {
    const moves = told([
      ...changed({
        [first.key]: { closeOn: '2026-08-20' },
        [second.key]: { amount: yen(2_000_000) },
        [third.key]: { stage: 'Verbal yes', probability: 0.9 },
      }),
      deal({ key: 'new', owner: 'Aya', createdOn: '2026-07-15', closeOn: '2026-07-30', amount: yen(900_000) }),
    ]);
    expect(effects(moves)['pushed']).toBeLessThan(0);
    expect(effects(moves)['amount']).toBeGreaterThan(0);
    expect(effects(moves)['new']).toBeGreaterThan(0);
    expect(moves.parts.find(({ kind }) => kind === 'chance')?.rows.map(({ key }) => key)).toEqual([third.key]);
  });

  it('adds up to the yen, whatever happened to whichever deals', () => {
    const happening = fc.constantFrom<Partial<DealFact>>(
      { status: 'won', closedOn: '2026-07-15' },
      { status: 'lost', closedOn: '2026-07-15' },
      { closeOn: '2026-08-03' },
      { closeOn: '2026-07-30' },
      { amount: yen(1_234_567) },
      { amount: yen(77_777), stage: 'Verbal yes', probability: 0.8 },
      { owner: 'Jun' },
      { status: 'unmapped' },
    );
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...open.map(({ key }) => key)), happening, { maxKeys: 8 }),
        fc.array(fc.constantFrom('2026-07-15', '2026-05-01'), { maxLength: 3 }),
        fc.constantFrom<'all' | 'me'>('all', 'me'),
        (by, created, who) => {
          const deals = [
            ...changed(by),
            ...created.map((createdOn, index) =>
              deal({ key: `x${index}`, owner: 'Taro', createdOn, amount: yen(333_333) }),
            ),
          ];
          const scoped = (look: Look): Look =>
            lookOf(
              look.everything,
              settings,
              look.targets,
              { kind: who },
              { now: Date.parse(`${look.now}:00+09:00`), zone: 'Asia/Tokyo' },
            ).look;
          const { earlier, aged, now } = looks(deals);
          const moves = movesOf(revenue, july, '2026-07-14', {
            earlier: scoped(earlier),
            aged: scoped(aged),
            now: scoped(now),
          });
          expect(moves).toBeDefined();
          if (!moves) return;
          const sum = moves.parts.reduce((total, { effect }) => total + effect, moves.earlier.landing);
          expect(sum).toBe(moves.now.landing);
          for (const { effect, rows } of moves.parts)
            if (rows.length > 0) expect(rows.reduce((total, row) => total + row.effect, 0)).toBe(effect);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('counts deals in tenths', () => {
    const { earlier, aged, now } = looks(changed({ [first.key]: { status: 'won', closedOn: '2026-07-15' } }));
    const moves = movesOf(dealsWon, july, '2026-07-14', { earlier, aged, now });
    const tenths = (value: number) => Math.round(value * 10);
    expect(moves?.parts.reduce((sum, { effect }) => sum + tenths(effect), tenths(moves.earlier.landing))).toBe(
      tenths(moves?.now.landing ?? 0),
    );
  });

  it('of calls says what was done, row by row, and what is expected on top', () => {
    const made = Array.from({ length: 40 }, (_, index) =>
      activity({ on: addDays('2026-06-01', index), subject: `Call ${index}` }),
    );
    const today = [activity({ on: '2026-07-15', subject: 'Ring back' }), activity({ on: '2026-07-15' })];
    const by = (moment: number, done: typeof made) => lookAt([], moment, [target('calls', 40)], done);
    const moves = movesOf(calls, july, '2026-07-14', {
      earlier: by(at('2026-07-14', '23:59'), made),
      aged: by(at('2026-07-15', '11:00'), made),
      now: by(at('2026-07-15', '11:00'), [...made, ...today]),
    });
    const done = moves?.parts.find(({ kind }) => kind === 'done');
    expect(done).toMatchObject({ effect: 2, of: 2 });
    expect(done?.rows.map(({ name }) => name)).toContain('Ring back');
    const sum = moves?.parts.reduce((total, { effect }) => total + Math.round(effect * 10), 0);
    expect(sum).toBe(Math.round(((moves?.now.landing ?? 0) - (moves?.earlier.landing ?? 0)) * 10));
  });
});

describe('the earlier day', () => {
  const { calendar } = lookAt([], at('2026-07-13', '09:00'));
  it.each<[string, 'day' | 'week', string, string | undefined, boolean]>([
    ['on a Monday, Friday', 'day', '2026-07-13', '2026-07-10', false],
    ['after a holiday, the last business day', 'day', '2026-07-21', '2026-07-17', false],
    ['a week ago', 'week', '2026-07-13', '2026-07-06', false],
    ['a week ago, the period’s first day where it began since', 'week', '2026-07-03', '2026-07-01', true],
    ['on the first day, none', 'day', '2026-07-01', undefined, false],
    ['on the first day, none for the week either', 'week', '2026-07-01', undefined, false],
    ['on the second', 'day', '2026-07-02', '2026-07-01', false],
  ])('%s', (_, since, today, day, isFromStart) => {
    expect(dayBefore(since, july, { now: `${today}T09:00`, calendar })).toEqual(day && { day, isFromStart });
  });
});
