import { describe, expect, it } from 'vitest';
import { aStore, backupOf, failPutAt } from '../../test/database.ts';
import { aReading, crmSite, dealRow } from '../../test/readings.ts';
import { readLedger, readStanding } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { eraseAll, eraseSite, importAll } from './backup.ts';
import { ingest } from './ingest.ts';
import { keepLedger } from './keep-ledger.ts';
import { saveTargets } from './settings-document.ts';

const zone = 'Asia/Tokyo';
/** Wall-clock times of Tokyo; 24 November 2026 is a Tuesday after a public holiday. */
const at = (time: string) => Date.parse(`${time}:00+09:00`);
const month = { period: { start: '2026-11-01', end: '2026-12-01' }, deadline: '2026-11-30', changes: [] };

async function withTarget(): Promise<Store> {
  const store = await aStore();
  await ingest(
    store,
    aReading([dealRow({ id: '1', name: 'A', yen: 300, stage: 'Won', closeDate: '2026-11-10' })], {
      at: at('2026-11-16T09:00'),
    }),
  );
  await saveTargets(store, [
    { id: 't', kpi: 'revenue', scope: { kind: 'all' }, value: 1000, original: 1000, repeats: 'month', ...month },
  ]);
  return store;
}
const keep = (store: Store, time: string) => keepLedger(store, { now: at(time), zone });
const days = async (store: Store) => (await readLedger(store)).map(({ day }) => day);

describe('keeping the day’s landings', () => {
  it.each<[string, string[], boolean[]]>([
    [
      'once in the morning, however often it is asked',
      ['2026-11-24T09:10', '2026-11-24T09:25', '2026-11-24T17:55'],
      [true, false, false],
    ],
    [
      'once more when the work is over',
      ['2026-11-24T09:10', '2026-11-24T18:01', '2026-11-24T18:16'],
      [true, true, false],
    ],
    ['once only where the day begins late', ['2026-11-24T20:00', '2026-11-24T21:00'], [true, false]],
    ['not on a public holiday', ['2026-11-23T10:00'], [false]],
    ['not on a Sunday', ['2026-11-22T10:00'], [false]],
    ['each business day', ['2026-11-24T09:00', '2026-11-25T09:00'], [true, true]],
    ['never backwards, whatever the clock does', ['2026-11-25T09:00', '2026-11-24T09:00'], [true, false]],
  ])('%s', async (_, times, wrote) => {
    const store = await withTarget();
    const did: boolean[] = [];
    for (const time of times) did.push(await keep(store, time));
    expect(did).toEqual(wrote);
    expect(await days(store)).toEqual([
      ...new Set(times.filter((_time, index) => wrote[index]).map((time) => time.slice(0, 10))),
    ]);
  });

  it('keeps nothing while there is no target', async () => {
    const store = await aStore();
    expect(await keep(store, '2026-11-24T09:00')).toBe(false);
    expect(await days(store)).toEqual([]);
  });

  it('twice at once is once', async () => {
    const store = await withTarget();
    await Promise.all([keep(store, '2026-11-24T09:00'), keep(store, '2026-11-24T09:00')]);
    expect(await days(store)).toEqual(['2026-11-24']);
  });

  it('lets go of what is older than two years', async () => {
    const store = await withTarget();
    await keep(store, '2024-10-01T09:00');
    await keep(store, '2026-11-24T09:00');
    expect(await days(store)).toEqual(['2026-11-24']);
  });

  it('a write that fails leaves the ledger and what it came to as they were', async () => {
    const store = await withTarget();
    await keep(store, '2026-11-24T09:00');
    const before = [await readLedger(store), await readStanding(store)];
    const restore = failPutAt(2, new Error('disk full'));
    await expect(keep(store, '2026-11-25T09:00')).rejects.toThrow();
    restore();
    expect([await readLedger(store), await readStanding(store)]).toEqual(before);
  });

  it('is part of a backup: what was forecast comes back, and no forecast replaces another', async () => {
    const store = await withTarget();
    await keep(store, '2026-11-24T09:00');
    const file = await backupOf(store);
    const other = await withTarget();
    await ingest(other, aReading([dealRow({ id: '2', name: 'B', yen: 500, stage: 'Won', closeDate: '2026-11-11' })]));
    await keep(other, '2026-11-24T09:00');
    await keep(other, '2026-11-25T09:00');
    const own = await readLedger(other);
    expect(await importAll(other, file)).not.toHaveProperty('refused');
    expect(await readLedger(other)).toEqual(own);
    const fresh = await aStore();
    await importAll(fresh, file);
    expect(await readLedger(fresh)).toEqual(await readLedger(store));
  });

  it('keeps the days that had nothing of a site which is erased, and sums them up anew', async () => {
    const store = await withTarget();
    const trial = 'https://trial.example.com';
    await keep(store, '2026-11-24T09:00');
    await ingest(store, aReading([dealRow({ id: '9', name: 'T' })], { site: trial, url: trial, crm: 'odoo' }));
    await keep(store, '2026-11-25T09:00');
    await eraseSite(store, trial);
    expect([await days(store), await readStanding(store)]).toEqual([['2026-11-24'], undefined]);
    await keep(store, '2026-11-25T10:00');
    const standing = await readStanding(store);
    await eraseSite(store, trial);
    expect([await days(store), await readStanding(store)]).toEqual([['2026-11-24', '2026-11-25'], standing]);
  });

  it('goes with everything that is erased, a single site’s rows included', async () => {
    for (const erase of [eraseAll, (store: Store) => eraseSite(store, crmSite)]) {
      const store = await withTarget();
      await keep(store, '2026-11-24T09:00');
      await erase(store);
      expect([await days(store), await readStanding(store)]).toEqual([[], undefined]);
    }
  });
});
