import { spawn, type ChildProcess } from 'node:child_process';
import { say } from './say.ts';

const children = new Set<ChildProcess>();

const end = (child: ChildProcess, signal: NodeJS.Signals): void => {
  try {
    // A child leads a process group of its own, so what it started goes with it.
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
};

const endAll = (): void => {
  for (const child of children) end(child, 'SIGKILL');
};

process.once('exit', endAll);
// A signal alone would end us without the event above, and leave what leads a group of its own running.
for (const [signal, number] of [
  ['SIGINT', 2],
  ['SIGTERM', 15],
  ['SIGHUP', 1],
] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(128 + number);
  });
}

/** Starts a program that must not outlive us. */
export const start = (
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): ChildProcess => {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  // Without a listener a program that cannot be started would end us with an uncaught error.
  child.on('error', () => children.delete(child));
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
};

/** Ends a program from `start`, with all it started, and waits until it is gone. */
export const stop = async (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  end(child, signal);
  const harder = setTimeout(() => end(child, 'SIGKILL'), 5_000);
  await gone;
  clearTimeout(harder);
};

export type RunOptions = { cwd?: string; env?: NodeJS.ProcessEnv; minutes?: number };

/** Runs a program to its end and gives its output; a failure carries the last lines it printed. */
export const run = async (
  what: string,
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> => {
  const { minutes = 5, ...rest } = options;
  const child = start(command, args, rest);
  let output = '';
  child.stdout?.on('data', (chunk) => (output += String(chunk)));
  child.stderr?.on('data', (chunk) => (output += String(chunk)));
  const begun = Date.now();
  const heartbeat = setInterval(() => say(`… still ${what} (${Math.round((Date.now() - begun) / 1000)} s)`), 15_000);
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    end(child, 'SIGKILL');
  }, minutes * 60_000);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    if (code === 0) return output;
  } catch (error) {
    throw new Error(`${what}: ${command} could not be started.`, { cause: error });
  } finally {
    clearInterval(heartbeat);
    clearTimeout(limit);
  }
  const tail = output.trim().split('\n').slice(-12).join('\n  ');
  throw new Error(`${what} ${late ? `took more than ${minutes} minutes` : 'failed'}. It printed last:\n  ${tail}`);
};
