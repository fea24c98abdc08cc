import { describe, expect, it } from 'vitest';
import { aStore, backupOf, failPutAt } from '../../../test/database.ts';
import { aReading, dealRow } from '../../../test/readings.ts';
import { isBusinessDay } from '../../domain/business-days.ts';
import { addDays, localTimeOf } from '../../domain/day.ts';
import { faultOf } from '../../domain/well-formed.ts';
import { limits } from '../../messages/protocol.ts';
import type { Store } from '../../store/open.ts';
import { storeNames } from '../../store/schema.ts';
import { keptOf } from '../kept.ts';
import { ingest } from '../ingest.ts';
import { calendarOf } from '../overview.ts';
import { logQuick } from '../quick-log.ts';
import { readOverview } from '../read-overview.ts';
import { changeSettings, saveTargets } from '../settings-document.ts';
import { readHoldings } from '../../store/read.ts';
import { sampleSettings, sampleTargets } from './documents.ts';
import { removeSample, renewSample, showSample } from './keep.ts';
import { readSample, sampleName } from './mark.ts';
import { sampleReadings, sampleSource } from './readings.ts';
import { shownStore } from './shown-store.ts';
import { tellStory } from './story.ts';

const zone = 'Asia/Tokyo';
const at = (text: string): number => Date.parse(`${text}+09:00`);
const midMonth = at('2026-11-18T15:00');
const hour = 3_600_000;

/** A first and a last of a month, a Sunday, New Year, a leap day, midnight and the minute before. */
const moments = [
  '2026-11-18T15:00',
  '2026-12-01T00:00',
  '2026-11-30T23:59',
  '2026-11-22T12:00',
  '2027-01-01T09:00',
  '2028-02-29T18:30',
].map(at);

describe('the story', () => {
  for (const language of ['ja', 'en'] as const) {
    const calendar = calendarOf(sampleSettings(language));
    it.each(moments)(`${language}: is whole, well formed and small at %i`, (now) => {
      const readings = sampleReadings(now, zone, language, calendar);
      const rows = readings.flatMap((reading) => reading.rows);
      expect(rows.flatMap((row) => faultOf(row) ?? [])).toEqual([]);
      expect(readings.every((reading) => reading.rows.length <= limits.rows && reading.at < now)).toBe(true);
      expect(new Set(readings.map(({ id }) => id)).size).toBe(readings.length);
      expect(readings.every(({ crm, site }) => crm === sampleSource.crm && site === sampleSource.site)).toBe(true);
      expect(rows.length).toBeGreaterThan(1000);
      expect(JSON.stringify(readings).length).toBeLessThan(1_500_000);
      expect(new Set(rows.map(({ values }) => values.owner?.value)).size).toBe(3);
    });

    it.each(moments)(
      `${language}: nothing was done after %i, nor on a day off, and no deal was decided before it began`,
      (now) => {
        const { scenes, deeds } = tellStory(now, zone, language, calendar);
        const moment = localTimeOf(now, zone);
        expect(deeds.filter(({ when }) => when > moment || !isBusinessDay(when.slice(0, 10), calendar))).toEqual([]);
        expect(scenes.filter(({ on }) => on > moment.slice(0, 10))).toEqual([]);
        expect(
          scenes.filter(({ on, createdOn, wonOn }) => on < createdOn || (wonOn !== undefined && wonOn !== on)),
        ).toEqual([]);
        const ids = new Set(scenes.map(({ id }) => id));
        expect(deeds.filter(({ dealId }) => !ids.has(dealId))).toEqual([]);
      },
    );
  }

  it('is the same at the same moment, and another day tells another end of it', () => {
    const calendar = calendarOf(sampleSettings('ja'));
    const told = (now: number) => JSON.stringify(sampleReadings(now, zone, 'ja', calendar));
    expect(told(midMonth)).toBe(told(midMonth));
    expect(told(midMonth)).not.toBe(told(midMonth + 24 * hour));
  });

  it('aims at what its team may reach or miss', async () => {
    const own = await aStore();
    await showSample(own, { now: midMonth, zone, language: 'ja' });
    const { store } = await shownStore(() => Promise.resolve(own))();
    const overview = await readOverview(store, { periodKind: 'month', who: 'me', now: midMonth, zone });
    const targets = sampleTargets('ja', '2026-11-18').filter(({ scope }) => scope.kind === 'me');
    expect(new Set(overview.progress.flatMap(({ target }) => target?.kpi ?? []))).toEqual(
      new Set(targets.map(({ kpi }) => kpi).filter((kpi) => kpi !== 'calls')),
    );
    const revenue = overview.progress.find(({ kpi }) => kpi === 'revenue');
    expect(revenue?.landing?.p50).toBeGreaterThan((revenue?.target?.value ?? 0) * 0.3);
    expect(revenue?.landing?.p50).toBeLessThan((revenue?.target?.value ?? 0) * 2);
    expect([overview.unmapped, overview.misses, overview.counts.unowned]).toEqual([[], [], 0]);
    await removeSample(own);
  });
});

/** Every record of every store, the counters apart. */
async function everything({ database }: Store): Promise<string> {
  const stores = await Promise.all(
    storeNames.map(async (name) => [name, await database.getAllKeys(name), await database.getAll(name)]),
  );
  return JSON.stringify(stores, (_, value: unknown) =>
    value instanceof Map
      ? [...value]
      : typeof value === 'object' && value !== null && 'name' in value && value.name === 'counters'
        ? 'counters'
        : value,
  );
}

