import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { changeDocument } from '../store/documents.ts';
import {
  changeSettings,
  readSettings,
  readTargets,
  saveTargets,
  settingsFrom,
  spoiltFields,
} from './settings-document.ts';
import { defaultSettings, type Settings } from './settings.ts';
import type { Target } from '../domain/target.ts';

const full: Settings = {
  ...defaultSettings,
  language: 'ja',
  me: ['加藤 由美'],
  teams: { '加藤 由美': '東日本' },
  zone: 'Asia/Tokyo',
  partDays: { '2026-12-30': 0.5 },
  daysOff: ['2026-12-31'],
  definitions: { revenueDate: 'paid', appointmentPer: 'connected', defaultMargin: 0.3 },
  rates: [{ from: 'USD', to: 'JPY', on: '2026-11-01', rate: '151.25' }],
  stages: { tryton: { Converted: 'won' } },
  activityTypes: { tryton: { 電話: 'call' } },
  sites: { 'https://crm.example.com': { paused: true, panel: { open: false, side: 'left' } } },
};
const target: Target = {
  id: 't',
  kpi: 'revenue',
  scope: { kind: 'me' },
  period: { start: '2026-11-01', end: '2026-12-01' },
  deadline: '2026-11-30',
  value: 1,
  original: 1,
  changes: [],
};

describe('settings', () => {
  it('are the defaults before anything was set, and what was set afterwards', async () => {
    const store = await aStore();
    expect(await readSettings(store)).toEqual(defaultSettings);
    await changeSettings(store, () => full);
    expect(await readSettings(store)).toEqual(full);
    expect(spoiltFields(full)).toEqual([]);
  });

  it('keep both of two changes made at once', async () => {
    const store = await aStore();
    await Promise.all([
      changeSettings(store, (old) => ({ ...old, badge: false })),
      changeSettings(store, (old) => ({ ...old, currency: 'USD' })),
    ]);
    expect(await readSettings(store)).toMatchObject({ badge: false, currency: 'USD' });
  });

  it.each<[keyof Settings, unknown]>([
    ['language', 'fr'],
    ['me', 'Kato'],
    ['currency', 'yen'],
    ['zone', 'Mars/Olympus'],
    ['fiscal', { startMonth: 13, closingDay: 31, weekStart: 1 }],
    ['workdays', [8]],
    ['hours', { from: '18:00', to: '09:00' }],
    ['badge', 'yes'],
    ['stages', [1]],
    ['teams', ['東日本']],
    ['sites', null],
  ])('with a spoilt %s fall back to its default and keep everything else', async (field, spoilt) => {
    const store = await aStore();
    await changeDocument(store.database, 'settings', () => ({ ...full, [field]: spoilt }));
    expect(await readSettings(store)).toEqual({ ...full, [field]: defaultSettings[field] });
    expect(spoiltFields({ ...full, [field]: spoilt })).toEqual([field]);
  });

  it('lose only the spoilt entry of a list or a table', () => {
    const spoilt = {
      ...full,
      me: ['加藤 由美', 7],
      teams: { '加藤 由美': '東日本', 'Maria López': 7 },
      daysOff: ['2026-12-31', '2026-02-30'],
      partDays: { '2026-12-30': 0.5, soon: 1 },
      stages: { tryton: { Converted: 'won', Lead: 'perhaps' } },
      definitions: { ...full.definitions, defaultMargin: 3, revenueDate: 'paid' },
    };
    expect(settingsFrom(spoilt)).toEqual({
      ...full,
      definitions: { revenueDate: 'paid', appointmentPer: 'connected' },
    });
    expect(spoiltFields(spoilt)).toEqual(['me', 'teams', 'daysOff', 'partDays', 'definitions', 'stages']);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['a list', []],
    ['null', null],
  ])('are the defaults when the document is %s', (_, document) => {
    expect(settingsFrom(document)).toEqual(defaultSettings);
  });
});

describe('targets', () => {
  it('are kept one by one: a spoilt one does not take the others with it', async () => {
    const store = await aStore();
    await saveTargets(store, [target]);
    await changeDocument(store.database, 'targets', (old) => [
      ...(old as Target[]),
      { ...target, value: 'lots' },
      { ...target, id: 'u', scope: { kind: 'team', names: ['a'] }, repeats: 'month' },
    ]);
    expect((await readTargets(store)).map(({ id }) => id)).toEqual(['t', 'u']);
  });
  it('are none when the document is not a list', async () => {
    const store = await aStore();
    await changeDocument(store.database, 'targets', () => ({ a: 1 }));
    expect(await readTargets(store)).toEqual([]);
  });
});
