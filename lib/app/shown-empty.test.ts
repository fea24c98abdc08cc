import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { activityRow, aReading, crmSite, dealRow } from '../../test/readings.ts';
import { recipes } from '../crms/index.ts';
import type { Row } from '../domain/reading.ts';
import type { Store } from '../store/open.ts';
import { readHoldings } from '../store/read.ts';
import { factsOf } from './facts.ts';
import { ingest } from './ingest.ts';
import { proposalOf } from './meanings.ts';
import { readState } from './read-overview.ts';
import { defaultSettings } from './settings.ts';

const zone = 'Asia/Tokyo';
const at = (text: string) => Date.parse(`${text}:00+09:00`);
const emptied = (row: Row, field: keyof Row['values']): Row => ({
  ...row,
  values: { ...row.values, [field]: { text: '', value: null } },
});
const priced = (text: string, currency: string): Row => {
  const row = dealRow({ id: '7', name: 'P' });
  row.values.amount = { text, value: { minor: 100_000, currency } };
  return row;
};
const look = (store: Store, row: Row, when: string) => ingest(store, aReading([row], { crm: 'odoo', at: at(when) }));
const facts = async (store: Store) => {
  const { deals, activities } = await readHoldings(store.database);
  return factsOf(deals, activities, defaultSettings, recipes.map(proposalOf), zone);
};

describe('a field that a slow page shows empty for a moment', () => {
  it('moves no win into another month, and starts no stage anew', async () => {
    const store = await aStore();
    const won = dealRow({ id: '7', name: 'P', stage: 'Won', yen: 500, closeDate: '2026-09-10' });
    const told = async () =>
      (await facts(store)).deals.map(({ status, closedOn, stageSince }) => [status, closedOn, stageSince]);
    await look(store, won, '2026-10-05T10:00');
    expect(await told()).toEqual([['won', '2026-09-10', '2026-10-05']]);
    await look(store, emptied(dealRow({ id: '7', name: 'P' }), 'stage'), '2026-11-20T10:00');
    await look(store, won, '2026-11-20T10:01');
    expect(await told()).toEqual([['won', '2026-09-10', '2026-10-05']]);
  });

  it('makes no old call one of today', async () => {
    const store = await aStore();
    const call = activityRow({ id: 'a', type: 'Call', when: '2026-11-10T09:00', state: 'done', owner: 'Kato' });
    const told = async () => (await facts(store)).activities.map(({ state, on }) => [state, on]);
    await look(store, call, '2026-11-11T10:00');
    await look(store, emptied(call, 'state'), '2026-11-20T10:00');
    await look(store, call, '2026-11-20T10:01');
    expect(await told()).toEqual([['done', '2026-11-10']]);
  });

  it('forgets no currency', async () => {
    const store = await aStore();
    const bare = priced('1,000', 'XXX');
    await look(store, priced('$1,000', 'USD'), '2026-11-10T10:00');
    await look(store, emptied(bare, 'amount'), '2026-11-12T10:00');
    await look(store, bare, '2026-11-13T10:00');
    expect((await facts(store)).deals.map(({ amount }) => amount)).toEqual([{ minor: 100_000, currency: 'USD' }]);
  });
});

it.each(['half an hour', 'four hours'])(
  'a deal without an id that a second list showed %s later is not missing while that list is not looked at',
  async (later) => {
    const store = await aStore();
    const row = (name: string, yen: number): Row => dealRow({ name, yen, stage: 'New', owner: 'K' });
    const others = ['A', 'B', 'C'].map((name) => row(name, 100));
    const whole = (address: string, when: string, rows: Row[]) =>
      ingest(store, aReading(rows, { at: at(when), url: crmSite + address, whole: true }));
    await whole('/#deals?week', '2026-11-10T10:00', [...others, row('D', 900)]);
    const second = later === 'four hours' ? '2026-11-10T14:00' : '2026-11-10T10:30';
    await whole('/#deals?quarter', second, [...others, row('D', 900)]);
    for (const when of ['2026-11-12T10:00', '2026-11-13T12:00']) await whole('/#deals?week', when, others);
    const { facts: now, health } = await readState(store, zone, recipes.map(proposalOf));
    expect(now.deals.map(({ name }) => name)).toContain('D');
    expect(health.unseen ?? 0).toBe(0);
  },
);
