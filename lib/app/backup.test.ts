import { describe, expect, it } from 'vitest';
import { aStore, backupOf, failPutAt } from '../../test/database.ts';
import { activityRow, aReading, dealRow } from '../../test/readings.ts';
import { storeNames } from '../store/schema.ts';
import type { Store } from '../store/open.ts';
import { readHoldings } from '../store/read.ts';
import { rebuild } from '../store/rebuild.ts';
import { eraseAll, eraseSite, importAll } from './backup.ts';
import type { ImportNote } from '../messages/protocol.ts';
import { readImports, takeInPart } from './import/ledger.ts';
import { ingest } from './ingest.ts';
import { logQuick, undoQuick } from './quick-log.ts';
import { policyFrom } from './policy-schema.ts';
import { changeSettings, readSettings, savePolicy, saveTargets } from './settings-document.ts';

const hour = 3_600_000;
const noon = Date.UTC(2026, 10, 24, 3);
const hostile = ['"Quoted" <b>&', '=HYPERLINK("x")', '🦊\u202e\u0000', '\ud800 alone', 'x'.repeat(300), '__proto__'];

const everything = async ({ database }: Store) =>
  Object.fromEntries(await Promise.all(storeNames.map(async (name) => [name, await database.getAll(name)] as const)));
/** What is counted and shown; sequence numbers are the store's own business. */
const derived = async (store: Store) => {
  const { generation: _, ...holdings } = await readHoldings(store.database);
  return { ...holdings, rollups: await store.database.getAll('rollups') };
};

async function aLivedIn(): Promise<Store> {
  const store = await aStore();
  await ingest(
    store,
    aReading(
      hostile.map((name, index) => dealRow({ id: String(index), name, account: 'Kato', yen: index, stage: 'New' })),
      { at: noon, misses: [{ field: 'owner', reason: 'not-found' }] },
    ),
  );
  await ingest(
    store,
    aReading(
      [
        dealRow({ name: hostile[0] ?? '', account: 'Kato', stage: 'Won' }),
        dealRow({ name: 'Twin', rounded: ['4.2万', 42_000] }),
        dealRow({ name: 'Twin', yen: 41_000 }),
      ],
      { at: noon + hour },
    ),
  );
  await ingest(
    store,
    aReading([activityRow({ id: 'a1', type: 'Call', when: '2026-11-24T09:30', state: 'done' })], {
      at: noon,
      site: 'https://other.example.com',
      crm: 'atomic-crm',
    }),
  );
  // Seen again: nothing new, but fresher.
  await ingest(
    store,
    aReading([dealRow({ id: '1', name: hostile[1] ?? '', account: 'Kato', yen: 1, stage: 'New' })], {
      at: noon + 5 * hour,
    }),
  );
  await ingest(
    store,
    aReading([{ ...dealRow({ id: 'bad' }), values: { name: { text: 'x', value: 7 } } }], { at: noon }),
  );
  const moment = { now: noon, zone: 'Asia/Tokyo' };
  const logged = await logQuick(store, { id: 'log-1', kind: 'call' }, moment);
  await logQuick(store, { id: 'log-2', kind: 'meeting' }, moment);
  if ('id' in logged) await undoQuick(store, logged.id, () => Promise.resolve(moment));
  await changeSettings(store, (old) => ({ ...old, me: ['加藤 由美'] }));
  await saveTargets(store, [
    {
      id: 't',
      kpi: 'revenue',
      scope: { kind: 'me' },
      period: { start: '2026-11-01', end: '2026-12-01' },
      deadline: '2026-11-30',
      value: 1,
      original: 1,
      changes: [],
    },
  ]);
  return store;
}

