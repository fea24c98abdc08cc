import { join } from 'node:path';
import { root } from './cache.ts';
import { run } from './run.ts';
import { say } from './say.ts';

/** Where the demo build of a browser lies: fixed id, the panel open to tests, loopback origins granted. */
export const demoBuild = (browser: 'chrome' | 'firefox'): string => join(root, `.output/${browser}-mv3-demo`);

/** Builds the extension for tests and the demo; answers its folder. */
export const buildDemo = async (browser: 'chrome' | 'firefox'): Promise<string> => {
  await build(browser, 'demo');
  return demoBuild(browser);
};

/** Builds the extension as the stores get it; answers its folder. */
export const buildForStore = async (browser: 'chrome' | 'firefox'): Promise<string> => {
  await build(browser, 'production');
  return join(root, `.output/${browser}-mv3`);
};

const build = async (browser: 'chrome' | 'firefox', mode: 'demo' | 'production'): Promise<void> => {
  say(`building the extension for ${browser}`);
  const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
  await run(`building the extension for ${browser}`, process.execPath, [wxt, 'build', '-b', browser, '--mode', mode], {
    cwd: root,
    // `CI`: no spinner, whose frames would fill a failure's last lines.
    env: { ...process.env, NODE_ENV: 'production', CI: 'true' },
  });
};
