import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { aReading, crmSite, dealRow } from '../../test/readings.ts';
import { identityKey } from '../domain/identity.ts';
import { readHoldings } from '../store/read.ts';
import { factsOf } from './facts.ts';
import { ingest } from './ingest.ts';
import { logQuick, undoQuick } from './quick-log.ts';
import { defaultSettings } from './settings.ts';
import type { Store } from '../store/open.ts';

const moment = { now: Date.UTC(2026, 10, 24, 15, 30), zone: 'Asia/Tokyo' };
const at =
  (later = 0) =>
  () =>
    Promise.resolve({ ...moment, now: moment.now + later });

async function counted(store: Store) {
  const { deals, activities } = await readHoldings(store.database);
  return factsOf(deals, activities, defaultSettings, [], 'Asia/Tokyo').activities;
}

describe('a quick log', () => {
  it('counts at once, on the person’s own day', async () => {
    const store = await aStore();
    await logQuick(store, { id: 'a', kind: 'call' }, moment);
    expect(await counted(store)).toMatchObject([
      { kind: 'call', state: 'done', on: '2026-11-25', time: '00:30', crm: 'chakuchi' },
    ]);
  });

  it('sent again after a lost answer is still one', async () => {
    const store = await aStore();
    await logQuick(store, { id: 'a', kind: 'call' }, moment);
    expect(await logQuick(store, { id: 'a', kind: 'call' }, { ...moment, now: moment.now + 5_000 })).toEqual({
      id: 'a',
    });
    expect(await counted(store)).toHaveLength(1);
  });

  it('may be of an earlier moment', async () => {
    const store = await aStore();
    await logQuick(store, { id: 'a', kind: 'meeting', at: Date.UTC(2026, 10, 20, 1) }, moment);
    expect(await counted(store)).toMatchObject([{ kind: 'meeting', on: '2026-11-20', time: '10:00' }]);
  });

  it('follows its deal when that is known better later', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ name: 'Alpha', account: 'Kato' })]));
    const [listed] = (await readHoldings(store.database)).deals;
    await logQuick(store, { id: 'a', kind: 'call', ...(listed && { dealKey: listed.key }) }, moment);
    await ingest(store, aReading([dealRow({ id: '7', name: 'Alpha', account: 'Kato' })]));
    expect((await counted(store))[0]?.dealKey).toBe(identityKey({ crm: 'tryton', site: crmSite }, 'deal', 's', '7'));
  });

  it('is taken back by undo, once, and nothing brings it to life again', async () => {
    const store = await aStore();
    const logged = await logQuick(store, { id: 'one', kind: 'call' }, moment);
    expect(logged).toEqual({ id: 'one' });
    expect(await undoQuick(store, 'one', at(-60_000))).toEqual({ undone: true });
    expect(await counted(store)).toEqual([]);
    expect(await undoQuick(store, 'one', at())).toEqual({ undone: false });
    await logQuick(store, { id: 'one', kind: 'call' }, moment);
    expect(await counted(store)).toEqual([]);
    expect(await store.database.getAll('rollups')).toEqual([]);
  });

  it('that was never there cannot be taken back', async () => {
    expect(await undoQuick(await aStore(), 'none', at())).toEqual({ undone: false });
  });
});