describe('a backup', () => {
  it('exported, everything erased, imported and exported again, is the same to the byte; what is derived is the same too', async () => {
    const store = await aLivedIn();
    const [file, before] = [await backupOf(store), await derived(store)];
    expect(await eraseAll(store)).toBe(before.deals.length + before.activities.length);
    expect(await derived(store)).toMatchObject({ deals: [], activities: [], rollups: [] });
    expect((await readSettings(store)).me).toEqual([]);
    expect(await importAll(store, file)).toMatchObject({ readings: 6 });
    expect(await backupOf(store)).toBe(file);
    expect(await derived(store)).toEqual(before);
  });

  it('goes into another browser’s database as well, and twice is once', async () => {
    const store = await aLivedIn();
    const file = await backupOf(store);
    const other = await aStore();
    await importAll(other, file);
    expect(await backupOf(other)).toBe(file);
    await importAll(other, file);
    expect(await backupOf(other)).toBe(file);
    expect(await derived(other)).toEqual(await derived(store));
  });

  it('adds to what is there: nothing read since is lost', async () => {
    const store = await aLivedIn();
    const file = await backupOf(store);
    await ingest(store, aReading([dealRow({ id: 'new', name: 'After the backup' })], { at: noon + 9 * hour }));
    await importAll(store, file);
    expect((await readHoldings(store.database)).deals.map(({ fields }) => fields.name?.value)).toContain(
      'After the backup',
    );
  });

  it('may have been opened and saved by an editor: spaces and a byte order mark do not damage it', async () => {
    const store = await aLivedIn();
    const file = await backupOf(store);
    const other = await aStore();
    expect(await importAll(other, `\uFEFF${JSON.stringify(JSON.parse(file), null, 2)}`)).toMatchObject({ readings: 6 });
    expect(await backupOf(other)).toBe(file);
  });
});

describe('data that a page fetched', () => {
  it('travels as what pages show does', async () => {
    const store = await aStore();
    await ingest(store, aReading([dealRow({ id: '1', name: 'A', yen: 300 })], { kind: 'page-data', page: 'data' }));
    const other = await aStore();
    expect(await importAll(other, await backupOf(store))).toMatchObject({ left: [] });
    expect((await readHoldings(other.database)).deals).toEqual((await readHoldings(store.database)).deals);
  });
});

describe('when a row was last seen', () => {
  const row = dealRow({ id: '1', name: 'Alpha' });
  const lastSeen = async ({ database }: Store) =>
    Object.fromEntries((await readHoldings(database)).deals.map(({ crm, lastSeen: at }) => [crm, at]));
  async function twoCrms(): Promise<Store> {
    const store = await aStore();
    for (const crm of ['tryton', 'odoo']) await ingest(store, aReading([row], { crm, at: noon }));
    await ingest(store, aReading([row], { crm: 'odoo', at: noon + 3 * hour }));
    return store;
  }
  const expected = { tryton: noon, odoo: noon + 3 * hour };

  it('says nothing of the same row in another CRM, neither after a replay nor in a backup', async () => {
    const store = await twoCrms();
    expect(await lastSeen(store)).toEqual(expected);
    await rebuild(store, () => undefined, {});
    expect(await lastSeen(store)).toEqual(expected);
    const other = await aStore();
    await importAll(other, await backupOf(store));
    expect(await lastSeen(other)).toEqual(expected);
  });

  it('is taken from a backup that did not tell the CRMs apart, too', async () => {
    const file = await signed(await backupOf(await twoCrms()), (data) => ({
      ...data,
      seen: data.seen.map(([print, at]) => [print, at]),
    }));
    const other = await aStore();
    await importAll(other, file.replace('"version":2', '"version":1'));
    expect(await lastSeen(other)).toEqual({ tryton: noon + 3 * hour, odoo: noon + 3 * hour });
  });
});

