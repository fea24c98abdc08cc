import type { Shot } from './Gallery.tsx';
import { Dashboard, type DashboardProps } from '../../components/dashboard/Dashboard.tsx';
import { DrawerBody } from '../../components/dashboard/RowsDrawer.tsx';
import type { DashboardChoice } from '../../lib/app/dashboard/choice.ts';
import { keepDashboard, recallDashboard } from '../../lib/app/dashboard/last-seen.ts';
import { lookOfChoice, type DashboardGround, type DashboardPart } from '../../lib/app/dashboard/parts.ts';
import { rowsFor, type RowsFound } from '../../lib/app/dashboard/rows.ts';
import type { Look } from '../../lib/app/progress-of.ts';
import type { Period } from '../../lib/domain/period.ts';
import type { LedgerEntry } from '../../lib/landing/ledger.ts';
import { noticesOf } from '../../lib/app/notices.ts';
import { yen } from '../../test/facts.ts';
import { sampleDashboard, sampleDashboardGround, sampleTeams } from '../../test/sample-dashboard.ts';
import { sampleNow, sampleZone } from '../../test/sample-overview.ts';

const nothing = () => {};
const usual = { who: 'all', kind: 'month' } as const;

type Case = Partial<Pick<DashboardProps, 'phase' | 'reason' | 'now'>> & {
  choice?: Partial<DashboardChoice>;
  shown: () => DashboardPart;
  hasMe?: boolean;
};

const shot = (name: string, { choice, shown, hasMe = true, ...rest }: Case): Shot => ({
  name,
  show: (lang) => {
    const parts = shown();
    return (
      <Dashboard
        lang={lang}
        choice={{ who: 'all', kind: 'month', ...choice }}
        shown={parts}
        phase="live"
        notices={noticesOf(parts.overview, { site: undefined, hasMe, crmName: (id) => id }, lang)}
        drawer={undefined}
        now={sampleNow}
        zone={sampleZone}
        crmName={() => 'kintone'}
        {...rest}
        onChoose={nothing}
        onNotice={nothing}
        onRows={nothing}
        onCloseRows={nothing}
        onSettings={nothing}
        onRetry={nothing}
        onRemoveSample={nothing}
        onPrint={nothing}
        onExport={nothing}
        onPicture={nothing}
      />
    );
  },
});

const ground = sampleDashboardGround();
const withFacts = (part: Partial<DashboardGround>): DashboardGround => ({ ...ground, ...part });

/** The same people in two teams, but for one. */
const company = (): DashboardGround => withFacts({ settings: { ...ground.settings, teams: sampleTeams } });

const nobody = (): DashboardGround =>
  withFacts({
    facts: {
      deals: ground.facts.deals.map(({ owner: _, ...deal }) => deal),
      activities: ground.facts.activities.map(({ owner: _, ...activity }) => activity),
    },
  });

/** ¥12億 deals, one of them won: four hundred per cent of a target; and somebody without anything. */
const extremes = (): DashboardGround =>
  withFacts({
    facts: {
      ...ground.facts,
      deals: ground.facts.deals.map((deal, index) => ({
        ...deal,
        amount: yen(index % 7 === 0 ? 0 : 1_200_000_000),
        approximate: index % 3 === 0,
      })),
    },
  });

/** What stands in the drawer, one answer below the other. */
const drawerShot = (name: string, answers: (look: Look, period: Period) => RowsFound[]): Shot => ({
  name,
  show: (lang) => {
    const { look, period } = lookOfChoice(ground, { choice: usual, now: sampleNow, zone: sampleZone });
    return (
      <div style={{ padding: '0 22px', maxWidth: '560px' }}>
        <button type="button" class="text-button">
          {lang === 'ja' ? '売上高' : 'Revenue'}
        </button>
        {answers(look, period).map((rows, index) => (
          <DrawerBody
            key={index}
            lang={lang}
            state={{ title: '', rows: { ...rows, rows: rows.rows.slice(0, 6) } }}
            today="2026-11-25"
            now={sampleNow}
            zone={sampleZone}
            crmName={() => 'kintone'}
            onClose={nothing}
          />
        ))}
      </div>
    );
  },
});

const old = 6 * 86_400_000;

