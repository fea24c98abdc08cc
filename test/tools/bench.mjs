// npm run bench: sets itself up, then measures on the project's own Node.
import { join } from 'node:path';
import { ensureDependencies, localNode, root, show } from './set-up.mjs';

await ensureDependencies();
process.exit(await show(localNode, [join(root, 'test/bench/bench.ts'), ...process.argv.slice(2)]));
