import { describe, expect, it } from 'vitest';
import { activityRow, aReading, dealRow } from '../../test/readings.ts';
import type { Reading, Row } from './reading.ts';
import { erasureOf } from './erasure.ts';
import { Veil } from './veil.ts';

const veilOf = (name: string, rows: Row[] = [], isCustomer = false): Veil =>
  new Veil([erasureOf(name, { isCustomer, salt: 'salt', at: 0 }, [aReading(rows)])]);
/** Marks are as long as chance makes them; which it is does not matter to a reader. */
const shown = (text: string): string => text.replace(/▧(?: ?[0-9a-z]){8}/g, '▧');

describe('a name in a text', () => {
  it.each([
    ['Acme', 'Acme: renewal', '▧: renewal'],
    ['Acme', 'ＡＣＭＥの更新', '▧の更新'],
    ['Acme', 'call acme, then ACME again', 'call ▧, then ▧ again'],
    ['Acme', 'Acmeville', 'Acmeville'],
    ['Ann Lee', 'Ann  Lee’s deal', '▧’s deal'],
    ['Lee', 'Fleece for Lee', 'Fleece for ▧'],
    ['佐藤', '佐藤様へ見積もり', '▧様へ見積もり'],
    ['佐藤 花子', '佐藤花子さんと佐藤　花子さん', '▧さんと▧さん'],
    ['ﾔﾏﾀﾞ商会', 'ヤマダ商会の件', '▧の件'],
    ['株式会社山田商事', '山田商事の更新、㈱山田商事', '▧の更新、㈱▧'],
    ['山田商事株式会社', '株式会社山田商事', '株式会社▧'],
    ['Acme, Inc.', 'Acme renewal', '▧ renewal'],
    ['株式会社森', '森永と株式会社森', '森永と▧'],
    ['森', '森永 森 森様', '森永 ▧ 森様'],
    ['김철수', '김철수가 전화', '▧가 전화'],
    ['김철수', '김철수가 전화'.normalize('NFD'), `▧${'가 전화'.normalize('NFD')}`],
    ['Zoë', 'ZOË and Zoë', '▧ and ▧'],
    ['A\u200bcme', 'Ac\u00adme', '▧'],
  ])('%s in “%s”', (name, text, expected) => {
    expect(shown(veilOf(name).text(text))).toBe(expected);
  });

  it('is left where it is part of the name of somebody else', () => {
    const veil = veilOf('田中', [dealRow({ account: '田中商店', owner: '田中' }), dealRow({ owner: '田中 太郎' })]);
    expect(shown(veil.text('田中様、田中商店、田中太郎'))).toBe('▧様、田中商店、田中太郎');
    expect(veil.name('田中 太郎', true)).toBe('田中 太郎');
  });

  it('veiled twice is veiled once, and nothing of it is left', () => {
    const veil = veilOf('株式会社山田商事');
    for (const text of ['㈱山田商事', '山田 商事 / 山田商事', 'https://x.example/山田商事']) {
      const once = veil.text(text);
      expect(veil.text(once)).toBe(once);
      expect(once).not.toMatch(/山田\s?商事/);
    }
  });

  it('texts that differed still do, and texts that named one customer still name one', () => {
    const veil = veilOf('Acme Nord Japan');
    expect(new Set(['Acme Nord Japan', 'AcmeNord Japan', 'Acme NordJapan'].map((text) => veil.name(text))).size).toBe(
      3,
    );
    const one = veilOf('山田 商事');
    expect(one.name('㈱山田商事').slice(1)).toBe(one.name('株式会社山田商事').slice(4));
    expect(one.name('山田　商事', true)).toBe(one.name('山田商事', true));
  });
});

