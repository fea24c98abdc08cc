import { describe, expect, it } from 'vitest';
import { aProgress, anOverview } from '../../../test/sample-overview.ts';
import { landingView } from './landing-view.ts';
import { recordView } from './record-view.ts';

describe('the landing chart in words', () => {
  const curve = {
    kpi: 'revenue',
    days: 30,
    points: [
      { day: '2026-11-24', at: 24, actual: 8_100_000, pace: 9_000_000 },
      { day: '2026-11-30', at: 30, pace: 15_000_000 },
    ],
  };
  const figures = { value: 8_100_000, target: 15_000_000, landing: 12_400_000 };

  it('says where it lands, against what, how surely', () => {
    const progress = aProgress('revenue', { ...figures, band: [10_900_000, 13_800_000], pHit: 0.21 });
    expect(landingView(curve, progress, anOverview(), 'ja').sentence).toBe(
      '目標¥1,500万に対し、着地見込み¥1,240万（8割の範囲 ¥1,090万 – ¥1,380万、達成確率 21%）',
    );
    expect(landingView(curve, progress, anOverview(), 'en').sentence).toBe(
      'Lands at ¥12.4M of ¥15M (8 in 10: ¥10.9M – ¥13.8M, 21% chance to hit).',
    );
  });

  it('of what is over it says what came; without a target, of nothing', () => {
    const over = aProgress('revenue', figures);
    const complete = { ...over, landing: { ...over.landing!, method: 'complete' as const } };
    expect(landingView(curve, complete, anOverview(), 'en').sentence).toBe('¥8.1M of ¥15M so far.');
    expect(landingView(curve, aProgress('revenue', { value: 5 }), anOverview(), 'en').sentence).toBe('¥5 so far.');
  });

  it('the table has the exact figures, and none for what is still to come', () => {
    expect(landingView(curve, aProgress('revenue', figures), anOverview(), 'ja').lines).toEqual([
      { on: '2026-11-24', day: '11/24(火)', actual: '¥8,100,000', pace: '¥9,000,000' },
      { on: '2026-11-30', day: '11/30(月)', pace: '¥15,000,000' },
    ]);
  });
});

describe('the forecast record', () => {
  const shown = { count: 60, called: 0.83, near: 0.61, bias: -0.034, coverage: 0.78 };

  it('says each figure and what it means, and over how much', () => {
    const view = recordView({ shown, periods: 3 }, 'en');
    expect(view.figures.map(({ label, value }) => `${label} ${value}`)).toEqual([
      'Called right 83%',
      'Within 10% 61%',
      'Bias −3.4%',
      'In the range 78%',
    ]);
    expect(view.basis).toBe('Landings of 60 business days in 3 periods, against what came.');
  });

  it('is tentative while it is young, and says so when there is none', () => {
    expect(recordView({ shown: { ...shown, count: 20 }, periods: 1 }, 'ja').basis).toContain('参考値');
    expect(recordView({ shown: { count: 9 }, periods: 1 }, 'en').figures).toEqual([]);
    expect(recordView(undefined, 'en').figures).toEqual([]);
  });
});
