import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { failureText } from '../../lib/app/failure-text.ts';
import { t } from '../../lib/words/index.ts';
import type { Target } from '../browsers/cdp.ts';
import { newProfile } from '../browsers/chromium.ts';
import { spawnChromium, type RawChromium } from '../browsers/raw-chromium.ts';
import { demoBuild } from '../tools/build.ts';
import { eventually, kept, look, openInside, timesStored, type Inside } from './inside.ts';
import { servePaperCrm, type PaperCrm } from './paper-crm.ts';

/** The build without `unlimitedStorage`, for which the browser does not let a quota be set. */
const extension = mkdtempSync(join(tmpdir(), 'chakuchi-limited-'));

let crm: PaperCrm;
let profile: string;
let browser: RawChromium;
let inside: Target;
let page: Target;

beforeAll(async () => {
  crm = await servePaperCrm();
  cpSync(demoBuild('chrome'), extension, { recursive: true });
  const path = join(extension, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as { permissions: string[] };
  writeFileSync(
    path,
    JSON.stringify({ ...manifest, permissions: manifest.permissions.filter((name) => name !== 'unlimitedStorage') }),
  );
});

afterAll(async () => {
  await crm.close();
  rmSync(extension, { recursive: true, force: true });
});

beforeEach(async () => {
  profile = newProfile();
  browser = await spawnChromium(extension, profile, ['--lang=en', '--accept-lang=en-US']);
  inside = await openInside(browser);
  page = await browser.open(crm.board);
  await eventually('the first look', () => look(inside), isTwentyDeals);
});

afterEach(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const isTwentyDeals = ({ deals }: Inside) => deals === 20;
const rename = (id: string, name: string) =>
  page.evaluate(`edit(${JSON.stringify(id)}, { name: ${JSON.stringify(name)} })`);
const origin = () => `chrome-extension://${browser.extensionId}`;
const trouble = () => kept<{ reason: string }>(inside, 'trouble');

/** What a person reads when they open the popup. */
const popupSays = async (sentence: string) => {
  const popup = await browser.open(browser.own('popup.html'));
  await eventually(
    `the popup to say “${sentence}”`,
    () => popup.evaluate<string>('document.body.innerText'),
    (text) => text.includes(sentence),
  );
  await popup.close();
};

describe('trouble with storage', () => {
  it('a full disk pauses capture, says so, loses nothing, and is over by itself', async () => {
    await inside.send('Storage.overrideQuotaForOrigin', { origin: origin(), quotaSize: 1 });
    let name = '';
    // For up to half a minute the browser goes on spending what it had set aside before.
    await eventually(
      'the trouble',
      async () => {
        await rename('4', (name = `Deal 4, without room ${Date.now()}`));
        await pause(1000);
        return trouble();
      },
      (told) => told?.reason === 'storage-full',
      90_000,
    );
    await popupSays(failureText({ refused: true, reason: 'storage-full' }, 'en'));
    expect(isTwentyDeals(await look(inside))).toBe(true);
    await inside.send('Storage.overrideQuotaForOrigin', { origin: origin() });
    await eventually(
      'what had waited',
      () => look(inside),
      (told) => timesStored(told, name) === 1,
      60_000,
    );
    await eventually('the trouble to be over', trouble, (told) => told === undefined);
  });

  it('a database of a newer version is left as it is, and said', async () => {
    // All that hold the older one open: three pages, the dashboard's thread, the worker. None of them may block the newer.
    for (const name of ['popup.html', 'options.html', 'dashboard.html']) await browser.open(browser.own(name));
    await inside.evaluate(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('chakuchi', 99);
      opening.onupgradeneeded = () => opening.result.createObjectStore('of-the-future').put('kept', 'key');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => { opening.result.close(); resolve(); };
    })`);
    await rename('4', 'Deal 4, for later');
    await eventually('the trouble', trouble, (told) => told?.reason === 'newer-database');
    await popupSays(failureText({ refused: true, reason: 'newer-database' }, 'en'));
    expect(
      await inside.evaluate('indexedDB.databases().then((all) => all.find(({ name }) => name === "chakuchi").version)'),
    ).toBe(99);
    expect(isTwentyDeals(await look(inside))).toBe(true);
  });

  it('a database that the browser threw away is told, and filled again by what is open', async () => {
    await inside.send('Storage.clearDataForOrigin', { origin: origin(), storageTypes: 'indexeddb' });
    await rename('4', 'Deal 4, after the loss');
    await eventually('the loss', trouble, (told) => told?.reason === 'data-lost');
    await eventually(
      'every deal of the page',
      () => look(inside),
      (told) => isTwentyDeals(told) && timesStored(told, 'Deal 4, after the loss') === 1,
    );
    await popupSays(t('en', 'storageLost'));
  });
});
