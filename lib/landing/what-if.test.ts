import { describe, expect, it } from 'vitest';
import { mondayToFriday } from '../domain/calendar.ts';
import { addDays } from '../domain/day.ts';
import type { LandingDeal } from './book.ts';
import { study } from './study.ts';
import { whatIf, type Change } from './what-if.ts';

const september = { start: '2026-09-01', end: '2026-10-01' };
const past: LandingDeal[] = Array.from({ length: 90 }, (_, index) => {
  const created = addDays('2026-03-02', index * 2);
  return {
    key: `p${index}`,
    owner: '佐藤',
    status: index % 3 ? 'lost' : 'won',
    created,
    closed: addDays(created, 30 + (index % 30)),
    expected: 500_000,
    ...(index % 3 === 0 && { value: 500_000 }),
  };
});
const open: LandingDeal[] = [
  { key: 'large', owner: '佐藤', status: 'open', created: '2026-09-05', expected: 3_000_000 },
  { key: 'small', owner: '佐藤', status: 'open', created: '2026-08-05', expected: 400_000 },
];
const known = study([...past, ...open], september, '2026-09-15', mondayToFriday);
const target = 3_300_000;
const tryOut = (...changes: Change[]) => whatIf(known, 'all', changes, target);

describe('what if', () => {
  it('changes nothing when nothing is changed', () => expect(tryOut()).toMatchObject({ p50: 0, pHit: 0 }));

  it('a deal won moves the landing up by its amount at most times its missing chance, and P(hit) by its criticality', () => {
    const { before, after, pHit = Number.NaN } = tryOut({ kind: 'won', key: 'large' });
    const deal = before.deals.find(({ key }) => key === 'large');
    expect(after.won).toBe(before.won + (deal?.amount ?? 0));
    expect(pHit).toBeCloseTo((1 - (deal?.chance ?? 0)) * (deal?.criticality ?? 0), 2);
  });

  it('won less lost is the deal’s criticality', () => {
    const [won, lost] = [tryOut({ kind: 'won', key: 'large' }), tryOut({ kind: 'lost', key: 'large' })];
    expect((won.after.pHit ?? 0) - (lost.after.pHit ?? 0)).toBeCloseTo(
      won.before.deals.find(({ key }) => key === 'large')?.criticality ?? 0,
      2,
    );
  });

  it.each([
    ['a better chance', { kind: 'chance', key: 'large', chance: 0.9 }, 1],
    ['a worse chance', { kind: 'chance', key: 'large', chance: 0 }, -1],
    ['a larger amount', { kind: 'amount', key: 'small', amount: 1_900_000 }, 1],
    ['moved past the deadline', { kind: 'date', key: 'small', day: '2026-10-05' }, -1],
    ['pulled in', { kind: 'date', key: 'large', day: '2026-09-25' }, 1],
    ['twice as many new deals', { kind: 'new-deals', count: 2, size: 1 }, 1],
    ['half as large new deals', { kind: 'new-deals', count: 1, size: 0.5 }, -1],
  ] as [string, Change, number][])('%s moves P(hit) the right way', (_, change, direction) => {
    expect((tryOut(change).pHit ?? 0) * direction).toBeGreaterThan(0);
  });

  it('knows nothing of a deal that is not open', () =>
    expect(tryOut({ kind: 'won', key: 'p0' })).toMatchObject({ p50: 0, pHit: 0 }));
});
