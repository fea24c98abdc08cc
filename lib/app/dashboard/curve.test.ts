import { describe, expect, it } from 'vitest';
import { activity, deal, facts, yen } from '../../../test/facts.ts';
import { sampleDashboardGround } from '../../../test/sample-dashboard.ts';
import { aTarget, sampleNow, sampleZone } from '../../../test/sample-overview.ts';
import type { Facts } from '../../domain/facts.ts';
import { periodOf } from '../../domain/periods.ts';
import type { Target } from '../../domain/target.ts';
import type { Kpi } from '../../kpis/kpi.ts';
import { calls } from '../../kpis/calls.ts';
import { revenue } from '../../kpis/revenue.ts';
import { lookOf, overviewOf } from '../overview.ts';
import { progressOf } from '../progress-of.ts';
import { defaultSettings } from '../settings.ts';
import { curveKpi, curveSteps, type Curve } from './curve.ts';
import { finished } from './finished.ts';

const november = { start: '2026-11-01', end: '2026-12-01' };
const all = { kind: 'all' } as const;
const looking = (rows: Facts, targets: Target[] = []) =>
  lookOf(rows, defaultSettings, targets, all, { now: sampleNow, zone: sampleZone }).look;
const ofAll = (target: Target): Target => ({ ...target, scope: all });

function curve(rows: Partial<Facts>, kpi: Kpi = revenue, targets: Target[] = [], period = november): Curve | undefined {
  const look = looking(facts(rows), targets);
  return finished(curveSteps(progressOf(kpi, period, look), period, look));
}
const won = (closedOn: string, minor: number) => deal({ status: 'won', closedOn, amount: yen(minor) });

describe('a KPI as it adds up', () => {
  it('stands at each day’s end where the days so far bring it, today at the whole figure, and ends there', () => {
    const found = curve({ deals: [won('2026-11-02', 100), won('2026-11-02', 50), won('2026-11-20', 30)] });
    const at = (day: string) => found?.points.find((point) => point.day === day);
    expect(found?.points).toHaveLength(30);
    expect([at('2026-11-01')?.actual, at('2026-11-02')?.actual, at('2026-11-19')?.actual]).toEqual([0, 150, 150]);
    expect(at('2026-11-25')).toEqual({ day: '2026-11-25', at: 24, actual: 180 });
    expect(at('2026-11-26')).toEqual({ day: '2026-11-26', at: 26 });
  });

  it('a deal dated later than today is in today’s figure, as it is in the headline', () => {
    const found = curve({ deals: [won('2026-11-02', 100), won('2026-11-28', 7)] });
    expect(found?.points.filter(({ actual }) => actual !== undefined).at(-1)?.actual).toBe(107);
  });

  it('the pace follows business days to the target’s own deadline', () => {
    const target = ofAll({ ...aTarget('calls', 190), deadline: '2026-11-27' });
    const found = curve({ activities: [activity({ on: '2026-11-02' })] }, calls, [target]);
    const pace = (day: string) => found?.points.find((point) => point.day === day)?.pace;
    // 18 business days up to the 27th; the 3rd and the 23rd are holidays.
    expect([pace('2026-11-01'), pace('2026-11-03'), pace('2026-11-30')]).toEqual([0, 190 / 18, 190]);
    expect(pace('2026-11-26')).toBeCloseTo((190 * 17) / 18);
    // Today as of now: at 08:55 it has asked for nothing yet, as in the table.
    expect(pace('2026-11-25')).toBeCloseTo((190 * 15) / 18);
  });

  it('never falls, and ends at the headline’s figure, whatever the period', () => {
    const ground = sampleDashboardGround();
    for (const kind of ['week', 'month', 'quarter', 'half', 'year'] as const) {
      const period = periodOf(kind, '2026-11-25', defaultSettings.fiscal);
      const { look } = lookOf(ground.facts, ground.settings, ground.targets, all, { now: sampleNow, zone: sampleZone });
      const progress = progressOf(revenue, period, look);
      const { points, days } = finished(curveSteps(progress, period, look))!;
      const actuals = points.flatMap(({ actual }) => actual ?? []);
      expect(actuals).toEqual(actuals.toSorted((a, b) => a - b));
      expect(actuals.at(-1)).toBe(progress.measure.value);
      expect(points.length).toBeLessThanOrEqual(64);
      expect(points.at(-1)?.at).toBe(days);
    }
  });

  it('there is none where nothing is known', () => {
    expect(curve({})).toBeUndefined();
  });
});

describe('what is drawn', () => {
  it('is the main target where it adds up, else revenue', () => {
    const health = { unmapped: [], misses: [], conflicts: [], partialPages: 0 };
    const request = { periodKind: 'month', who: 'all', now: sampleNow, zone: sampleZone } as const;
    const drawn = (targets: Target[]) => {
      const rows = facts({ deals: [won('2026-11-02', 100)] });
      const { progress } = overviewOf(rows, health, defaultSettings, targets, request);
      return curveKpi(progress, looking(rows, targets))?.kpi;
    };
    expect(drawn([ofAll(aTarget('calls', 10))])).toBe('calls');
    expect(drawn([ofAll(aTarget('win-rate', 0.3))])).toBe('revenue');
    expect(drawn([])).toBe('revenue');
  });
});
