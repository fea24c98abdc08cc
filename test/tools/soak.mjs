// npm run soak: sets itself up with whatever Node is there, then hands over to the project's own.
import { join } from 'node:path';
import { ensureDependencies, environment, localNode, root, show } from './set-up.mjs';

await ensureDependencies();
process.exit(
  await show(localNode, [join(root, 'test/soak/main.ts'), ...process.argv.slice(2)], {
    env: environment({ NODE_NO_WARNINGS: '1' }),
    minutes: 120,
  }),
);
