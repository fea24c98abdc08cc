// npm start: sets itself up with whatever Node is there, then hands over to the project's own for the scene itself.
import { join } from 'node:path';
import { ensureDependencies, environment, localNode, root, show } from './set-up.mjs';

await ensureDependencies();
process.exit(
  await show(localNode, [join(root, 'test/tools/demo.ts'), ...process.argv.slice(2)], {
    env: environment({ NODE_NO_WARNINGS: '1' }),
    minutes: 24 * 60,
  }),
);