describe('a file that is not whole', () => {
  const files: [string, string, (file: string) => Promise<string> | string][] = [
    ['is cut short', 'damaged', (file) => file.slice(0, file.length * 0.7)],
    ['has one letter changed', 'damaged', (file) => file.replace('Twin', 'Twim')],
    [
      'was signed anew and holds nothing that can be read',
      'malformed',
      (file) => signed(file, () => ({ readings: 7 })),
    ],
    ['was signed anew and is a list', 'malformed', (file) => signed(file, () => [1])],
    ['is of a newer version', 'newer', (file) => file.replace('"version":2', '"version":3')],
    ['has lost its checksum', 'damaged', (file) => file.replace('checksum', 'checksun')],
    ['is another program’s', 'not-a-backup', () => '{"contacts":[]}'],
    ['is a picture', 'not-a-backup', () => '\u0089PNG'],
    ['is empty', 'not-a-backup', () => ''],
    ['is null', 'not-a-backup', () => 'null'],
  ];
  it.each(files)('is refused with what is wrong and changes nothing: it %s', async (_, problem, spoil) => {
    const store = await aLivedIn();
    const before = await everything(store);
    expect(await importAll(store, await spoil(await backupOf(store)))).toMatchObject({
      refused: true,
      reason: 'bad-file',
      problem,
    });
    expect(await everything(store)).toEqual(before);
  });

  it('of what is spoilt in a whole one only that is left out, and named', async () => {
    const store = await aLivedIn();
    await changeSettings(store, (old) => ({ ...old, currency: 'USD', badge: false }));
    const file = await signed(await backupOf(store), (data) => ({
      ...data,
      readings: data.readings.map(({ reading, ...rest }, index) => ({
        ...rest,
        reading:
          index === 0
            ? {
                ...reading,
                rows: [
                  ...reading.rows,
                  { entity: 'deal', id: { strong: 'x' }, values: { amount: { text: '', value: 'lots' } } },
                ],
              }
            : index === 1
              ? { ...reading, at: 'noon' }
              : reading,
      })),
      documents: {
        ...data.documents,
        settings: { ...data.documents.settings, currency: 'yen', hours: { from: '9', to: '18' }, me: ['佐藤'] },
        targets: [...data.documents.targets, { id: 'half' }],
        taught: { recipes: [{ id: 'nonsense' }], overrides: [], drifts: [] },
        imports: [
          { ...note, id: 'good' },
          { ...note, id: 'BAD' },
        ],
      },
      ledger: [{ day: 'yesterday' }],
    }));
    const other = await aStore();
    await changeSettings(other, (old) => ({ ...old, currency: 'EUR', hours: { from: '10:00', to: '19:00' } }));
    expect(await importAll(other, file)).toMatchObject({
      readings: 5,
      hasSettings: true,
      targets: 1,
      imports: 1,
      left: [
        { part: 'readings', count: 1 },
        { part: 'rows', count: 1 },
        { part: 'ledger', count: 1 },
        { part: 'settings', count: 2, fields: ['currency', 'hours'] },
        { part: 'targets', count: 1 },
        { part: 'taught', count: 1 },
        { part: 'imports', count: 1 },
      ],
    });
    // Good fields take their place, spoilt ones keep what is here.
    expect(await readSettings(other)).toMatchObject({
      me: ['佐藤'],
      badge: false,
      currency: 'EUR',
      hours: { from: '10:00', to: '19:00' },
    });
    expect(await readImports(other)).toMatchObject([{ id: 'good' }]);
  });

  it.each([
    ['never', 'day', 'never', { isBackupOff: true }],
    ['week', 'day', 'week', {}],
    ['day', 'never', 'day', {}],
    ['never', 'never', 'never', {}],
  ] as const)(
    'a browser where a backup saves itself %s keeps that, whatever the file holds (%s)',
    async (here, there, kept, told) => {
      const [from, to] = [await aStore(), await aStore()];
      await changeSettings(from, (old) => ({ ...old, me: ['佐藤'], backupEvery: there }));
      await changeSettings(to, (old) => ({ ...old, backupEvery: here }));
      const restored = await importAll(to, await backupOf(from));
      expect(await readSettings(to)).toMatchObject({ me: ['佐藤'], backupEvery: kept });
      expect('isBackupOff' in restored ? { isBackupOff: restored.isBackupOff } : {}).toEqual(told);
    },
  );

  it('nobody is told to choose a backup that their company has ruled out', async () => {
    const [from, to] = [await aStore(), await aStore()];
    await changeSettings(from, (old) => ({ ...old, backupEvery: 'day' }));
    await savePolicy(to, policyFrom({ backupEvery: 'never' }, '2026-11-24'));
    expect(await importAll(to, await backupOf(from))).not.toHaveProperty('isBackupOff');
  });

  it('the list of imports grows by what the file holds; what is noted here stays as it is', async () => {
    const [from, to] = [await aStore(), await aStore()];
    await takeInPart(from, { note, readings: [], isLast: false });
    await takeInPart(from, { note: { ...note, id: 'other' }, readings: [], isLast: true });
    await takeInPart(to, { note, readings: [], isLast: true });
    await importAll(to, await backupOf(from));
    expect(Object.fromEntries((await readImports(to)).map(({ id, isUnfinished }) => [id, isUnfinished]))).toEqual({
      abc: false,
      other: false,
    });
  });

  it('a disk that fills up while importing leaves the store as it was', async () => {
    const store = await aLivedIn();
    const file = await backupOf(store);
    await ingest(store, aReading([dealRow({ id: 'new', name: 'Later' })]));
    const before = await everything(store);
    failPutAt(4, new DOMException('disk', 'QuotaExceededError'));
    expect(await importAll(store, file)).toEqual({ refused: true, reason: 'storage-full' });
    expect(await everything(store)).toEqual(before);
  });
});

