import { describe, expect, it } from 'vitest';
import {
  comparisonsOf,
  draftOf,
  freshDraft,
  metricOf,
  problemKind,
  refielded,
  type MetricDraft,
} from './metric-draft.ts';
import { kpiOf } from '../kpis/custom/kpi-of.ts';

const named = (part: Partial<MetricDraft> = {}): MetricDraft => ({
  ...freshDraft('custom-a'),
  label: '大型受注',
  ...part,
});
const figure = (part: Partial<MetricDraft['figure']>) => ({ ...freshDraft('custom-a').figure, ...part });
const problem = (draft: MetricDraft) => {
  const read = metricOf(draft, 'JPY');
  return 'problem' in read ? problemKind(read.problem) : 'none';
};

describe('a metric in the form', () => {
  it.each<[string, MetricDraft, string]>([
    ['a count', named(), 'count of deals decided (status is won)'],
    [
      'an amount in the words it is typed in',
      named({ figure: figure({ where: [{ field: 'amount', is: 'at-least', text: '100万' }] }) }),
      'count of deals decided (amount ≥ 1000000)',
    ],
    [
      'several words',
      named({ figure: figure({ where: [{ field: 'stage', is: 'one-of', text: '提案、 見積' }] }) }),
      'count of deals decided (stage is 提案 or 見積)',
    ],
    ['a sum', named({ figure: figure({ sum: 'mrr', where: [] }) }), 'Σ monthly amount of deals decided'],
    [
      'a quotient',
      named({
        isRatio: true,
        figure: figure({ of: 'activities', where: [{ field: 'kind', is: 'one-of', text: 'meeting' }] }),
        per: figure({ of: 'activities', where: [{ field: 'kind', is: 'one-of', text: 'call' }] }),
      }),
      'count of activities (kind is meeting) ÷ count of activities (kind is call)',
    ],
    [
      'a field that nobody filled',
      named({ figure: figure({ dated: 'now', where: [{ field: 'nextStep', is: 'unknown', text: 'x' }] }) }),
      'count of deals now (next step unknown)',
    ],
  ])('%s says what it is, and comes back into the form as it was', (_, draft, words) => {
    const read = metricOf(draft, 'JPY');
    if ('problem' in read) return expect.fail(read.problem.at);
    expect(kpiOf(read.metric).formula.en).toBe(words);
    expect(metricOf(draftOf(read.metric, 'JPY'), 'JPY')).toEqual(read);
  });

  it.each<[string, MetricDraft]>([
    ['label', named({ label: ' ' })],
    ['values', named({ figure: figure({ where: [{ field: 'stage', is: 'one-of', text: ' 、' }] }) })],
    ['value', named({ figure: figure({ where: [{ field: 'amount', is: 'at-least', text: '大きい' }] }) })],
    ['value', named({ figure: figure({ where: [{ field: 'pushes', is: 'at-most', text: '' }] }) })],
    [
      'many',
      named({
        figure: figure({ where: Array.from({ length: 21 }, () => ({ field: 'stage', is: 'known', text: '' })) }),
      }),
    ],
    ['other', named({ figure: figure({ of: 'activities' }) })],
  ])('gets the sentence “%s”', (kind, draft) => {
    expect(problem(draft)).toBe(kind);
  });

  it('a condition keeps its comparison on another field where that has it', () => {
    const contains = { field: 'stage', is: 'contains', text: '提案' } as const;
    expect(refielded(contains, 'owner').is).toBe('contains');
    expect(refielded(contains, 'amount').is).toBe('at-least');
    expect(comparisonsOf('probability')).not.toContain('contains');
  });
});
