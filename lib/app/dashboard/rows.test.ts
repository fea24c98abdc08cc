import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleDashboard, sampleDashboardGround } from '../../../test/sample-dashboard.ts';
import { sampleNow, sampleZone } from '../../../test/sample-overview.ts';
import { activity, deal } from '../../../test/facts.ts';
import { allKpis } from '../custom-kpis.ts';
import { lookOfChoice } from './parts.ts';
import { mostRows, rowsFor } from './rows.ts';

const ground = sampleDashboardGround();
const request = { choice: { who: 'all', kind: 'month' }, now: sampleNow, zone: sampleZone } as const;
const { look, period } = lookOfChoice(ground, request);

describe('the rows behind a number', () => {
  it('are as many as the number counts, for every KPI of everybody and of each person', () => {
    const { team, overview } = sampleDashboard({}, ground);
    const counts = (['deals-won', 'calls', 'meetings-held', 'open-deals', 'appointments'] as const).map((id) => [
      id,
      rowsFor({ of: 'kpi', kpi: id }, period, look).of,
    ]);
    expect(counts).toEqual(counts.map(([id]) => [id, overview?.progress.find(({ kpi }) => kpi === id)?.measure.value]));
    for (const { name, progress } of team?.reps ?? []) {
      for (const { kpi, measure } of progress.filter(({ measure: { unit } }) => unit === 'count'))
        expect([name, kpi, rowsFor({ of: 'kpi', kpi, rep: name }, period, look).of]).toEqual([
          name,
          kpi,
          measure.value,
        ]);
    }
  });

  it('add up to the money they stand behind', () => {
    const won = rowsFor({ of: 'kpi', kpi: 'revenue' }, period, look).rows;
    const sum = won.reduce((total, row) => total + ((row.entity === 'deal' && row.amount?.minor) || 0), 0);
    expect(sum).toBe(sampleDashboard({}, ground).overview?.progress[0]?.measure.value);
  });

  it('never fail, whatever is asked for', () => {
    const ids = allKpis(ground.settings).map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.constantFrom(...ids, 'nonsense'),
        fc.option(fc.constantFrom('佐藤 美咲', 'nobody')),
        (kpi, rep) => {
          const found = rowsFor({ of: 'kpi', kpi, ...(rep !== null && { rep }) }, period, look);
          expect(found.rows.length).toBe(Math.min(mostRows, found.of));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lead back to the page they were read on, and nowhere else', () => {
    const site = 'https://crm.example.com';
    const deals = [
      deal({ key: 'own', url: `${site}/deals/1`, name: 'Own' }),
      deal({ key: 'foreign', url: 'https://evil.example/deals/1' }),
      deal({ key: 'script', url: 'javascript:alert(1)' }),
      deal({ key: 'none' }),
    ];
    const activities = [
      activity({ key: 'page', url: `${site}/tasks/9` }),
      activity({ key: 'by-deal', dealKey: 'own', account: 'A' }),
    ];
    const found = rowsFor({ of: 'keys', keys: ['own', 'foreign', 'script', 'none', 'page', 'by-deal'] }, period, {
      ...look,
      everything: { deals, activities },
    });
    expect(Object.fromEntries(found.rows.map(({ key, url }) => [key, url]))).toEqual({
      own: `${site}/deals/1`,
      foreign: undefined,
      script: undefined,
      none: undefined,
      page: `${site}/tasks/9`,
      'by-deal': `${site}/deals/1`,
    });
    expect(found.rows.find(({ key }) => key === 'by-deal')).toMatchObject({ deal: 'Own', account: 'A' });
  });
});
