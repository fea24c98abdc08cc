import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reading, Row } from '../domain/reading.ts';
import { limits, type Answer, type Lost, type RefusalReason } from '../messages/protocol.ts';
import { courier, type Courier } from './courier.ts';
import { printOf } from '../domain/print.ts';
import type { Look } from './parcels.ts';

const start = Date.UTC(2026, 10, 25, 1);

const row = (id: string, amount: string, more: Partial<Row> = {}): Row => ({
  entity: 'deal',
  id: { strong: id },
  values: { amount: { text: amount, value: { minor: Number(amount), currency: 'JPY' } } },
  ...more,
});

const look = (rows: Row[], more: Partial<Look> = {}): Look => ({
  crm: 'atomic-crm',
  recipeVersion: 1,
  page: 'deals',
  kind: 'deal-list',
  site: 'https://crm.example',
  url: 'https://crm.example/#/deals',
  at: Date.now(),
  zone: 'Asia/Tokyo',
  locale: 'ja',
  rows,
  misses: [],
  ...more,
});

type Reply = Answer<'reading'> | Lost;
const ack = (reading: Reading): Reply => ({
  acknowledged: true,
  id: reading.id,
  stored: reading.rows.length,
  quarantined: 0,
});
const refuse = (reason: RefusalReason): Reply => ({ refused: true, reason });
const closed: Reply = { lost: 'channel-closed' };

let life: AbortController;
let sent: Reading[];
let answer: (reading: Reading) => Reply | Promise<Reply>;
let halted: RefusalReason[];
let gone: number;
let stored: number;
let post: Courier;
let ids: number;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  life = new AbortController();
  sent = [];
  halted = [];
  gone = 0;
  stored = 0;
  ids = 0;
  answer = ack;
  post = courier({
    deliver: async (reading) => {
      sent.push(structuredClone(reading));
      return answer(reading);
    },
    newId: () => `r${(ids += 1)}`,
    signal: life.signal,
    stored: () => (stored += 1),
    halted: (reason) => halted.push(reason),
    gone: () => (gone += 1),
  });
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const idsOf = (reading: Reading | undefined) => reading?.rows.map(({ id }) => id.strong ?? id.provisional);

