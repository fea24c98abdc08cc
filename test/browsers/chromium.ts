import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page, type Worker } from 'playwright-core';
import { findChromium } from './find-chromium.ts';

/** Nothing here may reach for the network by itself, and root (containers) has no sandbox. */
export const flags = (extension: string): string[] => [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,OptimizationHints,MediaRouter',
  `--disable-extensions-except=${extension}`,
  `--load-extension=${extension}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

const profiles = new Set<string>();

// Ended by a signal there is no `close`: the browser goes with us, its profile must not stay.
process.once('exit', () => {
  for (const profile of profiles) rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
});

/** A new profile with developer mode on: without it a reloaded extension stays disabled. */
export const newProfile = (downloads?: string): string => {
  const profile = mkdtempSync(join(tmpdir(), 'chakuchi-profile-'));
  profiles.add(profile);
  mkdirSync(join(profile, 'Default'));
  writeFileSync(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({
      extensions: { ui: { developer_mode: true } },
      ...(downloads !== undefined && { download: { default_directory: downloads, prompt_for_download: false } }),
    }),
  );
  return profile;
};

export type Opened = {
  context: BrowserContext;
  /** The page the browser opened with. */
  page: Page;
  extensionId: string;
  /** The background worker. Playwright keeps it alive: for its death use `raw-chromium.ts`. */
  worker: Worker;
  /** Address of a page of the extension, e.g. `popup.html`. */
  own: (page: string) => string;
  close: () => Promise<void>;
};

export type Options = {
  /** Folder of the built extension. */
  extension: string;
  headless?: boolean;
  /** BCP 47; also the browser's own language. */
  locale?: string;
  timezone?: string;
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number } | null;
  /** The browser's download folder, where what an extension downloads goes. */
  downloads?: string;
};

const worker = async (context: BrowserContext): Promise<Worker> => {
  const running = context.serviceWorkers().find((one) => one.url().startsWith('chrome-extension://'));
  return running ?? context.waitForEvent('serviceworker', { timeout: 60_000 });
};

/** Opens a real browser with the extension installed, in a profile of its own that is gone after `close`. */
export const openChromium = async (options: Options): Promise<Opened> => {
  const {
    extension,
    headless = true,
    locale = 'en-US',
    timezone,
    colorScheme,
    viewport = { width: 1440, height: 900 },
    downloads,
  } = options;
  const profile = newProfile(downloads);
  const language = locale.split('-')[0] ?? locale;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless,
    locale,
    viewport,
    ...(timezone && { timezoneId: timezone }),
    ...(colorScheme && { colorScheme }),
    // Playwright's default takes extensions and the back-forward cache away.
    ignoreDefaultArgs: ['--disable-back-forward-cache', '--disable-extensions'],
    args: [...flags(extension), `--lang=${language}`, `--accept-lang=${locale}`],
    env: { ...process.env, LANGUAGE: language },
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  const close = async (): Promise<void> => {
    await context.close().catch(() => undefined);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const background = await worker(context);
    const extensionId = new URL(background.url()).host;
    const page = context.pages()[0] ?? (await context.newPage());
    return {
      context,
      page,
      extensionId,
      worker: background,
      own: (name) => `chrome-extension://${extensionId}/${name}`,
      close,
    };
  } catch (error) {
    await close();
    throw new Error(`The browser opened, but the extension’s background did not start from ${extension}.`, {
      cause: error,
    });
  }
};
