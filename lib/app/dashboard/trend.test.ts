import { describe, expect, it } from 'vitest';
import { sampleDashboard, sampleDashboardGround } from '../../../test/sample-dashboard.ts';
import { sampleNow, sampleZone } from '../../../test/sample-overview.ts';
import { kpiById } from '../../kpis/index.ts';
import { lookOfChoice } from './parts.ts';
import { trendOf } from './trend.ts';
import { trendView } from './trend-view.ts';

const ground = sampleDashboardGround();
const { look, period } = lookOfChoice(ground, {
  choice: { who: 'all', kind: 'month' },
  now: sampleNow,
  zone: sampleZone,
});
const kpi = (id: string) => kpiById(id) ?? expect.fail(`no KPI ${id}`);

/** What was won in a month, straight from the rows. */
const wonIn = (month: string, owner?: string) =>
  ground.facts.deals
    .filter((deal) => deal.status === 'won' && deal.closedOn?.startsWith(month))
    .filter((deal) => owner === undefined || deal.owner === owner)
    .reduce((sum, { amount }) => sum + (amount?.minor ?? 0), 0);

const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

describe('the trend of a KPI', () => {
  it('is what each of six months came to, and this one so far', () => {
    const points = trendOf(kpi('revenue'), 'month', period, look) ?? [];
    expect(points.map(({ period: { start }, value }) => [start.slice(0, 7), value])).toEqual(
      months.map((month) => [month, wonIn(month)]),
    );
  });

  it('is told of each person for the KPI the table turns on, and of all', () => {
    const { trends = [], team } = sampleDashboard({}, ground);
    // From the first month on in which there is a win: before it nobody can tell a zero from what was never captured.
    const expected = [undefined, ...(team?.reps ?? []).map(({ name }) => name)].flatMap((rep) => {
      const won = months.map((month) => wonIn(month, rep));
      const first = won.findIndex((value) => value !== 0);
      return first < 0 || first > won.length - 2 ? [] : [[rep, won.slice(first)]];
    });
    expect(expected.length).toBeGreaterThan(3);
    expect(trends.map(({ rep, points }) => [rep, points.map(({ value }) => value)])).toEqual(expected);
    expect(new Set(sampleDashboard({ kpi: 'calls' }, ground).trends?.map((one) => one.kpi))).toEqual(
      new Set(['calls']),
    );
  });

  it('is told of every KPI that has one to a single person', () => {
    const told = (sampleDashboard({ who: 'me' }, ground).trends ?? []).map((one) => one.kpi);
    expect(told).toContain('win-rate');
    expect(told).not.toContain('open-pipeline');
  });

  it('begins where something was captured, and is none without a period before', () => {
    const late = {
      ...ground.facts,
      deals: ground.facts.deals.filter(({ createdOn = '' }) => createdOn >= '2026-09-20'),
    };
    const short = { deals: late.deals, activities: [] };
    const points = trendOf(kpi('revenue'), 'month', period, { ...look, facts: short, everything: short });
    expect(points?.map((point) => point.period.start)).toEqual(['2026-10-01', '2026-11-01']);
    const nothing = { deals: [], activities: [] };
    expect(trendOf(kpi('revenue'), 'month', period, { ...look, facts: nothing, everything: nothing })).toBeUndefined();
    expect(trendOf(kpi('revenue'), 'year', period, { ...look, facts: short, everything: short })).toBeUndefined();
  });

  it('says every period, the last as unfinished, and a period of nothing as none', () => {
    const points = [
      { period: { start: '2026-09-01', end: '2026-10-01' }, value: 0.25 },
      { period: { start: '2026-10-01', end: '2026-11-01' } },
      { period: { start: '2026-11-01', end: '2026-12-01' }, value: 0.5 },
    ];
    const view = trendView(points, 'rate', 'JPY', 'en');
    expect(view?.told).toEqual([
      'Tue, Sep 1 – Wed, Sep 30: 25%',
      'Thu, Oct 1 – Sat, Oct 31: none',
      'Sun, Nov 1 – Mon, Nov 30, so far: 50%',
    ]);
    expect(view?.before).toEqual({ text: 'none', period: points[1]?.period });
    expect(view?.values).toEqual([0.25, undefined, 0.5]);
    expect(trendView(points, 'rate', 'JPY', 'ja')?.told[2]).toContain('のここまで：50%');
  });
});
