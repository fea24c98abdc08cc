import { describe, expect, it } from 'vitest';
import { context, deal, facts, without } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { kpiById } from './index.ts';
import { repeatRate } from './repeat-rate.ts';

const bought = (account: string, closedOn: string) => deal({ status: 'won', account, closedOn });
const per = (repeatPer: 'ever' | 'period') => context({ definitions: { ...context().definitions, repeatPer } });

describe('repeatRate', () => {
  /** Ten customers so far; in September two of them come again and two are new. */
  const rows = facts({
    deals: [...'ABCDEFGH']
      .map((name) => bought(name, '2026-07-01'))
      .concat(
        bought('A', '2026-09-02'),
        bought('B', '2026-09-03'),
        bought('I', '2026-09-04'),
        bought('J', '2026-09-05'),
      ),
  });

  it.each([
    ['ever', 2 / 10, 10],
    ['period', 2 / 4, 4],
  ] as const)('per customers %s', (repeatPer, value, denominator) => {
    expect(repeatRate.measure(rows, per(repeatPer))).toMatchObject({
      value,
      numerator: 2,
      denominator,
      sample: denominator,
    });
  });

  it.each<[string, DealFact[], number]>([
    ['a second purchase in the same period repeats', [bought('A', '2026-09-02'), bought('A', '2026-09-20')], 1],
    ['two of one day are one visit', [bought('A', '2026-09-02'), bought('A', '2026-09-02')], 0],
    [
      'a customer is counted once, however often',
      [bought('A', '2026-08-02'), bought('A', '2026-09-02'), bought('A', '2026-09-20'), bought('B', '2026-09-01')],
      0.5,
    ],
    [
      'what is bought after the period does not count',
      [bought('A', '2026-09-02'), bought('A', '2026-10-02'), bought('B', '2026-10-02')],
      0,
    ],
  ])('%s', (_, deals, value) => {
    expect(repeatRate.measure(facts({ deals }), per('ever')).value).toBe(value);
  });

  it('an unnamed customer is not covered', () => {
    expect(
      repeatRate.measure(
        facts({ deals: [bought('A', '2026-09-02'), without(bought('B', '2026-09-02'), 'account')] }),
        per('period'),
      ),
    ).toMatchObject({ value: 0, known: 1, of: 2 });
  });

  it('names the formula it uses', () => {
    expect(kpiById('repeat-rate')?.formulaBy?.(per('period').definitions).ja).toContain('リピーター率');
    expect(kpiById('repeat-rate')?.formulaBy?.(context().definitions).ja).toContain('全顧客数');
  });
});
