import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Target } from '../browsers/cdp.ts';
import { newProfile } from '../browsers/chromium.ts';
import { spawnChromium, type RawChromium } from '../browsers/raw-chromium.ts';
import { demoBuild } from '../tools/build.ts';
import { eventually, insideAnew, look, namesIn, openInside, timesStored, untilCalm, type Inside } from './inside.ts';
import { servePaperCrm, type PaperCrm } from './paper-crm.ts';

const extension = demoBuild('chrome');

let crm: PaperCrm;
let profile: string;
let browser: RawChromium;
let inside: Target;

beforeAll(async () => {
  crm = await servePaperCrm();
});

afterAll(() => crm.close());

beforeEach(async () => {
  profile = newProfile();
  browser = await spawnChromium(extension, profile);
  inside = await openInside(browser);
});

afterEach(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const rename = (page: Target, id: string, name: string) =>
  page.evaluate(`edit(${JSON.stringify(id)}, { name: ${JSON.stringify(name)} })`);
const truthOf = (page: Target) =>
  page.evaluate<Record<string, string>>('Object.fromEntries(deals.map(({ id, name }) => [id, name]))');
const isTwentyDeals = ({ deals }: Inside) => deals === 20;

describe('a worker that dies', () => {
  it('does not make an unchanged page send or store anything again', async () => {
    const page = await browser.open(crm.board);
    await eventually('the first look', () => look(inside), isTwentyDeals);
    const first = await untilCalm(inside);
    await browser.stopWorkers(inside);
    await page.evaluate('draw()');
    await pause(2500);
    expect((await look(inside)).readings.length).toBe(first.readings.length);
  });
});

describe('a browser that is killed', () => {
  it('while a page is being changed is in step with the page after the restart', async () => {
    const page = await browser.open(crm.board);
    await eventually('the first look', () => look(inside), isTwentyDeals);
    for (let round = 0; round < 10; round += 1) {
      await rename(page, String(1 + round), `Deal changed ${round}`);
      await pause(Math.random() * 200);
    }
    await browser.kill();
    browser = await spawnChromium(extension, profile);
    inside = await openInside(browser);
    const again = await browser.open(crm.board);
    const truth = await truthOf(again);
    const end = await eventually(
      'the page as it is now',
      () => look(inside),
      (told) => isDeepStrictEqual(namesIn(told), truth),
    );
    expect(end.deals).toBe(20);
  });
});

describe('an extension that is reloaded while a CRM is open', () => {
  it('heals the tab: the old script is silent, the new one reads each change once, one panel stands there', async () => {
    const page = await browser.open(crm.record('7'));
    const panels = () => page.evaluate<number>(`document.querySelectorAll('chakuchi-panel').length`);
    const complaints: string[] = [];
    const complain = (params: unknown, sessionId?: string): void => {
      const text = JSON.stringify(params);
      // WXT's own diary, which builds for the store leave out.
      if (sessionId === page.sessionId && !text.includes('"[wxt] ')) complaints.push(text);
    };
    browser.cdp.on('Runtime.exceptionThrown', complain);
    browser.cdp.on('Runtime.consoleAPICalled', complain);
    await page.send('Runtime.enable');
    await eventually('the first look', () => look(inside), isTwentyDeals);
    await eventually('the panel', panels, (count) => count === 1);
    inside = await insideAnew(browser, inside, () =>
      inside.evaluate('void setTimeout(() => chrome.runtime.reload(), 50)'),
    );
    await rename(page, '8', 'Deal 8 after the update');
    await eventually(
      'the change',
      () => look(inside),
      (told) => timesStored(told, 'Deal 8 after the update') > 0,
    );
    await eventually('one panel', panels, (count) => count === 1);
    await pause(2000);
    expect(timesStored(await look(inside), 'Deal 8 after the update')).toBe(1);
    expect(await panels()).toBe(1);
    expect(complaints).toEqual([]);
  });
});

describe('pages that nobody sees', () => {
  const untilRegistered = () =>
    eventually(
      'the reader to be registered',
      () => inside.evaluate<unknown[]>('chrome.scripting.getRegisteredContentScripts()'),
      (scripts) => scripts.length > 0,
    );

  it('a prerendered page stores nothing before it is shown, and everything then', async () => {
    crm.told.length = 0;
    // An extension that is just starting finds open tabs by itself, but no browser tells it of pages that are being prerendered.
    await untilRegistered();
    // Prerendering is off in a tab that a debugger is attached to: this one is opened and left alone.
    await browser.cdp.send('Target.createTarget', {
      url: `${crm.origin}/start?prerender=${encodeURIComponent('/#/deals')}`,
    });
    await eventually(
      'the prerendering',
      async () => crm.told,
      (told) => told.includes('prerendering'),
    );
    await pause(2500);
    expect((await look(inside)).readings).toEqual([]);
    crm.goOn();
    await eventually('the page that is shown now', () => look(inside), isTwentyDeals);
    expect(crm.told).not.toContain('loaded,loaded');
  });

  it('a page of a private window stores nothing, and is counted at the door', async () => {
    const settings = await browser.open('chrome://extensions');
    inside = await insideAnew(browser, inside, () =>
      settings.evaluate(
        `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${browser.extensionId}', incognitoAccess: true })`,
      ),
    );
    // The browser started the extension anew for it: what is opened before it reads again is never read, nor turned away.
    await untilRegistered();
    await pause(1500);
    crm.told.length = 0;
    await inside.evaluate(`chrome.windows.create({ incognito: true, url: '${crm.board}' })`);
    await eventually(
      'the private page',
      async () => crm.told,
      (told) => told.includes('loaded'),
    );
    const turned = await eventually(
      'the refusal',
      () => inside.evaluate<{ 'turned-away'?: Record<string, unknown> }>(`chrome.storage.local.get('turned-away')`),
      (all) => all['turned-away'] !== undefined,
    );
    expect(Object.keys(turned['turned-away'] ?? {})).toEqual(['private-window']);
    await pause(1500);
    expect((await look(inside)).readings).toEqual([]);
  });

  it('a page that comes back out of the back-forward cache is read on, without doubles', async () => {
    const page = await browser.open(crm.board);
    await eventually('the first look', () => look(inside), isTwentyDeals);
    await page.evaluate(`location.href = '${crm.origin}/elsewhere'`);
    await eventually(
      'the other page',
      () => page.evaluate<string>('location.pathname').catch(() => ''),
      (path) => path === '/elsewhere',
    );
    await pause(500);
    crm.told.length = 0;
    await page.evaluate('history.back()').catch(() => undefined);
    await eventually(
      'the page to be restored',
      async () => crm.told,
      (told) => told.includes('restored'),
    );
    await rename(page, '3', 'Deal 3 after the way back');
    const end = await eventually(
      'the change',
      () => look(inside),
      (told) => timesStored(told, 'Deal 3 after the way back') > 0,
    );
    expect(end.deals).toBe(20);
    await pause(1500);
    expect(timesStored(await look(inside), 'Deal 3 after the way back')).toBe(1);
  });
});
