import { describe, expect, it } from 'vitest';
import { aStore } from '../../../test/database.ts';
import { finished } from '../../../test/finished.ts';
import type { Deal } from '../../domain/deal.ts';
import type { Reading } from '../../domain/reading.ts';
import type { ImportNote } from '../../messages/protocol.ts';
import { readHoldings } from '../../store/read.ts';
import type { Store } from '../../store/open.ts';
import { readSheet } from '../csv/sheet.ts';
import { stageWord } from '../csv/words.ts';
import { ingest } from '../ingest.ts';
import { compare } from './compare.ts';
import { draw, type Drawn, type DrawOrder } from './draw.ts';
import { readImports, takeBack, takeInPart } from './ledger.ts';
import { propose } from './propose.ts';
import { readingsOf } from './readings.ts';
import { noSource } from './source.ts';

const site = 'https://crm.example.com';
const crm = 'pipedrive';
const noon = Date.parse('2026-11-20T03:00:00Z');

function drawn(text: string, more: Partial<DrawOrder> = {}): Drawn {
  const sheet = readSheet(text) ?? expect.fail('no table');
  const { kind, at } = propose(sheet);
  return finished(
    draw(sheet, {
      kind,
      at,
      source: noSource,
      idForm: {},
      rule: 'written',
      currency: 'JPY',
      zone: 'Asia/Tokyo',
      today: '2026-11-25',
      meaning: stageWord,
      mark: 'import one',
      ...more,
    }),
  );
}

async function imported(store: Store, table: Drawn, { id = 'one', made = noon } = {}): Promise<number> {
  const readings = finished(readingsOf(table.rows, { id, at: made, zone: 'Asia/Tokyo' }));
  const note: ImportNote = {
    id,
    name: 'deals.csv',
    kind: 'deals',
    crm: noSource.crm,
    site: noSource.site,
    at: noon,
    made,
    rows: table.rows.length,
    isUnfinished: true,
  };
  const answer = await takeInPart(store, { note, readings, isLast: true });
  return 'refused' in answer ? expect.fail(answer.reason) : answer.stored;
}

const seen = (rows: Reading['rows'], at = noon, id = 'seen on a page'): Reading => ({
  id,
  crm,
  recipeVersion: 1,
  page: 'list',
  kind: 'deal-list',
  site,
  url: `${site}/deals`,
  at,
  zone: 'Asia/Tokyo',
  locale: 'ja',
  rows,
  seen: rows.length,
  misses: [],
});
const yen = (minor: number) => ({ text: `¥${minor}`, value: { minor, currency: 'JPY' } });
const dealsIn = async (store: Store) => (await readHoldings(store.database)).deals;
const amounts = (deals: readonly Deal[]) =>
  deals
    .map(({ fields }) => [fields.name?.value, fields.amount?.value.minor])
    .toSorted(([, a = 0], [, b = 0]) => Number(b) - Number(a));

const table = 'ID,案件名,取引先,金額,フェーズ\n1,更新,甲社,"¥1,000",提案\n2,新規,乙社,"¥2,500",受注\n';
const source = { crm, site };

