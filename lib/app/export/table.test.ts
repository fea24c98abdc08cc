import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { aStore } from '../../../test/database.ts';
import { finished } from '../../../test/finished.ts';
import { activityRow, aReading, dealRow } from '../../../test/readings.ts';
import { recipes } from '../../crms/index.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Row } from '../../domain/reading.ts';
import { readHoldings } from '../../store/read.ts';
import type { Store } from '../../store/open.ts';
import type { Lang } from '../../words/speak.ts';
import { readSheet, writeSheet } from '../csv/sheet.ts';
import { factsOf } from '../facts.ts';
import { ingest } from '../ingest.ts';
import { columnNames, type TableKind } from '../import/columns.ts';
import { takeInPart } from '../import/ledger.ts';
import { planOf } from '../import/plan.ts';
import { propose } from '../import/propose.ts';
import { readingsOf } from '../import/readings.ts';
import { idFormOf, noSource } from '../import/source.ts';
import { meaningsOf } from '../meanings.ts';
import { logQuick } from '../quick-log.ts';
import { defaultSettings, type Settings } from '../settings.ts';
import { exportTable } from './table.ts';

const zone = 'Asia/Tokyo';
const minute = 60_000;
const noon = Date.UTC(2026, 10, 20, 3);
const kinds = ['deals', 'activities', 'changes'] as const;
const settings: Settings = { ...defaultSettings, stages: { tryton: { 稟議中: 'open' } } };

const factsIn = async (store: Store): Promise<Facts> => {
  const { deals, activities } = await readHoldings(store.database);
  const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1);
  const facts = factsOf(deals, activities, settings, recipes, zone);
  return { deals: facts.deals.toSorted(byKey), activities: facts.activities.toSorted(byKey) };
};

const written = async (store: Store, kind: TableKind, lang: Lang): Promise<string> => {
  const { headers, rows } = exportTable(kind, await readHoldings(store.database), lang);
  return writeSheet(headers, [...rows()]);
};

/** What the import would do with a file, proposed by nobody but itself. */
async function planned(store: Store, text: string) {
  const sheet = readSheet(text) ?? expect.fail('no table');
  const { kind, at } = propose(sheet);
  const { deals, activities } = await readHoldings(store.database);
  const steps = planOf(
    { name: 'export.csv', sheet, print: text.length },
    { kind, at, source: noSource, rule: 'written', currency: 'EUR', made: noon * 2 },
    {
      deals,
      activities,
      imports: [],
      meanings: meaningsOf(settings, recipes),
      idFormOf: (crm) => idFormOf(crm, recipes),
      zone,
      today: '2026-12-25',
    },
  );
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { kind, plan: value };
  }
}

async function imported(store: Store, text: string, id: string): Promise<void> {
  const { kind, plan } = await planned(store, text);
  expect(plan.problems).toEqual([]);
  const note = { id, name: '', kind, ...noSource, at: noon, made: noon, rows: plan.taken, isUnfinished: true };
  const readings = finished(readingsOf(plan.rows, { id, at: noon, zone }));
  expect(await takeInPart(store, { note, readings, isLast: true })).not.toHaveProperty('refused');
}

/** The tables in some order, each with an id that sorts where it likes: ids are prints of what was imported. */
async function carriedOver(
  store: Store,
  lang: Lang,
  order: readonly TableKind[] = kinds,
  ids: readonly string[] = ['a', 'b', 'c'],
): Promise<Store> {
  const other = await aStore();
  for (const [index, kind] of order.entries()) {
    const text = await written(store, kind, lang);
    if (readSheet(text)?.rows.length) await imported(other, text, ids[index] ?? kind);
  }
  return other;
}

