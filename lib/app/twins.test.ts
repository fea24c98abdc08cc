import { describe, expect, it } from 'vitest';
import { activityRow, crmSite, dealRow } from '../../test/readings.ts';
import { derive } from '../domain/derive.ts';
import { activityOf, dealOf } from '../domain/merge.ts';
import type { Row } from '../domain/reading.ts';
import { taughtId } from '../recipes/teach/taught.ts';
import { factsOf } from './facts.ts';
import { defaultSettings } from './settings.ts';
import { twinsOf } from './twins.ts';

const taught = taughtId(crmSite);
const seenBy = (crm: string, at: number, ...rows: Row[]) =>
  derive(
    { crm, site: crmSite, entity: rows[0]?.entity ?? 'deal' },
    rows.map((row, index) => ({ row, at, reading: `${crm} ${index}`, view: 'list', index })),
  ).records.map(({ dossier }) => dossier);
const dealsBy = (crm: string, at: number, ...rows: Row[]) => seenBy(crm, at, ...rows).map(dealOf);

describe('a deal that a built-in recipe and a taught page both read', () => {
  const old = dealsBy('salesforce', 1_000, dealRow({ id: '7', name: 'Press line', stage: 'New' }));
  const fresh = dealsBy(taught, 2_000, dealRow({ id: '7', name: 'Press line', stage: 'Won' }));

  it.each([
    ['in this order', [...old, ...fresh]],
    ['and in that', [...fresh, ...old]],
  ])('is one deal, as it was seen last, %s', (_, deals) => {
    const { deals: facts } = factsOf(deals, [], defaultSettings, [], 'Asia/Tokyo');
    expect(facts.map(({ crm, stage }) => [crm, stage])).toEqual([[taught, 'Won']]);
  });

  it('keeps the activities that name it', () => {
    const calls = seenBy('salesforce', 3_000, activityRow({ id: 'a', type: 'Call', dealId: '7' })).map(activityOf);
    const { deals, activities } = factsOf([...old, ...fresh], calls, defaultSettings, [], 'Asia/Tokyo');
    expect(activities.map(({ dealKey }) => dealKey)).toEqual(deals.map(({ key }) => key));
  });

  it('keeps what only the older page shows: a win stays a win', () => {
    const stages = [{ id: 'salesforce', stages: { open: [], won: ['Won'], lost: [] }, activityTypes: {} }];
    const won = dealsBy(
      'salesforce',
      1_000,
      dealRow({ id: '7', name: 'Press line', stage: 'Won', yen: 500, closeDate: '2026-11-10' }),
    );
    const listed = dealsBy(taught, 2_000, dealRow({ id: '7', name: 'Press line', yen: 600 }));
    expect(factsOf([...won, ...listed], [], defaultSettings, stages, 'Asia/Tokyo').deals).toEqual([
      expect.objectContaining({ status: 'won', closedOn: '2026-11-10', amount: { minor: 600, currency: 'JPY' } }),
    ]);
  });

  it('is no twin of something else that is numbered from 1 as well', () => {
    const quotation = dealsBy(taught, 2_000, dealRow({ id: '7', name: 'S00007 Maintenance' }));
    expect(twinsOf([...old, ...quotation]).size).toBe(0);
  });

  it('is no twin of another record, nor of the same number in another CRM with a recipe of its own', () => {
    expect(twinsOf([...old, ...dealsBy(taught, 2_000, dealRow({ id: '8', name: 'Press line' }))]).size).toBe(0);
    expect(twinsOf([...old, ...dealsBy('hubspot', 2_000, dealRow({ id: '7', name: 'Press line' }))]).size).toBe(0);
  });
});
