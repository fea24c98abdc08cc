import { describe, expect, it } from 'vitest';
import { sampleDashboard, sampleDashboardGround, samplePeople } from '../../../test/sample-dashboard.ts';
import { teamView } from './team-view.ts';

const { overview, team } = sampleDashboard();
const view = (chosen?: string, order = {}) => teamView(team!, overview!, chosen, order, 'ja');

describe('the table of a team', () => {
  it('ranks nobody unasked: people stand by name', () => {
    const names = view().rows.map(({ name }) => name);
    expect(names).toEqual(samplePeople.toSorted(new Intl.Collator(['ja', 'en'], { numeric: true }).compare));
    expect(view(undefined, { sort: 'name', isDown: true }).rows.map(({ name }) => name)).toEqual(names.toReversed());
  });

  it('turns on the main target’s metric, on the chosen one, and on a known one where the chosen is unknown', () => {
    expect([view().kpi, view('calls').kpi, view('nonsense').kpi]).toEqual(['revenue', 'calls', 'revenue']);
    expect(view('calls').rows[0]?.others.map(({ id }) => id)).not.toContain('calls');
  });

  it('sorts by any column, people without the figure last', () => {
    const gaps = view('calls', { sort: 'gap' }).rows.map(({ main }) => main.sorts.gap);
    expect(gaps.slice(0, 5)).toEqual(gaps.slice(0, 5).toSorted((a = 0, b = 0) => a - b));
    expect(gaps.at(-1)).toBeUndefined();
    const meetings = view('calls', { sort: 'meetings-held', isDown: true }).rows.map(
      ({ others }) => others.find(({ id }) => id === 'meetings-held')?.sorts.actual ?? 0,
    );
    expect(meetings).toEqual(meetings.toSorted((a, b) => b - a));
  });

  it('knows where nobody has a target, and takes a metric nobody has one for when it is asked for', () => {
    const bare = sampleDashboard({ kpi: 'gross-profit' }, sampleDashboardGround({ targets: [] }));
    const shown = teamView(bare.team!, bare.overview!, 'gross-profit', {}, 'ja');
    expect([shown.isWithoutTargets, shown.kpi]).toEqual([true, 'gross-profit']);
    expect(shown.metrics.map(({ id }) => id)).toContain('gross-profit');
    expect(view().isWithoutTargets).toBe(false);
  });

  it('the whole team’s line is the overview’s own figure', () => {
    expect(view().total?.main.sorts.actual).toBe(overview?.progress[0]?.measure.value);
  });
});
