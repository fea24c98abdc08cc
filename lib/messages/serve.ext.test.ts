import { beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { browser, type Browser } from 'wxt/browser';
import type { Reading, Row } from '../domain/reading.ts';
import { faultOf } from '../domain/well-formed.ts';
import { audiences, limits, type MessageName } from './protocol.ts';
import {
  answer,
  judge,
  serve,
  type Door,
  type Handlers,
  type OwnSender,
  type PageSender,
  type Sender,
} from './serve.ts';
import { until } from '../../test/until.ts';

type From = Browser.runtime.MessageSender;

const own = () => browser.runtime.getURL('').replace(/\/$/, '');
const page = (more: Partial<From> = {}, tab: Partial<Browser.tabs.Tab> = {}): From => ({
  id: browser.runtime.id,
  url: 'https://crm.example/#/deals',
  origin: 'https://crm.example',
  documentId: 'doc',
  documentLifecycle: 'active',
  frameId: 0,
  tab: { id: 7, incognito: false, ...tab } as Browser.tabs.Tab,
  ...more,
});
const popup = (more: Partial<From> = {}): From => ({
  id: browser.runtime.id,
  url: `${own()}/popup.html`,
  origin: own(),
  ...more,
});

const reading = (more: Partial<Reading> = {}): Reading => ({
  id: 'a-random-id',
  crm: 'atomic-crm',
  recipeVersion: 1,
  page: 'deals',
  kind: 'deal-list',
  site: 'https://crm.example',
  url: 'https://crm.example/#/deals',
  at: Date.now(),
  zone: 'Asia/Tokyo',
  locale: 'ja',
  seen: 1,
  misses: [],
  rows: [
    {
      entity: 'deal',
      id: { strong: '1' },
      url: 'https://crm.example/#/deals/1/show',
      values: { amount: { text: '¥120', value: { minor: 120, currency: 'JPY' } } },
    },
  ],
  ...more,
});

/** What a faultless sender would put into each message. */
const valid: { [N in MessageName]: unknown } = {
  'page-opened': { url: 'https://crm.example/#/deals' },
  recipe: { id: 'tryton' },
  reading: reading(),
  teach: { site: 'https://crm.example', recipe: { id: 'taught-crm-example' } },
  'teach-field': { site: 'https://crm.example', crm: 'paper', page: 'list', field: 'amount' },
  'begin-teaching': {},
  'forget-taught': { site: 'https://crm.example' },
  sample: { shown: true },
  'app-seen': { url: 'https://crm.example/k/34/', app: '34', fields: [{ code: '案件名', type: 'SINGLE_LINE_TEXT' }] },
  'save-map': { site: 'https://crm.example', app: '34', map: { name: '案件名' } },
  'show-panel': { crm: 'tryton', id: { strong: '1' } },
  panel: { crm: 'tryton', id: { business: 'OPP-1' } },
  'what-if': { crm: 'tryton', id: { strong: '1' }, amount: 120, day: '2026-11-30', chance: 0.5 },
  'show-chips': {},
  chips: { crm: 'tryton', ids: [{ strong: '1' }, { provisional: 'alpha | kato' }] },
  'panel-state': { open: true, side: 'right' },
  log: { id: 'a', kind: 'call' },
  'undo-log': { id: 'x' },
  'save-settings': { changes: { badge: false } },
  'trouble-seen': {},
  'save-targets': { targets: [{ id: 't' }] },
  'sites-changed': {},
  erase: {},
  'erase-name': { name: '東都物流', isCustomer: true },
  'restore-part': { id: 'a', index: 0, text: '{}', isLast: true },
  'import-part': {
    note: {
      id: 'abc',
      name: 'deals.csv',
      kind: 'deals',
      crm: 'import',
      site: 'import:',
      at: 1_780_000_000_000,
      made: 1_780_000_000_000,
      rows: 1,
      isUnfinished: true,
    },
    readings: [reading({ id: 'import abc 000000', crm: 'import', site: 'import:', url: 'import:' })],
    isLast: true,
  },
  'undo-import': { id: 'abc' },
};
const names = Object.keys(valid) as MessageName[];

let calls: { name: string; input: unknown; sender: Sender }[];
let turned: [string, string][];
let door: Door;

beforeEach(() => {
  fakeBrowser.reset();
  calls = [];
  turned = [];
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      async (input: unknown, sender: Sender) => {
        calls.push({ name, input, sender });
        return { done: name };
      },
    ]),
  ) as unknown as Handlers;
  door = { handlers, explain: () => 'storage-failed', turnedAway: (reason, name) => turned.push([reason, name]) };
});

