import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityOf, dealOf, merge, shownOf, type Seen } from './merge.ts';
import type { Deal, DealField } from './deal.ts';
import type { ReadValue, Row } from './reading.ts';
import { activityAt, dealAt } from './rewind.ts';

const site = 'https://crm.example.com';

const seenAt = (time: number, values: Row['values'], entity: Row['entity'] = 'deal'): Seen => ({
  row: { entity, id: { strong: '7' }, values },
  at: time,
  reading: `r${time}`,
  view: 'list',
  index: 0,
});
const word = (value: string): ReadValue => ({ text: value, value });
const blank: ReadValue = { text: '', value: null };
const dealOfAll = (seen: readonly Seen[]): Deal | undefined => {
  const dossier = merge(`${site} crm deal s 7`, 'deal', 'crm', site, seen);
  return dossier && dealOf(dossier);
};
const valueOf = (deal: Deal | undefined, field: DealField): unknown => {
  const held = deal?.fields[field];
  return held && shownOf<unknown>(held).value;
};

const values = fc.record(
  {
    stage: fc.oneof(fc.constantFrom('New', 'Offer', 'Won').map(word), fc.constant(blank)),
    owner: fc.constantFrom('Kato', 'Sato').map(word),
    closeDate: fc.oneof(fc.constantFrom('2026-11-20', '2026-12-04').map(word), fc.constant(blank)),
    probability: fc.constantFrom(0.1, 0.5, 1).map((value): ReadValue => ({ text: String(value), value })),
    amount: fc
      .constantFrom(100, 200, 300)
      .map((minor): ReadValue => ({ text: String(minor), value: { minor, currency: 'JPY' } })),
  },
  { requiredKeys: [] },
);
const sightings = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), values), { selector: ([time]) => time, minLength: 1 })
  .map((all) => all.map(([time, told]) => seenAt(time, told as Row['values'])));

describe('a deal as it was known', () => {
  it('is what its sightings until then give, field by field', () => {
    fc.assert(
      fc.property(sightings, fc.integer({ min: 0, max: 31 }), (seen, moment) => {
        const whole = dealOfAll(seen);
        const until = dealOfAll(seen.filter(({ at }) => at < moment));
        const then = whole && dealAt(whole, moment);
        expect(then === undefined).toBe(until === undefined);
        for (const field of ['stage', 'owner', 'closeDate', 'probability', 'amount'] as const) {
          const known = valueOf(until, field);
          const wasRead = seen.some(({ at, row }) => at < moment && row.values[field]?.value != null);
          // What was first read and moved after the moment counts as its first value; nothing else may differ.
          if (wasRead) expect([field, valueOf(then, field)]).toEqual([field, known]);
        }
        if (until) expect(then?.changes).toEqual(until.changes);
        if (until) expect(then?.firstSeen).toBe(until.firstSeen);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['before it was seen', 10, undefined],
    ['before it moved', 11, 'New'],
    ['in the moment in which it moved, which is not before it', 20, 'New'],
    ['after it', 21, 'Won'],
  ])('%s', (_, moment, stage) => {
    const deal = dealOfAll([seenAt(10, { stage: word('New') }), seenAt(20, { stage: word('Won') })]);
    expect(valueOf(deal && dealAt(deal, moment), 'stage')).toBe(stage);
  });

  it('knows nothing of a field with a history, nor of its end, that was first read later; of any other it does', () => {
    const deal = dealOfAll([
      seenAt(1, { stage: word('New') }),
      seenAt(9, { owner: word('Kato'), wonDate: word('2026-11-09'), createdDate: word('2026-01-05') }),
    ]);
    expect(Object.keys((deal && dealAt(deal, 5))?.fields ?? {}).sort()).toEqual(['createdDate', 'stage']);
  });

  it('gives back a value that was emptied since', () => {
    const deal = dealOfAll([seenAt(1, { closeDate: word('2026-11-20') }), seenAt(9, { closeDate: blank })]);
    expect(valueOf(deal, 'closeDate')).toBeUndefined();
    expect(valueOf(deal && dealAt(deal, 5), 'closeDate')).toBe('2026-11-20');
  });
});

describe('an activity as it was known', () => {
  const activity = () => {
    const dossier = merge(`${site} crm activity s 7`, 'activity', 'crm', site, [
      seenAt(3, { state: word('planned'), when: word('2026-11-20') }, 'activity'),
      seenAt(8, { state: word('done') }, 'activity'),
    ]);
    if (!dossier) throw new Error('Nothing was merged.');
    return activityOf(dossier);
  };

  it.each([
    [3, undefined],
    [4, 'planned'],
    [8, 'planned'],
    [9, 'done'],
  ])('before %i is %s', (moment, state) => {
    expect(activityAt(activity(), moment)?.fields.state?.value).toBe(state);
  });
});
