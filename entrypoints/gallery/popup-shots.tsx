import type { Shot } from './Gallery.tsx';
import { ProgressPanel, type ProgressPanelProps } from '../../components/ProgressPanel.tsx';
import { noticesOf, type Site } from '../../lib/app/notices.ts';
import type { Overview, Progress } from '../../lib/app/progress.ts';
import type { Steering } from '../../lib/app/steering.ts';
import { kpis } from '../../lib/kpis/index.ts';
import {
  anOverview,
  aProgress,
  dollarOverview,
  emptyOverview,
  extremeOverview,
  sampleNow,
  sampleProgress,
  sampleZone,
  targetlessOverview,
} from '../../test/sample-overview.ts';
import {
  aSteering,
  atLength,
  closedLevers,
  onTrack,
  outOfReach,
  samplePlan,
  thinHistory,
} from '../../test/sample-steering.ts';

export type ProgressCase = Partial<
  Pick<ProgressPanelProps, 'phase' | 'choice' | 'said' | 'history' | 'isTall' | 'onSidePanel'>
> & {
  overview?: Overview;
  site?: Site;
  hasMe?: boolean;
  isUnbacked?: boolean;
};

export const progressShot = (
  name: string,
  { overview, site, hasMe = true, isUnbacked = false, ...rest }: ProgressCase,
): Shot => ({
  name,
  show: (lang) => (
    <ProgressPanel
      lang={lang}
      overview={overview}
      phase="live"
      choice={{ periodKind: overview?.periodKind ?? 'month', who: overview?.who ?? 'me' }}
      notices={noticesOf(overview, { site, hasMe, isUnbacked, crmName: (id) => id }, lang)}
      now={sampleNow}
      zone={sampleZone}
      {...rest}
      onChoose={() => {}}
      onNotice={() => {}}
      onSettings={() => {}}
      onRetry={() => {}}
      onRemoveSample={() => {}}
      onLog={() => Promise.resolve({ id: '1' })}
      onUndo={() => Promise.resolve({ undone: true })}
    />
  ),
});

/** In the popup, where the browser has a side panel to open. */
const shot = (name: string, about: ProgressCase): Shot => progressShot(name, { onSidePanel: () => {}, ...about });

const old = sampleNow - 6 * 86_400_000;
const waiting: Overview['unmapped'] = [
  { crm: 'tryton', entity: 'deal', text: '稟議中', rows: 4 },
  { crm: 'tryton', entity: 'deal', text: 'Verbal yes, waiting for the board', rows: 2 },
  { crm: 'tryton', entity: 'deal', text: 'Parked', rows: 1 },
];

/** The month of the sample with its band, and what steers towards its target. */
export const steered = (steering: Steering, { landing = 12_400_000, pHit = 0.21 } = {}): Overview =>
  anOverview({
    steering,
    progress: [
      aProgress('revenue', {
        value: 8_100_000,
        target: 15_000_000,
        pace: 9_800_000,
        landing,
        band: [landing - 1_500_000, landing + 1_400_000],
        pHit,
        known: 41,
      }),
      ...sampleProgress.slice(1),
    ],
  });

/** Every metric there is, each with a target, at its widest. */
const manyProgress = (): Progress[] =>
  kpis.map(({ id, unit }) => {
    const size = unit === 'money' ? 1_000_000 : 1;
    return aProgress(id, {
      value: 4_800 * size,
      target: 12_000 * size,
      pace: 9_000 * size,
      landing: 6_000 * size,
      band: [5_000 * size, 7_000 * size],
      pHit: 0.21,
      known: 3,
      of: 12_345,
      approximate: true,
    });
  });