describe('an address', () => {
  it.each([
    ['https://acme.example/deals?q=Acme', 'https://acme.example/deals?q=▧'],
    ['https://crm.example/c/acme-nord/7', 'https://crm.example/c/▧/7'],
    [
      'https://crm.example/#/deals?filter=%7B%22q%22%3A%22Acme+Nord%22%7D',
      'https://crm.example/#/deals?filter={"q":"▧"}',
    ],
    ['https://crm.example/deals/7', 'https://crm.example/deals/7'],
    ['https://crm.example/%E0%A4%A', 'https://crm.example/%E0%A4%A'],
  ])('%s', (url, expected) => {
    expect(shown(decodeURI(veilSafe(url)))).toBe(expected);
  });
  const veilSafe = (url: string): string => {
    const veiled = veilOf('Acme').url(veilOf('Acme Nord').url(url));
    return veiled.includes('%E0%A4%A') ? encodeURI(veiled) : veiled.replace(/%3A/g, ':');
  };
});

describe('a customer', () => {
  const rows = [
    dealRow({ id: '1', name: '基幹更新', account: '東都物流', nextStep: '社長に電話', owner: '加藤' }),
    dealRow({ id: '2', name: '保守', account: '東都物流' }),
    dealRow({ id: '3', name: '保守', account: '西都物流', nextStep: '東都物流の件を聞く' }),
    dealRow({ id: '1', name: '基幹更新' }),
    activityRow({ id: 'a', subject: '部長は不在', dealId: '1', when: '2026-11-02' }),
    activityRow({ id: 'b', subject: '見積もり', dealId: '3', when: '2026-11-02' }),
  ];
  const veil = veilOf('東都物流', rows, true);
  const after = aReading(rows).rows.map((row) => veil.row(aReading([]), row));
  const texts = (row: Row | undefined): Record<string, string> =>
    Object.fromEntries(Object.entries(row?.values ?? {}).map(([field, read]) => [field, shown(read.text)]));

  it('its name goes, with its notes and the names that only its deals carry', () => {
    expect(texts(after[0])).toEqual({ name: '▧', account: '▧', nextStep: '▧', owner: '加藤' });
    expect(texts(after[1])).toEqual({ name: '保守', account: '▧' });
    expect(texts(after[2])).toEqual({ name: '保守', account: '西都物流', nextStep: '▧の件を聞く' });
    expect(texts(after[3])).toEqual({ name: '▧' });
    expect(texts(after[4])['subject']).toBe('▧');
    expect(texts(after[5])['subject']).toBe('見積もり');
  });

  it('is veiled when it is read again, wherever it is read', () => {
    expect(after.map((row) => veil.row(aReading([]), row))).toEqual(after);
    const later: Reading = aReading([
      dealRow({ id: '9', name: '東都物流 増設', account: '東都物流㈱', nextStep: '会う' }),
    ]);
    expect(texts(veil.reading(later).rows[0])).toEqual({ name: '▧ 増設', account: '▧㈱', nextStep: '▧' });
  });

  it('days, amounts, stages and the CRM’s numbers stay', () => {
    const odd = dealRow({ id: '2026', name: 'x', account: 'Won', stage: 'Won', yen: 5, closeDate: '2026-11-02' });
    const won = veilOf('Won', [odd], true).row(aReading([]), odd);
    expect(texts(won)).toMatchObject({ account: '▧', stage: 'Won', closeDate: '2026-11-02' });
    expect(veilOf('2026', [odd], true).row(aReading([]), odd)).toEqual(odd);
  });
});

describe('what is no row', () => {
  const odd = {
    entity: 'deal',
    id: { strong: '1' },
    values: { name: { text: 'first\nAcme "5" null', value: 5 }, Acme: { text: 'Acme', value: null } },
  } as unknown as Row;

  it.each(['5', 'n', '"', 'null', '\\', ':', 'Acme'])('goes text by text: %s', (name) => {
    const veiled = veilOf(name).row(aReading([]), odd);
    expect(veiled).toMatchObject({ values: { name: { value: 5 } } });
    if (name === 'Acme') expect(JSON.stringify(veiled)).not.toContain('Acme');
  });
});
