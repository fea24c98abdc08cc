import { expect, it } from 'vitest';
import { aReading, dealRow } from '../../test/readings.ts';
import { sortArchive } from './archive-parts.ts';

const sorted = (documents: object) => sortArchive({ readings: [], documents: { settings: {}, ...documents } });

it.each(['x', 7, { all: [] }])('targets that are no list (%j) replace none', (targets) => {
  expect(sorted({ targets })).not.toHaveProperty('targets');
  expect(sorted({ targets })?.left).toEqual([expect.objectContaining({ part: 'targets' })]);
});

it('an empty list says that there are none', () => {
  expect(sorted({ targets: [] })).toMatchObject({ targets: [], left: [] });
});

it.each<[string, object]>([
  ['at no time there is', { at: 1e20 }],
  ['before all time', { at: -1e300 }],
  ['years ahead, which no later look could correct', { at: Date.now() + 9e11 }],
  ['in a zone there is not', { zone: 'No/Where' }],
])('a reading %s is spoilt, and only it', (_, more) => {
  const good = aReading([dealRow({ id: '1', name: 'A' })], { at: 1_000 });
  const entry = (reading: object) => ({ reading, quarantined: 0 });
  const told = sortArchive({ readings: [entry(good), entry({ ...good, ...more })], documents: {} });
  expect(told?.archive.readings).toHaveLength(1);
  expect(told?.left).toEqual([{ part: 'readings', count: 1 }]);
});
