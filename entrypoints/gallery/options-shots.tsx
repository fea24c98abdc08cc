import { sampleApp } from './sample-app.ts';
import { sampleWays } from './sample-ways.ts';
import type { Shot } from './Gallery.tsx';
import { chapters, type ChapterProps } from '../../components/chapters.tsx';
import { OptionsPage } from '../../components/OptionsPage.tsx';
import { openImport } from './import-shots.ts';
import { defaultSettings } from '../../lib/app/settings.ts';
import type { SheetGround } from '../../lib/app/target-sheet.ts';
import { kpis } from '../../lib/kpis/index.ts';
import type { Lang } from '../../lib/words/speak.ts';
import { sampleGround } from '../../test/sample-ground.ts';
import { anOverview, sampleProgress } from '../../test/sample-overview.ts';

const nothing = () => {};
const said = () => Promise.resolve({ text: '' });
const keptAt = (crm: string, site: string, deals: number, activities: number, since: string) => ({
  crm,
  site,
  deals,
  activities,
  oldest: Date.parse(since),
  newest: Date.UTC(2026, 10, 25),
});

const sheetOf = (ground: SheetGround): NonNullable<ChapterProps['sheet']> => ({
  ground,
  problems: [],
  canUndo: true,
  canRedo: false,
  onEdit: nothing,
  onRead: () => true,
  onSave: nothing,
  onUndo: nothing,
  onRedo: nothing,
  onHideProblems: nothing,
});

const data: NonNullable<ChapterProps['data']> = {
  today: '2026-11-25',
  zone: 'Asia/Tokyo',
  kept: [
    keptAt('salesforce', 'https://example.lightning.force.com', 1_204, 48_210, '2025-04-01'),
    keptAt('tryton', 'https://crm.sales-headquarters.example.co.jp:8443', 44, 260, '2026-11-02'),
    keptAt('chakuchi', 'chakuchi:', 0, 31, '2026-11-20'),
    keptAt('import', 'import:', 18, 0, '2026-11-24'),
  ],
  room: { used: 38_400_000, isSafe: false },
  crmName: (crm) => ({ salesforce: 'Salesforce', tryton: 'Tryton' })[crm] ?? crm,
  onOpen: () => nothing,
  onSaveTable: said,
  onSaveBackup: said,
  onRestore: said,
  onEraseAll: said,
  onEraseSite: said,
  onAskToKeep: said,
  names: {
    find: () => Promise.resolve([]),
    lookAt: () => Promise.resolve({ deals: 0, activities: 0, readings: 0, notes: 0, alike: [], others: [] }),
    erase: said,
  },
  keepingNames: {
    keeping: { years: 3, isLocked: false, next: { day: '2026-12-01', deals: 18, activities: 240 } },
    lookAt: () => Promise.resolve({ deals: 0, activities: 0 }),
    choose: said,
  },
  selfBackup: {
    now: Date.UTC(2026, 10, 25, 3),
    state: {
      every: 'day',
      isLocked: false,
      saved: {
        at: Date.UTC(2026, 10, 25, 0, 15),
        file: 'Chakuchi/chakuchi-backup-3f9a-2026-11-25.json',
        bytes: 18_240_000,
        mark: '',
      },
    },
    choose: said,
  },
};

const ways: NonNullable<ChapterProps['ways']> = {
  now: Date.UTC(2026, 10, 25),
  zone: 'Asia/Tokyo',
  crmName: (crm) => ({ salesforce: 'Salesforce' })[crm] ?? crm,
  onSave: () => ({ text: '' }),
  onOpen: said,
  onForget: said,
  sites: sampleWays,
};

