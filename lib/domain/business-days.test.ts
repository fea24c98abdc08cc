import { describe, expect, it } from 'vitest';
import { committedHolidayTable, holidayTable } from '../../test/tools/holidays.ts';
import {
  addBusinessDays,
  businessDays,
  businessDaysIn,
  businessDaysPassed,
  isHolidayJp,
  shareOfDayPassed,
  workShare,
} from './business-days.ts';
import { mondayToFriday, type Calendar } from './calendar.ts';

const japan: Calendar = { ...mondayToFriday, holidays: 'jp' };
const september = { start: '2026-09-01', end: '2026-10-01' };
const hours = { from: '09:00', to: '18:00' };

it('the committed holiday table is the library’s own', () => {
  expect(committedHolidayTable()).toBe(holidayTable());
});

describe('isHolidayJp', () => {
  it.each([
    ['2026-09-21', true, '敬老の日'],
    ['2026-09-22', true, 'the day between two holidays'],
    ['2026-09-23', true, '秋分の日'],
    ['2026-05-06', true, 'a substitute holiday'],
    ['2019-05-01', true, 'the enthronement'],
    ['2026-09-18', false, 'a Friday'],
    ['2200-01-01', false, 'a year outside the table'],
  ])('%s → %s (%s)', (day, expected) => {
    expect(isHolidayJp(day)).toBe(expected);
  });
});

describe('business days', () => {
  it('September 2026 in Japan has 19, of which 14 lie up to Friday the 18th', () => {
    expect(businessDays(september, japan)).toBe(19);
    expect(businessDays({ start: '2026-09-01', end: '2026-09-19' }, japan)).toBe(14);
  });

  it.each<[string, Partial<Calendar>, number]>([
    ['without public holidays', { holidays: 'none' }, 22],
    ['a company holiday on a weekday', { daysOff: ['2026-09-17'] }, 18],
    ['a day off on a Sunday changes nothing', { daysOff: ['2026-09-20'] }, 19],
    ['half a day', { partDays: { '2026-09-17': 0.5 } }, 18.5],
    ['a Saturday worked', { partDays: { '2026-09-19': 1 } }, 20],
    ['a holiday worked in part', { partDays: { '2026-09-21': 0.25 } }, 19.25],
    ['a share beyond a whole day is a whole day', { partDays: { '2026-09-17': 7 } }, 19],
    ['Saturdays are worked', { workdays: [1, 2, 3, 4, 5, 6] }, 23],
    ['nobody works', { workdays: [] }, 0],
  ])('%s', (_, part, expected) => {
    expect(businessDays(september, { ...japan, ...part })).toBe(expected);
  });

  it('an empty or reversed period has none', () => {
    expect(businessDays({ start: '2026-09-18', end: '2026-09-18' }, japan)).toBe(0);
    expect(businessDays({ start: '2026-09-18', end: '2026-09-01' }, japan)).toBe(0);
  });

  it('29 February is a day like any other', () => {
    expect(workShare('2028-02-29', japan)).toBe(1);
    expect(businessDaysIn({ start: '2028-02-26', end: '2028-03-01' }, japan)).toEqual(['2028-02-28', '2028-02-29']);
  });

  it.each([
    ['2026-09-18', 1, '2026-09-24'],
    ['2026-09-24', -1, '2026-09-18'],
    ['2026-09-19', 0, '2026-09-19'],
    ['2026-09-01', 18, '2026-09-30'],
  ])('%s and %i business days → %s', (day, count, expected) => {
    expect(addBusinessDays(day, count, japan)).toBe(expected);
  });

  it('a calendar without working days ends the search', () => {
    expect(addBusinessDays('2026-09-01', 1, { ...japan, workdays: [] })).toBeUndefined();
  });
});

describe('how much has passed', () => {
  it.each([
    ['2026-09-18T08:55', 0],
    ['2026-09-18T13:30', 0.5],
    ['2026-09-18T18:00', 1],
    ['2026-09-18T23:59', 1],
  ])('of the working hours at %s: %d', (now, expected) => {
    expect(shareOfDayPassed(now, hours)).toBe(expected);
  });

  it('a night shift ends after midnight', () => {
    expect(shareOfDayPassed('2026-09-18T23:00', { from: '22:00', to: '02:00' })).toBe(0.25);
  });

  it.each([
    ['before the period', '2026-08-31T20:00', 0],
    ['at noon of its first day', '2026-09-01T13:30', 0.5],
    ['on the evening of the 18th', '2026-09-18T18:00', 14],
    ['on a Sunday', '2026-09-20T12:00', 14],
    ['after it', '2026-10-01T00:00', 19],
  ])('of September %s', (_, now, expected) => {
    expect(businessDaysPassed(september, now, japan, hours)).toBe(expected);
  });
});
