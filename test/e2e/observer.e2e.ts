import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openOwn, stored, storedDeals, tell, untilQuiet } from '../browsers/own-pages.ts';
import { demoBuild } from '../tools/build.ts';
import { dressed, usesPages } from './fetch-uses.ts';
import { fetchedDeals, serveFetchingCrm, type FetchingCrm } from './fetching-crm.ts';
import { eventually } from './inside.ts';

/**
 * The shortest of the longest times, in milliseconds, that a page was held up. Other work on the machine only ever adds to
 * it; what we do is done each time.
 */
const calmest = async (measure: () => Promise<number>): Promise<number> => {
  let least = Infinity;
  for (let round = 0; round < 6 && least >= 50; round += 1) least = Math.min(least, await measure());
  return least;
};

/** Runs in a page of the CRM before all else of it; what it overhears is written down. */
const hostile = String.raw`
const overheard = [];
const { apply } = Reflect;
const { exec } = RegExp.prototype;
const isOurs = (text) => apply(exec, /chakuchi|^[0-9a-f]{32}$/, [text]) !== null;
const spied = (of, name) => { const before = of[name]; of[name] = function (...args) { for (const arg of [this, ...args]) { const text = typeof arg === 'string' ? arg : arg instanceof CustomEvent ? arg.type : ''; if (isOurs(text)) overheard.push(name + ' ' + text); } return apply(before, this, args); }; };
spied(EventTarget.prototype, 'dispatchEvent'); spied(EventTarget.prototype, 'addEventListener');
spied(String.prototype, 'split'); spied(String.prototype, 'indexOf'); spied(RegExp.prototype, 'exec'); spied(TextDecoder.prototype, 'decode');
for (const name of ['apply', 'detail', 'path', 'stream']) Object.defineProperty(Object.prototype, name, { configurable: true, get() { return undefined; }, set(value) { Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable: true }); } });
WeakMap.prototype.get = () => { throw new Error('spoilt'); };
Reflect.apply = () => { throw new Error('spoilt'); };
window.CustomEvent = class extends CustomEvent { constructor(...args) { super(...args); overheard.push('made ' + args[0]); } };
window.TextDecoder = class { decode() { return '{"list":[]}'; } };
JSON.parse = (text) => ({ list: [{ id: 'a1', name: 'Forged', amount: 1, amountCurrency: 'USD' }] });
const { json } = Response.prototype; Response.prototype.json = function () { return json.call(this); };
const fetched = window.fetch; window.fetch = (...args) => fetched(...args);
const listened = ['chakuchi-here', 'chakuchi-hello'];
window.flood = async () => {
  const Message = Object.getPrototypeOf(window.CustomEvent);
  for (const name of listened) document.addEventListener(name, () => undefined);
  const letter = '/api/v1/Opportunity\n' + '{"list":[' + Array.from({ length: 50 }, (_, id) => '{"id":"forged' + id + '","name":"Forged ' + id + '","amount":99,"amountCurrency":"USD"}').join() + ']}';
  const names = ['chakuchi-here', 'chakuchi-hello', 'chakuchi-heard', 'forged', 'forged-end', 'forged-heard', ''];
  overheard.length = 0;
  const beat = { worst: 0, last: performance.now() };
  const timer = setInterval(() => { beat.worst = Math.max(beat.worst, performance.now() - beat.last); beat.last = performance.now(); }, 4);
  for (let sent = 0; sent < 10000; sent += 50) {
    for (let one = 0; one < 50; one += 1) {
      const name = names[(sent + one) % names.length];
      const event = new Message(name, { detail: one % 2 ? letter : 'forged' });
      document.dispatchEvent(event); window.dispatchEvent(new Message(name, { detail: letter }));
      if (one % 10 === 0) window.postMessage({ name, letter }, '*');
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  await new Promise((resolve) => setTimeout(resolve, 3000));
  clearInterval(timer);
  return { longest: beat.worst, overheard: overheard.filter((one) => !names.some((name) => name !== '' && one.endsWith(' ' + name))) };
};
`;

type Registered = { id: string; matches?: string[]; world?: string };