describe('what is sent', () => {
  it('is every row of a first look, with how many were seen', async () => {
    expect(post.take(look([row('1', '100'), row('2', '200')]))).toBe(true);
    await pass();
    expect(sent.map((reading) => [reading.seen, idsOf(reading)])).toEqual([[2, ['1', '2']]]);
    expect(post.waiting()).toBe(0);
  });

  it('is nothing when nothing changed', async () => {
    post.take(look([row('1', '100')]));
    await pass();
    expect(post.take(look([row('1', '100')]))).toBe(false);
    await pass();
    expect(sent.length).toBe(1);
  });

  it('is only the row that changed, while `seen` counts all', async () => {
    post.take(look([row('1', '100'), row('2', '200')]));
    await pass();
    post.take(look([row('1', '100'), row('2', '250')]));
    await pass();
    expect([sent[1]?.seen, idsOf(sent[1])]).toEqual([2, ['2']]);
  });

  it('is everything again after an hour, so that freshness stays honest', async () => {
    post.take(look([row('1', '100')]));
    await pass(3_599_000);
    expect(post.take(look([row('1', '100')]))).toBe(false);
    await pass(1_000);
    expect(post.take(look([row('1', '100')]))).toBe(true);
  });

  it('is a row for each page that shows it: a list and a record show different fields', async () => {
    post.take(look([row('1', '100')]));
    await pass();
    expect(post.take(look([row('1', '100')], { page: 'deal' }))).toBe(true);
  });

  it('keeps look-alikes together: both travel when one changes', async () => {
    const twin = (amount: string): Row => ({ ...row('', amount), id: { provisional: 'acme|renewal' } });
    post.take(look([twin('100'), row('2', '200'), twin('100')]));
    await pass();
    expect(post.take(look([twin('100'), twin('100'), row('2', '200')]))).toBe(false);
    post.take(look([twin('100'), row('2', '200'), twin('300')]));
    await pass();
    expect(idsOf(sent[1])).toEqual(['acme|renewal', 'acme|renewal']);
  });

  it('is cut into batches of at most 500 rows; misses ride on the first', async () => {
    const rows = Array.from({ length: 1201 }, (_, index) => row(String(index), '1'));
    post.take(look(rows, { misses: [{ field: 'owner', reason: 'not-found' }] }));
    await pass();
    expect(sent.map((reading) => [reading.rows.length, reading.seen, reading.misses.length])).toEqual([
      [500, 1201, 1],
      [500, 1201, 0],
      [201, 1201, 0],
    ]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(3);
  });

  it('is cut by size as well as by count', async () => {
    const fat = Array.from({ length: 400 }, (_, index) => {
      const filled = row(String(index), '1');
      for (const field of ['name', 'account', 'stage', 'owner', 'category', 'nextStep'] as const)
        filled.values[field] = { text: 'x'.repeat(2000), value: 'x'.repeat(2000) };
      return filled;
    });
    post.take(look(fat));
    await pass();
    expect(sent.length).toBeGreaterThan(3);
    for (const reading of sent) expect(JSON.stringify(reading).length).toBeLessThan(limits.letters * 1.1);
  });

  it('is an overlong text cut short, and not the end of the others', async () => {
    post.take(
      look([
        { ...row('1', '100'), values: { name: { text: 'x'.repeat(1_000_000), value: 'x'.repeat(1_000_000) } } },
        row('2', '200'),
      ]),
    );
    await pass();
    expect(sent[0]?.rows.map(({ values }) => values.name?.text.length)).toEqual([limits.text, undefined]);
  });

  it('is a page without rows only when it has something to say', async () => {
    expect(post.take(look([]))).toBe(false);
    expect(post.take(look([], { misses: [{ field: 'amount', reason: 'unreadable', text: '??' }] }))).toBe(true);
    await pass();
    expect(post.take(look([], { misses: [{ field: 'amount', reason: 'unreadable', text: '??' }] }))).toBe(false);
    expect(post.take(look([]))).toBe(true);
    await pass();
    expect(sent.map(({ misses }) => misses.length)).toEqual([1, 0]);
  });
});

describe('until it is acknowledged', () => {
  it('a reading is sent again, under the same id, ever more slowly', async () => {
    answer = () => closed;
    post.take(look([row('1', '100')]));
    await pass(60_000);
    const tries = sent.length;
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(15);
    answer = ack;
    await pass(30_000);
    expect(new Set(sent.map(({ id }) => id))).toEqual(new Set(['r1']));
    expect(post.waiting()).toBe(0);
    await pass(600_000);
    expect(sent.length).toBe(tries + 1);
  });

  it('one is on its way at a time, in order', async () => {
    const open: (() => void)[] = [];
    answer = (reading) => new Promise((resolve) => open.push(() => resolve(ack(reading))));
    post.take(look([row('1', '100')]));
    post.take(look([row('1', '100'), row('2', '200')]));
    await pass();
    expect(sent.length).toBe(1);
    open.shift()?.();
    await pass();
    expect(sent.map(idsOf)).toEqual([['1'], ['2']]);
  });

  it('a newer look at a row replaces the older one that still waits', async () => {
    answer = () => closed;
    post.take(look([row('0', '1')]));
    await pass();
    post.take(look([row('1', '100'), row('2', '200')]));
    post.take(look([row('1', '150')]));
    answer = ack;
    await pass(60_000);
    const stored = sent.slice(-3);
    expect(stored.map((reading) => reading.rows.map(({ id, values }) => [id.strong, values.amount?.text]))).toEqual([
      [['0', '1']],
      [['2', '200']],
      [['1', '150']],
    ]);
  });

  it('a row that changed and changed back ends as it is now', async () => {
    post.take(look([row('1', 'open')]));
    await pass();
    answer = () => closed;
    post.take(look([row('1', 'won')]));
    await pass();
    post.take(look([row('1', 'open')]));
    answer = ack;
    await pass(60_000);
    expect(sent.at(-1)?.rows[0]?.values.amount?.text).toBe('open');
  });

  it('what waits is bounded: the oldest look goes first', async () => {
    answer = () => closed;
    for (let index = 0; index < 500; index += 1) post.take(look([row(String(index), '1')]));
    await pass();
    expect(post.waiting()).toBeLessThanOrEqual(60);
    answer = ack;
    await pass(60_000);
    expect(idsOf(sent.at(-1))).toEqual(['499']);
  });

  it('says when all of it is in the database', async () => {
    post.take(look(Array.from({ length: 700 }, (_, index) => row(String(index), '1'))));
    expect(stored).toBe(0);
    await pass();
    expect([sent.length, stored]).toEqual([2, 1]);
  });

  it('goes out at once when the page is left', async () => {
    const never = new Promise<Reply>(() => undefined);
    answer = () => never;
    post.take(look([row('1', '100')]));
    post.take(look([row('2', '200')]));
    await pass();
    expect(sent.length).toBe(1);
    post.hurry();
    expect(sent.map(idsOf)).toEqual([['1'], ['2']]);
  });
});

describe('refusals', () => {
  it('that is never answered is sent again after two minutes, and holds up what follows no longer', async () => {
    answer = () => new Promise<never>(() => undefined);
    post.take(look([row('1', '100')]));
    await vi.advanceTimersByTimeAsync(119_000);
    expect(sent).toHaveLength(1);
    answer = ack;
    await vi.advanceTimersByTimeAsync(2_000);
    expect([sent.length, sent[1]?.id, post.waiting()]).toEqual([2, sent[0]?.id, 0]);
  });

  it('that storage refuses once, after many that were lost, is not put off for minutes', async () => {
    answer = () => closed;
    post.take(look([row('1', '100')]));
    await vi.advanceTimersByTimeAsync(120_000);
    answer = () => refuse('storage-failed');
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(31_000);
    expect(sent.length).toBeGreaterThan(before);
    answer = ack;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(post.waiting()).toBe(0);
  });

  it.each<RefusalReason>(['storage-full', 'newer-database', 'storage-failed'])(
    '%s keeps the reading and tries again, slowly',
    async (reason) => {
      answer = () => refuse(reason);
      post.take(look([row('1', '100')]));
      await pass(60_000);
      expect(sent.length).toBeLessThanOrEqual(5);
      expect(post.waiting()).toBe(1);
      answer = ack;
      await pass(300_000);
      expect(post.waiting()).toBe(0);
    },
  );

  it('too-many slows it down: all of a long list is stored at last, in order, nothing twice', async () => {
    let purse = 3;
    answer = (reading) => (purse > 0 ? ((purse -= 1), ack(reading)) : refuse('too-many'));
    const filling = setInterval(() => (purse = Math.min(purse + 1, 3)), 2_000);
    post.take(look(Array.from({ length: 5_000 }, (_, index) => row(String(index), '1'))));
    await pass(300_000);
    clearInterval(filling);
    expect(post.waiting()).toBe(0);
    const stored = new Map(sent.map((reading) => [reading.id, reading.rows.length]));
    expect([...stored.keys()]).toEqual(Array.from({ length: 10 }, (_, index) => `r${index + 1}`));
    expect([...stored.values()].reduce((sum, rows) => sum + rows, 0)).toBe(5_000);
    expect(sent.length).toBeLessThan(40);
  });

  it('what was refused for now is tried once more when the page is left: its next try would never come', async () => {
    answer = () => refuse('too-many');
    post.take(look([row('1', '100')]));
    await pass(10);
    answer = ack;
    post.hurry();
    await pass(10);
    expect([sent.length, post.waiting()]).toEqual([2, 0]);
  });

  it.each<RefusalReason>(['paused', 'not-granted', 'private-window', 'unknown-sender'])(
    '%s silences the courier until it is welcome again',
    async (reason) => {
      answer = () => refuse(reason);
      post.take(look([row('1', '100')]));
      await pass();
      expect(halted).toEqual([reason]);
      expect(post.take(look([row('2', '200')]))).toBe(false);
      await pass(600_000);
      expect(sent.length).toBe(1);
      answer = ack;
      post.resume();
      expect(post.take(look([row('1', '100'), row('2', '200')]))).toBe(true);
      await pass();
      expect(idsOf(sent[1])).toEqual(['1', '2']);
    },
  );

  it('a malformed reading is not sent for ever', async () => {
    answer = () => refuse('bad-message');
    post.take(look([row('1', '100')]));
    await pass();
    post.take(look([row('1', '100')]));
    await pass(600_000);
    expect(sent.length).toBe(1);
  });

  it('brings nothing that was read before everything was erased, and all of it when it is seen again', async () => {
    answer = () => refuse('storage-full');
    post.take(look([row('1', '100')]));
    await vi.advanceTimersByTimeAsync(100);
    post.discard();
    answer = ack;
    await vi.advanceTimersByTimeAsync(600_000);
    expect([sent.length, post.waiting()]).toEqual([1, 0]);
    expect(post.take(look([row('1', '100')]))).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent.length).toBe(2);
  });

  it('what was on its way when everything was erased is news at the next look, stored or not', async () => {
    const held = Promise.withResolvers<Reply>();
    answer = () => held.promise;
    post.take(look([row('1', '100')]));
    await vi.advanceTimersByTimeAsync(100);
    post.discard();
    answer = ack;
    held.resolve(ack(sent[0]!));
    await vi.advanceTimersByTimeAsync(100);
    expect(post.take(look([row('1', '100')]))).toBe(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(sent.length).toBe(2);
  });

  it('sends nothing of a look that was under way when everything was erased', async () => {
    const steps = post.taking(look(Array.from({ length: 3_000 }, (_, at) => row(String(at), '100'))));
    expect(steps.next().done).toBe(false);
    post.discard();
    let step = steps.next();
    while (!step.done) step = steps.next();
    await pass();
    expect([step.value, sent.length, post.waiting()]).toEqual([false, 0, 0]);
  });

  it('sends at once after an erasure during which what was on its way failed', async () => {
    const held = Promise.withResolvers<Reply>();
    answer = () => held.promise;
    post.take(look([row('1', '100')]));
    await pass();
    post.discard();
    held.resolve(closed);
    await pass(60_000);
    answer = ack;
    expect(post.take(look([row('2', '200')]))).toBe(true);
    await pass();
    expect([sent.length, post.waiting()]).toEqual([2, 0]);
  });

  it('sends at once where it is welcome again, whatever failed before it was paused', async () => {
    answer = () => refuse('storage-full');
    post.take(look([row('1', '100')]));
    await pass();
    answer = () => refuse('paused');
    await pass(60_000);
    expect(halted).toEqual(['paused']);
    answer = ack;
    post.resume();
    post.take(look([row('1', '100')]));
    await pass(60_000);
    expect([sent.length, post.waiting()]).toEqual([3, 0]);
  });

  it('forgets what was acknowledged when it is no longer stored', async () => {
    post.take(look([row('1', '100')]));
    await pass();
    post.forget();
    expect(post.take(look([row('1', '100')]))).toBe(true);
  });
});

describe('the end of the extension', () => {
  it('is noticed, silently and for good', async () => {
    answer = () => ({ lost: 'context-gone' });
    post.take(look([row('1', '100')]));
    await pass(600_000);
    expect([sent.length, gone, post.waiting()]).toEqual([1, 1, 0]);
    expect(post.take(look([row('2', '200')]))).toBe(false);
  });

  it('leaves no timer behind', async () => {
    answer = () => closed;
    post.take(look([row('1', '100')]));
    await pass();
    life.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a background that dies at any moment', () => {
  /** Small seeded generator (mulberry32), so that a failure can be seen again. */
  const random = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'loses nothing and doubles nothing (seed %i)',
    async (seed) => {
      const next = random(seed);
      const stored = new Map<string, Reading>();
      answer = (reading) => {
        const fate = next();
        if (fate < 0.3) return closed;
        if (!stored.has(reading.id)) stored.set(reading.id, structuredClone(reading));
        return fate < 0.5 ? closed : ack(reading);
      };
      const truth = new Map<string, string>();
      for (let step = 0; step < 60; step += 1) {
        const rows = Array.from({ length: 1 + Math.floor(next() * 5) }, () => {
          const id = String(Math.floor(next() * 12));
          const amount = String(Math.floor(next() * 3));
          return [id, amount] as const;
        });
        for (const [id, amount] of rows) truth.set(id, amount);
        const distinct = new Map(rows);
        post.take(look([...distinct].map(([id]) => row(id, truth.get(id) ?? ''))));
        await pass(Math.floor(next() * 400));
      }
      await pass(600_000);
      expect(post.waiting()).toBe(0);
      const last = new Map<string, { at: number; amount: string | undefined }>();
      for (const reading of [...stored.values()].sort(
        (a, b) => a.at - b.at || Number(a.id.slice(1)) - Number(b.id.slice(1)),
      )) {
        for (const { id, values } of reading.rows)
          last.set(id.strong ?? '', { at: reading.at, amount: values.amount?.text });
      }
      expect(Object.fromEntries([...last].map(([id, { amount }]) => [id, amount]))).toEqual(Object.fromEntries(truth));
    },
  );
});

describe('printOf', () => {
  it('differs for texts that differ in one letter, in order and in length', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', '¥1,200', '¥1,201', '￥1,200'];
    expect(new Set(texts.map(printOf)).size).toBe(texts.length);
  });
});
