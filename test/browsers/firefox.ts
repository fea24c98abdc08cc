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
  'extensions.webextOptionalPermissionPrompts': false,
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
  goto: (url: string) => Promise<void>;
  /** Runs a function body in the page; what it returns comes back. */
  evaluate: <T>(body: string, ...args: unknown[]) => Promise<T>;
  /** Clicks the first element a selector finds. */
  click: (selector: string) => Promise<void>;
  /** Waits until a function body returns something truthy. */
  until: <T>(what: string, body: string, seconds?: number) => Promise<T>;
  screenshot: (path: string) => Promise<void>;
  command: Marionette['command'];
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
  const all = {
    ...prefs,
    'marionette.port': 0,
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
    const evaluate = async <T>(body: string, ...args: unknown[]): Promise<T> =>
      (await command<{ value: T }>('WebDriver:ExecuteScript', { script: body, args, sandbox: null })).value;
    return {
      command,
      close,
      evaluate,
      own: (page) => `moz-extension://${uuid}/${page}`,
      goto: async (url) => {
        await command('WebDriver:Navigate', { url });
      },
      click: async (selector) => {
        const { value } = await command<{ value: Record<string, string> }>('WebDriver:FindElement', {
          using: 'css selector',
          value: selector,
        });
        await command('WebDriver:ElementClick', { id: Object.values(value)[0] });
      },
      until: async (what, body, seconds = 20) => {
        for (let tries = 0; tries < seconds * 10; tries += 1) {
          const told = await evaluate(body).catch(() => undefined);
          if (told) return told as never;
          await pause(100);
        }
        throw new Error(`Waited ${seconds} s in vain for ${what}.`);
      },
      screenshot: async (path) => {
        const { value } = await command<{ value: string }>('WebDriver:TakeScreenshot', { full: false });
        writeFileSync(path, Buffer.from(value, 'base64'));
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
};