describe('the observer of what pages fetch', () => {
  let crm: FetchingCrm;
  let opened: Opened;
  let options: Page;
  let page: Page;

  const registered = (): Promise<Registered[]> =>
    options.evaluate(() =>
      (
        globalThis as unknown as {
          chrome: { scripting: { getRegisteredContentScripts: () => Promise<Registered[]> } };
        }
      ).chrome.scripting.getRegisteredContentScripts(),
    );
  const isListening = async (): Promise<boolean> => (await registered()).some(({ id }) => id === 'observer');
  const visit = async (search = '?by=fetch'): Promise<void> => {
    await page.bringToFront();
    await page.goto(`${crm.granted}/${search}`);
    await page.locator('tr.list-row').first().waitFor();
  };
  const amounts = async (): Promise<Record<string, [minor: number | undefined, isRounded: boolean | undefined]>> =>
    Object.fromEntries(
      (await storedDeals(options)).map(({ key, fields: { amount } }) => [
        key.split(' ').at(-1),
        [amount?.value.minor, amount?.approximate],
      ]),
    );
  const exact = Object.fromEntries(fetchedDeals.map(({ id, amount }) => [id, [Math.round(amount * 100), false]]));
  const erase = async (): Promise<void> => {
    await page.goto('about:blank');
    // What the page was about to tell is told: read after the erasure it would rightly be there again.
    await untilQuiet(options, 500);
    await tell(options, 'erase', { site: crm.granted });
  };
  /** What listens leaves with what is erased, and is back with the first look. */
  const begin = async (): Promise<void> => {
    await erase();
    await visit();
    await eventually('the observer to be registered', isListening, Boolean);
    await untilQuiet(options);
    await page.goto('about:blank');
  };
  /** The quarter of an hour is full, and the worker has heard it. */
  const tick = async (): Promise<void> => {
    const due = () =>
      options.evaluate(async () => {
        type Alarm = { scheduledTime: number };
        const { alarms } = (globalThis as unknown as { chrome: { alarms: { get: (name: string) => Promise<Alarm> } } })
          .chrome;
        return (await alarms.get('tick')).scheduledTime - Date.now();
      });
    await options.evaluate(async () => {
      type Times = { when: number; periodInMinutes: number };
      const { alarms } = (
        globalThis as unknown as { chrome: { alarms: { create: (name: string, times: Times) => Promise<void> } } }
      ).chrome;
      await alarms.create('tick', { when: Date.now(), periodInMinutes: 15 });
    });
    await eventually('the alarm to fire', due, (wait) => wait > 60_000);
  };
  const listen = (pageData: boolean) =>
    tell(options, 'save-settings', {
      changes: { sites: { [crm.granted]: { paused: false, pageData, panel: { open: false, side: 'right' } } } },
    });

  beforeAll(async () => {
    crm = await serveFetchingCrm(usesPages);
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
    page = opened.page;
    page.setDefaultTimeout(20_000);
    options = await openOwn(opened, 'options.html');
    await tell(options, 'save-settings', { changes: { currency: 'USD', language: 'en' } });
  });

  afterAll(async () => {
    await opened?.close();
    await crm?.close();
  });

  test('stands on no site until a CRM was read there whose recipe wants it, and then begins with the page', async () => {
    expect(await isListening()).toBe(false);
    await visit();
    await eventually('the observer to be registered', isListening, Boolean);
    expect(await registered()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 'observer', world: 'MAIN', matches: ['http://127.0.0.1/*'] }),
        expect.objectContaining({ id: 'relay', world: 'ISOLATED', matches: ['http://127.0.0.1/*'] }),
      ]),
    );
    const shown = { a1: [4_290_000, true], a2: [120_000_000, true], a3: [980_000, true] };
    await expect.poll(amounts).toEqual(expect.objectContaining(shown));
    await untilQuiet(options);
    // The page had begun before: only what it shows is known.
    expect(await amounts()).toEqual(expect.objectContaining(shown));
  });

  test.each(['fetch', 'request'])(
    'by %s: the list shows rounded amounts, the exact ones and hidden dates are kept',
    async (by) => {
      await begin();
      crm.deals = [...fetchedDeals];
      await visit(`?by=${by}`);
      await eventually('the exact amounts', amounts, (all) => all['a1']?.[1] === false);
      await untilQuiet(options);
      expect(await amounts()).toEqual(exact);
      const dates = (await storedDeals(options)).map(({ fields }) => fields.closeDate?.value);
      expect(new Set(dates)).toEqual(new Set(fetchedDeals.map(({ closeDate }) => closeDate)));
    },
  );

  test('a page that contradicts what it fetched is believed, and the contradiction is noted', async () => {
    crm.deals = fetchedDeals.map((deal) => ({ ...deal, ...(deal.id === 'a1' && { shown: '$40,000.00' }) }));
    await visit();
    type Look = { page: string; misses: { field: string; reason: string; text?: string }[] };
    const misses = async () => (await stored<Look>(options, 'looks')).flatMap(({ misses: all }) => all);
    const told = await eventually('the conflict', misses, (all) => all.some(({ reason }) => reason === 'conflict'));
    expect(told).toEqual(
      expect.arrayContaining([{ field: 'amount', reason: 'conflict', row: 0, text: '$40,000.00 ≠ 42912.37' }]),
    );
    await untilQuiet(options);
    expect((await amounts())['a1']).toEqual([4_000_000, false]);
    crm.deals = [...fetchedDeals];
  });

  test('it leaves with what is erased, and comes back with the next look, whatever the hour', async () => {
    await begin();
    await tick();
    await visit();
    await eventually('the exact amounts', amounts, (all) => all['a1']?.[1] === false);
    expect(await isListening()).toBe(true);
    await erase();
    expect(await isListening()).toBe(false);
    await tick();
    await begin();
  });

  test.each(dressed)('with and without it the same uses of fetch and requests give the same (%s)', async (name) => {
    const transcript = async (origin: string): Promise<Record<string, unknown>> => {
      await page.goto(`${origin}/uses/${encodeURIComponent(name)}`);
      return page.evaluate(() =>
        (globalThis as unknown as { transcript: () => Promise<Record<string, unknown>> }).transcript(),
      );
    };
    expect(await isListening()).toBe(true);
    await page.bringToFront();
    const without = await transcript(crm.foreign);
    const beside = await transcript(crm.granted);
    for (const [use, told] of Object.entries(without)) expect({ [use]: beside[use] }).toEqual({ [use]: told });
    expect(Object.keys(beside)).toEqual(Object.keys(without));
    // The two pages do differ in that one is listened to: an error thrown through the observer has it on its stack.
    const trace = await page.evaluate(() =>
      Response.prototype.json.call({} as Response).catch((error: unknown) => String((error as Error).stack)),
    );
    expect(trace).toContain('observer.js');
  });

  test('a page that spoils all it shares with us, and cries ten thousand false messages, changes nothing and is not held up', async () => {
    await begin();
    await visit();
    await eventually('the exact amounts', amounts, (all) => all['a1']?.[1] === false);
    await untilQuiet(options);
    const kept = async (): Promise<string> =>
      JSON.stringify([await storedDeals(options), await stored(options, 'quarantine')], (name, value: unknown) =>
        name === 'at' || name === 'since' || name === 'lastSeen' || name === 'reading' ? undefined : value,
      );
    const before = await kept();

    crm.first = hostile;
    await visit();
    crm.first = '';
    const longest = await calmest(async () => {
      const told = await page.evaluate(() =>
        (globalThis as unknown as { flood: () => Promise<{ longest: number; overheard: string[] }> }).flood(),
      );
      // Nothing of ours goes through what the page has replaced, and the name it is told under is not said again.
      expect(told.overheard).toEqual([]);
      return told.longest;
    });
    await untilQuiet(options);
    expect(await kept()).toBe(before);
    expect(longest).toBeLessThan(50);
  });

  test('a page that asks for the same a thousand times is read along sixty times at most, and not held up', async () => {
    await visit();
    const longest = await calmest(() =>
      page.evaluate(async () => {
        let [worst, last] = [0, performance.now()];
        const beat = setInterval(() => {
          worst = Math.max(worst, performance.now() - last);
          last = performance.now();
        }, 4);
        for (let turn = 0; turn < 100; turn += 1)
          await Promise.all(Array.from({ length: 10 }, async () => (await fetch('/api/v1/Opportunity?again')).json()));
        await new Promise((resolve) => setTimeout(resolve, 3_000));
        clearInterval(beat);
        return worst;
      }),
    );
    expect(longest).toBeLessThan(50);
    await untilQuiet(options);
    expect(await amounts()).toEqual(exact);
  });

  test('switched off for a site: from the next page on nothing stands there, and only what is shown is read', async () => {
    await listen(false);
    await eventually('the observer to be gone', isListening, (is) => !is);
    await erase();
    await visit();
    await expect.poll(async () => (await amounts())['a1']).toEqual([4_290_000, true]);
    await untilQuiet(options);
    expect((await amounts())['a1']).toEqual([4_290_000, true]);
    expect((await storedDeals(options)).some(({ fields }) => fields.closeDate)).toBe(false);
    expect(await page.evaluate(() => Response.prototype.json.call({} as Response).catch(String))).toContain(
      'TypeError',
    );

    await listen(true);
    await eventually('the observer to be back', isListening, Boolean);
    await visit();
    await eventually('the exact amounts', amounts, (all) => all['a1']?.[1] === false);
  });

  test('switched off while the page is open: it falls silent at once', async () => {
    await visit();
    await untilQuiet(options);
    await listen(false);
    const isBare = () =>
      page.evaluate(() =>
        Response.prototype.json
          .call({} as Response)
          .catch((error: unknown) => !String((error as Error).stack).includes('observer.js')),
      );
    await eventually('the page to have its own functions back', isBare, Boolean);
  });
});
