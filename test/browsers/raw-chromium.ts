import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { start, stop } from '../tools/run.ts';
import { connectCdp, type Cdp, type Target } from './cdp.ts';
import { flags } from './chromium.ts';
import { findChromium } from './find-chromium.ts';

export type RawChromium = {
  cdp: Cdp;
  extensionId: string;
  /** Opens a tab and waits until its document has loaded. */
  open: (url: string) => Promise<Target>;
  own: (page: string) => string;
  /** Ends the background worker as the browser does after 30 idle seconds, at once. */
  stopWorkers: (page: Target) => Promise<void>;
  /** SIGKILL to the browser and all its children, as a power cut would; the profile stays and can be opened again. */
  kill: () => Promise<void>;
  /** Orderly end. */
  close: () => Promise<void>;
};

const until = async <T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  patience = 60_000,
): Promise<T> => {
  const deadline = Date.now() + patience;
  for (;;) {
    const told = await ask();
    if (told !== undefined) return told;
    if (Date.now() > deadline) throw new Error(`Waited ${patience / 1000} s in vain for ${what}.`);
    await pause(50);
  }
};

/**
 * A browser under nobody's hand but the test's, for worker deaths, kills and reopening: nothing attaches to the
 * worker, so it sleeps and dies as it does for the person. `profile` is from `newProfile()` and outlives the browser.
 */
export const spawnChromium = async (extension: string, profile: string, extra: string[] = []): Promise<RawChromium> => {
  const portFile = join(profile, 'DevToolsActivePort');
  // What a killed browser leaves behind would make the next one wait for it.
  for (const left of ['SingletonLock', 'SingletonCookie', 'SingletonSocket', 'DevToolsActivePort'])
    rmSync(join(profile, left), { force: true });
  const child = start(findChromium(), [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--window-size=1440,900',
    ...flags(extension),
    ...extra,
    'about:blank',
  ]);
  child.stdout?.resume();
  child.stderr?.resume();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const address = await until('the browser’s debugging port', () => {
      const [port, path] = existsSync(portFile) ? readFileSync(portFile, 'utf8').split('\n') : [];
      return port && path ? `ws://127.0.0.1:${port}${path}` : undefined;
    });
    const cdp = await connectCdp(address);
    const extensionId = await until('the extension’s background worker', async () => {
      const background = (await cdp.targets()).find(
        ({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension://'),
      );
      return background && new URL(background.url).host;
    });
    return {
      cdp,
      extensionId,
      own: (page) => `chrome-extension://${extensionId}/${page}`,
      open: async (url) => {
        const { targetId } = await cdp.send<{ targetId: string }>('Target.createTarget', { url });
        const page = await cdp.attach(targetId);
        // In the initial about:blank there is no storage: wait for the commit, then for the load.
        await until(
          `${url} to load`,
          async () =>
            (await page
              .evaluate<boolean>(`location.href !== 'about:blank' && document.readyState === 'complete'`)
              .catch(() => false)) || undefined,
        );
        return page;
      },
      stopWorkers: async (page) => {
        await page.send('ServiceWorker.enable');
        await page.send('ServiceWorker.stopAllWorkers');
      },
      kill: async () => {
        await stop(child, 'SIGKILL');
        cdp.disconnect();
      },
      close: async () => {
        await cdp.send('Browser.close').catch(() => undefined);
        // What it still writes, the record of its traffic for one, is whole only once it has ended by itself.
        await Promise.race([gone, pause(20_000, undefined, { ref: false })]);
        await stop(child, 'SIGKILL');
        cdp.disconnect();
      },
    };
  } catch (error) {
    await stop(child, 'SIGKILL');
    throw error;
  }
};
