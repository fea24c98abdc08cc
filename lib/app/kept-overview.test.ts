import { describe, expect, it } from 'vitest';
import { aStore } from '../../test/database.ts';
import { activityRow, aReading, crmSite, dealRow } from '../../test/readings.ts';
import { readFront, writeFront } from '../store/front.ts';
import type { Store } from '../store/open.ts';
import { eraseSite } from './backup.ts';
import { ingest } from './ingest.ts';
import { keepLedger } from './keep-ledger.ts';
import { keepOverview } from './keep-overview.ts';
import { readKeptOverview } from './kept-overview.ts';
import type { OverviewRequest } from './overview.ts';
import { readOverview, readState } from './read-overview.ts';
import { changeSettings, saveTargets } from './settings-document.ts';

const zone = 'Asia/Tokyo';
const minute = 60_000;
const now = Date.parse('2026-11-24T10:00:00+09:00');
const moment = { now, zone, version: '1' };
const month: OverviewRequest = { periodKind: 'month', who: 'me', now, zone };

async function aStoreOfMine(): Promise<Store> {
  const store = await aStore();
  await ingest(
    store,
    aReading(
      [
        dealRow({ id: '1', name: 'A', yen: 300, stage: 'Won', closeDate: '2026-11-10', owner: 'Kato' }),
        dealRow({ id: '2', name: 'B', yen: 700, stage: 'New', closeDate: '2026-11-30', owner: 'Kato' }),
        activityRow({ id: 'a', type: 'Call', when: '2026-11-24T09:00', state: 'done', owner: 'Kato' }),
      ],
      { at: now - minute },
    ),
  );
  await changeSettings(store, (old) => ({ ...old, me: ['Kato'] }));
  const period = { start: '2026-11-01', end: '2026-12-01' };
  const goal = { value: 1000, original: 1000, period, deadline: '2026-11-30', changes: [] };
  await saveTargets(store, [{ id: 't', kpi: 'revenue', scope: { kind: 'me' }, ...goal }]);
  return store;
}
const kept = (store: Store, request: Partial<OverviewRequest> = {}, version = '1') =>
  readKeptOverview(store, { ...month, ...request }, version);

describe('the overview the popup opens with', () => {
  it('is what the popup would reckon itself, but for the rows behind the figures', async () => {
    const store = await aStoreOfMine();
    await keepOverview(store, moment);
    const reckoned = await readOverview(store, month);
    const bare = (list: typeof reckoned.progress) =>
      list.map((progress) => ({ ...progress, measure: { ...progress.measure, rows: [], left: [] } }));
    expect(await kept(store)).toEqual({ ...reckoned, progress: bare(reckoned.progress), day: bare(reckoned.day) });
  });

  it('answers for a quarter of an hour, and for nothing else than what the popup opens with', async () => {
    const store = await aStoreOfMine();
    expect(await kept(store)).toBeUndefined();
    await keepOverview(store, moment);
    expect(await kept(store, { now: now + 15 * minute })).toBeDefined();
    for (const [request, version] of [
      [{ now: now + 16 * minute }],
      [{ now: now - 1 }],
      [{ periodKind: 'week' as const }],
      [{ who: 'all' as const }],
      [{ period: { start: '2026-11-02', end: '2026-11-05' } }],
      [{ zone: 'UTC' }],
      [{}, '2'],
    ] as const)
      expect(await kept(store, request, version)).toBeUndefined();
    await changeSettings(store, (old) => ({ ...old, zone }));
    await keepOverview(store, moment);
    expect(await kept(store, { zone: 'UTC' })).toBeDefined();
  });

  it.each<[string, (store: Store) => Promise<unknown>]>([
    ['a row', (store) => ingest(store, aReading([dealRow({ id: '3', name: 'C' })], { at: now }))],
    ['a setting', (store) => changeSettings(store, (old) => ({ ...old, badge: false }))],
    ['a target', (store) => saveTargets(store, [])],
    ['the record of landings', (store) => keepLedger(store, { now, zone })],
  ])('is no answer any more once %s has moved', async (_, move) => {
    const store = await aStoreOfMine();
    await keepOverview(store, moment);
    await move(store);
    expect(await kept(store)).toBeUndefined();
  });

  it('is of its day: a month that ended at midnight is not this month', async () => {
    const store = await aStoreOfMine();
    const late = Date.parse('2026-11-30T23:52:00+09:00');
    await keepOverview(store, { ...moment, now: late });
    expect(await kept(store, { now: late + 5 * minute })).toBeDefined();
    expect(await kept(store, { now: late + 13 * minute })).toBeUndefined();
  });

  it('is not kept when something moved while it was reckoned', async () => {
    const store = await aStoreOfMine();
    const { generation } = await readState(store, zone);
    await changeSettings(store, (old) => ({ ...old, badge: false }));
    await writeFront(store, generation, () => 'of before');
    expect(await readFront(store)).toBeUndefined();
    await writeFront(store, generation + 1, () => 'of now');
    expect(await readFront(store)).toMatchObject({ value: 'of now' });
  });

  it('leaves nothing of a site that is erased', async () => {
    const store = await aStoreOfMine();
    await keepOverview(store, moment);
    await eraseSite(store, crmSite);
    expect(JSON.stringify(await store.database.getAll('documents'))).not.toContain('"B"');
    expect(await kept(store)).toBeUndefined();
  });
});
