import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activity, deal, yen } from '../../../test/facts.ts';
import { sampleDashboard, sampleDashboardGround, samplePeople, sampleTeams } from '../../../test/sample-dashboard.ts';
import { aTarget, sampleNow, sampleZone } from '../../../test/sample-overview.ts';
import { comparableName } from '../../domain/scope.ts';
import type { Target } from '../../domain/target.ts';
import { kpiById } from '../../kpis/index.ts';
import type { Progress } from '../progress.ts';
import { teamsOf } from '../teams.ts';
import type { DashboardChoice } from './choice.ts';
import { exportOf } from './export.ts';
import { lookOfChoice, type DashboardGround } from './parts.ts';
import { rowsFor } from './rows.ts';
import { tableCsv } from './table-csv.ts';
import { teamSteps, type Team } from './team.ts';

const plain = sampleDashboardGround();
const ground = sampleDashboardGround({ settings: { ...plain.settings, teams: sampleTeams } });
const [partners, east] = ['Partner sales, Europe and the Middle East', '東日本営業部'] as const;
const company = sampleDashboard({}, ground);
const kpi = (id: string) => kpiById(id) ?? expect.fail(`no KPI ${id}`);
const of = (progress: readonly Progress[] | undefined, id: string) =>
  progress?.find((one) => one.kpi === id) ?? expect.fail(`no ${id}`);
const lineOf = (name: string, { team } = company) =>
  team?.teams?.find((line) => line.name === name) ?? expect.fail(`no team ${name}`);
const look = (choice: Partial<DashboardChoice>, on: DashboardGround = ground) =>
  lookOfChoice(on, { choice: { who: 'all', kind: 'month', ...choice }, now: sampleNow, zone: sampleZone });

const owners = ['佐藤 美咲', '佐藤美咲', '鈴木 健', 'Maria López', 'maria lópez', '高橋 遼', undefined];
const owner = fc.constantFrom(...owners);
const owned = (name: string | undefined) => (name === undefined ? {} : { owner: name });
const someFacts = fc.record({
  deals: fc.array(fc.tuple(owner, fc.integer({ min: 0, max: 5_000_000 }), fc.constantFrom('won', 'lost', 'open')), {
    maxLength: 14,
  }),
  calls: fc.array(owner, { maxLength: 8 }),
});
const someTeams = fc.dictionary(
  fc.constantFrom('佐藤 美咲', '佐藤　美咲', '鈴木 健', 'Maria López', '高橋 遼', 'nobody seen'),
  fc.constantFrom('A', 'B', 'C', ''),
);