describe('the door', () => {
  it.each(names)('lets %s in from its own audience, and only from that', async (name) => {
    const fromPage = await answer({ name, input: valid[name] }, page(), door);
    const fromOwn = await answer({ name, input: valid[name] }, popup(), door);
    const isLetIn = (told: unknown) => 'done' in (told as object);
    expect([isLetIn(fromPage), isLetIn(fromOwn)]).toEqual([audiences[name] !== 'own', audiences[name] !== 'page']);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'reading'],
    ['a number', 7],
    ['no name', { input: {} }],
    ['an unknown name', { name: 'eval', input: '1' }],
    ['a name of Object.prototype', { name: 'constructor', input: {} }],
    ['a name that is an object', { name: { toString: 'reading' }, input: {} }],
  ])('refuses %s and counts it', async (_, message) => {
    expect(await answer(message, popup(), door)).toEqual({ refused: true, reason: 'bad-message' });
    expect(turned).toEqual([['bad-message', 'unknown']]);
    expect(calls).toEqual([]);
  });

  it.each<[string, MessageName, unknown]>([
    ['an unknown field', 'log', { id: 'a', kind: 'call', extra: 1 }],
    ['a wrong type', 'log', { id: 'a', kind: 'beer' }],
    ['a chance above one', 'what-if', { crm: 'tryton', id: { strong: '1' }, chance: 1.5 }],
    ['an amount that is owed', 'what-if', { crm: 'tryton', id: { strong: '1' }, amount: -1 }],
    ['a day that is none', 'what-if', { crm: 'tryton', id: { strong: '1' }, day: '2026-02-30' }],
    ['an input that is missing', 'panel-state', undefined],
    ['settings that are a list', 'save-settings', { changes: [] }],
    ['a target that is a text', 'save-targets', { targets: ['revenue'] }],
  ])('refuses %s', async (_, name, input) => {
    const from = audiences[name] === 'page' ? page() : popup();
    expect(await answer({ name, input }, from, door)).toEqual({ refused: true, reason: 'bad-message' });
    expect(turned).toEqual([['bad-message', name]]);
  });

  it('what of one page comes too quickly is turned away and counted before it is looked into; own pages are not held up', async () => {
    let left = 2;
    door.isLetIn = ({ site, tabId }) => site === 'https://crm.example' && tabId === 7 && (left -= 1) >= 0;
    const told = await Promise.all([1, 2, 3].map(() => answer({ name: 'reading', input: reading() }, page(), door)));
    expect(told).toEqual([{ done: 'reading' }, { done: 'reading' }, { refused: true, reason: 'too-many' }]);
    expect(await answer({ name: 'reading', input: 'nonsense' }, page(), door)).toEqual({
      refused: true,
      reason: 'too-many',
    });
    expect(await answer({ name: 'log', input: { id: 'a', kind: 'call' } }, popup(), door)).toEqual({ done: 'log' });
    expect(turned).toEqual([
      ['too-many', 'reading'],
      ['too-many', 'reading'],
    ]);
  });

  it('answers with the reason when a handler fails, and never throws', async () => {
    door.handlers = {
      ...door.handlers,
      log: async () => {
        throw new Error('disk full');
      },
    };
    door.explain = () => 'storage-full';
    expect(await answer({ name: 'log', input: { id: 'a', kind: 'call' } }, popup(), door)).toEqual({
      refused: true,
      reason: 'storage-full',
    });
  });

  it('hears messages through the browser, from the first moment on', async () => {
    serve(door);
    const respond = vi.fn();
    const kept = await fakeBrowser.runtime.onMessage.trigger(
      { name: 'log', input: { id: 'a', kind: 'call' } },
      page(),
      respond,
    );
    expect(kept).toEqual([true]);
    await until(() => expect(respond).toHaveBeenCalledWith({ done: 'log' }));
  });
});

