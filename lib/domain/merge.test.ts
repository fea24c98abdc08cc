import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealOf, isOldNews, merge, shownOf, takeIn, type Dossier, type Seen } from './merge.ts';
import type { ReadValue, Row } from './reading.ts';
import { printOfRow } from './derive.ts';

const site = 'https://crm.example.com';
const key = `${site} tryton deal s 7`;

const yen = (minor: number, text = `¥${minor}`): ReadValue => ({ text, value: { minor, currency: 'JPY' } });
const rough = (minor: number, text: string): ReadValue => ({ ...yen(minor, text), approximate: true });
const word = (text: string): ReadValue => ({ text, value: text });
/** The page shows the field, and nothing stands in it. */
const blank: ReadValue = { text: '-', value: null };

const at = (time: number, values: Row['values'], reading = `r${time}`, index = 0): Seen => ({
  row: { entity: 'deal', id: { strong: '7' }, values },
  at: time,
  reading,
  view: 'list',
  index,
});
const of = (...seen: Seen[]): Dossier => {
  const dossier = merge(key, 'deal', 'tryton', site, seen);
  if (!dossier) throw new Error('Nothing was merged.');
  return dossier;
};
const amountOf = (...seen: Seen[]) => of(...seen).fields['amount'];

describe('a deal put together from sightings', () => {
  it('keeps what a later page does not show', () => {
    const { fields } = of(at(1, { name: word('Alpha'), owner: word('Kato') }), at(2, { name: word('Alpha') }));
    expect(fields['owner']).toMatchObject({ value: 'Kato', at: 1 });
    expect(fields['name']).toMatchObject({ value: 'Alpha', at: 2, since: 1, reading: 'r1' });
  });

  it('lets the later of two exact values win, whichever was taken in first', () => {
    const [early, late] = [at(1, { stage: word('New') }), at(2, { stage: word('Won') })];
    expect(of(late, early).fields['stage']).toMatchObject({ value: 'Won', since: 2 });
    expect(of(late, early)).toEqual(of(early, late));
  });

  it.each([
    ['a rounding of it', rough(42_900, '$42.9K')],
    ['a value cut off instead of rounded', rough(42_800, '$42.8K')],
    ['a coarser rounding', rough(43_000, '$43K')],
    ['the coarsest rounding', rough(40_000, '4万')],
  ])('never replaces an exact amount by %s', (_, rounded) => {
    expect(amountOf(at(1, { amount: yen(42_871) }), at(2, { amount: rounded }))).toEqual({
      value: { minor: 42_871, currency: 'JPY' },
      approximate: false,
      at: 1,
      since: 1,
      reading: 'r1',
    });
  });

  it.each([
    ['one last digit away', rough(43_000, '$43.0K')],
    ['far away', rough(16_400, '$16.4K')],
    ['in another currency', { ...rough(42_900, '$42.9K'), value: { minor: 42_900, currency: 'USD' } }],
  ])('keeps the exact amount but shows the newer rounded one when it cannot be its rounding: %s', (_, rounded) => {
    const held = amountOf(at(1, { amount: yen(42_871) }), at(2, { amount: rounded }));
    expect(held).toMatchObject({
      value: { minor: 42_871 },
      approximate: false,
      newer: { value: rounded.value, approximate: true, since: 2 },
    });
    expect(held && shownOf(held).value).toEqual(rounded.value);
  });

  it('takes an exact amount in the place of a rounded one without calling it a change', () => {
    const deal = of(at(1, { amount: rough(42_900, '$42.9K') }), at(2, { amount: yen(42_871) }));
    expect(deal.fields['amount']).toMatchObject({
      value: { minor: 42_871 },
      approximate: false,
      since: 1,
      reading: 'r2',
    });
    expect(deal.changes).toEqual([]);
  });

  it('tells a move seen as a rounded amount once, and not again when the exact one is seen', () => {
    const deal = of(
      at(1, { amount: yen(42_871) }),
      at(2, { amount: rough(51_000, '$51K') }),
      at(3, { amount: yen(50_600) }),
    );
    expect(deal.fields['amount']).toEqual({
      value: { minor: 50_600, currency: 'JPY' },
      approximate: false,
      at: 3,
      since: 2,
      reading: 'r3',
    });
    expect(deal.changes).toEqual([
      {
        field: 'amount',
        from: { minor: 42_871, currency: 'JPY' },
        to: { minor: 51_000, currency: 'JPY' },
        at: 2,
        reading: 'r2',
        approximate: true,
      },
    ]);
  });

  it('believes the exact amount again when a later rounded one agrees with it', () => {
    const deal = of(
      at(1, { amount: yen(42_871) }),
      at(2, { amount: rough(51_000, '$51K') }),
      at(3, { amount: rough(42_900, '$42.9K') }),
    );
    expect(deal.fields['amount']).toMatchObject({ value: { minor: 42_871 }, approximate: false, since: 3 });
    expect(deal.fields['amount']).not.toHaveProperty('newer');
    expect(deal.changes.map(({ to }) => to)).toEqual([
      { minor: 51_000, currency: 'JPY' },
      { minor: 42_871, currency: 'JPY' },
    ]);
  });

  it('keeps the finer of two rounded amounts while both can mean the same', () => {
    expect(
      amountOf(at(1, { amount: rough(42_900, '$42.9K') }), at(2, { amount: rough(43_000, '$43K') })),
    ).toMatchObject({ value: { minor: 42_900 }, at: 2 });
    expect(
      amountOf(at(1, { amount: rough(43_000, '$43K') }), at(2, { amount: rough(42_900, '$42.9K') })),
    ).toMatchObject({ value: { minor: 42_900 }, since: 1 });
    expect(
      amountOf(at(1, { amount: rough(42_900, '$42.9K') }), at(2, { amount: rough(44_000, '$44K') })),
    ).toMatchObject({ value: { minor: 44_000 }, since: 2 });
  });

  it('writes down moves of stage, amount, close date and owner, and of nothing else', () => {
    const before = {
      stage: word('New'),
      closeDate: { text: '1', value: '2026-11-30' },
      owner: word('Kato'),
      nextStep: word('call'),
      name: word('A'),
    };
    const after = {
      stage: word('Won'),
      closeDate: { text: '2', value: '2026-12-24' },
      owner: word('Sato'),
      nextStep: word('none'),
      name: word('B'),
    };
    expect(
      of(at(1, before), at(5, after)).changes.map(({ field, from, to, at: seen }) => [field, from, to, seen]),
    ).toEqual([
      ['stage', 'New', 'Won', 5],
      ['closeDate', '2026-11-30', '2026-12-24', 5],
      ['owner', 'Kato', 'Sato', 5],
    ]);
  });

  it('does not call it a change when only spaces or width differ', () => {
    expect(of(at(1, { owner: word('Kato Yumi') }), at(2, { owner: word('Ｋａｔｏ\u00a0 Yumi ') })).changes).toEqual([]);
  });

  it('has no value where the CRM has none any more, and remembers that it had one', () => {
    const dossier = of(
      at(1, { amount: yen(100), owner: word('Kato'), nextStep: word('Call') }),
      at(4, { amount: blank, nextStep: blank, closeDate: blank }),
    );
    expect(Object.keys(dealOf(dossier).fields)).toEqual(['owner']);
    expect(dossier.changes).toEqual([
      { field: 'amount', from: { minor: 100, currency: 'JPY' }, to: null, at: 4, reading: 'r4' },
    ]);
  });

  it('has a value again when one is entered, rounded or not, and the history says so', () => {
    for (const value of [yen(200), rough(42_900, '42.9K')]) {
      const dossier = of(at(1, { amount: yen(100) }), at(4, { amount: blank }), at(6, { amount: value }));
      expect(dealOf(dossier).fields.amount).toMatchObject({ value: value.value, since: 6 });
      expect(dossier.changes.map(({ from, to }) => [from, to])).toEqual([
        [{ minor: 100, currency: 'JPY' }, null],
        [null, value.value],
      ]);
    }
  });

  it('keeps a value that is newer than the empty place, in whatever order they arrive', () => {
    const [empty, value] = [at(1, { owner: blank }), at(2, { owner: word('Kato') })];
    expect(dealOf(of(value, empty)).fields.owner?.value).toBe('Kato');
    expect(dealOf(of(value, { ...empty, at: 3 })).fields).toEqual({});
  });

  describe('whose page names no currency', () => {
    const bare = (minor: number, text = String(minor / 100)): ReadValue => ({
      text,
      value: { minor, currency: 'XXX' },
    });
    const usd = (minor: number): ReadValue => ({ text: `$${minor / 100}`, value: { minor, currency: 'USD' } });

    it('is of the currency that another page named, before or afterwards', () => {
      for (const seen of [
        [usd(120_050), bare(120_050)],
        [bare(120_050), usd(120_050)],
      ]) {
        const dossier = of(...seen.map((amount, index) => at(index + 1, { amount })));
        expect(dossier.fields['amount']).toMatchObject({ value: { minor: 120_050, currency: 'USD' }, since: 1, at: 2 });
        expect(dossier.changes).toEqual([]);
      }
    });

    it('has moved when the number is another one', () => {
      const dossier = of(at(1, { amount: yen(1200) }), at(2, { amount: bare(150_000) }));
      expect(dossier.fields['amount']).toMatchObject({ value: { minor: 1500, currency: 'JPY' }, since: 2 });
      expect(dossier.changes.map(({ to }) => to)).toEqual([{ minor: 1500, currency: 'JPY' }]);
    });

    it('agrees rounded with the exact one', () => {
      const rounded: ReadValue = { ...bare(4_290_000, '42.9K'), approximate: true };
      const dossier = of(at(1, { amount: yen(42_871) }), at(2, { amount: rounded }));
      expect(dossier.fields['amount']).toMatchObject({ value: { minor: 42_871, currency: 'JPY' }, approximate: false });
      expect(dossier.changes).toEqual([]);
    });
  });

  it('is gone once taken back, whatever is seen later', () => {
    const undone: Seen = { ...at(2, {}), row: { entity: 'deal', id: { strong: '7' }, values: {}, gone: true } };
    expect(of(at(3, { name: word('A') }), undone).gone).toBe(true);
  });

  it('is proven by the CRM’s id or a key the CRM keeps unique, not by its name', () => {
    const proven = (identity: string) => dealOf({ ...of(at(1, {})), key: `${site} tryton deal ${identity}` }).proven;
    expect([proven('s 7'), proven('b so1'), proven('p a | b'), proven('n a'), proven('b so1\n2')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

const bares: ReadValue[] = [
  { text: '42871', value: { minor: 4_287_100, currency: 'XXX' } },
  { text: '42.9K', value: { minor: 4_290_000, currency: 'XXX' }, approximate: true },
];
const value = fc.oneof(
  fc.constantFrom(100, 42_871, 50_600).map((minor) => yen(minor)),
  fc
    .constantFrom<[number, string]>([42_900, '42.9K'], [43_000, '43K'], [51_000, '51K'], [0, '0K'])
    .map(([minor, text]) => rough(minor, text)),
);
const seen = fc
  .record({
    time: fc.nat(6),
    reading: fc.constantFrom('a', 'b', 'c'),
    index: fc.nat(3),
    values: fc.record(
      {
        amount: fc.oneof(value, fc.constant(blank), fc.constantFrom(...bares)),
        stage: fc.oneof(fc.constantFrom('New', 'Won').map(word), fc.constant(blank)),
        owner: fc.constantFrom('Kato', 'Sato').map(word),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ time, reading, index, values }) => at(time, values, reading, index));
/** A reading and an index in it name one row. */
const sightings = fc.uniqueArray(seen, {
  selector: ({ at: time, reading, index }) => `${time} ${reading} ${index}`,
  minLength: 1,
  maxLength: 12,
});

describe('merging', () => {
  it('does not depend on the order in which sightings arrive', () => {
    fc.assert(
      fc.property(
        sightings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, mixed]) => {
          expect(of(...mixed)).toEqual(of(...all));
        },
      ),
    );
  });

  it('says the same when a sighting is merged twice', () => {
    fc.assert(
      fc.property(sightings, fc.nat(), (all, pick) => {
        const again = all[pick % all.length];
        expect(of(...all, ...(again ? [again] : []))).toEqual(of(...all));
      }),
    );
  });

  it('taken in one by one in time equals merged at once', () => {
    fc.assert(
      fc.property(sightings, (all) => {
        const sorted = all.toSorted(
          (a, b) => a.at - b.at || (a.reading < b.reading ? -1 : a.reading > b.reading ? 1 : a.index - b.index),
        );
        const first = sorted[0] as Seen;
        const dossier = of(first);
        for (const one of sorted.slice(1)) takeIn(dossier, one);
        expect(dossier).toEqual(of(...all));
      }),
    );
  });

  it('old news changes nothing but when it was last seen', () => {
    fc.assert(
      fc.property(sightings, seen, (all, next) => {
        const dossier = of(...all);
        const later: Seen = { ...next, at: 10, reading: 'z' };
        fc.pre(isOldNews(dossier, later.row));
        const timeless = ({ fields, changes }: Dossier) => ({
          changes,
          fields: Object.fromEntries(
            Object.entries(fields).map(([name, held]) => [
              name,
              { ...held, at: 0, newer: held.newer && { ...held.newer, at: 0 } },
            ]),
          ),
        });
        const before = timeless(structuredClone(dossier));
        takeIn(dossier, later);
        expect(timeless(dossier)).toEqual(before);
      }),
    );
  });
});

it('the print of a row tells its contents apart: ids, values, and how sure they are', () => {
  const row = at(1, { amount: rough(42_900, '$42.9K') }).row;
  const others = [
    { ...row, id: { strong: '8' } },
    { ...row, values: { amount: rough(42_900, '$42.90K') } },
    { ...row, values: { amount: rough(42_950, '$42.9K') } },
    { ...row, values: { amount: yen(42_900, '$42.9K') } },
    { ...row, url: site },
  ];
  expect(printOfRow(structuredClone(row))).toBe(printOfRow(row));
  expect(new Set([row, ...others].map(printOfRow)).size).toBe(others.length + 1);
});

it('the print of a row does not depend on the words a day is written in, nor on how an exact amount is written', () => {
  const seenOn = (text: string, approximate?: true): Row =>
    at(1, { closeDate: { text, value: '2026-11-22', ...(approximate && { approximate }) } }).row;
  expect(printOfRow(seenOn('yesterday'))).toBe(printOfRow(seenOn('Nov 22, 2026')));
  expect(printOfRow(seenOn('2 days ago', true))).toBe(printOfRow(seenOn('3日前', true)));
  expect(printOfRow(seenOn('2 days ago', true))).not.toBe(printOfRow(seenOn('Nov 22, 2026')));
  expect(printOfRow(at(1, { amount: yen(1200, '¥1,200') }).row)).toBe(
    printOfRow(at(1, { amount: yen(1200, '1200円') }).row),
  );
});
