import { expect, it, vi } from 'vitest';
import type { RowIdentity } from '../domain/reading.ts';
import type { Answer, Chip, Lost } from '../messages/protocol.ts';
import { createChipsModel } from './chips-model.ts';
import type { PageRows } from './page-rows.ts';

const chip = (label: string): Chip => ({ kind: 'stale', label, says: [`${label}.`] });
const rowsOf = (ids: readonly string[], crm = 'paper'): PageRows => ({
  crm,
  rows: ids.map((strong) => ({ element: {} as Element, id: { strong } })),
  idNow: ({ id }) => id,
});
const many = (count: number) => Array.from({ length: count }, (_, at) => String(at));

function open(answerOf: (ids: RowIdentity[]) => Answer<'chips'> | Lost, late = async () => {}) {
  const asked: string[][] = [];
  const later: (() => void)[] = [];
  const ways = { changed: vi.fn(), leave: vi.fn() };
  const model = createChipsModel({
    ask: async (_, ids) => {
      asked.push(ids.map(({ strong = '' }) => strong));
      await late();
      return answerOf(ids);
    },
    later: (work) => later.push(work),
    ...ways,
  });
  const settle = async () => {
    for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
  };
  const wait = async () => {
    for (const work of later.splice(0)) work();
    await settle();
  };
  return { model, asked, later, settle, wait, ...ways };
}

const evens = (ids: RowIdentity[]): Answer<'chips'> => ({
  language: 'ja',
  chips: ids.flatMap(({ strong }, at) => (Number(strong) % 2 === 0 ? [{ at, chip: chip(`chip ${strong}`) }] : [])),
});

it('asks once for every deal of the page, and tells each its own chip', async () => {
  const { model, asked, settle, changed } = open(evens);
  model.show(rowsOf(['1', '2', '4']));
  await settle();
  expect(asked).toEqual([['1', '2', '4']]);
  expect(['1', '2', '4'].map((strong) => model.chipOf({ strong })?.label)).toEqual([undefined, 'chip 2', 'chip 4']);
  expect(model.language()).toBe('ja');
  changed.mockClear();
  model.show(rowsOf(['4', '5']));
  await settle();
  expect(asked[1]).toEqual(['5']);
  expect(changed).toHaveBeenCalled();
});

it('asks for no more at a time than a message may hold', async () => {
  const { model, asked, settle } = open(evens);
  model.show(rowsOf(many(1_200)));
  await settle();
  expect(asked.map(({ length }) => length)).toEqual([500, 500, 200]);
  expect(model.chipOf({ strong: '1198' })?.label).toBe('chip 1198');
});

it('asks all anew once something moved, and keeps what it knows until the answer', async () => {
  let round = 0;
  const { model, asked, settle, wait } = open((ids) => {
    round += 1;
    return round === 1 ? evens(ids) : { language: 'en', chips: [] };
  });
  model.show(rowsOf(['2']));
  await settle();
  model.renew();
  expect(model.chipOf({ strong: '2' })?.label).toBe('chip 2');
  await wait();
  expect(asked).toEqual([['2'], ['2']]);
  expect(model.chipOf({ strong: '2' })).toBeUndefined();
});

it('an answer to a question that was asked before something moved is asked again', async () => {
  let ended = (): void => undefined;
  const { model, asked, settle, wait } = open(evens, () => new Promise((resolve) => (ended = resolve)));
  model.show(rowsOf(['2']));
  model.renew();
  await wait();
  expect(asked).toEqual([['2']]);
  ended();
  await settle();
  expect(asked).toEqual([['2'], ['2']]);
});

it('many renewals in a row are one, and tell only what became another', async () => {
  let last = 'chip';
  const { model, asked, settle, wait, changed } = open((ids) => ({
    language: 'en',
    chips: ids.map((_, at) => ({ at, chip: chip(at === 399 ? last : 'chip') })),
  }));
  model.show(rowsOf(many(400)));
  await settle();
  changed.mockClear();
  for (let time = 0; time < 10; time += 1) model.renew();
  await wait();
  expect(asked).toHaveLength(2);
  expect(changed).not.toHaveBeenCalled();
  last = 'other';
  model.renew();
  await wait();
  expect(asked).toHaveLength(3);
  expect(changed).toHaveBeenCalledOnce();
});

it('of a long list the top is told at once, and the rest in one go', async () => {
  const { model, settle, changed } = open(evens);
  model.show(rowsOf(many(4_000)));
  changed.mockClear();
  await settle();
  expect(changed).toHaveBeenCalledTimes(2);
  expect(model.chipOf({ strong: '3998' })?.label).toBe('chip 3998');
});

it('knows nothing of another CRM’s deal of the same id', async () => {
  const { model, settle } = open((ids) => (ids.length > 1 ? evens(ids) : { language: 'en', chips: [] }));
  model.show(rowsOf(['2', '4']));
  await settle();
  model.show(rowsOf(['2'], 'other'));
  expect(model.chipOf({ strong: '2' })).toBeUndefined();
  await settle();
  expect(model.chipOf({ strong: '2' })).toBeUndefined();
});

it('asks again a few times where no answer came, and leaves with the extension', async () => {
  const told = { lost: 'channel-closed' as Lost['lost'] };
  const { model, asked, later, settle, wait, leave } = open(() => told);
  model.show(rowsOf(['2']));
  await settle();
  for (let at = 0; at < 3; at += 1) {
    later[at]?.();
    await settle();
  }
  expect(asked).toHaveLength(4);
  expect(later).toHaveLength(3);
  expect(leave).not.toHaveBeenCalled();
  told.lost = 'context-gone';
  model.renew();
  await wait();
  expect(leave).toHaveBeenCalledOnce();
});
