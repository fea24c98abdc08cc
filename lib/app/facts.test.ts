import { describe, expect, it } from 'vitest';
import { activityRow, crmSite, dealRow } from '../../test/readings.ts';
import type { ActivityFact } from '../domain/activity.ts';
import type { DealFact } from '../domain/deal.ts';
import { derive } from '../domain/derive.ts';
import { activityOf, dealOf } from '../domain/merge.ts';
import type { Row } from '../domain/reading.ts';
import { factsOf } from './facts.ts';
import type { Proposal } from './meanings.ts';
import { defaultSettings, type Settings } from './settings.ts';

const recipe: Proposal = {
  id: 'tryton',
  stages: { open: ['New', '交渉中'], won: ['Won'], lost: ['Lost'] },
  activityTypes: { call: ['Call'], meeting: ['Visit'] },
};
/** 00:30 on that day of November 2026 in Tokyo, still the day before in London. */
const day = (date: number) => Date.UTC(2026, 10, date - 1, 15, 30);

function facts(
  entity: Row['entity'],
  rows: [at: number, row: Row][],
  settings: Partial<Settings> = {},
  zone = 'Asia/Tokyo',
  proposal = recipe,
) {
  const seen = rows.map(([at, row], index) => ({ row, at, reading: `r${index}`, view: 'list', index: 0 }));
  const dossiers = derive({ crm: 'tryton', site: crmSite, entity }, seen).records.map(({ dossier }) => dossier);
  return entity === 'deal'
    ? factsOf(dossiers.map(dealOf), [], { ...defaultSettings, ...settings }, [proposal], zone)
    : factsOf([], dossiers.map(activityOf), { ...defaultSettings, ...settings }, [proposal], zone);
}
const deal = (...rows: [number, Parameters<typeof dealRow>[0]][]): DealFact | undefined =>
  facts(
    'deal',
    rows.map(([at, sketch]) => [at, dealRow({ id: '7', ...sketch })]),
  ).deals[0];
const activity = (
  sketch: Parameters<typeof activityRow>[0],
  settings: Partial<Settings> = {},
): ActivityFact | undefined =>
  facts('activity', [[day(24), activityRow({ id: 'a', ...sketch })]], settings).activities[0];

describe('what a stage means', () => {
  it.each([
    ['New', 'open'],
    ['won', 'won'],
    [' ＬＯＳＴ', 'lost'],
    ['交渉中', 'open'],
    ['Paused', 'unmapped'],
  ])('%s is %s', (stage, status) => {
    expect(deal([day(24), { stage }])?.status).toBe(status);
  });
  it('is what the person says, before what the recipe proposes', () => {
    const rows: [number, Row][] = [[day(24), dealRow({ id: '7', stage: 'New' })]];
    expect(facts('deal', rows, { stages: { tryton: { NEW: 'lost' } } }).deals[0]?.status).toBe('lost');
    expect(facts('deal', rows, { stages: { 'atomic-crm': { New: 'lost' } } }).deals[0]?.status).toBe('open');
  });
  it('of a deal that shows no stage is not known, unless the CRM shows the day it was won', () => {
    expect(deal([day(24), { name: 'A' }])?.status).toBe('unmapped');
    expect(deal([day(24), { wonDate: '2026-11-20' }])).toMatchObject({ status: 'won', closedOn: '2026-11-20' });
  });
});

