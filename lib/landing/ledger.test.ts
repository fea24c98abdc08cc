import { describe, expect, it } from 'vitest';
import { blend, blendWeights, ledgerEntry, ledgerKey, recordsOf, type LedgerEntry } from './ledger.ts';
import { recordOf } from './record.ts';

const september = { start: '2026-09-01', end: '2026-10-01' };
const entry = (change: Partial<LedgerEntry>): LedgerEntry => ({
  kpi: 'revenue',
  scope: 'me',
  period: september,
  asOf: '2026-09-15',
  elapsed: 0.5,
  method: 'blend',
  p50: 100,
  ...change,
});

describe('the own record', () => {
  it('says how often the call was right, how far off, how high and how often inside the band', () => {
    const record = recordOf([
      { p50: 105, p10: 80, p90: 120, pHit: 0.7, target: 100, actual: 100 },
      { p50: 90, p10: 70, p90: 95, pHit: 0.2, target: 100, actual: 100 },
      { p50: 60, p10: 50, p90: 90, pHit: 0.1, target: 100, actual: 50 },
      { p50: 150, p10: 120, p90: 180, pHit: 0.9, target: 100, actual: 110 },
    ]);
    expect(record.count).toBe(4);
    expect(record.called).toBe(0.75);
    expect(record.near).toBe(0.5);
    expect(record.wape).toBeCloseTo(65 / 360, 12);
    expect(record.bias).toBeCloseTo(45 / 360, 12);
    expect(record.coverage).toBe(0.5);
    expect(record.brier).toBeCloseTo((0.09 + 0.64 + 0.01 + 0.01) / 4, 12);
  });

  it('leaves out what nothing allows to say', () => {
    expect(recordOf([])).toEqual({ count: 0 });
    expect(recordOf([{ p50: 3, actual: 0 }])).toEqual({ count: 1, near: 0 });
  });

  it('counts only periods that are over, by method', () => {
    const entries = [
      entry({}),
      entry({ method: 'run-rate', p50: 140 }),
      entry({ period: { start: '2026-10-01', end: '2026-11-01' } }),
    ];
    const records = recordsOf(entries, ({ period }) => (period.start === '2026-09-01' ? 110 : undefined));
    expect(records.blend).toMatchObject({ count: 1, near: 1 });
    expect(records['run-rate']?.bias).toBeCloseTo(30 / 110, 12);
  });

  it('keeps one entry a day', () => {
    expect(ledgerKey(entry({ p50: 1 }))).toBe(ledgerKey(entry({ p50: 2 })));
    expect(ledgerKey(entry({ asOf: '2026-09-16' }))).not.toBe(ledgerKey(entry({})));
    expect(
      ledgerEntry(
        { asOf: '2026-09-15', method: 'blend', p50: 100, historyDays: 3 },
        { kpi: 'revenue', scope: 'me', period: september, elapsed: 0.5 },
      ),
    ).toEqual(entry({}));
  });
});

describe('blending by past error', () => {
  const past = (method: LedgerEntry['method'], error: number, elapsed = 0.5) =>
    Array.from({ length: 12 }, () => entry({ method, p50: 100 * (1 + error), elapsed }));

  it('starts even', () => {
    expect([...blendWeights(['blend', 'run-rate'], [], () => 100, 0.5).values()]).toEqual([0.5, 0.5]);
  });

  it('leans to the method that was nearer, the more the longer it was', () => {
    const few = blendWeights(
      ['blend', 'run-rate'],
      [...past('blend', 0.05).slice(0, 3), ...past('run-rate', 0.4).slice(0, 3)],
      () => 100,
      0.5,
    );
    const many = blendWeights(
      ['blend', 'run-rate'],
      [...past('blend', 0.05), ...past('run-rate', 0.4)],
      () => 100,
      0.5,
    );
    expect(few.get('blend')).toBeGreaterThan(0.5);
    expect(many.get('blend') ?? 0).toBeGreaterThan(few.get('blend') ?? 1);
    expect([...many.values()].reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('judges a method near the same point of the period only', () => {
    const weights = blendWeights(
      ['blend', 'run-rate'],
      [...past('run-rate', 0.9, 0.1), ...past('blend', 0.2, 0.1)],
      () => 100,
      0.9,
    );
    expect([...weights.values()]).toEqual([0.5, 0.5]);
  });

  it('blends middle, band and chance over those that have them', () => {
    const weights = new Map([
      ['blend', 0.75],
      ['run-rate', 0.25],
    ] as const);
    const landing = blend(
      [
        { asOf: '2026-09-15', method: 'blend', p50: 100, p10: 80, p90: 130, pHit: 0.5, historyDays: 90 },
        { asOf: '2026-09-15', method: 'run-rate', p50: 140, historyDays: 10 },
      ],
      weights,
    );
    expect(landing).toEqual({
      asOf: '2026-09-15',
      method: 'blend',
      p50: 110,
      p10: 80,
      p90: 130,
      pHit: 0.5,
      historyDays: 90,
    });
    expect(blend([], weights)).toBeUndefined();
  });
});
