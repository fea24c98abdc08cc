import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { cached, keyOf, root } from '../../tools/cache.ts';
import { run } from '../../tools/run.ts';
import { say } from '../../tools/say.ts';
import { serveFolder, type Served } from '../serve-folder.ts';

const here = join(root, 'test/crms/atomic');
const app = join(here, 'app');
const manifests = ['package.json', 'package-lock.json'].map((name) => join(app, name));

/** Its packages, by its own lockfile and without running their scripts; installed once. */
const install = (): Promise<string> =>
  cached('atomic-packages', keyOf(manifests, process.version.split('.')[0] ?? ''), async (folder) => {
    say('installing the demo CRM’s packages (330, about a minute)');
    for (const file of manifests) cpSync(file, join(folder, file.slice(app.length)));
    await run('installing the demo CRM’s packages', 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
      cwd: folder,
      minutes: 10,
    });
  });

/** The built site; made again only when the CRM's version, our glue or our data set changed. */
export const buildAtomic = async (): Promise<string> => {
  const sources = [app, join(here, 'data-set.ts'), join(here, 'names.ts')];
  const key = keyOf(sources);
  if (existsSync(join(root, '.cache/atomic', key))) return join(root, '.cache/atomic', key);
  const packages = await install();
  return cached('atomic', key, async (folder) => {
    say('building the demo CRM (about half a minute)');
    // Beside its packages, so that nothing of the extension's is found by mistake.
    for (const source of sources)
      cpSync(source, source === app ? packages : join(packages, source.slice(here.length)), { recursive: true });
    const vite = join(packages, 'node_modules/vite/bin/vite.js');
    await run('building the demo CRM', process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir'], {
      cwd: packages,
      minutes: 5,
      env: { ...process.env, NODE_ENV: 'production' },
    });
  });
};

/** Atomic CRM with our data on a loopback port. Its data live in the page: a reload starts from the data set again. */
export const startAtomic = async (): Promise<Served> => serveFolder(await buildAtomic());
