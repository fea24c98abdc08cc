import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleDashboard, sampleDashboardGround } from '../../../test/sample-dashboard.ts';
import { sampleNow, sampleZone } from '../../../test/sample-overview.ts';
import { activity, deal } from '../../../test/facts.ts';
import { allKpis } from '../custom-kpis.ts';
import { addDays } from '../../domain/day.ts';
import { dealQuestionOf } from '../landing-of.ts';
import { entriesOf, standingOf } from '../ledger-of-day.ts';
import { contextOf, targetOf } from '../progress-of.ts';
import { lookOfChoice } from './parts.ts';
import { passageOf } from './passage.ts';
import { repsOf } from './reps.ts';
import { mostRows, rowsFor } from './rows.ts';
import { lookOfRep } from './looks.ts';

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

  it('of a landing are the rows counted and the open deals that it expects something of', () => {
    const kpi = allKpis(ground.settings).find(({ id }) => id === 'revenue') ?? expect.fail('no revenue');
    const measure = kpi.measure(look.facts, contextOf(period, look));
    const asked = dealQuestionOf({ kpi, measure, period, look, target: 15_000_000 }) ?? expect.fail('no landing');
    const { rows, open } = rowsFor({ of: 'landing', kpi: 'revenue' }, period, look);
    expect(rows.map(({ key }) => key).toSorted()).toEqual(measure.rows.toSorted());
    const parts = (open?.rows ?? []).map((row) =>
      row.entity === 'deal' ? (row.amount?.minor ?? 0) * (row.chance ?? 0) : expect.fail('no deal'),
    );
    expect(parts.length).toBeGreaterThan(5);
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(asked.landing.fromOpen, 3);
    expect(parts).toEqual(parts.toSorted((a, b) => b - a));
    const past = lookOfChoice(ground, { ...request, choice: { ...request.choice, on: '2026-10-15' } });
    expect(rowsFor({ of: 'landing', kpi: 'revenue' }, past.period, past.look).open).toEqual({ rows: [], of: 0 });
  });

  it('of a gap are the open deals that decide it, the most decisive first, of everybody and of one person', () => {
    const kpi = allKpis(ground.settings).find(({ id }) => id === 'revenue') ?? expect.fail('no revenue');
    for (const own of [look, ...repsOf(look.everything).map((rep) => lookOfRep(look, rep))]) {
      const rep = own.scope.kind === 'owner' ? { rep: own.scope.name } : {};
      const target = targetOf(kpi, period, own)?.target.value;
      const measure = kpi.measure(own.facts, contextOf(period, own));
      const deals = dealQuestionOf({ kpi, measure, period, look: own, target })?.landing.deals ?? [];
      const wanted = deals.filter(({ criticality = 0 }) => criticality > 0);
      const { deciding, of } = rowsFor({ of: 'gap', kpi: 'revenue', ...rep }, period, look);
      expect([of, deciding?.of]).toEqual([0, wanted.length]);
      const hangs = (deciding?.rows ?? []).map((row) => (row.entity === 'deal' && row.hangs) || 0);
      expect(hangs).toEqual(wanted.map(({ criticality = 0 }) => criticality).toSorted((a, b) => b - a));
      expect(deciding?.rows.every(({ owner }) => rep.rep === undefined || owner === rep.rep)).toBe(true);
    }
    expect(rowsFor({ of: 'gap', kpi: 'revenue' }, period, look).deciding?.of).toBeGreaterThan(5);
    const past = lookOfChoice(ground, { ...request, choice: { ...request.choice, on: '2026-10-15' } });
    expect(rowsFor({ of: 'gap', kpi: 'revenue' }, past.period, past.look).deciding).toEqual({ rows: [], of: 0 });
    expect(rowsFor({ of: 'gap', kpi: 'calls' }, period, look).deciding).toEqual({ rows: [], of: 0 });
  });

  it('of a rate of the funnel are those that got there, and those it is counted against', () => {
    const passage = passageOf(period, look);
    expect(passage.filter(({ from }) => from).length).toBeGreaterThan(1);
    for (const { stage, from } of passage) {
      const { of, before } = rowsFor({ of: 'rate', stage }, period, look);
      expect([stage, of, before?.of]).toEqual([stage, from?.successes ?? 0, from?.trials ?? 0]);
    }
  });

  it('of a day of the curve are those until then', () => {
    const { curve } = sampleDashboard({}, ground);
    for (const { day, actual } of curve?.points.filter((point) => point.actual !== undefined) ?? []) {
      const until = { start: period.start, end: addDays(day, 1) };
      const { rows } = rowsFor({ of: 'kpi', kpi: 'revenue', in: until }, period, look);
      expect(rows.reduce((sum, row) => sum + ((row.entity === 'deal' && row.amount?.minor) || 0), 0)).toBe(actual);
    }
  });

  it('of the record are the landings whose shares it tells', () => {
    const ledger = ['2026-09-10', '2026-09-24', '2026-10-08', '2026-10-22', '2026-11-10']
      .flatMap((day) => entriesOf(lookOfChoice(ground, { ...request, now: Date.parse(`${day}T09:00:00+09:00`) }).look))
      .map((entry, index) => ({ ...entry, p10: entry.p50 * 0.8, p90: entry.p50 * 1.2, pHit: index % 2 }));
    const record = standingOf(ledger, [look], 0, undefined).records['revenue\tall']?.shown ?? expect.fail('no record');
    const { said, of } = rowsFor({ of: 'record', kpi: 'revenue' }, period, look, ledger);
    const lines = said?.lines ?? [];
    expect([of, lines.map(({ day }) => day)]).toEqual([4, ['2026-10-22', '2026-10-08', '2026-09-24', '2026-09-10']]);
    const share = (holds: (line: (typeof lines)[number]) => boolean | undefined) =>
      lines.filter((line) => holds(line) === true).length / lines.length;
    expect(share(({ isRight }) => isRight)).toBe(record.called);
    expect(share(({ isNear }) => isNear)).toBe(record.near);
    expect(share(({ isInBand }) => isInBand)).toBe(record.coverage);
    expect(rowsFor({ of: 'record', kpi: 'revenue' }, period, look).said?.lines).toEqual([]);
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
