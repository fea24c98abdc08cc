import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { installPackages } from '../../tools/apt.ts';
import { cached, keyOf, root } from '../../tools/cache.ts';
import { run, start, stop } from '../../tools/run.ts';
import { say } from '../../tools/say.ts';

const packages = ['tryton-server', 'tryton-sao', 'tryton-modules-sale-opportunity', 'tryton-modules-project'];
const here = join(root, 'test/crms/tryton');
const seed = join(here, 'seed.py');

/** The distribution's: Tryton's modules belong to it, not to a Python that a version manager put in front. */
const python = '/usr/bin/python3';

export const login = { name: 'admin', password: 'admin' };

export type Tryton = {
  origin: string;
  /** SQLite file of this run; tests may change it through the CRM, the cached one stays as it was seeded. */
  database: string;
  close: () => Promise<void>;
};

const configure = (folder: string, databases: string, port = 8000): string => {
  const path = join(folder, 'trytond.conf');
  writeFileSync(
    path,
    `[web]\nlisten = 127.0.0.1:${port}\nroot = /usr/share/tryton-sao/www\n[database]\nuri = sqlite://\npath = ${databases}\n[session]\ntimeout = 86400\n`,
  );
  return path;
};

const versions = (): string =>
  spawnSync('dpkg-query', ['-W', '-f=${Package} ${Version}\n', ...packages], { encoding: 'utf8' }).stdout;

/** The modules' tables and nothing in them. */
const emptyDatabase = (): Promise<string> =>
  cached('tryton-empty', keyOf([], versions()), async (folder) => {
    say('creating the Tryton database (about half a minute)');
    // With SQLite the file has to exist before the tables can be made in it.
    writeFileSync(join(folder, 'demo.sqlite'), '');
    const passwordFile = join(folder, 'password');
    writeFileSync(passwordFile, `${login.password}\n`);
    const config = configure(folder, folder);
    await run(
      'creating the Tryton database',
      'trytond-admin',
      [
        '-c',
        config,
        '-d',
        'demo',
        '-u',
        'sale_opportunity',
        'project',
        '--activate-dependencies',
        '--email',
        'admin@example.com',
        '-l',
        'en',
      ],
      { env: { ...process.env, TRYTONPASSFILE: passwordFile } },
    );
    rmSync(passwordFile);
  });

/** The database as seeded for `anchor`, the day its dates are counted from. */
const seededDatabase = async (anchor: string): Promise<string> => {
  const key = keyOf([seed, join(here, 'data.py')], versions(), anchor);
  return cached('tryton', key, async (folder) => {
    cpSync(join(await emptyDatabase(), 'demo.sqlite'), join(folder, 'demo.sqlite'));
    say('seeding the Tryton database');
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };
    await run('seeding the Tryton database', python, ['-W', 'ignore', seed, configure(folder, folder), anchor], {
      env,
    });
  });
};

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

const answers = async (origin: string): Promise<boolean> => {
  try {
    return (await fetch(`${origin}/`)).ok;
  } catch {
    return false;
  }
};

/** Installs what is missing; answers why it cannot be, or nothing when all is there. */
export const installTryton = (): string | undefined => {
  try {
    installPackages(packages, 'the Tryton journey');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** Tryton from the distribution's packages (`installTryton`), with our opportunities, on a loopback port. */
export const startTryton = async (anchor: string): Promise<Tryton> => {
  const seeded = await seededDatabase(anchor);
  const folder = mkdtempSync(join(tmpdir(), 'chakuchi-tryton-'));
  const databases = join(folder, 'databases');
  mkdirSync(databases);
  const database = join(databases, 'demo.sqlite');
  cpSync(join(seeded, 'demo.sqlite'), database);
  const port = await freePort();
  const server = start('trytond', ['-c', configure(folder, databases, port), '-d', 'demo'], { cwd: folder });
  let printed = '';
  server.stderr?.on('data', (chunk) => (printed = (printed + String(chunk)).slice(-4_000)));
  server.stdout?.resume();
  const close = async (): Promise<void> => {
    await stop(server);
    rmSync(folder, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 120; tries += 1) {
    if (server.exitCode !== null) break;
    if (await answers(origin)) return { origin, database, close };
    await pause(250);
  }
  await close();
  throw new Error(`Tryton did not start. It printed last:\n${printed}`);
};