const text = fc.constantFrom(
  'Kato',
  '=HYPERLINK("x")',
  '+81 90',
  '-5',
  '@home',
  "'quoted",
  'a,"b"\nc',
  '株式会社 東都',
  '\t tab',
);
const day = fc.integer({ min: 1, max: 28 }).map((one) => `2026-11-${String(one).padStart(2, '0')}`);
const at = fc.integer({ min: 0, max: 60 * 24 * 30 }).map((minutes) => noon + minutes * minute);
const stage = fc.constantFrom('稟議中', 'Opportunity', 'Won', 'Lost', '知らない');
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const amount = fc.oneof(
  fc.record({ yen: fc.integer({ min: -9_000, max: 9_000_000 }) }),
  fc.integer({ min: 1, max: 900 }).map((man) => ({ rounded: [`${man}万`, man * 10_000] as [string, number] })),
  fc.constant({}),
);
const dealLook = fc
  .tuple(
    fc.constantFrom({ id: '1' }, { id: '007' }, { id: 'x y' }, { number: 'N-7' }, { number: '12' }, {}),
    amount,
    fc.record({ stage: optional(stage), owner: optional(text), closeDate: optional(day), wonDate: optional(day) }),
    fc.subarray(['amount', 'stage', 'owner', 'closeDate'] as const),
  )
  .map(([id, sum, { stage: held, owner, closeDate, wonDate }, empty]) => {
    const told = Object.fromEntries(
      Object.entries({ stage: held, owner, closeDate, wonDate }).filter(([, value]) => value !== undefined),
    );
    const row = dealRow({ ...id, ...sum, ...told, name: `Deal ${JSON.stringify(id)}`, account: 'Kumo' });
    const nothing = Object.fromEntries(empty.map((field) => [field, { text: '', value: null }]));
    return { ...row, values: { ...row.values, ...nothing } };
  });
const activityLook = fc
  .tuple(
    fc.constantFrom('a1', 'a2', '0033'),
    day,
    fc.constantFrom('planned', 'done', 'cancelled', 'no-show'),
    optional(text),
  )
  .map(([id, when, state, subject]) =>
    activityRow({ id, type: 'Call', when: `${when}T09:30`, state, ...(subject !== undefined && { subject }) }),
  );
/** No two looks within one millisecond: nothing but their names would tell which came first. */
const readings = fc.uniqueArray(
  fc.tuple(fc.oneof(dealLook, activityLook), at).map(([row, moment]): [Row, { at: number }] => [row, { at: moment }]),
  { maxLength: 12, selector: ([, { at: moment }]) => moment },
);

const inSomeOrder = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length });