type Data = {
  readings: { reading: { rows: unknown[] } }[];
  seen: [number, number, string][];
  documents: { settings: object; targets: unknown[] };
};

const note: ImportNote = {
  id: 'abc',
  name: 'deals.csv',
  kind: 'deals',
  crm: 'import',
  site: 'import:',
  at: noon,
  made: noon,
  rows: 1,
  isUnfinished: true,
};

async function signed(file: string, change: (data: Data) => object): Promise<string> {
  const { data, ...head } = JSON.parse(file) as { data: Data };
  const text = JSON.stringify(change(data));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return JSON.stringify({
    ...head,
    checksum: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    data: JSON.parse(text) as object,
  });
}

describe('erasing', () => {
  it('everything forgets all but which sites are paused', async () => {
    const store = await aLivedIn();
    const [paused, read] = ['https://paused.example.com', 'https://read.example.com'];
    const panel = { open: true, side: 'left' as const };
    await changeSettings(store, (old) => ({
      ...old,
      sites: { [paused]: { paused: true, panel }, [read]: { paused: false, panel } },
    }));
    await eraseAll(store);
    const { sites, me } = await readSettings(store);
    expect([sites, me]).toEqual([{ [paused]: { paused: true, panel: { open: false, side: 'right' } } }, []]);
  });

  it('everything leaves what the company fixed, which is not the person’s to erase', async () => {
    const store = await aLivedIn();
    await savePolicy(store, policyFrom({ currency: 'EUR' }, '2026-11-24'));
    await eraseAll(store);
    expect((await readSettings(store)).currency).toBe('EUR');
  });

  it('everything leaves switched off what was: nothing is listened to or laid over pages unasked', async () => {
    const store = await aLivedIn();
    const panel = { open: true, side: 'left' as const };
    const [deaf, bare] = ['https://deaf.example.com', 'https://bare.example.com'];
    await changeSettings(store, (old) => ({
      ...old,
      sites: { [deaf]: { paused: true, pageData: false, panel }, [bare]: { paused: false, chips: false, panel } },
    }));
    await eraseAll(store);
    expect((await readSettings(store)).sites).toEqual({
      [deaf]: { paused: true, pageData: false, panel: { open: false, side: 'right' } },
      [bare]: { paused: false, chips: false, panel: { open: false, side: 'right' } },
    });
  });

  it('one site forgets all that was read there and nothing else', async () => {
    const store = await aLivedIn();
    await eraseSite(store, 'https://crm.example.com');
    const { deals, activities, looks } = await readHoldings(store.database);
    expect([deals, looks]).toEqual([[], [expect.objectContaining({ site: 'https://other.example.com' })]]);
    expect(activities.map(({ crm }) => crm).sort()).toEqual(['atomic-crm', 'chakuchi']);
    expect((await readSettings(store)).me).toEqual(['加藤 由美']);
    expect(JSON.stringify(await everything(store))).not.toContain('Kato');
    expect(await store.database.getAll('rollups')).toEqual(await rebuiltRollups(store));
  });

  it('everything leaves no trace of what was read, and the sequence goes on so that it is not taken for a loss', async () => {
    const store = await aLivedIn();
    await eraseAll(store);
    const { documents, ...rest } = await everything(store);
    expect(Object.values(rest).flat()).toEqual([]);
    expect(documents).toEqual([{ name: 'counters', value: expect.objectContaining({ seq: 6, weak: [] }) as object }]);
  });
});

async function rebuiltRollups(store: Store): Promise<unknown[]> {
  const other = await aStore();
  await importAll(other, await backupOf(store));
  return other.database.getAll('rollups');
}
