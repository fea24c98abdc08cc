import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Lost, RefusalReason } from '../messages/protocol.ts';
import { greeting, type Greeting } from './greeting.ts';

type Reply = Answer<'page-opened'> | Lost;
const yes: Reply = {
  paused: false,
  pageData: true,
  chips: true,
  zone: 'Asia/Tokyo',
  today: '2026-11-25',
  dayEnds: Infinity,
  currency: 'JPY',
  crms: [],
};

let life: AbortController;
let asked: number;
let reply: () => Reply | Promise<Reply>;
let events: string[];
let hello: Greeting;

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  asked = 0;
  events = [];
  reply = () => yes;
  hello = greeting({
    ask: async () => {
      asked += 1;
      return reply();
    },
    now: Date.now,
    signal: life.signal,
    welcomed: () => events.push('welcomed'),
    paused: () => events.push('paused'),
    leave: () => {
      events.push('left');
      life.abort();
    },
  });
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('saying hello', () => {
  it('asks when first needed, once, and knows the answer from then on', async () => {
    expect(asked).toBe(0);
    expect(hello.current()).toBeUndefined();
    expect(hello.current()).toBeUndefined();
    await pass();
    expect(hello.current()).toEqual(yes);
    expect([asked, events]).toEqual([1, ['welcomed']]);
  });

  it('asks again, ever more slowly, while nobody answers', async () => {
    reply = () => ({ lost: 'channel-closed' });
    hello.current();
    await pass(60_000);
    expect(asked).toBeGreaterThan(5);
    expect(asked).toBeLessThan(12);
    reply = () => yes;
    await pass(30_000);
    expect(events).toEqual(['welcomed']);
  });

  it('is silent while paused, and begins when the pause ends', async () => {
    reply = () => ({ ...yes, paused: true });
    hello.current();
    await pass(600_000);
    expect([hello.current(), asked, events]).toEqual([undefined, 1, ['paused']]);
    reply = () => yes;
    hello.again();
    await pass();
    expect([hello.current(), events]).toEqual([yes, ['paused', 'welcomed']]);
  });

  it('forgets its welcome when the next answer is a pause', async () => {
    hello.current();
    await pass();
    reply = () => ({ ...yes, paused: true });
    hello.again();
    await pass();
    expect([hello.current(), events]).toEqual([undefined, ['welcomed', 'paused']]);
  });

  it.each<RefusalReason>(['not-granted', 'private-window', 'unknown-sender', 'bad-message'])(
    'leaves for good after %s',
    async (reason) => {
      reply = () => ({ refused: true, reason });
      hello.current();
      await pass(600_000);
      hello.again();
      await pass();
      expect([asked, events]).toEqual([1, ['left']]);
    },
  );

  it('leaves silently when the extension is gone', async () => {
    reply = () => ({ lost: 'context-gone' });
    hello.current();
    await pass(600_000);
    expect([asked, events]).toEqual([1, ['left']]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each<RefusalReason>(['storage-full', 'newer-database', 'storage-failed', 'not-active', 'too-many'])(
    'tries again after %s',
    async (reason) => {
      reply = () => ({ refused: true, reason });
      hello.current();
      await pass(60_000);
      expect(asked).toBeGreaterThan(2);
      reply = () => yes;
      await pass(300_000);
      expect(events).toEqual(['welcomed']);
    },
  );

  it('asks anew when the day it was told is over', async () => {
    const midnight = Date.now() + 60_000;
    reply = () => ({ ...yes, dayEnds: midnight });
    hello.current();
    await pass(59_000);
    expect([hello.current(), asked]).toEqual([{ ...yes, dayEnds: midnight }, 1]);
    await pass(1_000);
    reply = () => ({ ...yes, today: '2026-11-26' });
    expect(hello.current()).toBeUndefined();
    await pass();
    expect([hello.current(), asked]).toEqual([{ ...yes, today: '2026-11-26' }, 2]);
  });

  it('listens only to the answer of its latest question', async () => {
    const slow = Promise.withResolvers<Reply>();
    reply = () => slow.promise;
    hello.current();
    reply = () => ({ ...yes, paused: true });
    hello.again();
    await pass();
    slow.resolve(yes);
    await pass();
    expect([hello.current(), events]).toEqual([undefined, ['paused']]);
  });
});
