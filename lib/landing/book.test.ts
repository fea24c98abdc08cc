import { describe, expect, it } from 'vitest';
import { serialOf } from '../domain/day.ts';
import { bookAt, type LandingDeal } from './book.ts';

const deal = (change: Partial<LandingDeal>): LandingDeal => ({
  key: 'd',
  status: 'open',
  created: '2026-08-01',
  expected: 100,
  ...change,
});
const only = (change: Partial<LandingDeal>, asOf = '2026-09-15') => bookAt([deal(change)], asOf);

describe('what was known at the end of a day', () => {
  it.each([
    ['a deal created on the day itself is known', { created: '2026-09-15' }, 1],
    ['one created the day after is not', { created: '2026-09-16' }, 0],
    ['one without any created day is not, while open', { created: undefined }, 0],
    [
      'one without a created day is known once closed',
      { created: undefined, status: 'won', closed: '2026-09-10', value: 5 },
      1,
    ],
    ['and not before', { created: undefined, status: 'won', closed: '2026-09-16', value: 5 }, 0],
    ['an impossible created day is no day', { created: '2026-02-29' }, 0],
  ] as [string, Partial<LandingDeal>, number][])('%s', (_, change, count) => {
    const { created, ...rest } = { ...deal({}), ...change };
    expect(bookAt([created === undefined ? rest : { ...rest, created }], '2026-09-15').entries).toHaveLength(count);
  });

  it('an outcome that came later is not known: the deal is open, its won value unknown', () => {
    const [entry] = only({ status: 'won', closed: '2026-09-16', value: 90 }).entries;
    expect(entry).toMatchObject({ won: false, closed: Number.POSITIVE_INFINITY, expected: 100 });
    expect(entry?.value).toBeNaN();
  });

  it('an outcome on the day itself is', () => {
    expect(only({ status: 'won', closed: '2026-09-15', value: 90 }).entries[0]).toMatchObject({
      won: true,
      closed: serialOf('2026-09-15'),
      value: 90,
    });
  });

  it('days that run backwards count the win and teach no age', () => {
    const [entry] = only({ status: 'won', created: '2026-09-10', closed: '2026-09-01', value: 90 }).entries;
    expect(entry?.closed).toBe(serialOf('2026-09-01'));
    expect(entry?.created).toBeNaN();
    expect(
      only({ status: 'won', created: '2026-09-10', closed: '2026-09-01', value: 90 }, '2026-09-05').entries,
    ).toHaveLength(0);
  });

  it.each([
    ['won without an amount', { status: 'won', closed: '2026-09-01' }, 'no-amount'],
    ['closed without a day', { status: 'lost' }, 'no-closing-day'],
    ['open with a negative amount', { expected: -5 }, 'negative-amount'],
    [
      'won for an infinite amount',
      { status: 'won', closed: '2026-09-01', value: Number.POSITIVE_INFINITY },
      'no-amount',
    ],
  ] as [string, Partial<LandingDeal>, string][])('%s is left out and named', (_, change, reason) => {
    const { entries, left } = only(change);
    expect(entries).toHaveLength(0);
    expect(left).toEqual([{ reason, keys: ['d'] }]);
  });
});

describe('owners that only won deals have', () => {
  const rows = (openOwned: number) => [
    ...Array.from({ length: 20 }, (_, index) =>
      deal({ key: `w${index}`, status: 'won', closed: '2026-09-01', value: 1, owner: '佐藤' }),
    ),
    ...Array.from({ length: 40 }, (_, index) =>
      deal({ key: `o${index}`, ...(index < openOwned && { owner: '鈴木' }) }),
    ),
  ];
  it('are seen to be given when a deal is won', () => expect(bookAt(rows(3), '2026-09-15').ownedWhenWon).toBe(true));
  it('are not where open deals have them too', () => expect(bookAt(rows(30), '2026-09-15').ownedWhenWon).toBe(false));
});
