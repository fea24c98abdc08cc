import { describe, expect, it, vi } from 'vitest';
import { noticesOf } from './notices.ts';
import { createPopupModel, type PopupPorts } from './popup-model.ts';
import { defaultSettings, type Settings } from './settings.ts';
import type { Recipe } from '../recipes/recipe.ts';

const recipe = {
  id: 'tryton',
  version: 1,
  name: 'Tryton',
  matches: [],
  detect: { has: ['#main'] },
  locale: 'en',
  stages: { open: [], won: [], lost: [] },
  activityTypes: {},
  pages: [],
} as Recipe;
const now = Date.UTC(2026, 10, 25);
const settle = () => new Promise((resolve) => setTimeout(resolve));

function bench({
  settings = defaultSettings,
  kept = null as string | null,
  ...part
}: Partial<Omit<PopupPorts, 'settings'>> & { settings?: Settings; kept?: string | null } = {}) {
  const sent: { name: string; input: unknown }[] = [];
  const asked: string[] = [];
  let answer: unknown = { saved: true };
  let memory = kept;
  const leave = vi.fn();
  const model = createPopupModel({
    send: (name, input) => {
      sent.push({ name, input });
      return Promise.resolve(answer as never);
    },
    settings: () => Promise.resolve(settings),
    onChange: () => () => {},
    memory: { load: () => memory, save: (text) => void (memory = text) },
    language: 'en',
    tab: () => Promise.resolve({ id: 1, url: 'https://crm.example.co.jp/#/deals' }),
    isGranted: () => Promise.resolve(false),
    requestSite: (url) => {
      asked.push(url);
      return Promise.resolve(true);
    },
    isVendor: () => () => false,
    selectorsIn: () => Promise.resolve(new Set(['#main'])),
    recipes: () => Promise.resolve([recipe]),
    taught: () => Promise.resolve({ recipes: [], overrides: [], drifts: [], apps: [] }),
    teach: () => Promise.resolve(true),
    trouble: () => Promise.resolve(undefined),
    onTrouble: () => {},
    backups: () => Promise.resolve({}),
    isFixed: () => Promise.resolve(false),
    now: () => now,
    leave,
    ...part,
  });
  return { model, sent, asked, leave, memory: () => memory, next: (value: unknown) => void (answer = value) };
}

