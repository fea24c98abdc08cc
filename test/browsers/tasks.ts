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
 */
export type Task = { cpu: number; wall: number; by: 'extension' | 'page' | 'browser' };

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
    .flatMap(({ name, ts, args }) => (name === 'FunctionCall' ? { ts, url: args?.data?.url ?? '' } : []))
    .sort((a, b) => a.ts - b.ts);
  let next = 0;
  return tasks.map(({ ts, dur = 0, tdur = 0 }) => {
    while ((calls[next]?.ts ?? Infinity) < ts) next += 1;
    let by: Task['by'] = 'browser';
    for (; (calls[next]?.ts ?? Infinity) <= ts + dur; next += 1) {
      if (!/^https?:/.test(calls[next]?.url ?? '')) by = 'extension';
      else if (by === 'browser') by = 'page';
    }
    return { cpu: tdur / 1000, wall: dur / 1000, by };
  });
}
