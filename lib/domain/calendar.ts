import type { Day } from './day.ts';

/** Which days are worked, and how much of each. */
export type Calendar = {
  /** ISO weekdays worked, 1 = Monday … 7 = Sunday. */
  readonly workdays: readonly number[];
  /** Public holidays that are off. */
  readonly holidays: 'jp' | 'none';
  /** Company holidays and personal leave. */
  readonly daysOff: readonly Day[];
  /** Day → share of a full day worked, 0…1. Wins over weekday, holiday and day off. */
  readonly partDays: Readonly<Record<Day, number>>;
};

export const mondayToFriday: Calendar = { workdays: [1, 2, 3, 4, 5], holidays: 'none', daysOff: [], partDays: {} };
