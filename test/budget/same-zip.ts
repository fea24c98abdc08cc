import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

/** Anybody can build what the store gives out and compare: two builds of one source are the same file. */
const wxt = join(import.meta.dirname, '../../node_modules/wxt/bin/wxt.mjs');

const hashOfBuild = (browser: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'chakuchi-zip-'));
  try {
    execFileSync(process.execPath, [wxt, 'zip', '-b', browser], {
      env: { ...process.env, NODE_ENV: 'production', CHAKUCHI_OUT: folder },
      stdio: 'pipe',
    });
    const [zip] = globSync('*.zip', { cwd: folder }).filter((name) => !name.includes('sources'));
    if (zip === undefined) throw new Error(`wxt zip -b ${browser} wrote no file.`);
    return createHash('sha256')
      .update(readFileSync(join(folder, zip)))
      .digest('hex');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

for (const browser of ['chrome', 'firefox']) {
  const [first, second] = [hashOfBuild(browser), hashOfBuild(browser)];
  console.log(`${browser}: ${first}`);
  if (first !== second) {
    console.error(`Two builds for ${browser} differ: ${first} and ${second}.`);
    process.exit(1);
  }
}
