import type { Calendar } from './calendar.ts';
import { addDays, weekdayOf, type Day, type LocalTime } from './day.ts';
import { holidaysJp } from './holidays-jp.ts';
import type { Period } from './period.ts';

const holidaysByYear = new Map<string, ReadonlySet<string>>();

/** Whether a day is a Japanese public holiday, substitute and in-between holidays included. Years outside the table have none. */
export function isHolidayJp(day: Day): boolean {
  const year = day.slice(0, 4);
  let days = holidaysByYear.get(year);
  if (!days) {
    days = new Set(holidaysJp[year]?.split(' '));
    holidaysByYear.set(year, days);
  }
  return days.has(day.slice(5, 7) + day.slice(8, 10));
}

/** Share of a full working day that a day is, 0…1. */
export function workShare(day: Day, calendar: Calendar): number {
  const part = calendar.partDays[day];
  if (part !== undefined) return Math.min(1, Math.max(0, part));
  if (!calendar.workdays.includes(weekdayOf(day)) || calendar.daysOff.includes(day)) return 0;
  return calendar.holidays === 'jp' && isHolidayJp(day) ? 0 : 1;
}

export const isBusinessDay = (day: Day, calendar: Calendar): boolean => workShare(day, calendar) > 0;

/** Business days in a period; a part day counts as its share, so the answer may be a fraction. */
export function businessDays(period: Period, calendar: Calendar): number {
  let total = 0;
  for (let day = period.start; day < period.end; day = addDays(day, 1)) total += workShare(day, calendar);
  return total;
}

/** The days of a period on which anything is worked, in order. */
export function businessDaysIn(period: Period, calendar: Calendar): Day[] {
  const days: Day[] = [];
  for (let day = period.start; day < period.end; day = addDays(day, 1))
    if (isBusinessDay(day, calendar)) days.push(day);
  return days;
}

/** How far ahead a working day is looked for: a calendar in which nothing is worked must not hang the search. */
const searchDays = 400;

/**
 * The business day `count` business days after `day` (before it when negative); 0 gives `day` itself.
 * `undefined` when the calendar has no working day within about a year per step.
 */
export function addBusinessDays(day: Day, count: number, calendar: Calendar): Day | undefined {
  const step = count < 0 ? -1 : 1;
  let found: Day = day;
  for (let left = Math.abs(count); left > 0; left -= 1) {
    let tried = 0;
    do {
      found = addDays(found, step);
      tried += 1;
      if (tried > searchDays) return undefined;
    } while (!isBusinessDay(found, calendar));
  }
  return found;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** How much of the working hours has passed at a wall-clock time, 0…1. Hours that end before they begin run past midnight. */
export function shareOfDayPassed(now: LocalTime, hours: { from: string; to: string }): number {
  const from = minutesOf(hours.from);
  const overnight = minutesOf(hours.to) <= from ? 24 * 60 : 0;
  const length = minutesOf(hours.to) + overnight - from;
  return Math.min(1, Math.max(0, (minutesOf(now.slice(11, 16)) - from) / length));
}

/**
 * Business days of a period that have passed at `now`, today counted by the share of working hours that has passed.
 * Before the period 0, after it all of it.
 */
export function businessDaysPassed(
  period: Period,
  now: LocalTime,
  calendar: Calendar,
  hours: { from: string; to: string },
): number {
  const today = now.slice(0, 10);
  if (today < period.start) return 0;
  if (today >= period.end) return businessDays(period, calendar);
  return (
    businessDays({ start: period.start, end: today }, calendar) +
    workShare(today, calendar) * shareOfDayPassed(now, hours)
  );
}
