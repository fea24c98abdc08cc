import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activity, context, deal, facts, without, yen } from '../../../test/facts.ts';
import type { Facts } from '../../domain/facts.ts';
import { kpiOf } from './kpi-of.ts';
import type { CustomMetric } from './metric.ts';
import { customMetricFrom } from './parse.ts';

const base = { id: 'custom-x', label: '大型受注', better: 'higher' };

function metric(part: Record<string, unknown>): CustomMetric {
  const read = customMetricFrom({ ...base, ...part });
  return 'metric' in read ? read.metric : expect.fail(`${read.problem.at} ${read.problem.says}`);
}
const measure = (part: Record<string, unknown>, rows: Partial<Facts>) =>
  kpiOf(metric(part)).measure(facts(rows), context());

const wonOver = (value: number) => ({
  figure: {
    of: 'deals',
    dated: 'closedOn',
    where: [
      { field: 'status', is: 'one-of', values: ['won'] },
      { field: 'amount', is: 'at-least', value },
    ],
  },
});

describe('a metric of one’s own', () => {
  it('counts what meets every filter', () => {
    const deals = [
      deal({ status: 'won', amount: yen(5) }),
      deal({ status: 'won', amount: yen(4) }),
      deal({ status: 'lost', amount: yen(9) }),
    ];
    expect(measure(wonOver(5), { deals })).toMatchObject({ value: 1, unit: 'count', known: 1, of: 1 });
  });

  it.each<[string, Record<string, unknown>, Partial<Facts>, Record<string, unknown>]>([
    [
      'what a filter cannot know is not covered',
      wonOver(5),
      { deals: [deal({ status: 'won' }), without(deal({ status: 'won' }), 'amount')] },
      { value: 1, known: 1, of: 2 },
    ],
    [
      '… unless another filter rules it out',
      wonOver(5),
      { deals: [without(deal({ status: 'lost' }), 'amount')] },
      { value: 0, of: 0 },
    ],
    [
      'an unmapped status is an unknown one',
      wonOver(5),
      { deals: [deal({ status: 'unmapped', closedOn: '2026-09-03' })] },
      { why: 'nothing-known', of: 1 },
    ],
    ['the period holds', wonOver(5), { deals: [deal({ status: 'won', closedOn: '2026-10-01' })] }, { value: 0, of: 0 }],
    [
      'a sum',
      {
        figure: {
          of: 'deals',
          dated: 'now',
          sum: 'amount',
          where: [{ field: 'stage', is: 'contains', values: ['提案'] }],
        },
      },
      { deals: [deal({ stage: '２次提案' }), deal({ stage: '失注' })] },
      { value: 1_000_000, unit: 'money' },
    ],
    [
      'a sum over another currency is not covered',
      { figure: { of: 'deals', dated: 'now', sum: 'amount', where: [] } },
      { deals: [deal(), deal({ amount: { minor: 1, currency: 'USD' } })] },
      { value: 1_000_000, known: 1, of: 2 },
    ],
    [
      'none of some',
      { figure: { of: 'activities', where: [{ field: 'kind', is: 'none-of', values: ['EMAIL', 'note'] }] } },
      { activities: [activity(), activity({ kind: 'email' })] },
      { value: 1 },
    ],
    [
      'a field that nobody filled',
      { figure: { of: 'deals', dated: 'now', where: [{ field: 'nextStep', is: 'unknown' }] } },
      { deals: [deal(), deal({ nextStep: 'call' })] },
      { value: 1 },
    ],
    [
      'at most',
      { figure: { of: 'deals', dated: 'now', where: [{ field: 'pushes', is: 'at-most', value: 1 }] } },
      { deals: [deal(), deal({ pushes: 2 })] },
      { value: 1 },
    ],
  ])('%s', (_, part, rows, expected) => {
    expect(measure(part, rows)).toMatchObject(expected);
  });

  const meetingsPerCall = {
    figure: { of: 'activities', where: [{ field: 'kind', is: 'one-of', values: ['meeting'] }] },
    per: { of: 'activities', where: [{ field: 'kind', is: 'one-of', values: ['call'] }] },
  };

  it('a quotient tells both its parts', () => {
    expect(
      measure(meetingsPerCall, { activities: [activity(), activity(), activity(), activity({ kind: 'meeting' })] }),
    ).toMatchObject({ numerator: 1, denominator: 3, unit: 'rate', sample: 3 });
    expect(measure({ ...meetingsPerCall, as: 'ratio' }, { activities: [activity()] }).unit).toBe('ratio');
    expect(measure(meetingsPerCall, { activities: [activity({ kind: 'meeting' })] })).toMatchObject({
      why: 'no-denominator',
    });
  });

  it('money per row is money', () => {
    const perDeal = {
      figure: { of: 'deals', dated: 'now', sum: 'amount', where: [] },
      per: { of: 'deals', dated: 'now', where: [] },
    };
    expect(measure(perDeal, { deals: [deal(), deal({ amount: yen(0) })] })).toMatchObject({
      value: 500_000,
      unit: 'money',
    });
  });

  it('says in both languages what it is', () => {
    const { formula, label, nature } = kpiOf(metric(wonOver(5)));
    expect(label.ja).toBe('大型受注');
    expect(formula).toEqual({
      ja: '勝敗が決まった日が期間内の案件の件数(状態が受注、金額が5以上)',
      en: 'count of deals decided (status is won, amount ≥ 5)',
    });
    expect(nature).toBe('flow');
    expect(kpiOf(metric(meetingsPerCall)).formula.en).toBe(
      'count of activities (kind is meeting) ÷ count of activities (kind is call)',
    );
  });
});

