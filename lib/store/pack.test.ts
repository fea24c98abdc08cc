import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dossier } from '../domain/merge.ts';
import { pack, unpack, type StoredRecord } from './pack.ts';

const money = fc.record({ minor: fc.maxSafeInteger(), currency: fc.constantFrom('JPY', 'USD') });
const values = {
  name: fc.string(),
  stage: fc.string(),
  amount: money,
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  when: fc.constantFrom('2026-11-24', '2026-11-24T09:30'),
};
const reading = fc.constantFrom('a', 'b', 'c');
const sure = (value: fc.Arbitrary<unknown>) =>
  fc.record({ value, approximate: fc.constant(false), at: fc.nat(), since: fc.nat(), reading });
const rough = (value: fc.Arbitrary<unknown>) =>
  fc.record(
    {
      value,
      approximate: fc.constant(true),
      at: fc.nat(),
      since: fc.nat(),
      reading,
      step: fc.integer({ min: 1, max: 1e9 }),
    },
    { requiredKeys: ['value', 'approximate', 'at', 'since', 'reading'] },
  );
const held = (value: fc.Arbitrary<unknown>) =>
  fc.oneof(
    sure(fc.oneof(value, fc.constant(null))),
    rough(value),
    fc.tuple(sure(value), rough(value)).map(([exact, newer]) => ({ ...exact, newer })),
  );
const record: fc.Arbitrary<StoredRecord> = fc.record({
  dossier: fc
    .record(
      {
        key: fc.constantFrom('https://a.example c deal s 1', 'https://a.example c activity p x'),
        crm: fc.string(),
        site: fc.constant('https://a.example'),
        url: fc.webUrl(),
        firstSeen: fc.nat(),
        lastSeen: fc.nat(),
        head: fc.tuple(fc.nat(), reading, fc.integer({ min: -1, max: 499 })),
        gone: fc.constant(true as const),
        fields: fc.record(
          {
            name: held(values.name),
            amount: held(values.amount),
            stage: held(values.stage),
            probability: held(values.probability),
            when: held(values.when),
          },
          { requiredKeys: [] },
        ),
        changes: fc.array(
          fc.constantFrom('stage' as const, 'amount' as const).chain((field) =>
            fc.record(
              {
                field: fc.constant(field),
                from: fc.oneof(values[field] as fc.Arbitrary<unknown>, fc.constant(null)),
                to: fc.oneof(values[field] as fc.Arbitrary<unknown>, fc.constant(null)),
                at: fc.nat(),
                reading,
                approximate: fc.constant(true as const),
              },
              { requiredKeys: ['field', 'from', 'to', 'at', 'reading'] },
            ),
          ),
        ),
      },
      { requiredKeys: ['key', 'crm', 'site', 'firstSeen', 'lastSeen', 'head', 'fields', 'changes'] },
    )
    .map((one): Dossier => ({ ...one, entity: one.key.includes(' deal ') ? 'deal' : 'activity' })),
  views: fc.array(fc.string(), { maxLength: 3 }),
  trail: fc.record({
    sources: fc.array(fc.nat()),
    marks: fc.array(fc.tuple(fc.nat(), fc.nat())).map((all) => new Map(all)),
  }),
  joined: fc.array(fc.string()),
  names: fc.array(fc.string()),
});

it('a record that breaks no rule is taken, so that the ones below are refused for their fault alone', () => {
  const v = ['c', 0, 1, 1, 1, 0, 0, 0, 1, 'a', 3, 0, 0, 0, 5, 2, 0, 0, 100, 'JPY', 0, 0, 0, 0];
  expect(unpack({ key: 'https://a.example c deal s 1', v }).dossier.fields).toEqual({
    amount: { value: { minor: 100, currency: 'JPY' }, approximate: false, at: 1, since: 1, reading: 'a' },
  });
});

describe('a packed record', () => {
  it('unpacks to what it was, whatever it holds', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(unpack(structuredClone(pack(one)))).toEqual(one);
      }),
    );
  });

  it.each([
    ['no record at all', { key: 'https://a.example c deal s 1', v: undefined }],
    ['an empty one', { key: 'https://a.example c deal s 1', v: [] }],
    [
      'a list that ends too early',
      { key: 'https://a.example c deal s 1', v: ['c', 0, 1, 1, 1, 0, 0, 0, 1, 'a', 3, 0, 0] },
    ],
    [
      'a field nobody knows',
      {
        key: 'https://a.example c deal s 1',
        v: ['c', 0, 1, 1, 1, 0, 0, 0, 1, 'a', 3, 0, 0, 0, 4, 99, 0, 0, 'x', 0, 0, 0, 0],
      },
    ],
    [
      'texts where numbers belong',
      { key: 'https://a.example c deal s 1', v: ['c', 0, 'x', 1, 1, 0, 0, 0, 1, 'a', 0, 0, 0, 0, 0, 0] },
    ],
    [
      'money that is not a number',
      {
        key: 'https://a.example c deal s 1',
        v: ['c', 0, 1, 1, 1, 0, 0, 0, 1, 'a', 3, 0, 0, 0, 5, 2, 0, 0, Number.NaN, 'JPY', 0, 0, 0, 0],
      },
    ],
    [
      'a reading that is not in its list',
      { key: 'https://a.example c deal s 1', v: ['c', 0, 1, 1, 1, 7, 0, 0, 1, 'a', 0, 0, 0, 0, 0, 0] },
    ],
  ])('is refused when it is none: %s', (_, packed) => {
    expect(() => unpack(packed as unknown as Parameters<typeof unpack>[0])).toThrow();
  });
});
