import { describe, expect, it } from 'vitest';
import type { Row } from './reading.ts';
import { faultOf } from './well-formed.ts';

const good: Row = {
  entity: 'deal',
  id: { strong: '7' },
  url: 'https://crm.example.com/7',
  values: { name: { text: 'Alpha', value: 'Alpha' }, amount: { text: '¥1', value: { minor: 1, currency: 'JPY' } } },
};
const withValue = (field: string, value: unknown, entity: Row['entity'] = 'deal'): Row => ({
  ...good,
  entity,
  values: JSON.parse(`{${JSON.stringify(field)}:{"text":"x"}}`, (name, inner: unknown) =>
    name === field ? { text: 'x', value } : inner,
  ) as Row['values'],
});

describe('a row', () => {
  it('is believed when every value is of its field’s kind', () => {
    expect(faultOf(good)).toBeUndefined();
    expect(faultOf(withValue('when', '2026-11-24T09:30', 'activity'))).toBeUndefined();
    expect(faultOf(withValue('amount', null))).toBeUndefined();
  });

  it.each<[string, Row]>([
    ['money that is no integer', withValue('amount', { minor: 1.5, currency: 'JPY' })],
    ['money that is not a number', withValue('amount', { minor: Number.NaN, currency: 'JPY' })],
    ['money without a currency', withValue('amount', { minor: 1 })],
    ['a day that does not exist', withValue('closeDate', '2026-02-29')],
    ['a share above one', withValue('probability', 1.01)],
    ['a time of no clock', withValue('when', '2026-11-24T24:00', 'activity')],
    ['a state nobody knows', withValue('state', 'maybe', 'activity')],
    ['an activity’s field on a deal', withValue('subject', 'x')],
    ['a name that is a number', withValue('name', 7)],
    ['a text of a megabyte', withValue('name', 'x'.repeat(1_000_000))],
    ['a field called __proto__', withValue('__proto__', 'x')],
    ['a field called constructor', withValue('constructor', 'x')],
    ['a link that runs a script', { ...good, url: 'javascript:alert(1)' }],
    ['an id that is an object', { ...good, id: { strong: {} as string } }],
    ['a thing that is neither deal nor activity', { ...good, entity: 'person' as 'deal' }],
    ['nothing at all', { ...good, values: null as unknown as Row['values'] }],
  ])('is put aside for %s', (_, row) => {
    expect(faultOf(row)).toEqual(expect.any(String));
  });
});
