import { asContentScript, eventually, look, timesStored } from '../e2e/inside.ts';
import { found, nothingYet, sendReading, tellUntilDone } from './acknowledged.ts';
import { openGround, type Ground } from './ground.ts';
import { lineOf, type Line } from './line.ts';
import { readingFrom } from './sent.ts';
import { storedIn } from './stored.ts';

/**
 * The way of a reading through the worker, each step told by what the worker calls of the browser's own there. `isStored`: whether
 * a worker that ends at it has the reading.
 */
const steps: readonly { id: string; what: string; isStored: boolean; owner: string; method: string; when: string }[] = [
  {
    id: 'before-validation',
    what: 'heard, not yet looked at',
    isStored: false,
    owner: 'URL',
    method: 'parse',
    when: 'String(given[0]).startsWith("http")',
  },
  {
    id: 'before-derivation',
    what: 'in the transaction, nothing derived yet',
    isStored: false,
    owner: 'IDBIndex.prototype',
    method: 'get',
    when: 'this.name === "id"',
  },
  {
    id: 'in-derivation',
    what: 'in the transaction, deals derived, the reading not put yet',
    isStored: false,
    owner: 'IDBObjectStore.prototype',
    method: 'put',
    when: 'this.name === "deals"',
  },
  {
    id: 'before-commit',
    what: 'in the transaction, all put but the counters',
    isStored: false,
    owner: 'IDBObjectStore.prototype',
    method: 'put',
    when: 'given[0].name === "counters"',
  },
  {
    id: 'before-high-water',
    what: 'committed, the high-water mark outside the database not moved yet',
    isStored: true,
    owner: 'chrome.storage.local',
    method: 'set',
    when: 'Object.hasOwn(given[0], "high-water")',
  },
  {
    id: 'before-change-signal',
    what: 'committed, no surface told yet',
    isStored: true,
    owner: 'BroadcastChannel.prototype',
    method: 'postMessage',
    when: 'given[0].moved === "facts"',
  },
  {
    id: 'before-acknowledgement',
    what: 'committed and told, the page not answered yet',
    isStored: true,
    owner: 'chrome.storage.local',
    method: 'get',
    when: 'given[0] === "trouble"',
  },
];

/** Lets the worker halt when it next comes to a step; answers how to ask whether it stands there. */
async function halting(
  { browser, inside }: Ground,
  { owner, method, when }: (typeof steps)[number],
): Promise<() => Promise<boolean>> {
  // Wakes it: only a running worker can be attached to.
  await tellUntilDone(inside, 'trouble-seen', {});
  const worker = await eventually(
    'the worker',
    async () => {
      const running = (await browser.cdp.targets()).findLast(({ type }) => type === 'service_worker');
      return running && browser.cdp.attach(running.targetId).catch(() => undefined);
    },
    (attached) => attached !== undefined,
  );
  if (!worker) throw new Error('There is no worker.');
  let isThere = false;
  browser.cdp.on('Debugger.paused', (_, sessionId) => {
    if (sessionId === worker.sessionId) isThere = true;
  });
  await worker.send('Debugger.enable');
  await worker.evaluate(`void (() => {
    const own = ${owner}.${method};
    let isOver = false;
    ${owner}.${method} = function (...given) {
      if (!isOver && (${when})) { isOver = true; debugger; }
      return own.apply(this, given);
    };
  })()`);
  return () => Promise.resolve(isThere);
}

/**
 * The worker is ended at every step of a reading's way, `times` times each. A reading is there whole or not at all when it ends,
 * and once after it was sent again, as whoever gets no answer does.
 */
export async function stopAtEveryStep(times: number): Promise<Line[]> {
  const ground = await openGround();
  try {
    const { browser, crm, inside } = ground;
    const page = await browser.open(crm.board);
    const world = await asContentScript(browser, page);
    await eventually(
      'the first look',
      () => look(inside),
      ({ deals }) => deals === 20,
    );
    const lines: Line[] = [];
    for (const step of steps) {
      const told = nothingYet();
      let [tried, halves] = [0, 0];
      for (; tried < times; tried += 1) {
        const id = `${step.id}-${tried}`;
        // The same few deals over and over: what is derived moves, and has a history.
        const reading = readingFrom(crm.origin, id, `stopped-${tried % 3}`);
        const stands = await halting(ground, step);
        const first = sendReading(world, reading);
        await eventually(`the worker to stand at “${step.what}”`, stands, (isThere) => isThere, 30_000);
        await browser.stopWorkers(inside);
        if (await first) halves += 1;
        if (timesStored(await look(inside), id) !== (step.isStored ? 1 : 0)) halves += 1;
        const again = await eventually(
          `${id} to be acknowledged`,
          () => sendReading(world, reading),
          (answer) => answer?.acknowledged === true,
        );
        if (again?.stored !== 1) halves += 1;
        told.readings.add(id);
      }
      const end = await found(await storedIn(inside), told);
      lines.push(
        lineOf(
          { id: `stop-${step.id}`, what: `worker ended: ${step.what}`, tried, ...end, wrong: end.wrong + halves },
          times,
        ),
      );
    }
    return lines;
  } finally {
    await ground.close();
  }
}
