import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installPackages } from '../tools/apt.ts';
import { start, stop } from '../tools/run.ts';
import { connectMarionette, type Marionette } from './marionette.ts';

/** Fixed, so that the extension's own pages have an address we know. */
const uuid = '4f5e9d5c-6f0a-4c3a-9a52-0b6f4f0b7c11';

const prefs: Record<string, string | number | boolean> = {
  // Its questions take an answer at once: the half second that keeps a person from answering by mistake is not ours to test.
  'security.notification_enable_delay': 0,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.aboutwelcome.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.region.update.enabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'services.settings.server': 'data:,#remote-settings-off',
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
};

export type Firefox = {
  /** Address of a page of the extension, e.g. `popup.html`. */
  own: (page: string) => string;
  /** Where what the extension downloads goes. */
  downloads: string;
  goto: (url: string) => Promise<void>;
  /** Runs a function body in the page; what it returns comes back. */
  evaluate: <T>(body: string, ...args: unknown[]) => Promise<T>;
  /** The same with the browser's own rights, which see into closed shadow roots (`element.openOrClosedShadowRoot`). */
  asBrowser: <T>(body: string, ...args: unknown[]) => Promise<T>;
  /** Clicks the first element a selector finds. */
  click: (selector: string) => Promise<void>;
  /** Clicks the button or link of that text. */
  press: (text: string) => Promise<void>;
  /** Moves the pointer to a place of the page and clicks there. */
  clickAt: (x: number, y: number) => Promise<void>;
  /** Writes into the first element a selector finds, in place of what stands there. */
  type: (selector: string, text: string) => Promise<void>;
  /** Puts the tab whose address begins so in front, once there is one. */
  toTab: (address: string) => Promise<void>;
  /** Presses a button of the browser's own question about a permission. */
  answer: (choice: 'allow' | 'deny') => Promise<void>;
  /** Waits until a function body returns something truthy. */
  until: <T>(what: string, body: string, seconds?: number) => Promise<NonNullable<T>>;
  close: () => Promise<void>;
};

/** Where Firefox ESR is; installs the distribution's when we may, else throws a sentence. */
export const findFirefox = (): string => {
  const places = [
    process.env['FIREFOX'],
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ];
  const found = places.find((path) => path && existsSync(path));
  if (found) return found;
  installPackages(['firefox-esr'], 'the Firefox journey');
  return '/usr/bin/firefox-esr';
};

const portOf = async (profile: string): Promise<number> => {
  const file = join(profile, 'MarionetteActivePort');
  for (let tries = 0; tries < 400; tries += 1) {
    const port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
    if (port > 0) return port;
    await pause(100);
  }
  throw new Error('Firefox did not open its remote control within 40 s.');
};

const addonId = (extension: string): string => {
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings: { gecko: { id: string } };
  };
  return manifest.browser_specific_settings.gecko.id;
};

/** Opens Firefox headless with the extension installed for this run, in a profile that is gone after `close`. */
export const openFirefox = async (extension: string): Promise<Firefox> => {
  const program = findFirefox();
  const profile = mkdtempSync(join(tmpdir(), 'chakuchi-firefox-'));
  const downloads = join(profile, 'downloads');
  const all = {
    ...prefs,
    'marionette.port': 0,
    'browser.download.folderList': 2,
    'browser.download.dir': downloads,
    'extensions.webextensions.uuids': JSON.stringify({ [addonId(extension)]: uuid }),
  };
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(all)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const child = start(
    program,
    ['--headless', '--no-remote', '--marionette', '--remote-allow-system-access', '--profile', profile],
    {
      env: { ...process.env, TZ: 'UTC', MOZ_HEADLESS_WIDTH: '1440', MOZ_HEADLESS_HEIGHT: '900', HOME: profile },
    },
  );
  child.stdout?.resume();
  child.stderr?.resume();
  let marionette: Marionette | undefined;
  const close = async (): Promise<void> => {
    marionette?.disconnect();
    await stop(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    marionette = await connectMarionette(await portOf(profile));
    const { command } = marionette;
    await command('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    await command('WebDriver:SetTimeouts', { script: 60_000, pageLoad: 60_000 });
    await command('Addon:Install', { path: extension, temporary: true });
    const run = async <T>(sandbox: string | null, script: string, args: unknown[]): Promise<T> =>
      (await command<{ value: T }>('WebDriver:ExecuteScript', { script, args, sandbox })).value;
    const evaluate = <T>(body: string, ...args: unknown[]): Promise<T> => run<T>(null, body, args);
    const find = async (using: 'css selector' | 'xpath', value: string): Promise<string | undefined> => {
      const found = await command<{ value: Record<string, string> }>('WebDriver:FindElement', { using, value });
      return Object.values(found.value)[0];
    };
    const until = async <T>(what: string, ask: () => Promise<T>, seconds = 20): Promise<NonNullable<T>> => {
      let trouble: unknown;
      for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(100)) {
        const told = await ask().catch((error: unknown) => void (trouble = error));
        if (told) return told;
      }
      throw new Error(`Waited ${seconds} s in vain for ${what}.`, { cause: trouble });
    };
    return {
      close,
      evaluate,
      asBrowser: (body, ...args) => run('system', body, args),
      downloads,
      own: (page) => `moz-extension://${uuid}/${page}`,
      goto: async (url) => {
        await command('WebDriver:Navigate', { url });
      },
      click: async (selector) => {
        await command('WebDriver:ElementClick', { id: await find('css selector', selector) });
      },
      press: async (text) => {
        const id = await until(`“${text}”`, () => find('xpath', `//*[self::button or self::a][.="${text}"]`));
        await command('WebDriver:ElementClick', { id });
      },
      clickAt: async (x, y) => {
        const actions = [
          { type: 'pointerMove', x, y },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ];
        await command('WebDriver:PerformActions', {
          actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
        });
      },
      type: async (selector, text) => {
        const id = await find('css selector', selector);
        await command('WebDriver:ElementClear', { id });
        await command('WebDriver:ElementSendKeys', { id, text });
      },
      toTab: async (address) => {
        await until(`a tab of ${address}`, async () => {
          for (const handle of await command<string[]>('WebDriver:GetWindowHandles')) {
            await command('WebDriver:SwitchToWindow', { handle, focus: false });
            if (!(await evaluate<string>('return location.href')).startsWith(address)) continue;
            await command('WebDriver:SwitchToWindow', { handle, focus: true });
            return true;
          }
          return false;
        });
      },
      answer: async (choice) => {
        await command('Marionette:SetContext', { value: 'chrome' });
        try {
          const button = choice === 'allow' ? 'primary' : 'secondary';
          const asked = `#addon-webext-permissions-notification .popup-notification-${button}-button`;
          await until('the question about a permission', () => evaluate(`return PopupNotifications.isPanelOpen`));
          // Its panel is no place that Marionette moves a pointer to: the button is pressed as Firefox's own tests press it.
          await until('the question to be over', () =>
            evaluate(`document.querySelector('${asked}')?.click(); return !PopupNotifications.isPanelOpen`),
          );
        } finally {
          await command('Marionette:SetContext', { value: 'content' });
        }
      },
      until: (what, body, seconds) => until(what, () => evaluate<never>(body), seconds),
    };
  } catch (error) {
    await close();
    throw error;
  }
};