describe('a definition from outside', () => {
  const figure = { of: 'deals', dated: 'now', where: [] };
  it.each<[unknown, string, string]>([
    [null, 'metric', 'missing'],
    [[], 'metric', 'missing'],
    [{ ...base, id: 'revenue', figure }, 'id', 'unknown'],
    [{ ...base, label: ' ', figure }, 'label', 'missing'],
    [{ ...base, label: 'x'.repeat(61), figure }, 'label', 'too-long'],
    [{ ...base, figure: 'deals.filter(() => true)' }, 'figure', 'missing'],
    [{ ...base, figure: { of: 'window', where: [] } }, 'figure.of', 'unknown'],
    [{ ...base, figure: { ...figure, dated: 'constructor' } }, 'figure.dated', 'unknown'],
    [
      { ...base, figure: { ...figure, where: [{ field: '__proto__', is: 'known' }] } },
      'figure.where.0.field',
      'unknown',
    ],
    [
      { ...base, figure: { ...figure, where: [{ field: 'stage', is: 'matches', values: ['.*'] }] } },
      'figure.where.0.is',
      'unknown',
    ],
    [
      { ...base, figure: { ...figure, where: [{ field: 'stage', is: 'at-least', value: 3 }] } },
      'figure.where.0.is',
      'unknown',
    ],
    [
      { ...base, figure: { ...figure, where: [{ field: 'amount', is: 'at-least', value: Number.NaN }] } },
      'figure.where.0.value',
      'not-a-number',
    ],
    [
      { ...base, figure: { ...figure, where: [{ field: 'stage', is: 'one-of', values: [] }] } },
      'figure.where.0.values',
      'missing',
    ],
    [
      { ...base, figure: { ...figure, where: Array(21).fill({ field: 'stage', is: 'known' }) } },
      'figure.where',
      'too-many',
    ],
    [{ ...base, figure, per: { of: 'deals', dated: 'now', sum: 'profit', where: [] } }, 'per.sum', 'unknown'],
  ])('%j is refused at %s', (input, at, says) => {
    expect(customMetricFrom(input)).toEqual({ problem: { at, says } });
  });

  it('whatever comes in, it never throws, and what is accepted is accepted again unchanged', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record({
            id: fc.constant('custom-a'),
            label: fc.string(),
            figure: fc.record({
              of: fc.constantFrom('deals', 'activities'),
              where: fc.anything(),
              dated: fc.anything(),
            }),
          }),
        ),
        (input) => {
          const read = customMetricFrom(input);
          if ('metric' in read) expect(customMetricFrom(JSON.parse(JSON.stringify(read.metric)))).toEqual(read);
        },
      ),
    );
  });

  it('keeps nothing it was not asked for', () => {
    expect(metric({ figure: { ...figure, run: 'alert(1)' }, secret: 1 })).toEqual({ ...base, figure });
  });
});
