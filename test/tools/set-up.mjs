// Plain JavaScript for whatever Node the machine has: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const bin = join(root, 'node_modules/.bin');

/** The Node that the lockfile brings, newer than the machine's: it runs TypeScript as it is. */
export const localNode = join(root, 'node_modules/node/bin/node');

/** The environment in which the project's programs come first. `TZ` as the tests expect it, unless told otherwise. */
export const environment = (more = {}) => ({
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
  ...more,
});

/** Written beside the packages once they are in: the lockfile they were installed from. */
const stamp = join(root, 'node_modules/.installed-from');
const lockfile = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** Why the installed packages are not those of the lockfile, or nothing. npm decides what a lockfile means; we only ask whether it has read this one. */
const staleness = () => {
  if (!existsSync(join(root, 'node_modules'))) return 'nothing is installed yet';
  if (!existsSync(stamp)) return 'an installation was not finished';
  if (readFileSync(stamp, 'utf8') !== lockfile()) return 'the lockfile has changed';
  return undefined;
};

/** Runs a program to its end in front of the person; answers its exit code. */
export const show = (command, args, { env = environment(), minutes = 60, cwd = root } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
    const limit = setTimeout(() => {
      console.error(`\n${command} ${args.join(' ')} took more than ${minutes} minutes and was ended.`);
      child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
    }, minutes * 60_000);
    // Ctrl-C reaches the child by itself; we wait for it to tidy up. A lone SIGTERM does not, so it is passed on.
    const onInterrupt = () => undefined;
    const onTerminate = () => child.kill('SIGTERM');
    process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
    const done = (code) => {
      clearTimeout(limit);
      process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
      resolve(code);
    };
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      done(127);
    });
    child.once('exit', (code, signal) => done(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });

/** Installs what the lockfile says when it is missing or stale, and makes the generated types. Exits with a sentence when it cannot. */
export const ensureDependencies = async () => {
  const stale = staleness();
  if (stale) {
    console.error(`Installing dependencies (${stale}); under a minute …`);
    const code = await show('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      minutes: 10,
      env: process.env,
    });
    const problem =
      code !== 0
        ? `npm ci ended with code ${code}`
        : existsSync(localNode)
          ? undefined
          : 'the project’s own Node did not come with them';
    if (problem) {
      console.error(`The dependencies could not be installed: ${problem}. Is the npm registry within reach?`);
      process.exit(1);
    }
    writeFileSync(stamp, lockfile());
  }
  if (!existsSync(join(root, '.wxt/tsconfig.json'))) {
    const made = spawnSync(localNode, [join(bin, 'wxt'), 'prepare'], {
      cwd: root,
      env: environment(),
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (made.status !== 0) {
      console.error(`The generated types could not be made (wxt prepare):\n${made.stdout}${made.stderr}`);
      process.exit(1);
    }
  }
};
