import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { canInstallPackages, installPackages } from '../tools/apt.ts';
import { say } from '../tools/say.ts';

/** Since 137 the Chrome that Google brands takes no extension from the command line; Chromium and Edge still do. */
const firstChromeWithoutLoading = 137;

/** Floor of the extension's own manifest. */
const oldestUseful = 144;

const names = [
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
  'google-chrome',
  'google-chrome-stable',
];

const places = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const runnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(runnable);

/** Why this browser will not do, or nothing when it will. */
const objection = (path: string): string | undefined => {
  const asked = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  const told = asked.stdout?.trim() ?? '';
  const major = Number(/(\d+)\.\d+\.\d+/.exec(told)?.[1]);
  if (!Number.isFinite(major)) return `${path} does not say its version`;
  if (major < oldestUseful) return `${told} is older than ${oldestUseful}, the oldest the extension supports`;
  if (told.startsWith('Google Chrome') && !told.includes('for Testing') && major >= firstChromeWithoutLoading) {
    return `${told} no longer loads an extension from the command line (Chrome dropped that in ${firstChromeWithoutLoading}); Chromium does`;
  }
  return undefined;
};

const installPlaywrights = (): void => {
  say('downloading the Chromium that Playwright ships');
  const cli = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '..', 'cli.js');
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: 300_000 });
};

/**
 * Path of a browser that takes our extension: `CHROMIUM`, an installed Chromium or Edge, the distribution's package,
 * Playwright's own. Throws one sentence that says what to install.
 */
export const findChromium = (): string => {
  const named = process.env['CHROMIUM'];
  if (named) {
    const wrong = runnable(named) ? objection(named) : `there is no program at ${named}`;
    if (wrong) throw new Error(`CHROMIUM is set, but ${wrong}.`);
    return named;
  }
  const refused: string[] = [];
  const fit = (path: string | undefined): path is string => {
    if (!path || !existsSync(path)) return false;
    const wrong = objection(path);
    if (wrong) refused.push(wrong);
    return !wrong;
  };
  for (const path of [...names.map(onPath), ...places]) if (fit(path)) return path;
  if (canInstallPackages()) {
    try {
      installPackages(['chromium'], 'a browser to show the extension in');
    } catch (error) {
      refused.push(String(error instanceof Error ? error.message : error));
    }
    const installed = onPath('chromium');
    if (fit(installed)) return installed;
  }
  if (fit(chromium.executablePath())) return chromium.executablePath();
  try {
    installPlaywrights();
  } catch {
    refused.push('Playwright’s Chromium could not be downloaded');
  }
  if (fit(chromium.executablePath())) return chromium.executablePath();
  throw new Error(
    `No Chromium was found. Install Chromium ${oldestUseful} or later (Debian: apt-get install chromium), or set CHROMIUM to its path.` +
      refused.map((sentence) => `\n  Passed over: ${sentence}.`).join(''),
  );
};
