import { describe, expect, it } from 'vitest';
import { activity, deal, facts, yen } from '../../test/facts.ts';
import { addDays } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Target } from '../domain/target.ts';
import type { LedgerEntry } from '../landing/ledger.ts';
import { entriesOf, standingOf } from './ledger-of-day.ts';
import { lookOf } from './overview.ts';
import type { Look } from './progress-of.ts';
import { defaultSettings } from './settings.ts';
import { questionKey, type Standing } from './standing.ts';

const settings = { ...defaultSettings, me: ['Taro'] };
const target = (kpi: string, part: Partial<Target> = {}): Target => ({
  id: kpi,
  kpi,
  scope: { kind: 'all' },
  period: { start: '2026-04-01', end: '2026-05-01' },
  repeats: 'month',
  deadline: '2026-04-30',
  value: 8_000_000,
  original: 8_000_000,
  changes: [],
  ...part,
});

/** A deal every second day from February on, each decided forty days later, two of three won. */
const history: DealFact[] = Array.from({ length: 150 }, (_, index) => {
  const createdOn = addDays('2026-02-01', index * 2);
  return deal({
    key: `deal-${index}`,
    owner: index % 2 ? 'Taro' : 'Aya',
    createdOn,
    amount: yen(500_000 + 10_000 * (index % 7)),
    status: index % 3 ? 'won' : 'lost',
    closedOn: addDays(createdOn, 40),
  });
});
const calls = Array.from({ length: 150 }, (_, index) => activity({ on: addDays('2026-04-01', index) }));

/** As it was known on a day: what closed later is still open. */
const lookAt = (day: string, targets: readonly Target[], standing?: Standing): Look =>
  lookOf(
    facts({
      deals: history
        .filter(({ createdOn = '' }) => createdOn <= day)
        .map((one) => {
          if (one.closedOn !== undefined && one.closedOn <= day) return one;
          const { closedOn, ...open } = one;
          return { ...open, status: 'open', ...(closedOn !== undefined && { closeOn: closedOn }) };
        }),
      activities: calls.filter(({ on = '' }) => on <= day),
    }),
    settings,
    targets,
    { kind: 'all' },
    { now: Date.parse(`${day}T19:00:00+09:00`), zone: 'Asia/Tokyo' },
    standing,
  ).look;
const monthly = [target('revenue'), target('calls', { value: 25, original: 25 })];

/** Every tenth day of four months. */
const days = Array.from({ length: 40 }, (_, index) => addDays('2026-04-02', index * 3));
const kept: LedgerEntry[] = days.flatMap((day) => entriesOf(lookAt(day, monthly)));

describe('what one day leaves in the ledger', () => {
  it('is every KPI with a target, as it was shown, beside the plain run-rate', () => {
    const entries = entriesOf(lookAt('2026-07-15', monthly));
    expect(entries.map(({ kpi, role, method }) => [kpi, role, method])).toEqual([
      ['revenue', 'shown', 'blend'],
      ['revenue', 'baseline', 'run-rate'],
      ['calls', 'shown', 'rate-history'],
      ['calls', 'baseline', 'run-rate'],
    ]);
    expect(entries[0]).toMatchObject({
      scope: 'all',
      period: { start: '2026-07-01', end: '2026-08-01' },
      asOf: '2026-07-15',
      target: 8_000_000,
      elapsed: 11 / 22,
      pHit: expect.any(Number) as number,
    });
  });

  it.each<[string, Target[], [string, string][]]>([
    ['no target', [], []],
    [
      'a quarter of its own beside the month',
      [target('revenue'), target('revenue', { id: 'q', repeats: 'quarter' })],
      [
        ['revenue', '2026-07-01'],
        ['revenue', '2026-07-01'],
      ],
    ],
    ['a target of somebody else', [target('revenue', { scope: { kind: 'me' } })], []],
    ['a level, which lands where it stands', [target('open-pipeline')], []],
  ])('%s', (_, targets, expected) => {
    const shown = entriesOf(lookAt('2026-07-15', targets)).filter(({ role }) => role === 'shown');
    expect(shown.map(({ kpi, period }) => [kpi, period.start])).toEqual(expected);
  });
});

describe('what the ledger comes to', () => {
  const standing = standingOf(kept, [lookAt('2026-08-12', monthly)], 0, undefined);

  it('judges only periods that are over, by what is known today', () => {
    const judged = kept.filter(
      ({ kpi, role, period }) => kpi === 'revenue' && role === 'shown' && period.end <= '2026-08-12',
    );
    expect(standing.records['revenue\tall']).toMatchObject({ periods: 4, shown: { count: judged.length } });
    expect(standing.records['revenue\tall']?.shown.called).toBeGreaterThan(0);
    expect(standingOf(kept, [lookAt('2026-04-20', monthly)], 0, undefined).records).toEqual({});
  });

  it('weighs the method against the run-rate once there is enough, and the shown landing then is of both and says so', () => {
    const key = questionKey('revenue', { kind: 'all' }, { start: '2026-08-01', end: '2026-09-01' });
    const weights = standing.now[key]?.weights ?? expect.fail('no weights');
    expect(weights.engine + weights.baseline).toBeCloseTo(1, 12);
    const [shown, engine, baseline] = entriesOf(lookAt('2026-08-12', monthly, standing));
    expect([shown?.role, engine?.role, baseline?.role]).toEqual(['shown', 'engine', 'baseline']);
    expect(shown?.p50).toBeCloseTo(weights.engine * (engine?.p50 ?? 0) + weights.baseline * (baseline?.p50 ?? 0), 3);
    expect(shown?.p10).toBeLessThan(shown?.p50 ?? 0);
    expect(standingOf(kept.slice(0, 40), [lookAt('2026-05-12', monthly)], 0, undefined).now).not.toHaveProperty([
      key,
      'weights',
    ]);
  });

  it('keeps the watch, and beside it what an earlier day left, to tell what has moved since', () => {
    const key = questionKey('revenue', { kind: 'all' }, { start: '2026-08-01', end: '2026-09-01' });
    const monday = standingOf([], [lookAt('2026-08-10', monthly)], 1, undefined);
    const wednesday = standingOf([], [lookAt('2026-08-12', monthly)], 2, monday);
    const evening = standingOf([], [lookAt('2026-08-12', monthly)], 3, wednesday);
    expect(monday.now[key]?.watch?.reason).toEqual({ kind: 'first-look' });
    expect(monday.now[key]).not.toHaveProperty('earlier');
    expect(wednesday.now[key]?.earlier).toEqual(monday.now[key]?.watch);
    expect(evening.now[key]?.earlier).toEqual(monday.now[key]?.watch);
    expect(JSON.stringify(evening)).not.toContain('deal-');
  });
});