describe('what the popup knows besides figures', () => {
  it("speaks the language that was chosen, else the browser's", async () => {
    const { model } = bench({ settings: { ...defaultSettings, language: 'ja' } });
    expect(model.language.value).toBe('en');
    await settle();
    expect(model.language.value).toBe('ja');
  });

  it('speaks it from the first paint of the next opening', async () => {
    const first = bench({ settings: { ...defaultSettings, language: 'ja', me: ['佐藤'] } });
    await settle();
    expect(bench({ kept: first.memory() }).model.language.value).toBe('ja');
  });

  it.each(['{', 'null', '{"language":"fr","hasMe":"x"}'])('a spoilt memory %s does no harm', (kept) => {
    expect(bench({ kept }).model.language.value).toBe('en');
  });

  it('a backup that does not save itself as it should is told, and leads to where it can be mended', async () => {
    const failed = { at: now - 1, since: now - 1, why: 'not-saved' as const };
    const backups = () => Promise.resolve({ failed });
    const { model, leave } = bench({ settings: { ...defaultSettings, backupEvery: 'week' }, backups });
    await settle();
    expect(model.circumstances.value.isUnbacked).toBe(true);
    expect(noticesOf(undefined, { ...model.circumstances.value, site: undefined }, 'ja')).toEqual([
      { id: 'backup', tone: 'warn', text: '自動のバックアップを保存できていません。', action: '詳しく' },
    ]);
    model.act('backup');
    expect(leave.mock.calls).toEqual([['data']]);
    const spoilt = bench({ backups: () => Promise.reject(new Error('no storage')) });
    await settle();
    expect(spoilt.model.circumstances.value.isUnbacked).toBe(false);
  });

  it.each([
    ['the browser', [], true],
    ['the browser, and the company since', ['backupEvery'], false],
    ['the browser, where the company fixed something else', ['language'], true],
  ])('a backup that was switched off by %s', async (_, fixed, isTold) => {
    const backups = () => Promise.resolve({ failed: { at: now - 1, since: now - 1, why: 'not-allowed' as const } });
    const { model } = bench({ backups, isFixed: (field) => Promise.resolve(fixed.includes(field)) });
    await settle();
    expect(model.circumstances.value.isUnbacked).toBe(isTold);
  });

  it('a CRM in front without a permission is offered', async () => {
    const { model } = bench();
    await settle();
    expect(model.circumstances.value.site).toEqual({ name: 'crm.example.co.jp', state: 'ungranted' });
  });

  it('a page with lines of something unknown can be taught, and is asked for first', async () => {
    const told: number[] = [];
    const { model, asked } = bench({
      selectorsIn: (_, selectors) => Promise.resolve(new Set(selectors.slice(-1))),
      teach: (tab) => Promise.resolve(told.push(tab) > 0),
    });
    await settle();
    expect(model.circumstances.value).toMatchObject({ isUnknown: true, site: { state: 'ungranted' } });
    model.act('teach');
    await settle();
    expect([asked.length, told]).toEqual([1, [1]]);
  });

  it('fields of the site in front that drifted are told', async () => {
    const site = 'https://crm.example.co.jp';
    const drift = { crm: 'taught-crm-example-co-jp', site, page: 'list', field: 'amount', since: 1 };
    const { model } = bench({
      isGranted: () => Promise.resolve(true),
      taught: () =>
        Promise.resolve({
          recipes: [],
          overrides: [],
          drifts: [drift, { ...drift, site: 'https://b.example', field: 'name' }],
          apps: [],
        }),
    });
    await settle();
    expect(model.circumstances.value.drifted).toEqual(['amount']);
  });

  it('any other site in front is left alone', async () => {
    const { model } = bench({ selectorsIn: () => Promise.resolve(new Set()) });
    await settle();
    expect(model.circumstances.value.site).toBeUndefined();
  });

  it('a granted site of a known CRM needs nothing', async () => {
    const { model } = bench({ isGranted: () => Promise.resolve(true) });
    await settle();
    expect(model.circumstances.value).toMatchObject({ site: { state: 'granted' }, isUnknown: false, drifted: [] });
  });

  it('the browser is asked within the click itself: nothing is awaited before', async () => {
    const { model, asked } = bench();
    await settle();
    model.act('use-here');
    expect(asked).toEqual(['https://crm.example.co.jp/#/deals']);
  });

  it('after a yes the background is told and the person, too', async () => {
    const { model, sent } = bench();
    await settle();
    model.act('use-here');
    await settle();
    expect(sent).toEqual([{ name: 'sites-changed', input: {} }]);
    expect(model.circumstances.value.site?.state).toBe('granted');
    expect(model.said.value).toBe('Reading crm.example.co.jp. Numbers appear as you browse.');
  });

  it('after a no nothing happens, and it can be asked again', async () => {
    const { model, sent } = bench({ requestSite: () => Promise.resolve(false) });
    await settle();
    model.act('use-here');
    await settle();
    expect(sent).toEqual([]);
    expect(model.circumstances.value.site?.state).toBe('ungranted');
    expect(model.said.value).toContain('was not allowed. Nothing is read there.');
  });

  it('a paused site is resumed, and only that', async () => {
    const site = { paused: true, panel: { open: true, side: 'left' as const } };
    const other = { ...site, paused: true };
    const { model, sent } = bench({
      isGranted: () => Promise.resolve(true),
      settings: { ...defaultSettings, sites: { 'https://crm.example.co.jp': site, 'https://b.example': other } },
    });
    await settle();
    expect(model.circumstances.value.site?.state).toBe('paused');
    model.act('paused');
    await settle();
    expect(sent).toEqual([
      {
        name: 'save-settings',
        input: {
          changes: { sites: { 'https://crm.example.co.jp': { paused: false } } },
        },
      },
    ]);
  });

  it.each([
    ['who', 'me'],
    ['stages', 'mapping'],
    ['types', 'mapping'],
    ['misses', 'data'],
  ] as const)('%s leads to the settings at %s', (id, section) => {
    const { model, leave } = bench();
    model.act(id);
    expect(leave).toHaveBeenCalledWith(section);
  });

  it('a log that was refused says why', async () => {
    const { model, next } = bench();
    next({ refused: true, reason: 'storage-full' });
    expect(await model.log('call')).toEqual({ failed: expect.stringContaining('no room left') });
    next({ lost: 'channel-closed' });
    expect(await model.log('call')).toEqual({ failed: expect.stringContaining('did not answer') });
    next({ id: '7' });
    expect(await model.log('call')).toEqual({ id: '7' });
  });

  it('loads the recipes for their names only when a name is wanted', async () => {
    const recipes = vi.fn(() => Promise.resolve([recipe]));
    const { model } = bench({ recipes, tab: () => Promise.resolve(undefined) });
    await settle();
    expect(recipes).not.toHaveBeenCalled();
    expect(model.circumstances.value.crmName('tryton')).toBe('tryton');
    await settle();
    expect(model.circumstances.value.crmName('tryton')).toBe('Tryton');
  });
});
