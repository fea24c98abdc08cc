import type { Page } from 'playwright-core';

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string } };
};

/**
 * One task of a page's main thread, and whose script it ran. Milliseconds; `cpu` is the thread's own time, in which other
 * processes have no part. A call that tells no address counts as ours: so does every step after a pause.
 *
 * `ours`: of a task that ran our script all of it, the browser's work in it too, but for what the page's own script took. An
 * observer of ours is called at the end of the very task in which the page changes something, and that the page changes
 * much is not what we cost it.
 */
export type Task = { cpu: number; wall: number; ours: number; by: 'extension' | 'page' | 'browser' };

const mark = 'chakuchi-tasks-begin';

/** What ran on the main thread of a page while something was done, task by task, as the browser's own tracing tells it. */
export async function tasksWhile(page: Page, work: () => Promise<void>): Promise<Task[]> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordAsMuchAsPossible',
      includedCategories: [
        'toplevel',
        'devtools.timeline',
        'disabled-by-default-devtools.timeline',
        'blink.user_timing',
      ],
      excludedCategories: ['*'],
    },
  });
  await page.evaluate((name) => performance.mark(name), mark);
  await work();
  const isComplete = new Promise<void>((resolve) => void session.once('Tracing.tracingComplete', () => resolve()));
  await session.send('Tracing.end');
  await isComplete;
  await session.detach();
  return tasksIn(events);
}

function tasksIn(events: readonly TraceEvent[]): Task[] {
  const begin = events.find(({ name }) => name === mark);
  if (!begin) throw new Error('The trace does not tell which thread is the page’s.');
  const own = events.filter(({ pid, tid, ph }) => pid === begin.pid && tid === begin.tid && ph === 'X');
  const tasks = own.filter(({ name, ts }) => name === 'RunTask' && ts >= begin.ts).sort((a, b) => a.ts - b.ts);
  const calls = own
    .flatMap(({ name, ts, dur = 0, tdur = 0, args }): Call[] =>
      name === 'FunctionCall'
        ? [{ ts, end: ts + dur, cpu: tdur / 1000, isPage: /^https?:/.test(args?.data?.url ?? '') }]
        : [],
    )
    .sort((a, b) => a.ts - b.ts || b.end - a.end);
  let next = 0;
  return tasks.map(({ ts, dur = 0, tdur = 0 }) => {
    while ((calls[next]?.ts ?? Infinity) < ts) next += 1;
    const from = next;
    while ((calls[next]?.ts ?? Infinity) <= ts + dur) next += 1;
    const ran = calls.slice(from, next);
    const by = ran.some(({ isPage }) => !isPage) ? 'extension' : ran.length > 0 ? 'page' : 'browser';
    const cpu = tdur / 1000;
    return { cpu, wall: dur / 1000, ours: by === 'extension' ? cpu - ofPage(ran) : 0, by };
  });
}

type Call = { ts: number; end: number; cpu: number; isPage: boolean };

/** What the page's own script took, without what it called of ours. Calls by their beginning, the outer one first. */
function ofPage(calls: readonly Call[]): number {
  let sum = 0;
  const around: Call[] = [];
  for (const call of calls) {
    while ((around.at(-1)?.end ?? Infinity) <= call.ts) around.pop();
    if (call.isPage !== (around.at(-1)?.isPage ?? false)) sum += call.isPage ? call.cpu : -call.cpu;
    around.push(call);
  }
  return sum;
}