function finished(steps: Generator<undefined, Team, void>): Team {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

describe('the figures of a company', () => {
  it('are those of its teams, of who is in none, and of the rows nobody owns, to the last yen', () => {
    const metrics = ['revenue', 'deals-won', 'calls', 'open-pipeline'].map(kpi);
    fc.assert(
      fc.property(someFacts, someTeams, ({ deals, calls }, teams) => {
        const facts = {
          deals: deals.map(([name, minor, status], at) =>
            deal({
              key: `d${at}`,
              ...owned(name),
              status,
              amount: yen(minor),
              closedOn: '2026-11-10',
              closeOn: '2026-11-27',
            }),
          ),
          activities: calls.map((name, at) =>
            activity({ key: `a${at}`, kind: 'call', ...owned(name), on: '2026-11-11' }),
          ),
        };
        const on = { ...ground, facts, targets: [], settings: { ...ground.settings, teams } };
        const { look: all, period } = look({}, on);
        const told = finished(teamSteps(period, all, metrics, teamsOf(on.settings)));
        for (const [at, metric] of metrics.entries()) {
          const valueIn = (rows: typeof facts) =>
            of(
              [
                {
                  kpi: metric.id,
                  measure: metric.measure(rows, {
                    period,
                    today: '2026-11-25',
                    currency: 'JPY',
                    definitions: on.settings.definitions,
                    everything: facts,
                  }),
                },
              ],
              metric.id,
            ).measure.value ?? 0;
          const lines = [...(told.teams ?? []), ...told.reps.filter(({ team }) => team === undefined)];
          const nobodys = {
            deals: facts.deals.filter((row) => row.owner === undefined),
            activities: facts.activities.filter((row) => row.owner === undefined),
          };
          const sum = lines.reduce((total, { progress }) => total + (progress[at]?.measure.value ?? 0), 0);
          expect(sum + valueIn(nobodys)).toBe(valueIn(facts));
        }
      }),
      { numRuns: 200 },
    );
  });

  it('count a team’s rate over its rows: a mean of its members’ rates would be another number', () => {
    const members = Object.keys(sampleTeams).filter((name) => sampleTeams[name] === east);
    const decided = ground.facts.deals.filter(
      ({ owner: name = '', status, closedOn = '' }) =>
        members.includes(name) && status !== 'open' && closedOn >= '2026-11-01' && closedOn < '2026-12-01',
    );
    const won = decided.filter(({ status }) => status === 'won').length;
    const rate = of(lineOf(east).progress, 'win-rate').measure.value ?? 0;
    expect(rate).toBeCloseTo(won / decided.length, 12);
    const rates = members.map(
      (name) => of(company.team?.reps.find((rep) => rep.name === name)?.progress, 'win-rate').measure.value ?? 0,
    );
    expect(rate).not.toBeCloseTo(rates.reduce((a, b) => a + b) / rates.length, 3);
  });

  it('stand in a file line by line: the teams, who is in none, the whole', () => {
    const file = exportOf(company, { who: 'all', kind: 'month' }, 'en', tableCsv);
    expect(file?.name).toMatch(/^chakuchi-company-/);
    const first = file?.text
      .trim()
      .split('\r\n')
      .map((line) => line.replace(/^\uFEFF/, '').split(/,(?! )/)[0]);
    expect(first?.map((name) => name?.replaceAll('"', ''))).toEqual([
      'Team',
      partners,
      east,
      samplePeople[5],
      'Whole company',
    ]);
  });
});

describe('a team', () => {
  it('is shown with its own figures in every chapter', () => {
    const own = sampleDashboard({ who: 'team', team: partners }, ground);
    const isIn = (name: string | undefined) => name !== undefined && sampleTeams[name] === partners;
    expect(own.teams).toEqual({ names: [partners, east], shown: partners });
    expect(own.overview?.counts.deals).toBe(ground.facts.deals.filter((row) => isIn(row.owner)).length);
    expect(own.team?.reps.map(({ name }) => name)).toEqual(['Maria López', samplePeople[4]]);
    expect(own.team?.teams).toBeUndefined();
    for (const line of lineOf(partners).progress)
      expect(of(own.overview?.progress, line.kpi)).toMatchObject({
        measure: { value: line.measure.value },
        ...(line.target && { target: { value: line.target.value } }),
        ...(line.landing && { landing: { p50: line.landing.p50 } }),
      });
    expect(own.heat?.of).toBeLessThan(company.heat?.of ?? 0);
    expect(own.curve?.kpi).toBe('revenue');
    const open = rowsFor({ of: 'pipeline' }, look({}).period, look({ who: 'team', team: partners }).look).rows;
    expect(open.length).toBeGreaterThan(0);
    expect(open.every((row) => isIn(row.owner))).toBe(true);
  });

  it('opens the rows behind its line', () => {
    const { look: all, period } = look({});
    const { rows } = rowsFor({ of: 'kpi', kpi: 'revenue', team: partners }, period, all);
    const sum = rows.reduce((total, row) => total + (row.entity === 'deal' ? (row.amount?.minor ?? 0) : 0), 0);
    expect(sum).toBe(of(lineOf(partners).progress, 'revenue').measure.value);
    expect(rowsFor({ of: 'kpi', kpi: 'revenue', team: 'gone' }, period, all).of).toBe(0);
  });

  it('is the reader’s own where none is named or it is gone, else the first; with one team there is none', () => {
    const shown = (team: string | undefined, me: string[]) =>
      look({ who: 'team', ...(team !== undefined && { team }) }, { ...ground, settings: { ...ground.settings, me } })
        .team?.name;
    expect(shown(undefined, ['佐藤　美咲'])).toBe(east);
    expect(shown('gone', ['佐藤 美咲'])).toBe(east);
    expect(shown(undefined, [])).toBe(partners);
    const one = { ...ground, settings: { ...ground.settings, teams: { '佐藤 美咲': east } } };
    expect(look({ who: 'team' }, one)).toMatchObject({ team: undefined, look: { scope: { kind: 'all' } } });
    expect(sampleDashboard({ who: 'team' }, one).teams).toBeUndefined();
  });
});

describe('a team’s target', () => {
  const target = (id: string, value: number, scope: Target['scope']): Target => ({ ...aTarget(id, value), scope });
  const names = Object.keys(sampleTeams).filter((name) => sampleTeams[name] === partners);
  const told = (targets: Target[], id = 'revenue') => {
    const { look: own, period } = look({ who: 'team', team: partners }, { ...ground, targets });
    return finished(
      teamSteps(period, look({}, { ...ground, targets }).look, [kpi(id)], teamsOf(own.settings)),
    ).teams?.find(({ name }) => name === partners)?.progress[0]?.target?.value;
  };
  const own = names.map((name, at) => target('revenue', 1_000_000 * (at + 1), { kind: 'owner', name }));

  it('is the one set for exactly its members', () => {
    const spelt = names.map(comparableName);
    expect(told([...own, target('revenue', 7_000_000, { kind: 'team', names: spelt })])).toBe(7_000_000);
    expect(told([...own, target('revenue', 7_000_000, { kind: 'team', names: [...spelt, '高橋 遼'] })])).toBe(
      3_000_000,
    );
  });

  it('else the sum of its members’, those without one adding nothing', () => {
    expect(told(own)).toBe(3_000_000);
    expect(told(own.slice(1))).toBe(2_000_000);
    expect(told([])).toBeUndefined();
  });

  it('is never added up of rates', () => {
    const rates = names.map((name) => target('win-rate', 0.4, { kind: 'owner', name }));
    expect(told(rates, 'win-rate')).toBeUndefined();
  });
});