describe('the day a deal was closed', () => {
  it('is the day the CRM says it was won', () => {
    expect(deal([day(24), { stage: 'Won', wonDate: '2026-11-03', closeDate: '2026-11-30' }])?.closedOn).toBe(
      '2026-11-03',
    );
  });
  it('else the close date of the closed deal', () => {
    expect(
      deal([day(20), { stage: 'New', closeDate: '2026-11-30' }], [day(24), { stage: 'Won', closeDate: '2026-11-22' }])
        ?.closedOn,
    ).toBe('2026-11-22');
    expect(deal([day(24), { stage: 'Lost', wonDate: '2026-11-03', closeDate: '2026-11-22' }])?.closedOn).toBe(
      '2026-11-22',
    );
  });
  it('else the day the move was first seen, in the person’s own zone', () => {
    const rows: [number, Row][] = [
      [day(10), dealRow({ id: '7', stage: 'New' })],
      [day(24), dealRow({ id: '7', stage: 'Won' })],
      [day(26), dealRow({ id: '7', stage: 'Won' })],
    ];
    expect(facts('deal', rows).deals[0]?.closedOn).toBe('2026-11-24');
    expect(facts('deal', rows, { zone: 'Europe/London' }).deals[0]?.closedOn).toBe('2026-11-23');
  });
  it('of a deal reopened and won again is the later one', () => {
    expect(deal([day(2), { stage: 'Won' }], [day(4), { stage: 'New' }], [day(9), { stage: 'Won' }])?.closedOn).toBe(
      '2026-11-09',
    );
  });
  it('is not known when it was closed before it was first seen', () => {
    expect(deal([day(24), { stage: 'Won' }])).not.toHaveProperty('closedOn');
  });
  describe('where the CRM’s close date is only what was planned', () => {
    const planned = (...rows: [number, Parameters<typeof dealRow>[0]][]) =>
      facts(
        'deal',
        rows.map(([at, sketch]) => [at, dealRow({ id: '7', ...sketch })]),
        {},
        'Asia/Tokyo',
        { ...recipe, closeDateIs: 'planned' },
      ).deals[0];

    it('is the day the CRM says it was won', () => {
      const deal = planned(
        [day(20), { stage: 'New', closeDate: '2026-12-20' }],
        [day(24), { stage: 'Won', wonDate: '2026-11-23' }],
      );
      expect(deal).toMatchObject({ closedOn: '2026-11-23' });
      expect(deal).not.toHaveProperty('closedByPlan');
    });
    it.each(['2026-12-20', '2026-11-10'])(
      'else the day the move was first seen, though %s was planned',
      (closeDate) => {
        const deal = planned(
          [day(20), { stage: 'New', closeDate }],
          [day(24), { stage: 'Won' }],
          [day(26), { stage: 'Won' }],
        );
        expect(deal).toMatchObject({ closedOn: '2026-11-24', closeOn: closeDate });
        expect(deal).not.toHaveProperty('closedByPlan');
      },
    );
    it('else the planned day, and it says so', () => {
      expect(planned([day(24), { stage: 'Won', closeDate: '2026-11-10' }])).toMatchObject({
        closedOn: '2026-11-10',
        closedByPlan: true,
      });
      expect(planned([day(24), { stage: 'Lost', closeDate: '2026-11-10' }])).toMatchObject({
        closedOn: '2026-11-10',
        closedByPlan: true,
      });
    });
    it('but never a day after it was first seen closed', () => {
      expect(planned([day(24), { stage: 'Won', closeDate: '2026-12-20' }], [day(28), { stage: 'Won' }])).toMatchObject({
        closedOn: '2026-11-24',
        closedByPlan: true,
      });
    });
    it('is not known when no plan was seen either, or while it is open', () => {
      expect(planned([day(24), { stage: 'Won' }])).not.toHaveProperty('closedOn');
      expect(planned([day(24), { stage: 'New', closeDate: '2026-11-10' }])).not.toHaveProperty('closedOn');
    });
  });
  it('is nothing while the deal is open, whatever its planned close', () => {
    expect(deal([day(24), { stage: 'New', closeDate: '2026-11-22' }])).not.toHaveProperty('closedOn');
  });
});

