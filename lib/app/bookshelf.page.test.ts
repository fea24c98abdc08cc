import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Lost } from '../messages/protocol.ts';
import { defineRecipe, type Recipe } from '../recipes/recipe.ts';
import { bookshelf } from './bookshelf.ts';

const recipe = (id: string): Recipe =>
  defineRecipe({
    id,
    version: 1,
    name: id,
    matches: [],
    detect: { has: [`main.${id}`] },
    locale: 'en',
    stages: { open: [], won: [], lost: [] },
    activityTypes: {},
    pages: [],
  });
const crms = ['paper', 'stone'].map((id) => ({ id, version: 1, detect: recipe(id).detect }));

let life: AbortController;
let asked: string[];
let arrived: number;
let reply: (id: string) => Answer<'recipe'> | Lost;
let booksFor: ReturnType<typeof bookshelf>;

beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  asked = [];
  arrived = 0;
  reply = recipe;
  document.body.replaceChildren();
  booksFor = bookshelf({
    document,
    signal: life.signal,
    ask: async (id) => {
      asked.push(id);
      return reply(id);
    },
    arrived: () => (arrived += 1),
  });
});

afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const show = (name: string) => {
  const main = document.createElement('main');
  main.className = name;
  document.body.append(main);
};
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe('recipes on demand', () => {
  it('a page of no CRM asks for none', async () => {
    expect(booksFor(crms)).toEqual([]);
    await pass(5000);
    expect(asked).toEqual([]);
  });

  it('the one that is recognised is asked for once, and is there from then on', async () => {
    show('stone');
    expect(booksFor(crms)).toBeUndefined();
    expect(booksFor(crms)).toBeUndefined();
    await pass();
    expect([asked, arrived]).toEqual([['stone'], 1]);
    expect(booksFor(crms)).toEqual([recipe('stone')]);
    expect(asked).toEqual(['stone']);
  });

  it('one that shows up later is fetched then', async () => {
    show('stone');
    booksFor(crms);
    await pass();
    show('paper');
    expect(booksFor(crms)).toBeUndefined();
    await pass();
    expect(booksFor(crms)?.map(({ id }) => id)).toEqual(['paper', 'stone']);
  });

  it.each<Answer<'recipe'> | Lost>([{ lost: 'channel-closed' }, { refused: true, reason: 'bad-message' }])(
    'one that did not come (%j) is asked for again after a while',
    async (failure) => {
      reply = () => failure;
      show('paper');
      booksFor(crms);
      await pass(500);
      expect(booksFor(crms)).toBeUndefined();
      expect([asked.length, arrived]).toEqual([1, 0]);
      reply = recipe;
      await pass(600);
      expect(arrived).toBe(1);
      booksFor(crms);
      await pass();
      expect(booksFor(crms)).toEqual([recipe('paper')]);
    },
  );

  it('one that was taught anew is asked for anew', async () => {
    show('paper');
    booksFor(crms);
    await pass();
    booksFor(crms.map((one) => ({ ...one, version: 2 })));
    await pass();
    expect(asked).toEqual(['paper', 'paper']);
  });

  it('leaves no timer behind', async () => {
    reply = () => ({ lost: 'context-gone' });
    show('paper');
    booksFor(crms);
    await pass();
    life.abort();
    expect(vi.getTimerCount()).toBe(0);
  });
});
