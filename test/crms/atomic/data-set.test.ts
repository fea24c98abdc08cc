import { describe, expect, test } from 'vitest';
import { dataSet } from './data-set.ts';
import * as names from './names.ts';

const days = [
  '2026-03-01T09:00:00Z',
  '2026-03-31T23:30:00Z',
  '2027-01-01T00:00:00Z',
  '2028-02-29T12:00:00Z',
  '2026-11-25T06:00:00Z',
].map((day) => new Date(day));

describe.each(days)('the demo data of %s', (now) => {
  const data = dataSet(now);
  const today = now.toISOString().slice(0, 10);

  test('is the same when it is made again', () => {
    expect(dataSet(now)).toEqual(data);
  });

  test('has wins in the running month and none after today', () => {
    const wins = data.deals
      .filter(({ stage }) => stage === 'won')
      .map((deal) => deal.expected_closing_date.slice(0, 10));
    expect(wins.filter((day) => day.startsWith(today.slice(0, 7)))).toHaveLength(7);
    expect(wins.filter((day) => day > today)).toEqual([]);
    expect(new Set(wins.map((day) => day.slice(0, 7))).size).toBeGreaterThan(1);
  });

  test('has calls and meetings of today, made and still to make, and tasks on both sides of it', () => {
    const dueToday = data.tasks.filter((task) => task.due_date.slice(0, 10) === today);
    for (const type of ['Call', 'Meeting']) {
      const these = dueToday.filter((task) => task.type === type);
      expect(
        these.some((task) => task.done_date),
        type,
      ).toBe(true);
      expect(
        these.some((task) => !task.done_date),
        type,
      ).toBe(true);
    }
    expect(data.tasks.some((task) => task.due_date.slice(0, 10) < today)).toBe(true);
    expect(data.tasks.some((task) => task.due_date.slice(0, 10) > today)).toBe(true);
  });

  test('points only at rows that exist', () => {
    const { contacts, companies, sales, deals } = data;
    for (const deal of deals) {
      expect(companies[deal.company_id], deal.name).toBeDefined();
      for (const contact of deal.contact_ids) expect(contacts[contact]?.company_id, deal.name).toBe(deal.company_id);
    }
    for (const { contact_id, sales_id } of data.tasks) expect(contacts[contact_id] && sales[sales_id]).toBeDefined();
    for (const { deal_id } of data.dealNotes) expect(deals[deal_id]).toBeDefined();
  });
});

test('no two deals share a name, so that a row can be told by it', () => {
  expect(new Set(names.deals.map(([, , , , name]) => name)).size).toBe(names.deals.length);
});
