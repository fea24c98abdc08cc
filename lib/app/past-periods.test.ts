import { expect, it } from 'vitest';
import { deal, facts, september, yen } from '../../test/facts.ts';
import { mondayToFriday } from '../domain/calendar.ts';
import { kpiById } from '../kpis/index.ts';
import { pastPeriods } from './past-periods.ts';
import type { Look } from './progress-of.ts';
import { defaultSettings } from './settings.ts';

const rows = facts({
  deals: ['2026-05-20', '2026-07-10', '2026-08-10', '2026-08-11', '2026-09-10'].map((closedOn, index) =>
    deal({ status: 'won', closedOn, createdOn: '2026-05-20', amount: yen(10 ** index) }),
  ),
});
const look: Look = {
  facts: rows,
  everything: rows,
  scope: { kind: 'all' },
  settings: defaultSettings,
  targets: [],
  now: '2026-09-18T10:00',
  calendar: mondayToFriday,
};
const history = (id: string, count?: number) =>
  pastPeriods(kpiById(id) ?? expect.fail(), 'month', september, look, count);

it('lists complete months, oldest first; the month capture began in is not complete', () => {
  expect(history('revenue')).toEqual([
    { value: 0, businessDays: 22 },
    { value: 10, businessDays: 23 },
    { value: 1100, businessDays: 21 },
  ]);
});
it('at most so many', () => {
  expect(history('revenue', 1)).toEqual([{ value: 1100, businessDays: 21 }]);
});
it('a rate leaves out months that have none', () => {
  expect(history('win-rate').map(({ value }) => value)).toEqual([1, 1]);
});
it('a level has no past', () => {
  expect(history('open-pipeline')).toEqual([]);
});