describe('what is exported', () => {
  it.each(['ja', 'en'] as const)('imported into an empty profile comes to the same facts (%s)', async (lang) => {
    await fc.assert(
      fc.asyncProperty(readings, inSomeOrder(kinds), inSomeOrder(['a', 'b', 'c']), async (looks, order, ids) => {
        const store = await aStore();
        for (const [row, parts] of looks) await ingest(store, aReading([row], parts));
        const other = await carriedOver(store, lang, order, ids);
        expect(await factsIn(other)).toEqual(await factsIn(store));
      }),
      { numRuns: 60 },
    );
  });

  it('imported where it came from changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(readings, inSomeOrder(['a', 'b', 'c']), async (looks, ids) => {
        const store = await aStore();
        for (const [row, parts] of looks) await ingest(store, aReading([row], parts));
        const before = await factsIn(store);
        for (const [index, kind] of kinds.entries()) {
          const file = await written(store, kind, 'ja');
          if (!readSheet(file)?.rows.length) continue;
          if (kind !== 'changes') {
            const { plan } = await planned(store, file);
            expect(plan.counts).toMatchObject({ new: 0, changed: 0 });
          }
          await imported(store, file, ids[index] ?? kind);
        }
        expect(await factsIn(store)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it('knows a field that was emptied, and one that was filled again', async () => {
    const store = await aStore();
    const [dated, empty]: [Row, Row] = [dealRow({ id: '1', closeDate: '2026-11-30' }), dealRow({ id: '1' })];
    empty.values.closeDate = { text: '', value: null };
    for (const [turn, row] of [dated, empty, dealRow({ id: '1', closeDate: '2026-12-10' })].entries())
      await ingest(store, aReading([row], { at: noon + turn * minute }));
    await ingest(store, aReading([dealRow({ id: '2', yen: 5 })], { at: noon }));
    const unpriced = dealRow({ id: '2' });
    unpriced.values.amount = { text: '', value: null };
    await ingest(store, aReading([unpriced], { at: noon + minute }));
    const facts = await factsIn(store);
    expect(facts.deals.map(({ amount, firstCloseOn, pushes }) => [amount, firstCloseOn, pushes])).toEqual([
      [undefined, '2026-11-30', 0],
      [undefined, undefined, 0],
    ]);
    const other = await carriedOver(store, 'ja');
    expect(await factsIn(other)).toEqual(facts);
    const changesIn = async (one: Store) =>
      (await readHoldings(one.database)).deals.flatMap(({ changes }) => changes.map(({ from, to }) => [from, to]));
    expect(await changesIn(other)).toEqual(await changesIn(store));
  });

  it('keeps look-alikes apart, other currencies, three decimals, and logs for a deal that was opened later', async () => {
    const store = await aStore();
    const twin = dealRow({ name: 'Twin', account: 'Kumo', yen: 5 });
    await ingest(store, aReading([twin, dealRow({ name: 'Twin', account: 'Kumo', yen: 7 })], { at: noon }));
    await ingest(store, aReading([dealRow({ name: 'Opened', account: 'Ash' })], { at: noon }));
    const [opened] = (await readHoldings(store.database)).deals.filter(({ fields }) => fields.name?.value === 'Opened');
    await logQuick(store, { id: 'log-1', kind: 'call', dealKey: opened?.key ?? '' }, { now: noon, zone });
    await ingest(store, aReading([dealRow({ id: '9', name: 'Opened', account: 'Ash' })], { at: noon + minute }));
    const priced: Row = dealRow({ id: '10', name: 'Priced' });
    priced.values.amount = { text: 'KWD 1.234', value: { minor: 1234, currency: 'KWD' } };
    priced.values.cost = { text: '$0.50', value: { minor: 50, currency: 'USD' } };
    priced.values.probability = { text: '1%', value: 0.01 };
    await ingest(store, aReading([priced], { at: noon }));
    const facts = await factsIn(store);
    expect(facts.deals).toHaveLength(4);
    expect(facts.activities.map(({ dealKey }) => dealKey)).toEqual(['https://crm.example.com tryton deal s 9']);
    expect(await factsIn(await carriedOver(store, 'en'))).toEqual(facts);
  });

  it('carries the history of a stated chance over, to the last digit', async () => {
    const store = await aStore();
    for (const [index, value] of [0.1, 1 / 3, 1].entries()) {
      const row = dealRow({ id: '7', name: 'Chance' });
      row.values.probability = { text: String(value), value };
      await ingest(store, aReading([row], { at: noon + index * minute }));
    }
    const chancesIn = async (one: Store) =>
      (await readHoldings(one.database)).deals.flatMap(({ changes }) =>
        changes.map(({ field, from, to, at }) => [field, from, to, at]),
      );
    expect(await chancesIn(store)).toEqual([
      ['probability', 0.1, 1 / 3, noon + minute],
      ['probability', 1 / 3, 1, noon + 2 * minute],
    ]);
    expect(await chancesIn(await carriedOver(store, 'ja'))).toEqual(await chancesIn(store));
  });

  it('holds no cell that a spreadsheet runs, and leaves numbers numbers', async () => {
    const store = await aStore();
    const hostile = ['=1+1', '+1+1', '-1+1', '@SUM(A1)', '＝1', '\r=1'].map((name, index) =>
      dealRow({ id: `${index}`, name, owner: name, stage: name, yen: -1200 }),
    );
    await ingest(store, aReading(hostile, { at: noon }));
    const cells = Papa.parse<string[]>(await written(store, 'deals', 'ja')).data.flat();
    expect(cells.filter((cell) => /^[\s]*[=+\-@＝]/.test(cell) && cell !== '-1200')).toEqual([]);
    expect(cells.filter((cell) => cell === '-1200')).toHaveLength(hostile.length);
  });

  it.each(['ja', 'en'] as const)('has headings that the import takes for what they are (%s)', async (lang) => {
    for (const kind of kinds) {
      const { headers } = exportTable(kind, { deals: [], activities: [] }, lang);
      const found = propose({ headers, rows: [] });
      expect([found.kind, Object.values(found.at).toSorted((a, b) => a - b)]).toEqual([
        kind,
        headers.map((_, index) => index),
      ]);
      expect(
        headers.filter((name) => !/^[A-Z\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u.test(name)),
      ).toEqual([]);
      expect(Object.keys(columnNames[kind])).toEqual(expect.arrayContaining(Object.keys(found.at)));
    }
  });
});
