import { describe, expect, it } from 'vitest';
import type { Deal } from './deal.ts';
import { noLongerSeen } from './unseen.ts';

const hour = 3_600_000;
const day = 24 * hour;
const source = { crm: 'odoo', site: 'https://crm.example.com' };
const view = 'deal-list https://crm.example.com/#list';

const deal = (name: string, lastSeen: number, more: Partial<Deal> = {}): Deal => ({
  ...source,
  key: `${source.site} odoo deal n ${name}`,
  proven: false,
  views: [view],
  fields: {},
  changes: [],
  firstSeen: 0,
  lastSeen,
  ...more,
});
/** Ten deals that stood in the list beside it, of which so many still do on the last day. */
const beside = (still: number, last = 3 * day): Deal[] =>
  Array.from({ length: 10 }, (_, index) => deal(`other ${index}`, index < still ? last : 0));
const whole = (...wholes: number[]) => ({ ...source, view, wholes });
const isGone = (one: Deal, others: Deal[], ...looks: ReturnType<typeof whole>[]): boolean =>
  noLongerSeen([one, ...others], looks).has(one.key);
const twice = whole(2 * day, 3 * day);

describe('a deal known by its name only', () => {
  it('is no longer seen after two whole looks at its list, a day apart, without it', () => {
    expect(isGone(deal('a', 0), beside(10), twice)).toBe(true);
    expect([...noLongerSeen([deal('a', 0), ...beside(10)], [twice])]).toHaveLength(1);
  });

  it.each<[string, Deal, Deal[], ReturnType<typeof whole>[]]>([
    ['after one look', deal('a', 0), beside(10), [whole(3 * day)]],
    ['after two looks within a day', deal('a', 0), beside(10), [whole(3 * day - 23 * hour, 3 * day)]],
    ['when it was seen at the first of them, or somewhere else since', deal('a', 2 * day), beside(10), [twice]],
    ['when no look was whole', deal('a', 0), beside(10), []],
    ['when the list shows another selection by now', deal('a', 0), beside(8), [twice]],
    ['when nothing stood beside it to tell the list by', deal('a', 0), [], [twice]],
    [
      'when another list showed it too, and was not looked at',
      deal('a', 0, { views: [view, 'x'] }),
      beside(10),
      [twice],
    ],
    ['when it was seen in too many places to tell', deal('a', 0, { views: [''] }), beside(10), [twice]],
    ['when the CRM gave its id', deal('a', 0, { proven: true }), beside(10), [twice]],
    [
      'when it is one of several look-alikes, of which only one is known to have stood there',
      deal('a', 0, { key: `${deal('a', 0).key}\n2` }),
      beside(10),
      [twice],
    ],
    ['by a list of another CRM under the same address', deal('a', 0), beside(10), [{ ...twice, crm: 'tryton' }]],
  ])('is still counted %s', (_, one, others, looks) => {
    expect(isGone(one, others, ...looks)).toBe(false);
  });

  it('that left together with a tenth of the list is no longer seen, with more it may be another list', () => {
    expect(isGone(deal('a', 0), beside(9), twice)).toBe(true);
  });
});