describe('what the history tells', () => {
  it('since when the deal is in its stage, and where it has been', () => {
    expect(
      deal([day(1), { stage: 'New' }], [day(5), { stage: '交渉中' }], [day(9), { stage: '交渉中' }]),
    ).toMatchObject({ stageSince: '2026-11-05', stagesSeen: ['New', '交渉中'] });
  });
  it('of a won deal how long it stayed in each stage it was seen to enter and to leave', () => {
    const seen: Parameters<typeof deal> = [
      [day(1), { stage: 'New' }],
      [day(5), { stage: '交渉中' }],
      [day(9), { stage: 'Quote' }],
    ];
    expect(deal(...seen)).not.toHaveProperty('stays');
    expect(deal(...seen, [day(21), { stage: 'Won' }])).toMatchObject({
      status: 'won',
      stays: [
        { stage: '交渉中', days: 4 },
        { stage: 'Quote', days: 12 },
      ],
    });
  });
  it('how often its close was pushed to a later day, when it first was and when at the earliest', () => {
    const pushed = deal(
      [day(1), { closeDate: '2026-11-10' }],
      [day(2), { closeDate: '2026-11-20' }],
      [day(3), { closeDate: '2026-11-05' }],
      [day(4), { closeDate: '2026-12-01' }],
    );
    expect(pushed).toMatchObject({
      pushes: 2,
      closeOn: '2026-12-01',
      firstCloseOn: '2026-11-10',
      earliestCloseOn: '2026-11-05',
    });
  });
  it('nothing of a stage or a day that was emptied in between: that is neither a stage nor a later day', () => {
    const emptied: Row = {
      entity: 'deal',
      id: { strong: '7' },
      values: { stage: { text: '', value: null }, closeDate: { text: '', value: null } },
    };
    const rows: [number, Row][] = [
      [day(1), dealRow({ id: '7', stage: 'New', closeDate: '2026-11-10' })],
      [day(2), emptied],
      [day(3), dealRow({ id: '7', stage: 'New', closeDate: '2026-11-10' })],
    ];
    expect(facts('deal', rows.slice(0, 2)).deals[0]).toMatchObject({ status: 'unmapped', firstCloseOn: '2026-11-10' });
    expect(facts('deal', rows.slice(0, 2)).deals[0]).not.toHaveProperty('closeOn');
    expect(facts('deal', rows).deals[0]).toMatchObject({ status: 'open', stagesSeen: ['New'], pushes: 0 });
  });
});

describe('an amount', () => {
  it('is told as rounded when only a rounded one was seen', () => {
    expect(deal([day(1), { rounded: ['$42.9K', 42_900] }])).toMatchObject({
      amount: { minor: 42_900 },
      approximate: true,
    });
  });
  it('stays exact when a board rounds it', () => {
    expect(deal([day(1), { yen: 42_871 }], [day(2), { rounded: ['42.9K', 42_900] }])).toMatchObject({
      amount: { minor: 42_871 },
      approximate: false,
    });
  });
  it('is the newer rounded one, and told as rounded, when that cannot be the exact one any more', () => {
    expect(deal([day(1), { yen: 42_871 }], [day(2), { rounded: ['51K', 51_000] }])).toMatchObject({
      amount: { minor: 51_000 },
      approximate: true,
    });
  });
});

describe('an amount whose page names no currency', () => {
  const bare: Row = {
    entity: 'deal',
    id: { strong: '7' },
    values: { amount: { text: '1,200', value: { minor: 120_000, currency: 'XXX' } } },
  };
  const amountIn = (currency: string, ...rows: Row[]) =>
    facts(
      'deal',
      rows.map((row, index): [number, Row] => [day(index + 1), row]),
      { ...defaultSettings, currency },
    ).deals[0];

  it('is of the currency the person has set, also when they set another one later', () => {
    expect(amountIn('JPY', bare)).toMatchObject({ amount: { minor: 1200, currency: 'JPY' } });
    expect(amountIn('USD', bare)).toMatchObject({ amount: { minor: 120_000, currency: 'USD' } });
  });
  it('is of the currency that another of the deal’s amounts names', () => {
    const priced: Row = { ...bare, values: { cost: { text: '€5', value: { minor: 500, currency: 'EUR' } } } };
    expect(amountIn('JPY', bare, priced)).toMatchObject({ amount: { minor: 120_000, currency: 'EUR' } });
  });
});

