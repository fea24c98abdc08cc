import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openChapter, openOwn } from '../browsers/own-pages.ts';
import { demoBuild } from '../tools/build.ts';

/**
 * Chromium reads policies from one fixed place, which is the machine’s, so every browser that runs meanwhile obeys
 * them as well: nothing else may. Written only where nothing of the kind stands.
 */
const folder = '/etc/chromium/policies/managed';
const file = join(folder, 'chakuchi-test.json');
const mayWrite = process.getuid?.() === 0 && process.platform === 'linux' && !existsSync(folder);

/** Of the demo build’s key. */
const demoId = 'knkpbeokkepimaejfcphalhogogadche';

describe.skipIf(!mayWrite)('a company’s policy (skipped unless root on a machine without one)', () => {
  let opened: Opened | undefined;
  const made: string[] = [];

  beforeAll(() => {
    for (const path of ['/etc/chromium', '/etc/chromium/policies', folder]) {
      if (existsSync(path)) continue;
      mkdirSync(path);
      made.unshift(path);
    }
    const policy = {
      currency: 'EUR',
      fiscal: { startMonth: 1, closingDay: 28, weekStart: 1 },
      language: 'en',
    };
    // The demo build has a fixed id.
    writeFileSync(file, JSON.stringify({ '3rdparty': { extensions: { [demoId]: policy } } }));
  });

  afterAll(async () => {
    await opened?.close();
    rmSync(file, { force: true });
    for (const path of made) rmSync(path, { recursive: true, force: true });
  });

  test('fixes settings in a real browser, and says why they are locked', async () => {
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC', locale: 'ja-JP' });
    expect(opened.extensionId).toBe(demoId);
    const options = await openOwn(opened, 'options.html');
    await openChapter(options, 'rules');
    const currency = options.getByLabel('Currency', { exact: true });
    await expect.poll(() => currency.inputValue(), { timeout: 20_000 }).toBe('EUR');
    expect(await currency.isDisabled()).toBe(true);
    await options.getByText('Set by your company; it cannot be changed here.').first().waitFor();
  });
});
