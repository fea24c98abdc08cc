import { describe, expect, it } from 'vitest';
import { sampleDashboard, sampleDashboardGround } from '../../../test/sample-dashboard.ts';
import { revenue } from '../../kpis/revenue.ts';
import { contains } from '../../domain/period.ts';

const ground = sampleDashboardGround();
const won = (start: string, end: string) =>
  ground.facts.deals
    .filter(({ status, closedOn }) => status === 'won' && contains({ start, end }, closedOn))
    .reduce((sum, { amount }) => sum + (amount?.minor ?? 0), 0);

describe('the dashboard of a period that is over', () => {
  const { overview } = sampleDashboard({ on: '2026-10-15' }, ground);

  it('lands where it ended', () => {
    const main = overview?.progress.find(({ kpi }) => kpi === revenue.id);
    expect(main?.measure.value).toBe(won('2026-10-01', '2026-11-01'));
    expect(main?.landing).toMatchObject({ method: 'complete', p50: main?.measure.value });
  });

  it('is compared as a whole with the periods before it, and counts nothing that came later', () => {
    const past = overview?.steering?.gaps.find(({ against }) => against === 'past');
    const mean =
      (won('2026-07-01', '2026-08-01') + won('2026-08-01', '2026-09-01') + won('2026-09-01', '2026-10-01')) / 3;
    expect(past).toMatchObject({ until: '2026-10-31', periods: 3 });
    expect(past?.difference).toBe(Math.round(won('2026-10-01', '2026-11-01') - Math.round(mean)));
  });
});

describe('what the parts say of their own doubt', () => {
  it('how many deals are dated by their plan, though their keys are left behind', () => {
    const deals = ground.facts.deals.map((deal) =>
      contains({ start: '2026-11-01', end: '2026-12-01' }, deal.closedOn)
        ? { ...deal, closedByPlan: true as const }
        : deal,
    );
    const { byPlan, overview } = sampleDashboard({}, { ...ground, facts: { ...ground.facts, deals } });
    const decided = deals.filter(({ closedByPlan }) => closedByPlan);
    expect(decided.length).toBeGreaterThan(3);
    expect(byPlan).toBe(decided.length);
    expect(JSON.stringify(overview)).not.toContain(decided[0]?.key);
  });
});
