import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Ignored by git; may be deleted at any time. */
export const cache = join(root, '.cache');

const filesOf = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path)
        .toSorted()
        .flatMap((name) => filesOf(join(path, name)))
    : [path];

/** One short key for the content of files and folders, and for anything else the result depends on. */
export const keyOf = (paths: readonly string[], ...more: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf)) hash.update(file.slice(root.length)).update(readFileSync(file));
  for (const text of more) hash.update(`\0${text}`);
  return hash.digest('hex').slice(0, 16);
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** One process at a time does the work of a name; the lock of one that was ended does not hold the next. */
const alone = async <T>(home: string, work: () => Promise<T>): Promise<T> => {
  const lock = `${home}.lock`;
  mkdirSync(dirname(lock), { recursive: true });
  const isTaken = (): boolean => {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return false;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      if (holder > 0 && !isRunning(holder)) rmSync(lock, { force: true });
      return true;
    }
  };
  while (isTaken()) await pause(200);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
};

/**
 * The folder `.cache/<name>/<key>`, made by `make` in a neighbour and moved in place when complete: a build that was
 * interrupted is never taken for a finished one. Older keys of the name are removed. Of two journeys that want it at once one makes
 * it, and the other waits.
 */
export const cached = (name: string, key: string, make: (folder: string) => Promise<void>): Promise<string> => {
  const home = join(cache, name);
  const folder = join(home, key);
  return existsSync(folder) ? Promise.resolve(folder) : alone(home, () => made(home, folder, make));
};

async function made(home: string, folder: string, make: (folder: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  const unfinished = join(home, `unfinished-${process.pid}`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  try {
    await make(unfinished);
    for (const other of readdirSync(home))
      if (join(home, other) !== unfinished) rmSync(join(home, other), { recursive: true, force: true });
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