async function aStoreOfMine(): Promise<Store> {
  const own = await aStore();
  await ingest(
    own,
    aReading([
      dealRow({ id: '1', name: 'Mine', yen: 300, stage: 'Won', closeDate: '2026-11-10', owner: 'Kato' }),
      dealRow({ id: '2', name: 'Also mine', yen: 700, stage: 'New', closeDate: '2026-11-30', owner: 'Kato' }),
    ]),
  );
  await changeSettings(own, (old) => ({ ...old, me: ['Kato'] }));
  const period = { start: '2026-11-01', end: '2026-12-01' };
  await saveTargets(own, [
    {
      id: 't',
      kpi: 'revenue',
      scope: { kind: 'me' },
      value: 1,
      original: 1,
      period,
      deadline: '2026-11-30',
      changes: [],
    },
  ]);
  return own;
}

/** A connection that does not close when it is asked to. */
const openedDeaf = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error!);
  });

const count = (database: IDBDatabase, name: string): Promise<number> =>
  new Promise((resolve) => {
    const counting = database.transaction(name).objectStore(name).count();
    counting.onsuccess = () => resolve(counting.result);
  });

const sitesIn = async (store: Store): Promise<string[]> => {
  const { deals, activities } = await readHoldings(store.database);
  return keptOf(deals, activities).map(({ site }) => site);
};

describe('the sample beside the person’s own', () => {
  it('leaves their database, after one click, as it was to the last byte, counters apart', async () => {
    const own = await aStoreOfMine();
    const [before, backup] = [await everything(own), await backupOf(own)];
    await showSample(own, { now: midMonth, zone, language: 'ja' });
    expect(await everything(own)).not.toBe(before);
    expect(await backupOf(own)).toBe(backup);
    await removeSample(own);
    expect(await everything(own)).toBe(before);
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain('chakuchi-sample');
  });

  it('shows one or the other, and real readings that come meanwhile go to their own', async () => {
    const own = await aStoreOfMine();
    const shown = shownStore(() => Promise.resolve(own));
    expect(await shown()).toEqual({ store: own, own });
    await showSample(own, { now: midMonth, zone, language: 'en' });
    const first = await shown();
    expect(first.sample).toEqual({ hasOwn: true });
    expect(await sitesIn(first.store)).toEqual([sampleSource.site]);
    await ingest(own, aReading([dealRow({ id: '3', name: 'New', yen: 5, stage: 'New', owner: 'Kato' })]));
    expect(await sitesIn((await shown()).store)).toEqual([sampleSource.site]);
    expect(await sitesIn(own)).toEqual(['https://crm.example.com']);
    expect((await readHoldings(own.database)).deals.length).toBe(3);
    await removeSample(own);
    expect(await shown()).toEqual({ store: own, own });
  });

  it('says that nothing of theirs waits where nothing was read yet', async () => {
    const own = await aStore();
    await showSample(own, { now: midMonth, zone, language: 'ja' });
    expect((await shownStore(() => Promise.resolve(own))()).sample).toEqual({ hasOwn: false });
    await removeSample(own);
  });

  it('is made anew on another day or in another language, and only then; what was tried out in it goes', async () => {
    const own = await aStore();
    const moment = { now: midMonth, zone, language: 'ja' as const };
    await renewSample(own, moment);
    expect(await readSample(own)).toBeUndefined();
    await showSample(own, moment);
    const shown = shownStore(() => Promise.resolve(own));
    const { store } = await shown();
    await logQuick(store, { id: 'tried', kind: 'call' }, moment);
    await renewSample(own, { ...moment, now: midMonth + hour });
    expect((await sitesIn((await shown()).store)).toSorted()).toEqual(['chakuchi:', sampleSource.site]);
    await renewSample(own, { ...moment, language: 'en' });
    expect([await readSample(own), await sitesIn((await shown()).store)]).toEqual([
      { day: '2026-11-18', language: 'en' },
      [sampleSource.site],
    ]);
    await renewSample(own, { ...moment, language: 'en', now: midMonth + 24 * hour });
    expect((await readSample(own))?.day).toBe(addDays('2026-11-18', 1));
    await removeSample(own);
  });

  it('is made anew, and emptied, under a page that cannot let go of it: one that is frozen hears nothing', async () => {
    const own = await aStore();
    const moment = { now: midMonth, zone, language: 'ja' as const };
    await showSample(own, moment);
    const frozen = await openedDeaf(sampleName);
    try {
      await renewSample(own, { ...moment, language: 'en' });
      expect((await readSample(own))?.language).toBe('en');
      const { store } = await shownStore(() => Promise.resolve(own))();
      expect((await readOverview(store, { periodKind: 'month', who: 'me', now: midMonth, zone })).currency).toBe('USD');
      store.close();
      await removeSample(own);
      expect([await count(frozen, 'deals'), await count(frozen, 'readings')]).toEqual([0, 0]);
    } finally {
      frozen.close();
    }
    await showSample(own, moment);
    expect((await readSample(own))?.language).toBe('ja');
    await removeSample(own);
  }, 30_000);

  it('is not shown before it is whole: one that broke off shows their own', async () => {
    const own = await aStoreOfMine();
    const restore = failPutAt(400, new DOMException('full', 'QuotaExceededError'));
    await expect(showSample(own, { now: midMonth, zone, language: 'ja' })).rejects.toThrow('full');
    restore();
    expect(await shownStore(() => Promise.resolve(own))()).toEqual({ store: own, own });
    await showSample(own, { now: midMonth, zone, language: 'ja' });
    expect((await shownStore(() => Promise.resolve(own))()).sample).toEqual({ hasOwn: true });
    await removeSample(own);
  });
});