export const popupShots: readonly Shot[] = [
  shot('full', { overview: anOverview() }),
  shot('sample', { overview: { ...steered(aSteering()), sample: { hasOwn: false } } }),
  shot('sample-own', { overview: anOverview({ sample: { hasOwn: true } }) }),
  shot('definitions', {
    overview: anOverview({
      progress: anOverview().progress.map((one) =>
        one.kpi === 'win-rate'
          ? {
              ...one,
              measure: { ...one.measure, sample: 3, value: 2 / 3, known: 3, of: 3 },
              thin: { more: 2, shrunk: { value: 0.346, prior: 0.25, from: 'own-history' as const } },
            }
          : one.kpi === 'calls'
            ? {
                ...one,
                formula: { ja: '相手につながった架電の数', en: 'count of calls that reached somebody' },
              }
            : one,
      ),
    }),
  }),
  shot('dollars', { overview: dollarOverview() }),
  shot('band', {
    overview: anOverview({
      progress: [
        aProgress('revenue', {
          value: 8_100_000,
          target: 15_000_000,
          pace: 9_800_000,
          landing: 12_400_000,
          band: [10_900_000, 13_800_000],
          pHit: 0.21,
          known: 41,
        }),
        ...sampleProgress.slice(1),
      ],
    }),
  }),
  shot('steered', { overview: steered(aSteering()) }),
  shot('steered-on-track', { overview: steered(onTrack(), { landing: 15_900_000, pHit: 0.71 }) }),
  shot('steered-out-of-reach', { overview: steered(outOfReach(), { pHit: 0.03 }) }),
  shot('steered-closed', { overview: steered(closedLevers()) }),
  shot('steered-thin', { overview: steered(thinHistory()) }),
  shot('steered-done', {
    overview: steered(
      aSteering({
        decisive: [],
        plan: { ...samplePlan, today: samplePlan.today.map((step) => ({ ...step, left: 0 })) },
      }),
    ),
  }),
  shot('steered-at-length', {
    overview: { ...extremeOverview(), ...steered(atLength()), unmapped: waiting, progress: manyProgress() },
  }),
  shot('reached', {
    overview: anOverview({
      progress: [
        aProgress('revenue', { value: 15_600_000, target: 15_000_000, pace: 12_000_000, landing: 18_900_000 }),
        ...sampleProgress.slice(1),
      ],
    }),
  }),
  shot('extremes', { overview: extremeOverview() }),
  shot('no-target', { overview: targetlessOverview() }),
  shot('no-data', { overview: emptyOverview() }),
  shot('no-permission', { overview: emptyOverview(), site: { name: 'crm.example.co.jp', state: 'ungranted' } }),
  shot('everybody-for-me', {
    overview: anOverview({
      who: 'all',
      isStandIn: true,
      counts: { deals: 44, activities: 260, partialPages: 0, unowned: 0, unseen: 2 },
    }),
    hasMe: false,
  }),
  shot('none-mine', { overview: { ...emptyOverview(), owners: anOverview().owners }, hasMe: false }),
  shot('unmapped', {
    overview: anOverview({
      unmapped: waiting,
      counts: { deals: 44, activities: 260, partialPages: 2, unowned: 5 },
      misses: [{ crm: 'Tryton', page: 'list', field: 'amount', rows: 3, at: sampleNow }],
    }),
  }),
  shot('misses', {
    overview: anOverview({
      misses: [
        { crm: 'Tryton', page: 'list', field: 'amount', rows: 3, at: sampleNow },
        { crm: 'Tryton', page: 'list', field: 'closeDate', rows: 2, at: sampleNow },
      ],
    }),
  }),
  shot('conflicts', {
    overview: anOverview({
      conflicts: [{ crm: 'Odoo', page: 'deal-list', field: 'amount', rows: 2, at: sampleNow }],
    }),
  }),
  shot('unbacked', { overview: anOverview({ unmapped: waiting }), isUnbacked: true }),
  shot('stale', { overview: anOverview({ newest: old, oldest: old - 9 * 86_400_000 }) }),
  shot('paused', { overview: anOverview(), site: { name: 'crm.example.co.jp', state: 'paused' } }),
  shot('trouble', { overview: anOverview(), phase: 'trouble' }),
  shot('loading', { phase: 'empty' }),
  shot('remembered', { overview: anOverview(), phase: 'remembered' }),
];
