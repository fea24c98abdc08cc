import { describe, expect, it } from 'vitest';
import { mondayToFriday } from '../domain/calendar.ts';
import { addDays, dayFromSerial, serialOf } from '../domain/day.ts';
import { bookAt, type LandingDeal } from './book.ts';
import { learnHazard } from './hazard.ts';
import { levelBefore, strengthsOf } from './level.ts';
import { learnPace } from './pace.ts';
import { periodsBefore } from './past-periods.ts';
import { rollOf } from './roll.ts';
import { bundled, learnSizes } from './sizes.ts';
import { forecastStrength } from './strength.ts';
import { countWorkdays } from './workdays.ts';

const workdays = countWorkdays(mondayToFriday);
const start = '2026-01-05';
/** Deals created one a day; every `win`th is won and every other one lost, at ages up to `age`. */
const regular = (count: number, win: number, age: number, more: Partial<LandingDeal> = {}): LandingDeal[] =>
  Array.from({ length: count }, (_, index) => {
    const created = addDays(start, index);
    const isWon = index % win === 0;
    return {
      key: `d${String(index).padStart(4, '0')}`,
      owner: index % 2 ? '鈴木' : '佐藤',
      status: isWon ? 'won' : 'lost',
      created,
      closed: addDays(created, age === 0 ? 0 : Math.ceil(age / 2) + ((index * 7) % age)),
      ...(isWon && { value: 100 }),
      ...more,
    };
  });

describe('chances by age', () => {
  const asOf = '2026-06-30';
  const { entries } = bookAt(regular(160, 4, 30), asOf);
  const hazard = learnHazard(entries, serialOf(start), serialOf(asOf));

  it('find what share is won in the end', () => expect(hazard.wonBy(200)).toBeCloseTo(0.25, 1));

  it('are nearly nothing before the age at which deals close, and nearly nothing after', () => {
    expect(hazard.chance(0, 7)).toBeLessThan(0.03);
    expect(hazard.chance(14, 30)).toBeGreaterThan(0.15);
    expect(hazard.chance(60, 30)).toBeLessThan(0.02);
  });

  it('grow with the time left and never leave 0…1', () => {
    for (const age of [0, 5, 21, 90, 2000]) {
      let before = 0;
      for (const horizon of [0, 1, 7, 30, 400]) {
        const chance = hazard.chance(age, horizon);
        expect(chance).toBeGreaterThanOrEqual(before - 1e-12);
        expect(chance).toBeLessThanOrEqual(1);
        before = chance;
      }
    }
  });

  it('of nobody are nothing', () => {
    const empty = learnHazard([], serialOf(start), serialOf(asOf));
    expect([empty.chance(3, 30), empty.wonBy(100), empty.sample]).toEqual([0, 0, 0]);
  });
});

describe('the usual pace of wins', () => {
  const entries = bookAt(regular(200, 2, 0), '2026-07-23').entries;
  const roll = rollOf(entries, 2);

  it('is wins per business day, and owners share it', () => {
    const level = levelBefore(roll, serialOf(start), serialOf('2026-06-01'), workdays);
    expect(level.company).toBeCloseTo(88 / 2 / 63, 1);
    expect(level.ofOwner(0) + level.ofOwner(1)).toBeCloseTo(level.company, 1);
    expect(level.isActive(0)).toBe(true);
  });

  it('is worth many wins when months went as forecast, few when they did not', () => {
    expect(
      forecastStrength(
        [
          { expected: 20, came: 20 },
          { expected: 20, came: 22 },
          { expected: 20, came: 17 },
          { expected: 20, came: 21 },
        ],
        4,
      ),
    ).toBeGreaterThan(20);
    expect(
      forecastStrength(
        [
          { expected: 20, came: 60 },
          { expected: 30, came: 5 },
          { expected: 20, came: 50 },
        ],
        3,
      ),
    ).toBeLessThan(3);
    expect(forecastStrength([], 0)).toBe(8);
    const { company } = strengthsOf(
      roll,
      serialOf(start),
      periodsBefore({ from: serialOf('2026-07-01'), to: serialOf('2026-08-01') }, serialOf(start), 6),
      workdays,
    );
    expect(company).toBeGreaterThan(8);
  });
});