describe('who is speaking', () => {
  const me = { id: 'us', origin: 'chrome-extension://us' };
  const known = (from: Partial<From>) => judge({ id: 'us', ...from }, me);
  const tab = (more = {}) => ({ id: 7, incognito: false, ...more }) as Browser.tabs.Tab;

  it.each<[string, Partial<From>, unknown]>([
    [
      'a page of the extension',
      { url: 'chrome-extension://us/popup.html', origin: 'chrome-extension://us' },
      { kind: 'own' },
    ],
    ['a page of the extension in a tab', { url: 'chrome-extension://us/options.html', tab: tab() }, { kind: 'own' }],
    [
      'a content script',
      { url: 'https://a.example/x', origin: 'https://a.example', tab: tab(), documentId: 'd' },
      { kind: 'page', site: 'https://a.example', tabId: 7, documentId: 'd' },
    ],
    [
      'a content script in a browser that tells no origin',
      { url: 'http://a.example:8010/x', tab: tab() },
      { kind: 'page', site: 'http://a.example:8010', tabId: 7 },
    ],
    ['a private window', { url: 'https://a.example/', tab: tab({ incognito: true }) }, 'private-window'],
    ['a prerendered page', { url: 'https://a.example/', tab: tab(), documentLifecycle: 'prerender' }, 'not-active'],
    [
      'a page in the back-forward cache',
      { url: 'https://a.example/', tab: tab(), documentLifecycle: 'cached' },
      'not-active',
    ],
    ['another extension', { id: 'them', url: 'chrome-extension://us/popup.html' }, 'unknown-sender'],
    ['another extension’s page', { url: 'chrome-extension://them/popup.html', tab: tab() }, 'unknown-sender'],
    ['a sandboxed frame of a page', { url: 'https://a.example/', origin: 'null', tab: tab() }, 'unknown-sender'],
    [
      'an origin that is not the address’s',
      { url: 'https://a.example/', origin: 'https://b.example', tab: tab() },
      'unknown-sender',
    ],
    [
      'a page that pretends our address',
      { url: 'chrome-extension://us/popup.html', origin: 'https://a.example', tab: tab() },
      'unknown-sender',
    ],
    ['a file', { url: 'file:///etc/passwd', tab: tab() }, 'unknown-sender'],
    ['a script without a tab', { url: 'https://a.example/' }, 'unknown-sender'],
    ['nobody', {}, 'unknown-sender'],
  ])('%s', (_, from, expected) => {
    const told = known(from);
    expect('refused' in told ? told.reason : told).toEqual(expected);
  });
});

describe('a page may speak of itself only', () => {
  it.each<[string, MessageName, unknown]>([
    ['a reading of another site', 'reading', reading({ site: 'https://other.example', url: 'https://other.example/' })],
    ['a hello from another site', 'page-opened', { url: 'https://other.example/' }],
    ['the same host on another port', 'page-opened', { url: 'https://crm.example:8443/' }],
  ])('%s is refused', async (_, name, input) => {
    expect(await answer({ name, input }, page(), door)).toEqual({ refused: true, reason: 'unknown-sender' });
  });

  it('and a reading whose address is not on its own site is malformed', async () => {
    expect(await answer({ name: 'reading', input: reading({ url: 'https://other.example/' }) }, page(), door)).toEqual({
      refused: true,
      reason: 'bad-message',
    });
  });
});

