import { describe, expect, it } from 'vitest';
import { aProgress, anOverview } from '../../../test/sample-overview.ts';
import { figureLines, lineView, sortedBy } from './lines.ts';

describe('a line of the table', () => {
  it('tells a gap as the distance from the target to the landing', () => {
    const short = lineView(
      aProgress('revenue', { value: 8_100_000, target: 15_000_000, landing: 12_400_000 }),
      'JPY',
      'ja',
    );
    expect([short.gap, short.side, short.landing]).toEqual(['−¥260万', 'short', '¥1,240万']);
    const over = lineView(aProgress('calls', { value: 300, target: 400, landing: 430.4 }), 'JPY', 'en');
    expect([over.gap, over.side]).toEqual(['+30.4', 'over']);
    const rate = lineView(aProgress('win-rate', { value: 0.31, target: 0.3, landing: 0.289 }), 'JPY', 'en');
    expect([rate.gap, rate.side]).toEqual(['−1.1pt', 'short']);
  });

  it('a gap that rounds to nothing is none', () => {
    const even = lineView(aProgress('calls', { value: 300, target: 400, landing: 399.99 }), 'JPY', 'en');
    expect([even.gap, even.side]).toEqual(['0', 'even']);
  });

  it('where less is better, too much is short of the target though the distance is a plus', () => {
    const slow = aProgress('sales-cycle', { value: 50, target: 40, landing: 48 });
    const view = lineView({ ...slow, measure: { ...slow.measure, unit: 'days' }, gap: 8 }, 'JPY', 'en');
    expect([view.gap, view.side]).toEqual(['+8 days', 'short']);
  });
});

describe('the order', () => {
  it('has what carries no figure last whichever way, and keeps equals as they came', () => {
    const rows = [{ id: 'a' }, { id: 'b', of: 2 }, { id: 'c', of: 1 }, { id: 'd', of: 2 }];
    const sorted = (isDown: boolean) => sortedBy(rows, ({ of }) => of, isDown).map(({ id }) => id);
    expect(sorted(true)).toEqual(['b', 'd', 'c', 'a']);
    expect(sorted(false)).toEqual(['c', 'b', 'd', 'a']);
  });

  it('unasked, has those with a target first', () => {
    const ids = figureLines(anOverview(), {}, 'en').map(({ id }) => id);
    expect(ids.at(-1)).toBe('open-pipeline');
    expect(ids[0]).toBe('revenue');
    expect(figureLines(anOverview(), { sort: 'share', isDown: true }, 'en')[0]?.id).toBe('meetings-held');
  });
});
