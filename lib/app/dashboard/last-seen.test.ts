import { describe, expect, it } from 'vitest';
import { sampleDashboard, sampleDashboardGround } from '../../../test/sample-dashboard.ts';
import { sampleNow, sampleZone } from '../../../test/sample-overview.ts';
import { keepDashboard, recallDashboard } from './last-seen.ts';

const choice = { who: 'all', kind: 'month' } as const;
const ground = sampleDashboardGround();
const shown = sampleDashboard({}, ground);

function aMemory() {
  let text: string | null = null;
  return { load: () => text, save: (kept: string) => void (text = kept), text: () => text ?? '' };
}
const kept = () => {
  const memory = aMemory();
  keepDashboard(memory, choice, shown);
  return memory;
};

describe('what was last seen of the dashboard', () => {
  it('comes back with every figure of the table and the chart', () => {
    const found = recallDashboard(kept(), choice, sampleNow, sampleZone);
    const figures = (part: typeof shown | undefined) =>
      part?.team?.reps.map(({ name, progress }) => [
        name,
        progress.map(({ measure, landing }) => [measure.value, landing?.p50]),
      ]);
    expect(figures(found)).toEqual(figures(shown));
    expect(found?.curve).toEqual(shown.curve);
    expect(found?.overview?.period).toEqual(shown.overview?.period);
  });

  it('names no deal and no customer', () => {
    const text = kept().text();
    const names = new Set(ground.facts.deals.flatMap(({ name, account, key }) => [name ?? '', account ?? '', key]));
    expect([...names].filter((name) => text.includes(JSON.stringify(name)))).toEqual([]);
    expect(text.length).toBeGreaterThan(1_000);
  });

  it('is of this very choice; in which order it stood does not matter', () => {
    const memory = kept();
    expect(recallDashboard(memory, { ...choice, sort: 'gap', isDown: true }, sampleNow, sampleZone)).toBeDefined();
    expect(recallDashboard(memory, { ...choice, who: 'me' }, sampleNow, sampleZone)).toBeUndefined();
    expect(recallDashboard(memory, { ...choice, on: '2026-10-01' }, sampleNow, sampleZone)).toBeUndefined();
  });

  it('is no longer shown once the period is over', () => {
    const nextMonth = sampleNow + 7 * 86_400_000;
    expect(recallDashboard(kept(), choice, nextMonth, sampleZone)).toBeUndefined();
  });

  it.each([
    ['nothing', null],
    ['spoilt', '{"version":1,"search":"","shown":{"overview":{}}}'],
    ['no JSON', '{'],
    ['of another version', '{"version":2}'],
  ])('%s is as if there were none', (_, text) => {
    expect(recallDashboard({ load: () => text, save: () => {} }, choice, sampleNow, sampleZone)).toBeUndefined();
  });

  it('a browser that forbids it costs nothing but the first paint', () => {
    const forbidden = () => {
      throw new Error('denied');
    };
    expect(() => keepDashboard({ load: forbidden, save: forbidden }, choice, shown)).not.toThrow();
    expect(recallDashboard({ load: forbidden, save: forbidden }, choice, sampleNow, sampleZone)).toBeUndefined();
  });
});