describe('an imported table', () => {
  it('becomes deals, and a second time nothing', async () => {
    const store = await aStore();
    expect(await imported(store, drawn(table))).toBe(2);
    const [before] = [await readHoldings(store.database)];
    expect(amounts(before.deals)).toEqual([
      ['新規', 2500],
      ['更新', 1000],
    ]);
    await imported(store, drawn(table));
    const after = await readHoldings(store.database);
    expect(after.deals).toEqual(before.deals);
    expect(await readImports(store)).toMatchObject([{ id: 'one', isUnfinished: false }]);
  });

  it('meets the deals that pages have shown by their id', async () => {
    const store = await aStore();
    await ingest(store, seen([{ entity: 'deal', id: { strong: '1' }, values: { amount: yen(900) } }], noon - 1));
    await imported(store, drawn(table, { source }));
    expect(amounts(await dealsIn(store))).toEqual([
      ['新規', 2500],
      ['更新', 1000],
    ]);
  });

  it('without ids it meets them by name and account', async () => {
    const store = await aStore();
    const name = { text: '更新', value: '更新' };
    const account = { text: '甲社', value: '甲社' };
    await ingest(store, seen([{ entity: 'deal', id: { strong: '1' }, values: { name, account } }], noon - 1));
    await imported(store, drawn(table.replace('ID,', '管理,'), { source }));
    const deals = await dealsIn(store);
    expect(deals).toHaveLength(2);
    expect(deals.find(({ proven }) => proven)?.fields.amount?.value.minor).toBe(1000);
  });

  it('an older value never takes the place of one that was seen later', async () => {
    const store = await aStore();
    await ingest(store, seen([{ entity: 'deal', id: { strong: '1' }, values: { amount: yen(900) } }], noon + 1));
    const rows = drawn(table, { source });
    expect(finished(compare(rows.rows, await readHoldings(store.database), noon))).toMatchObject({ older: 1 });
    await imported(store, rows);
    expect(amounts(await dealsIn(store))).toEqual([
      ['新規', 2500],
      ['更新', 900],
    ]);
  });

  it('a value of a table made later does', async () => {
    const store = await aStore();
    await ingest(store, seen([{ entity: 'deal', id: { strong: '1' }, values: { amount: yen(900) } }], noon + 1));
    await imported(store, drawn(table, { source }), { made: noon + 2 });
    expect(amounts(await dealsIn(store))).toContainEqual(['更新', 1000]);
  });

  it('is taken back as a whole, and what pages showed is as if it had never been', async () => {
    const [store, untouched] = [await aStore(), await aStore()];
    const row = { entity: 'deal' as const, id: { strong: '1' }, values: { amount: yen(1000) } };
    for (const one of [store, untouched]) await ingest(one, seen([row], noon - 1));
    await imported(store, drawn(table, { source }));
    // The same content seen again on a page after the import is the page's, not the import's.
    for (const one of [store, untouched]) await ingest(one, seen([row], noon + 10_000_000, 'seen again'));
    expect(await takeBack(store, 'one')).toEqual({ deals: 1, activities: 0 });
    expect(await dealsIn(store)).toEqual(await dealsIn(untouched));
    expect(await readImports(store)).toEqual([]);
  });

  it('of two imports that say the same, taking one back leaves the other', async () => {
    const store = await aStore();
    await imported(store, drawn(table));
    await imported(store, drawn(table, { mark: 'import two' }), { id: 'two', made: noon + 5 });
    await takeBack(store, 'one');
    expect(await dealsIn(store)).toHaveLength(2);
    await takeBack(store, 'two');
    expect(await dealsIn(store)).toEqual([]);
  });

  it('warns of deals that are there under another source or other ids, and of no others', async () => {
    const store = await aStore();
    const value = (text: string) => ({ text, value: text });
    const deal = (strong: string, name: string, account: string) => ({
      entity: 'deal' as const,
      id: { strong },
      values: { name: value(name), account: value(account) },
    });
    await ingest(store, seen([deal('901', '更新', '甲社'), deal('902', '新規', '別の会社')], noon - 1));
    const twiceIn = async (more: Partial<DrawOrder>) =>
      finished(compare(drawn(table, more).rows, await readHoldings(store.database), noon)).twice;
    expect(await twiceIn({})).toEqual({ rows: 1, source });
    expect(await twiceIn({ source })).toEqual({ rows: 1, source });
    const same = drawn(table.replace('\n1,', '\n901,'), { source });
    expect(finished(compare(same.rows, await readHoldings(store.database), noon)).twice).toBeUndefined();
  });

  it('the dry run counts what then happens', async () => {
    const store = await aStore();
    await ingest(store, seen([{ entity: 'deal', id: { strong: '1' }, values: { amount: yen(900) } }], noon - 1));
    const rows = drawn(`${table}3,三,丙社,"¥1",提案\n`, { source });
    const counts = finished(compare(rows.rows, await readHoldings(store.database), noon));
    expect(counts).toEqual({ new: 2, changed: 1, unchanged: 0, unclear: 0, older: 0 });
    await imported(store, rows);
    expect(await dealsIn(store)).toHaveLength(3);
    expect(finished(compare(rows.rows, await readHoldings(store.database), noon))).toMatchObject({
      new: 0,
      changed: 0,
      unchanged: 3,
    });
  });
});