describe('an activity', () => {
  it('has day, time and deal', () => {
    expect(
      activity({ type: 'call', when: '2026-11-24T09:30', state: 'done', dealId: '7', owner: 'Kato' }),
    ).toMatchObject({
      kind: 'call',
      on: '2026-11-24',
      time: '09:30',
      state: 'done',
      dealKey: `${crmSite} tryton deal s 7`,
      owner: 'Kato',
    });
    expect(activity({ type: 'Call', when: '2026-11-24' })).not.toHaveProperty('time');
  });
  it('logged before keys held the CRM belongs to the deal it was logged for', () => {
    const source = { crm: 'tryton', site: crmSite };
    const [made] = derive({ ...source, entity: 'deal' }, [
      { row: dealRow({ id: '7' }), at: 1, reading: 'r', view: 'list', index: 0 },
    ]).records;
    const log = { ...activityRow({ id: 'l', type: 'call', dealId: `${crmSite} deal s 7` }) };
    const own = derive({ crm: 'chakuchi', site: 'chakuchi:', entity: 'activity' }, [
      { row: log, at: 1, reading: 'l', view: 'log', index: 0 },
    ]);
    const [deals, activities] = [
      made ? [dealOf(made.dossier)] : [],
      own.records.map(({ dossier }) => activityOf(dossier)),
    ];
    expect(factsOf(deals, activities, defaultSettings, [recipe], 'UTC').activities[0]?.dealKey).toBe(deals[0]?.key);
  });
  describe('that was seen to become done', () => {
    const seen = (type: string, ...rows: [number, Parameters<typeof activityRow>[0]][]) =>
      facts(
        'activity',
        rows.map(([at, sketch]) => [at, activityRow({ id: 'a', type, ...sketch })]),
      ).activities[0];

    it.each<[string, string | undefined, string]>([
      ['after its day', '2026-11-20T09:30', '2026-11-24'],
      ['before its day', '2026-11-30T09:30', '2026-11-24'],
      ['without a day', undefined, '2026-11-24'],
    ])('%s was done on the day it was first seen so', (_, when, on) => {
      const call = seen(
        'Call',
        [day(19), { state: 'planned', ...(when && { when }) }],
        [day(24), { state: 'done' }],
        [day(26), { state: 'done' }],
      );
      expect(call).toMatchObject({ state: 'done', on });
      expect(call).not.toHaveProperty('time');
    });
    it('with a date that moved along was done on that date', () => {
      expect(
        seen(
          'Call',
          [day(19), { state: 'planned', when: '2026-11-20' }],
          [day(24), { state: 'done', when: '2026-11-23T15:00' }],
        ),
      ).toMatchObject({ on: '2026-11-23', time: '15:00' });
    });
    it('as a meeting took place on its day, though it is ticked off later', () => {
      expect(
        seen('Visit', [day(19), { state: 'planned', when: '2026-11-20T14:00' }], [day(24), { state: 'done' }]),
      ).toMatchObject({ on: '2026-11-20', time: '14:00' });
      expect(
        seen('Visit', [day(19), { state: 'planned', when: '2026-11-30T14:00' }], [day(24), { state: 'done' }])?.on,
      ).toBe('2026-11-24');
    });
    it('and was undone again is planned for its day', () => {
      expect(
        seen(
          'Call',
          [day(19), { state: 'planned', when: '2026-11-20' }],
          [day(24), { state: 'done' }],
          [day(25), { state: 'planned' }],
        ),
      ).toMatchObject({ state: 'planned', on: '2026-11-20' });
    });
    it('stays on its day when it was done when first seen', () => {
      expect(
        seen('Call', [day(19), { when: '2026-11-18' }], [day(24), { state: 'done', when: '2026-11-18' }])?.on,
      ).toBe('2026-11-18');
    });
  });
  it('of a type nobody has said the meaning of is not counted as anything', () => {
    expect(activity({ type: 'Webinar' })?.kind).toBe('unmapped');
    expect(activity({ when: '2026-11-24' })?.kind).toBe('unmapped');
  });
  it('of a type the person ignores is left out', () => {
    expect(activity({ type: 'Call' }, { activityTypes: { tryton: { Call: 'ignore' } } })).toBeUndefined();
  });
});
