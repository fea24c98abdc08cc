import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Target } from '../browsers/cdp.ts';
import { newProfile } from '../browsers/chromium.ts';
import { spawnChromium, type RawChromium } from '../browsers/raw-chromium.ts';
import { openInside } from '../e2e/inside.ts';
import { servePaperCrm, type PaperCrm } from '../e2e/paper-crm.ts';
import { demoBuild } from '../tools/build.ts';

/** A browser with the extension in a profile of its own, and a CRM of paper. */
export type Ground = {
  crm: PaperCrm;
  /** The one that runs now: after `killed` it is another. */
  browser: RawChromium;
  /** A tab of the extension's origin that runs nothing of ours. */
  inside: Target;
  /** SIGKILL; then the same profile is opened anew. `meanwhile` is given the folder of the database's files. */
  killed: (meanwhile?: (folder: string) => void) => Promise<void>;
  /** The next version of the same extension is put in its place, and the browser told to take it. Answers its number. */
  updated: () => Promise<string>;
  close: () => Promise<void>;
};

export const openGround = async (): Promise<Ground> => {
  const extension = mkdtempSync(join(tmpdir(), 'chakuchi-soak-'));
  cpSync(demoBuild('chrome'), extension, { recursive: true });
  const crm = await servePaperCrm();
  const profile = newProfile();
  const browser = await spawnChromium(extension, profile);
  let versions = 0;
  const ground: Ground = {
    crm,
    browser,
    inside: await openInside(browser),
    killed: async (meanwhile) => {
      await ground.browser.kill();
      meanwhile?.(join(profile, `Default/IndexedDB/chrome-extension_${browser.extensionId}_0.indexeddb.leveldb`));
      ground.browser = await spawnChromium(extension, profile);
      ground.inside = await openInside(ground.browser);
    },
    updated: async () => {
      const path = join(extension, 'manifest.json');
      const manifest = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      const version = `99.0.${(versions += 1)}`;
      writeFileSync(path, JSON.stringify({ ...manifest, version }));
      await ground.inside.evaluate('void setTimeout(() => chrome.runtime.reload(), 50)');
      return version;
    },
    close: async () => {
      await ground.browser.close();
      await crm.close();
      for (const folder of [profile, extension]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return ground;
};
