import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { say } from './say.ts';

let listsAreFresh = false;

/** Whether this machine lets us install the distribution's packages without asking anybody. */
export const canInstallPackages = (): boolean => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

export const isInstalled = (name: string): boolean => {
  const asked = spawnSync('dpkg-query', ['-W', '-f=${db:Status-Status}', name], { encoding: 'utf8' });
  return asked.status === 0 && asked.stdout === 'installed';
};

/** Installs what is missing of `names`; throws a sentence when this machine does not let us. */
export const installPackages = (names: readonly string[], purpose: string): void => {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (!canInstallPackages()) {
    throw new Error(
      `${purpose} needs the packages ${missing.join(' ')}. Install them (on Debian: apt-get install ${missing.join(' ')}) and start again.`,
    );
  }
  say(`installing ${missing.join(' ')} with apt-get, for ${purpose}`);
  const options = {
    stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
  };
  try {
    if (!listsAreFresh) execFileSync('apt-get', ['update', '-qq'], options);
    listsAreFresh = true;
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
  } catch (error) {
    const told =
      error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n').at(-1) : String(error);
    throw new Error(`${purpose}: apt-get could not install ${missing.join(' ')} (${told}).`, { cause: error });
  }
};
