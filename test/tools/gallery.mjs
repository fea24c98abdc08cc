// npm run gallery: sets itself up with whatever Node is there, then photographs the gallery; `-- --update` renews the baselines.
import { join } from 'node:path';
import { ensureDependencies, environment, localNode, root, show } from './set-up.mjs';

await ensureDependencies();
process.exit(
  await show(localNode, [join(root, 'test/gallery/photograph.ts'), ...process.argv.slice(2)], {
    env: environment({ NODE_NO_WARNINGS: '1' }),
  }),
);