export const dashboardShots: readonly Shot[] = [
  shot('team', { shown: () => sampleDashboard({}, ground) }),
  shot('me', { choice: { who: 'me' }, shown: () => sampleDashboard({ who: 'me' }, ground) }),
  shot('company', { shown: () => sampleDashboard({}, company()) }),
  shot('one-team', { choice: { who: 'team' }, shown: () => sampleDashboard({ who: 'team' }, company()) }),
  shot('sorted', {
    choice: { kpi: 'calls', sort: 'gap' },
    shown: () => sampleDashboard({ kpi: 'calls' }, ground),
  }),
  shot('sample', {
    shown: () => {
      const { overview, ...parts } = sampleDashboard({}, ground);
      return { ...parts, ...(overview && { overview: { ...overview, sample: { hasOwn: true } } }) };
    },
  }),
  shot('extremes', { shown: () => sampleDashboard({}, extremes()) }),
  shot('no-targets', { shown: () => sampleDashboard({}, withFacts({ targets: [] })) }),
  shot('past', { choice: { on: '2026-10-15' }, shown: () => sampleDashboard({ on: '2026-10-15' }, ground) }),
  shot('no-reps', { shown: () => sampleDashboard({}, nobody()) }),
  shot('none-mine', {
    choice: { who: 'me' },
    hasMe: false,
    shown: () => sampleDashboard({ who: 'me' }, withFacts({ settings: { ...ground.settings, me: [] } })),
  }),
  shot('empty', { shown: () => sampleDashboard({}, withFacts({ facts: { deals: [], activities: [] }, targets: [] })) }),
  shot('partial', {
    shown: () =>
      sampleDashboard(
        {},
        withFacts({
          health: {
            unmapped: [{ crm: 'kintone', entity: 'deal', text: '社内稟議および法務確認待ち', rows: 14 }],
            misses: [{ crm: 'kintone', page: 'list', field: 'amount', rows: 3, at: sampleNow }],
            conflicts: [],
            partialPages: 2,
          },
          facts: {
            ...ground.facts,
            deals: ground.facts.deals.map((deal, index) =>
              index % 5 === 0 ? (({ amount: _, ...rest }) => rest)(deal) : deal,
            ),
          },
        }),
      ),
  }),
  shot('stale', { now: sampleNow + old, shown: () => sampleDashboard({}, ground) }),
  shot('waiting', { phase: 'blank', shown: () => ({}) }),
  shot('remembered', {
    phase: 'remembered',
    shown: () => {
      const kept: string[] = [];
      keepDashboard({ load: () => null, save: (text) => kept.push(text) }, usual, sampleDashboard({}, ground));
      return recallDashboard({ load: () => kept[0] ?? null, save: nothing }, usual, sampleNow, sampleZone) ?? {};
    },
  }),
  shot('partly', {
    phase: 'partly',
    shown: () => (({ overview }) => (overview ? { overview } : {}))(sampleDashboard({}, ground)),
  }),
  shot('trouble', { phase: 'trouble', reason: 'blocked', shown: () => ({}) }),
  drawerShot('drawer', (look, period) => {
    const revenue = rowsFor({ of: 'kpi', kpi: 'revenue' }, period, look);
    const meetings = rowsFor({ of: 'kpi', kpi: 'meetings-held', rep: '高橋 遼' }, period, look);
    return [revenue, { ...meetings, left: revenue.rows.slice(0, 2), leftOf: 2 }];
  }),
  drawerShot('drawer-landing', (look, period) => {
    const found = rowsFor({ of: 'landing', kpi: 'revenue' }, period, look);
    return [{ ...found, open: { rows: found.open?.rows.slice(0, 6) ?? [], of: found.open?.of ?? 0 } }];
  }),
  drawerShot('drawer-gap', (look, period) => {
    const { deciding, ...gap } = rowsFor({ of: 'gap', kpi: 'revenue' }, period, look);
    const { before, ...rate } = rowsFor({ of: 'rate', stage: 'won' }, period, look);
    return [
      { ...gap, deciding: { rows: deciding?.rows.slice(0, 6) ?? [], of: deciding?.of ?? 0 } },
      { ...rate, ...(before && { before: { ...before, rows: before.rows.slice(0, 2) } }) },
      { ...gap, deciding: { rows: [], of: 0 } },
    ];
  }),
  drawerShot('drawer-record', (look, period) => {
    const said = (asOf: string, p50: number, pHit: number): LedgerEntry => ({
      kpi: 'revenue',
      scope: 'all',
      period: { start: '2026-10-01', end: '2026-11-01' },
      asOf,
      elapsed: 0.5,
      method: 'pipeline-history',
      p50,
      p10: p50 * 0.85,
      p90: p50 * 1.2,
      pHit,
      target: 15_000_000,
    });
    const ledger = [said('2026-10-14', 9_000_000, 0.2), said('2026-10-21', 16_000_000, 0.7)];
    return [rowsFor({ of: 'record', kpi: 'revenue' }, period, look, ledger)];
  }),
];