const full = (lang: Lang): ChapterProps => ({
  lang,
  sample: { isShown: true, onShow: said, onRemove: said },
  targets: {
    who: 'me',
    onWho: nothing,
    onSave: nothing,
    rows: sampleProgress.flatMap(({ kpi: id, measure, target }) => {
      const kpi = kpis.find((one) => one.id === id);
      if (!kpi) return [];
      return [
        {
          kpi: id,
          label: kpi.label[lang],
          definition: kpi.definition[lang],
          unit: kpi.unit,
          month: { ...(target && { value: target.value }), ...(id === 'deals-won' && { given: true }) },
          ...(kpi.nature === 'flow' && { day: id === 'calls' ? { value: 20 } : {} }),
          ...(measure.value !== undefined && { actual: measure.value }),
        },
      ];
    }),
  },
  sheet: sheetOf(sampleGround()),
  look: sampleGround().look,
  owners: anOverview().owners,
  mapping: {
    stages: [
      { crm: 'tryton', crmName: 'Tryton', text: '稟議中', rows: 4, isProposed: false },
      { crm: 'tryton', crmName: 'Tryton', text: 'Opportunity', rows: 31, meaning: 'open', isProposed: true },
      { crm: 'tryton', crmName: 'Tryton', text: 'Won', rows: 12, meaning: 'won', isProposed: true },
      {
        crm: 'atomic-crm',
        crmName: 'Atomic CRM',
        text: 'Verbal yes, waiting for the board of directors to meet',
        rows: 2,
        meaning: 'open',
        isProposed: false,
      },
    ],
    types: [
      { crm: 'atomic-crm', crmName: 'Atomic CRM', text: 'Follow-up', rows: 9, isProposed: false },
      { crm: 'atomic-crm', crmName: 'Atomic CRM', text: 'Call', rows: 120, meaning: 'call', isProposed: true },
    ],
    onStage: nothing,
    onType: nothing,
  },
  rules: {
    settings: {
      ...defaultSettings,
      me: ['佐藤 美咲'],
      teams: { '佐藤 美咲': '東日本営業部', 'Maria López': '西日本営業部' },
      partDays: { '2026-12-28': 0.5 },
      daysOff: ['2026-12-29', '2026-12-30'],
      digest: { ...defaultSettings.digest, morning: true, morningAt: '06:30', evening: true },
    },
    now: '2026-11-25T08:55',
    locked: ['currency'],
    zone: 'Asia/Tokyo',
    zones: ['Asia/Tokyo', 'America/New_York'],
  },
  sites: {
    sites: [
      {
        pattern: 'https://crm.example.co.jp/*',
        name: 'crm.example.co.jp',
        isPaused: false,
        isFixed: false,
        chips: true,
        pageData: true,
      },
      {
        pattern: 'https://old.example.com/*',
        name: 'old.example.com',
        isPaused: true,
        isFixed: false,
        chips: false,
        pageData: false,
      },
      { pattern: 'http://127.0.0.1/*', name: '127.0.0.1', isPaused: false, isFixed: true, chips: true },
    ],
    onPause: nothing,
    onSwitch: nothing,
    onRemove: nothing,
  },
  apps: {
    apps: [sampleApp],
    onMap: nothing,
  },
  shortcuts: {
    bindings: [
      { name: '_execute_action', keys: 'Alt+Shift+K' },
      { name: 'open-dashboard', keys: 'Alt+Shift+D' },
      { name: 'log-call', keys: '' },
      { name: 'toggle-panel', keys: 'Alt+Shift+S' },
    ],
    onOpen: nothing,
  },
  digest: { isAllowed: false, onAllow: () => Promise.resolve(false) },
  imports: openImport,
  ways,
  data,
  onSettings: nothing,
  newId: () => 'new',
});

const noGround = sampleGround([], { deals: [], activities: [] });

const empty = (lang: Lang): ChapterProps => ({
  ...full(lang),
  targets: {
    ...full(lang).targets,
    rows: full(lang).targets.rows.map(({ actual: _, ...row }) => ({ ...row, month: {}, ...(row.day && { day: {} }) })),
  },
  sheet: { ...sheetOf(noGround), canUndo: false },
  look: noGround.look,
  owners: [],
  mapping: { stages: [], types: [], onStage: nothing, onType: nothing },
  rules: { ...full(lang).rules, settings: defaultSettings },
  sites: { sites: [], onPause: nothing, onSwitch: nothing, onRemove: nothing },
  apps: { apps: [], onMap: nothing },
  imports: { ...openImport, state: { step: 'idle' }, past: [] },
  ways: { ...ways, sites: [] },
  data: { ...data, kept: [], room: { used: 210_000, isSafe: true } },
  sample: { isShown: false, onShow: said, onRemove: said },
});

/** Every chapter, with everything in it and with nothing. */
export const optionsShots: readonly Shot[] = await Promise.all(
  chapters.flatMap(({ id, load }) =>
    [
      { state: 'full', props: full },
      { state: 'empty', props: empty },
    ].map(async ({ state, props }): Promise<Shot> => {
      const show = await load();
      return {
        name: `${id}-${state}`,
        show: (lang) => (
          <OptionsPage
            lang={lang}
            chapter={id}
            onRemoveSample={state === 'full' && id === 'data' ? nothing : undefined}
          >
            {show(props(lang))}
          </OptionsPage>
        ),
      };
    }),
  ),
);