describe('the pace within a period', () => {
  const july = { from: serialOf('2026-07-01'), to: serialOf('2026-08-01') };
  const past = periodsBefore(july, serialOf('2026-01-01'), 6);
  const paceOf = (won: string[]) =>
    learnPace(
      rollOf(
        bookAt(
          won.map((closed, index) => ({ key: `w${index}`, status: 'won' as const, closed, value: 1 })),
          '2026-06-30',
        ).entries,
        0,
      ),
      past,
      workdays,
    );

  it('is the straight line while nothing is known, surely nothing at the start and all at the end', () => {
    const pace = paceOf([]);
    expect([0, 0.3, 1].map((elapsed) => pace(elapsed).share)).toEqual([0, 0.3, 1]);
    expect(pace(0.5).variance).toBeGreaterThan(0);
    expect(pace(1).variance).toBe(0);
  });

  it('runs late where months end strong, the more surely the longer that was seen', () => {
    const lateIn = (months: string[]) =>
      months.flatMap((month) => Array.from({ length: 20 }, (_, index) => `${month}-${index < 14 ? '26' : '10'}`));
    const two = paceOf(lateIn(['2026-05', '2026-06']))(0.5).share;
    const six = paceOf(lateIn(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']))(0.5).share;
    expect(two).toBeLessThan(0.45);
    expect(six).toBeLessThan(two);
    expect(six).toBeGreaterThan(0.29);
  });

  it('of evenly spread wins is the straight line, however months differ in length', () => {
    const days: string[] = [];
    for (let day = serialOf('2026-01-01'); day < july.from; day += 1)
      if (workdays(day, day + 1) > 0) days.push(dayFromSerial(day));
    const pace = paceOf(days);
    for (const elapsed of [0.1, 0.24, 0.5, 0.77]) expect(pace(elapsed).share).toBeCloseTo(elapsed, 2);
  });
});

describe('sizes', () => {
  it('are own ones with a few of everybody, and know what is won of what was shown', () => {
    const rows = regular(40, 1, 5, { expected: 200, value: 100 });
    const { entries } = bookAt(rows, '2026-05-01');
    const sizes = learnSizes(entries, ({ owner }) => owner === 0, serialOf('2026-05-01'));
    expect(sizes?.mean).toBeCloseTo(100, 9);
    expect(sizes?.sizes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(sizes?.yield).toBeCloseTo((40 * 100 + 5 * 200) / (45 * 200), 9);
  });

  it('tell when larger deals are won less often', () => {
    const rows = regular(200, 1, 5).map((deal, index) => {
      const expected = index % 2 ? 1000 : 100;
      const isWon = index % 2 ? index % 10 === 1 : index % 4 === 0;
      return {
        ...deal,
        expected,
        status: isWon ? ('won' as const) : ('lost' as const),
        ...(isWon && { value: expected }),
      };
    });
    expect(learnSizes(bookAt(rows, '2026-12-01').entries, () => true, serialOf('2026-12-01'))?.lean).toBeLessThan(
      -0.05,
    );
  });

  it('are unknown before anything is won', () => expect(learnSizes([], () => true, 0)).toBeUndefined());

  it('bundle neighbours and keep their mean', () => {
    const values = Array.from({ length: 1000 }, (_, index) => index);
    const sizes = bundled(values, 0.5);
    expect(sizes.length).toBeLessThanOrEqual(48);
    expect(sizes.reduce((sum, { value, share }) => sum + value * share, 0)).toBeCloseTo(0.5 * 499.5, 6);
  });
});
