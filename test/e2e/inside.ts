import { setTimeout as pause } from 'node:timers/promises';
import type { Row } from '../../lib/domain/reading.ts';
import { unpackReading } from '../../lib/store/pack-reading.ts';
import type { PackedReading, StoredReading } from '../../lib/store/schema.ts';
import type { Target } from '../browsers/cdp.ts';
import type { RawChromium } from '../browsers/raw-chromium.ts';

export type Inside = {
  readings: StoredReading[];
  deals: number;
  quarantined: number;
  /** Highest number given to a reading. */ seq: number;
};

/** Waits until a question has an answer that satisfies. The last answer stands in the error. */
export const eventually = async <T>(
  what: string,
  ask: () => Promise<T>,
  isEnough: (told: T) => boolean,
  patience = 20_000,
): Promise<T> => {
  const deadline = Date.now() + patience;
  for (;;) {
    const told = await ask();
    if (isEnough(told)) return told;
    if (Date.now() > deadline)
      throw new Error(`Waited ${patience / 1000} s in vain for ${what}; last: ${JSON.stringify(told)?.slice(0, 800)}`);
    await pause(100);
  }
};

/** A tab of the extension's own origin that runs nothing of ours: from it the database can be read as from any page of the extension. */
export const openInside = (browser: RawChromium): Promise<Target> => browser.open(browser.own('manifest.json'));

/** What the database holds now. Never makes one: an empty database of a test's making would be taken for a real one. */
export const look = async (inside: Target): Promise<Inside> => {
  const { readings, ...rest } = await inside.evaluate<
    Omit<Inside, 'readings'> & { readings: PackedReading[] }
  >(`(async () => {
    const none = { readings: [], deals: 0, quarantined: 0, seq: 0 };
    if (!(await indexedDB.databases()).some(({ name }) => name === 'chakuchi')) return none;
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('chakuchi');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
      opening.onupgradeneeded = () => opening.transaction.abort();
    }).catch(() => undefined);
    if (!database) return none;
    try {
      const transaction = database.transaction(['readings', 'deals', 'quarantine', 'documents']);
      const all = (request) => new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const store = (name) => transaction.objectStore(name);
      const [readings, deals, quarantined, counters] = await Promise.all([
        all(store('readings').getAll()), all(store('deals').count()), all(store('quarantine').count()), all(store('documents').get('counters')),
      ]);
      return { readings, deals, quarantined, seq: counters?.value.seq ?? 0 };
    } finally {
      database.close();
    }
  })()`);
  return { ...rest, readings: readings.map(unpackReading) };
};

/** Waits until nothing more was stored for a while; answers what there is then. Late readings must not count as an answer to what comes next. */
export const untilCalm = async (inside: Target, calm = 1_500, patience = 30_000): Promise<Inside> => {
  const deadline = Date.now() + patience;
  for (let [seen, since] = [await look(inside), Date.now()]; ; await pause(150)) {
    const now = await look(inside);
    if (now.seq !== seen.seq || now.readings.length !== seen.readings.length) [seen, since] = [now, Date.now()];
    if (Date.now() - since >= calm) return now;
    if (Date.now() > deadline) throw new Error(`The store was still being written to after ${patience / 1000} s.`);
  }
};

/**
 * The extension is loaded anew by what is done, which closes its tabs; answers a tab of the new one. One of the old, gone while it
 * was asked, would never answer.
 */
export const insideAnew = async (
  browser: RawChromium,
  old: Target,
  reload: () => Promise<unknown>,
): Promise<Target> => {
  const inTime = <T>(asked: Promise<T>): Promise<T | undefined> =>
    Promise.race([asked.catch(() => undefined), pause(10_000, undefined, { ref: false })]);
  await reload();
  await eventually(
    'the extension to go',
    () => browser.cdp.targets(),
    (targets) => !targets.some(({ targetId }) => targetId === old.targetId),
  );
  const anew = await eventually(
    'the extension to be back',
    async () => {
      const inside = await inTime(openInside(browser));
      return inside && (await inTime(inside.evaluate<string>('chrome.runtime.id'))) !== undefined ? inside : undefined;
    },
    (inside) => inside !== undefined,
    60_000,
  );
  if (!anew) throw new Error('The extension is gone.');
  return anew;
};

/** What extension storage holds under a key. */
export const kept = <T>(inside: Target, key: string): Promise<T | undefined> =>
  inside.evaluate<T | undefined>(
    `chrome.storage.local.get(${JSON.stringify(key)}).then((all) => all[${JSON.stringify(key)}])`,
  );

/** Name of each deal as the latest reading that showed it says. */
export const namesIn = ({ readings }: Inside): Record<string, unknown> => {
  const names = new Map<string, unknown>();
  for (const { reading } of [...readings].sort((a, b) => a.reading.at - b.reading.at || a.seq - b.seq)) {
    for (const { entity, id, values } of reading.rows)
      if (entity === 'deal' && values.name) names.set(id.strong ?? '', values.name.value);
  }
  return Object.fromEntries(names);
};

/** In how many readings a deal was stored under this name. */
export const timesStored = ({ readings }: Inside, name: string): number =>
  readings.filter(({ reading }) => reading.rows.some((row: Row) => row.values.name?.value === name)).length;

/** Evaluates in the world of our content script on a page, as the script itself would. */
export const asContentScript = async (
  browser: RawChromium,
  page: Target,
): Promise<<T>(expression: string) => Promise<T>> => {
  const worlds: number[] = [];
  browser.cdp.on('Runtime.executionContextCreated', (params, sessionId) => {
    const { context } = params as { context: { id: number; origin: string; auxData?: { type?: string } } };
    if (
      sessionId === page.sessionId &&
      context.auxData?.type === 'isolated' &&
      context.origin === `chrome-extension://${browser.extensionId}`
    )
      worlds.push(context.id);
  });
  await page.send('Runtime.enable');
  const world = await eventually(
    'our script on the page',
    async () => worlds.at(-1),
    (id) => id !== undefined,
  );
  return async <T>(expression: string) => {
    const told = await page.send<{
      result: { value: T };
      exceptionDetails?: { exception?: { description?: string }; text: string };
    }>('Runtime.evaluate', { expression, contextId: world, awaitPromise: true, returnByValue: true });
    if (told.exceptionDetails)
      throw new Error(told.exceptionDetails.exception?.description ?? told.exceptionDetails.text);
    return told.result.value;
  };
};
