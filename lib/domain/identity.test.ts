import { describe, expect, it } from 'vitest';
import { bestIdentity, folded, identitiesAsked, identitiesOf, levelOf } from './identity.ts';
import type { Row } from './reading.ts';

const source = { crm: 'odoo', site: 'https://crm.example.com' };
const row = (id: Row['id'], values: Record<string, string>, entity: Row['entity'] = 'deal'): Row => ({
  entity,
  id,
  values: Object.fromEntries(Object.entries(values).map(([field, text]) => [field, { text, value: text }])),
});
const short = (one: Row) => identitiesOf(source, one).map((key) => key.split(` ${one.entity} `)[1]);

describe('the identities of a row, best first', () => {
  it('are the CRM’s id, its number, name with account, name', () => {
    expect(short(row({ strong: '7', business: 'SO-1' }, { name: 'Alpha', account: 'Kato' }))).toEqual([
      's 7',
      'b so-1',
      'p alpha | kato',
      'n alpha',
    ]);
  });
  it('do without what the page does not show', () => {
    expect(short(row({}, { name: 'Alpha' }))).toEqual(['n alpha']);
    expect(short(row({ business: 'SO-1' }, {}))).toEqual(['b so-1']);
    expect(bestIdentity(source, row({}, { account: 'Kato' }))).toBeUndefined();
  });
  it('fall back on what the sender thought of, when nothing is written on the row', () => {
    expect(short(row({ provisional: 'x|y' }, {}))).toEqual(['p ? x|y']);
  });
  it('of an activity are its id, else its day and what is written on it; the hour of the day may be shown or not', () => {
    const call = { type: 'Call', subject: 'Intro', account: 'Kato' };
    expect(short(row({}, { ...call, when: '2026-11-24T09:30' }, 'activity'))).toEqual(
      short(row({}, { ...call, when: '2026-11-24' }, 'activity')),
    );
    expect(short(row({}, { ...call, when: '2026-11-25' }, 'activity'))).not.toEqual(
      short(row({}, { ...call, when: '2026-11-24' }, 'activity')),
    );
    expect(bestIdentity(source, row({}, { type: 'Call' }, 'activity'))).toBeUndefined();
  });
  it('differ between sites, between CRMs of one site, and between deals and activities', () => {
    const keys = [
      bestIdentity(source, row({ strong: '7' }, {})),
      bestIdentity({ ...source, site: 'https://other.example.com' }, row({ strong: '7' }, {})),
      bestIdentity({ ...source, crm: 'tryton' }, row({ strong: '7' }, {})),
      bestIdentity(source, row({ strong: '7' }, {}, 'activity')),
    ];
    expect(new Set(keys).size).toBe(4);
    expect(keys.map((key) => levelOf(key ?? ''))).toEqual(['s', 's', 's', 's']);
  });
  it('stay short for a megabyte of name, and still tell two such names apart', () => {
    const [a, b] = ['x', 'y'].map(
      (last) => bestIdentity(source, row({}, { name: 'a'.repeat(1_000_000) + last })) ?? '',
    );
    expect(a?.length).toBeLessThan(300);
    expect(a).not.toBe(b);
  });
});

describe('what a row may be known as by its identity alone', () => {
  it.each<[string, Row['id'], string[]]>([
    ['its id, then its number', { strong: '7', business: 'SO-1', provisional: 'alpha | kato' }, ['s 7', 'b so-1']],
    ['its name and account, where it has neither', { provisional: 'alpha | kato' }, ['p alpha | kato']],
    ['its name, where no account is shown', { provisional: 'alpha | ' }, ['n alpha']],
    ['nothing, where the text was cut', { provisional: 'a'.repeat(200) }, []],
  ])('%s', (_, id, expected) => {
    expect(identitiesAsked(source, 'deal', id).map((key) => key.split(' deal ')[1])).toEqual(expected);
  });
  it('is what the row itself is stored under', () => {
    const values = { name: 'Alpha', account: 'Kato' };
    expect(identitiesOf(source, row({}, values))).toContain(
      identitiesAsked(source, 'deal', { provisional: 'alpha | kato' })[0],
    );
  });
});

it('texts that differ only in width, case, spaces or invisible characters are folded to the same', () => {
  expect(folded(' Ａcme\u3000 Co\u200b ')).toBe('acme co');
});
