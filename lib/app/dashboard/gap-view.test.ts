import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleDashboard, sampleDashboardGround } from '../../../test/sample-dashboard.ts';
import { anOverview } from '../../../test/sample-overview.ts';
import { sampleGaps } from '../../../test/sample-steering.ts';
import type { GapPart } from '../../landing/gap.ts';
import type { Overview } from '../progress.ts';
import { fallView } from './gap-view.ts';

const falling = (parts: GapPart[], difference: number): Overview =>
  anOverview({ steering: { kpi: 'revenue', decisive: [], gaps: [{ against: 'plan', difference, parts }] } });

describe('the waterfall', () => {
  it('goes from the target to the landing, every part beginning where the one before ended', () => {
    const overview = anOverview({ steering: { kpi: 'revenue', decisive: [], gaps: sampleGaps } });
    const { steps = [], past, title } = fallView(overview, 'ja') ?? {};
    expect(steps.map(({ label, effect }) => `${label} ${effect}`)).toEqual([
      '目標 ¥1,500万',
      '架電の件数 −¥387万',
      '架電 → アポの率 +¥231万',
      '商談 → 受注の率 +¥10万',
      '受注単価 −¥114万',
      '着地見込み ¥1,240万',
    ]);
    expect(title).toBe('乖離 −¥260万 の内訳');
    const inner = steps.slice(1, -1);
    inner.forEach(({ from }, index) => expect(from).toBe(steps[index]?.to));
    expect(inner.at(-1)?.to).toBe(steps.at(-1)?.to);
    expect(past).toContain('過去3期');
  });

  it('sums to the gap whatever the parts', () => {
    const effects = fc.array(fc.integer({ min: -9_000_000, max: 9_000_000 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(effects, (all) => {
        const parts = all.map((effect, index): GapPart => ({
          kind: 'volume',
          to: 'calls',
          reference: index,
          actual: 0,
          effect,
        }));
        const difference = all.reduce((sum, effect) => sum + effect, 0);
        const { steps = [] } = fallView(falling(parts, difference), 'en') ?? {};
        const [first, last] = [steps[0], steps.at(-1)];
        const step =
          10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, ...all.map(Math.abs), Math.abs(difference)))) - 2);
        expect(Math.abs((last?.to ?? 0) - (first?.to ?? 0) - difference)).toBeLessThanOrEqual(step / 2);
      }),
    );
  });

  it('of a real team ends at the landing of the table', () => {
    const { overview } = sampleDashboard();
    const { steps = [] } = fallView(overview!, 'en') ?? {};
    const landing = overview?.progress[0]?.landing?.p50 ?? Number.NaN;
    expect(Math.abs((steps.at(-1)?.to ?? 0) - landing)).toBeLessThan(landing / 100);
  });

  it('there is none without a target', () => {
    expect(fallView(anOverview(), 'en')).toBeUndefined();
    expect(fallView(sampleDashboard({}, sampleDashboardGround({ targets: [] })).overview!, 'en')).toBeUndefined();
  });
});
