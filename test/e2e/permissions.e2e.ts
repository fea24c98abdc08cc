import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Target } from '../browsers/cdp.ts';
import { newProfile } from '../browsers/chromium.ts';
import { spawnChromium, type RawChromium } from '../browsers/raw-chromium.ts';
import { demoBuild } from '../tools/build.ts';
import { eventually, look, openInside, timesStored } from './inside.ts';
import { servePaperCrm, type PaperCrm } from './paper-crm.ts';

const profile = newProfile();
let crm: PaperCrm;
let browser: RawChromium;
let inside: Target;
let settings: Target;
let page: Target;

beforeAll(async () => {
  crm = await servePaperCrm();
  browser = await spawnChromium(demoBuild('chrome'), profile);
  inside = await openInside(browser);
  settings = await browser.open('chrome://extensions');
});

afterAll(async () => {
  await browser.close();
  await crm.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const rename = (id: string, name: string) =>
  page.evaluate(`edit(${JSON.stringify(id)}, { name: ${JSON.stringify(name)} })`);
/** The browser's own settings page does what a person does there: it takes a site away, and gives it back. */
const inSettings = (call: string) => settings.evaluate(`chrome.developerPrivate.${call}`);
const registered = () =>
  inside.evaluate<string[]>(
    `chrome.scripting.getRegisteredContentScripts().then((all) => all.flatMap(({ matches }) => matches))`,
  );

describe('a site whose permission comes and goes while its page is open', () => {
  it('is read while it is granted', async () => {
    page = await browser.open(crm.board);
    await eventually(
      'the first look',
      () => look(inside),
      ({ deals }) => deals === 20,
    );
    expect(await registered()).toEqual(['http://127.0.0.1/*']);
  });

  it('is left at once when it is taken away, without a reload', async () => {
    await inSettings(
      `updateExtensionConfiguration({ extensionId: '${browser.extensionId}', hostAccess: 'ON_SPECIFIC_SITES' })`,
    );
    await eventually('the registration to go', registered, (matches) => matches.length === 0);
    const before = (await look(inside)).readings.length;
    await rename('5', 'Deal 5, unseen');
    await pause(2500);
    expect((await look(inside)).readings.length).toBe(before);
  });

  it('is read again at once when it is given back, what was missed included', async () => {
    await inSettings(`addHostPermission('${browser.extensionId}', 'http://127.0.0.1/*')`);
    await eventually('the registration to be back', registered, (matches) => matches.length === 1);
    const end = await eventually(
      'the change',
      () => look(inside),
      (told) => timesStored(told, 'Deal 5, unseen') > 0,
    );
    expect(end.deals).toBe(20);
    await rename('6', 'Deal 6, seen');
    await eventually(
      'a later change',
      () => look(inside),
      (told) => timesStored(told, 'Deal 6, seen') === 1,
    );
  });

  it('is left for good after the last removal, also by a page that is opened later', async () => {
    await inSettings(`removeHostPermission('${browser.extensionId}', 'http://127.0.0.1/*')`);
    await eventually('the registration to go', registered, (matches) => matches.length === 0);
    const before = (await look(inside)).readings.length;
    page = await browser.open(crm.board);
    await rename('7', 'Deal 7, unseen');
    await pause(2500);
    expect((await look(inside)).readings.length).toBe(before);
  });
});