describe('a reading', () => {
  const sift = async (rows: unknown[], more: object = {}) => {
    const told = await answer({ name: 'reading', input: { ...reading(), rows, ...more } }, page(), door);
    return { told, stored: calls.at(-1)?.input as Reading | undefined };
  };
  const good = reading().rows[0]!;

  it.each<[string, unknown, unknown]>([
    ['keys nobody knows', { ...good, admin: true }, good],
    ['a prototype key beside its own', { ...(JSON.parse('{"__proto__": {"admin": true}}') as object), ...good }, good],
    [
      'a value that carries more than it should',
      { ...good, values: { name: { text: 'A', value: 'A', approximate: 'yes', admin: true } } },
      { ...good, values: { name: { text: 'A', value: 'A' } } },
    ],
    [
      'a link to another origin',
      { ...good, url: 'https://evil.example/' },
      { entity: good.entity, id: good.id, values: good.values },
    ],
    [
      'a link that is a script',
      { ...good, url: 'javascript:alert(1)' },
      { entity: good.entity, id: good.id, values: good.values },
    ],
    [
      'a link that is no text',
      { ...good, url: { href: 'x' } },
      { entity: good.entity, id: good.id, values: good.values },
    ],
  ])('loses %s, and keeps the row', async (_, row, kept) => {
    const { told, stored } = await sift([good, row]);
    expect(told).toEqual({ done: 'reading' });
    expect(stored?.rows).toEqual([good, kept]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('passes a malformed value on to where it is put aside, and does not mend it', async () => {
    const bad = { ...good, values: { amount: { text: 't', value: '120' } } };
    const { stored } = await sift([bad, { ...good, id: 'seven', values: 'none' }]);
    expect(stored?.rows).toEqual([bad, { entity: 'deal', id: {}, url: good.url, values: {} }]);
    expect(faultOf(stored?.rows[0] as Row)).toBeDefined();
  });

  it.each<[string, object]>([
    ['too many rows', { rows: Array.from({ length: limits.rows + 1 }, () => good) }],
    ['a row that is a text', { rows: ['row'] }],
    ['a row that is nothing', { rows: [null] }],
    [
      'more letters than a person could read',
      {
        rows: Array.from({ length: 10 }, () => ({
          ...good,
          values: { name: { text: 'x'.repeat(500_000), value: '' } },
        })),
      },
    ],
    [
      'too many misses',
      { misses: Array.from({ length: limits.misses + 1 }, () => ({ field: 'x', reason: 'not-found' })) },
    ],
    ['a time that lies in the future', { at: Date.now() + 2 * 86_400_000 }],
    ['a zone that does not exist', { zone: 'Mars/Olympus' }],
    ['an address that is none', { url: 'not an address' }],
    ['a crm id that is a path', { crm: '../../etc' }],
    ['an extra field', { admin: true }],
  ])('with %s is refused as a whole', async (_, more) => {
    const { told } = await sift([good], more);
    expect(told).toEqual({ refused: true, reason: 'bad-message' });
  });

  it('of hostile but harmless texts is stored as it was seen', async () => {
    const texts = [
      '"Quoted" <b>&',
      '<img src=x onerror=alert(1)>',
      '=cmd|calc',
      '\u202Egnp.exe',
      '😀'.repeat(300),
      '\uD800',
      '__proto__',
      '',
    ];
    const rows = texts.map((name, index) => ({
      entity: 'deal',
      id: { strong: String(index) },
      values: { name: { text: name, value: name } },
    }));
    const { stored } = await sift(rows);
    expect(stored?.rows.map(({ values }) => values.name?.value)).toEqual(texts);
  });
});

describe('handlers', () => {
  it('are told by type who may speak to them', () => {
    expectTypeOf<Parameters<Handlers['reading']>[1]>().toEqualTypeOf<PageSender>();
    expectTypeOf<Parameters<Handlers['save-settings']>[1]>().toEqualTypeOf<OwnSender>();
    expectTypeOf<Parameters<Handlers['log']>[1]>().toEqualTypeOf<Sender>();
  });

  it('do not compile when one is missing', () => {
    // @ts-expect-error: a table without a handler for `log` is no table of handlers.
    expectTypeOf<Omit<Handlers, 'log'>>().toExtend<Handlers>();
  });
});
