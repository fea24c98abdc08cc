import { expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { aReading, dealRow } from '../../test/readings.ts';
import { printOfRow, printWithTexts } from '../domain/derive.ts';
import { readCounters } from './documents.ts';
import type { Store } from './open.ts';
import { pack, unpack } from './pack.ts';
import { unpackReading } from './pack-reading.ts';
import { readHoldings } from './read.ts';
import { deriveByNewRules } from './rebuild.ts';
import { recordReading } from './record-reading.ts';
import { derivation } from './schema.ts';

const hour = 3_600_000;
const asTheyAre = () => Promise.resolve(() => undefined);
const at = Date.UTC(2026, 10, 24);

/** As they were kept while the print of a row held every text of it. */
async function withOldMarks({ database }: Store): Promise<void> {
  const [{ rows } = { rows: [] }] = (await database.getAll('readings')).map((one) => unpackReading(one).reading);
  const older = new Map(rows.map((row) => [printOfRow(row), printWithTexts(row)]));
  const renamed = (marks: ReadonlyMap<number, number>): Map<number, number> =>
    new Map([...marks].map(([print, at]) => [older.get(print) ?? print, at]));
  for (const packed of await database.getAll('deals')) {
    const { trail, ...record } = unpack(packed);
    await database.put('deals', pack({ ...record, trail: { ...trail, marks: renamed(trail.marks) } }));
  }
  for (const alias of await database.getAll('aliases'))
    await database.put('aliases', { ...alias, marks: renamed(alias.marks) });
}

it('what an earlier version derived under keys without the CRM is derived anew, once, and freshness stays', async () => {
  const store = await aStore();
  const rows = [dealRow({ id: '7', name: 'Alpha' }), dealRow({ name: 'Beta' })];
  await recordReading(store, aReading(rows, { at }));
  await recordReading(store, aReading(rows, { at: at + 2 * hour }));
  await withOldMarks(store);
  const { generation: _, ...before } = await readHoldings(store.database);
  const { derivation: __, ...counters } = await readCounters(store.database);
  for (const name of ['deals', 'aliases'] as const) {
    const records = await store.database.getAll(name);
    await store.database.clear(name);
    for (const record of records) {
      const older = JSON.stringify(record).replaceAll(' tryton deal ', ' deal ');
      const marks = 'marks' in record && { marks: record.marks };
      await store.database.put(name, { ...JSON.parse(older), ...marks });
    }
  }
  await store.database.put('documents', { name: 'counters', value: counters });
  store.known.clear();
  expect((await readHoldings(store.database)).deals.map(({ key }) => key)).not.toEqual(
    before.deals.map(({ key }) => key),
  );

  expect(await deriveByNewRules(store, asTheyAre)).toBe(true);
  const { generation: ___, ...after } = await readHoldings(store.database);
  expect(after).toEqual(before);
  expect((await readCounters(store.database)).derivation).toBe(derivation);
  expect(await deriveByNewRules(store, asTheyAre)).toBe(false);
});

it('a database that never held anything has nothing to be derived anew', async () => {
  expect(await deriveByNewRules(await aStore(), asTheyAre)).toBe(false);
});
