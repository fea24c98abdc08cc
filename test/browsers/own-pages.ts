import type { Page } from 'playwright-core';
import type { ChapterId } from '../../components/chapters.tsx';
import type { Overview } from '../../lib/app/progress.ts';
import type { Activity } from '../../lib/domain/activity.ts';
import type { Deal } from '../../lib/domain/deal.ts';
import { activityOf, dealOf, type Dossier } from '../../lib/domain/merge.ts';
import type { Answer, In, MessageName } from '../../lib/messages/protocol.ts';
import { unpack } from '../../lib/store/pack.ts';
import type { PackedRecord, StoreName } from '../../lib/store/schema.ts';
import type { Opened } from './chromium.ts';

/** Milliseconds. Longer than anything a test asks of the extension takes, and shorter than a test. */
const longest = 30_000;

/** What a page or the worker was asked; without an end of its own a test that waits in vain could not say for what. */
const answered = async <T>(what: string, work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const never = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Waited ${longest / 1000} s in vain for ${what}.`)), longest);
  });
  return Promise.race([work, never]).finally(() => clearTimeout(timer));
};

/** The extension's own page in a tab of its own. */
export const openOwn = async ({ context, own }: Pick<Opened, 'context' | 'own'>, name: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(own(name));
  return page;
};

/** Goes to a chapter of the open settings page, as a click on its name does, and waits until it is there. */
export const openChapter = async (options: Page, id: ChapterId): Promise<void> => {
  await options.locator(`.options__nav a[href="#${id}"]`).click();
  await options.locator(`section#${id}[aria-busy="false"]`).waitFor();
};

/** Sends a message from one of the extension's own pages, as its buttons do; a refusal is an error. */
export const tell = async <N extends MessageName>(page: Page, name: N, input: In<N>): Promise<Answer<N>> => {
  const answer = await answered(
    `the answer to the message ${name}`,
    page.evaluate(
      (message) =>
        (
          globalThis as unknown as { chrome: { runtime: { sendMessage: (message: unknown) => Promise<unknown> } } }
        ).chrome.runtime.sendMessage(message),
      { name, input },
    ),
  );
  if (typeof answer !== 'object' || answer === null || 'refused' in answer)
    throw new Error(`${name} was not done: ${JSON.stringify(answer)}`);
  return answer as Answer<N>;
};

/** Every record of one of the extension's stores, read past all its code. */
export const stored = async <T>(page: Page, store: StoreName): Promise<T[]> =>
  answered(
    `what is stored in ${store}`,
    page.evaluate(
      (name) =>
        new Promise<unknown[]>((resolve, reject) => {
          const opening = indexedDB.open('chakuchi');
          // Nothing there yet must stay nothing: opened from outside it would be made, and made empty.
          opening.onupgradeneeded = () => opening.transaction?.abort();
          opening.onerror = () => reject(new Error(String(opening.error)));
          opening.onsuccess = () => {
            const database = opening.result;
            const reading = database.transaction(name);
            // Left open it would keep whoever erases or renews the database waiting.
            const end = (settle: () => void) => () => {
              database.close();
              settle();
            };
            const asked = reading.objectStore(name).getAll();
            reading.oncomplete = end(() => resolve(asked.result));
            reading.onabort = end(() => reject(new Error(String(reading.error))));
          };
        }),
      store,
    ) as Promise<T[]>,
  );

const dossiers = async (page: Page, store: 'deals' | 'activities'): Promise<Dossier[]> =>
  (await stored<PackedRecord>(page, store)).map((record) => unpack(record).dossier).filter(({ gone }) => !gone);

export const storedDeals = async (page: Page): Promise<Deal[]> => (await dossiers(page, 'deals')).map(dealOf);

export const storedActivities = async (page: Page): Promise<Activity[]> =>
  (await dossiers(page, 'activities')).map(activityOf);

/** Waits until nothing new has been stored for a while: what was on the page has been read, sent and kept. */
export const untilQuiet = async (page: Page, calm = 1_200, patience = 20_000): Promise<void> => {
  const generation = async (): Promise<string> =>
    JSON.stringify(
      (await stored<{ name: string; value: unknown }>(page, 'documents').catch(() => [])).find(
        ({ name }) => name === 'counters',
      )?.value,
    );
  const deadline = Date.now() + patience;
  for (let [seen, since] = [await generation(), Date.now()]; Date.now() - since < calm;) {
    if (Date.now() > deadline) throw new Error(`The store was still being written to after ${patience / 1000} s.`);
    await page.waitForTimeout(150);
    const now = await generation();
    if (now !== seen) [seen, since] = [now, Date.now()];
  }
};

/** Switches an open popup, waits for its live figures and gives what it painted, as it keeps it for its next opening. */
export const figures = async (
  popup: Page,
  who: Overview['who'],
  kind: 'day' | 'week' | 'month' | 'quarter' = 'month',
): Promise<Overview> => {
  const opened = await popup.evaluate(() => performance.timeOrigin);
  for (const value of [who, kind]) await popup.locator(`label:has(input[value="${value}"])`).click();
  for (const end = Date.now() + longest; Date.now() < end;) {
    const overview = (await popup.evaluate((key) => {
      const kept = JSON.parse(localStorage.getItem('overview') ?? 'null') as { seen?: Record<string, unknown> } | null;
      return kept?.seen?.[key];
    }, `${kind} ${who}`)) as Overview | undefined;
    if (overview && overview.at >= opened) return overview;
    await popup.waitForTimeout(100);
  }
  throw new Error(`The popup painted no figures of ${who} for the ${kind} within ${longest / 1000} s.`);
};

export type Face = { text: string; title: string; background: string; color: string };

/** Runs in the page. */
const readFace = async (): Promise<Face> => {
  type Action = { [K in 'getBadgeText' | 'getTitle']: (details: object) => Promise<string> } & {
    [K in 'getBadgeBackgroundColor' | 'getBadgeTextColor']: (details: object) => Promise<number[]>;
  };
  const { action } = (globalThis as unknown as { chrome: { action: Action } }).chrome;
  const hex = (parts: number[]): string =>
    `#${parts
      .slice(0, 3)
      .map((part) => part.toString(16).padStart(2, '0'))
      .join('')}`;
  return {
    text: await action.getBadgeText({}),
    title: await action.getTitle({}),
    background: hex(await action.getBadgeBackgroundColor({})),
    color: hex(await action.getBadgeTextColor({})),
  };
};

/** What the toolbar button shows, asked of the browser. */
export const badgeOf = async (page: Page): Promise<Face> =>
  answered('the face of the toolbar button', page.evaluate(readFace));
