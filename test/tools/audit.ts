// node test/tools/audit.ts
// Known holes in what ships (npm audit, without what only builds and tests). Without an answer of the registry nothing is known,
// which is said and fails nothing: a check of this code must not depend on somebody else's server.
import { spawnSync } from 'node:child_process';
import { root } from './cache.ts';

const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8', timeout: 60_000 });

type Audit = {
  vulnerabilities?: Record<string, { severity: string; range: string }>;
  metadata?: { vulnerabilities?: { total?: number } };
};

const answered = (): Audit | undefined => {
  try {
    const told = JSON.parse(asked.stdout) as Audit;
    return typeof told.metadata?.vulnerabilities?.total === 'number' ? told : undefined;
  } catch {
    return undefined;
  }
};

const told = answered();
const holes = Object.entries(told?.vulnerabilities ?? {});
if (!told) console.log('note: not checked, the package registry gave no answer');
for (const [name, { severity, range }] of holes) console.error(`${name} ${range}: ${severity}`);
process.exitCode = holes.length === 0 ? 0 : 1;
