import { describe, expect, it } from 'vitest';
import { activity, deal, facts, statelessActivity } from '../../test/facts.ts';
import { addDays } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Facts } from '../domain/facts.ts';
import { signGround } from './deal-signs.ts';
import { signsOf } from './chip-signs.ts';

const today = '2026-11-25';
const ago = (days: number) => addDays(today, -days);
const at = (day: string) => Date.parse(`${day}T12:00:00Z`);

const signs = (part: Partial<DealFact>, rows: Partial<Facts> = {}) => {
  const one = deal({ key: 'x', createdOn: ago(3), ...part });
  const { deals = [], ...rest } = rows;
  return signsOf(one, signGround(facts({ deals: [one, ...deals], ...rest }), today));
};
const kinds = (...args: Parameters<typeof signs>) =>
  signs(...args).map((sign) => ('why' in sign ? `${sign.kind} ${sign.why}` : sign.kind));

const touched = (on: string) => activity({ dealKey: 'x', on });
const wonIn = (stage: string, ...days: number[]) =>
  days.map((one) => deal({ status: 'won', stays: [{ stage, days: one }] }));
const wonAfter = (...days: number[]) =>
  days.map((one) => deal({ status: 'won', createdOn: '2026-03-01', closedOn: addDays('2026-03-01', one) }));

describe('the signs of a deal', () => {
  it.each<[string, Partial<DealFact>, Partial<Facts>, string[]]>([
    ['none without a reason', { closeOn: today }, {}, []],
    ['of a closed deal there are none', { status: 'won', closeOn: ago(9), pushes: 9 }, {}, []],
    ['nor of one whose stage nobody has sorted', { status: 'unmapped', closeOn: ago(9), pushes: 9 }, {}, []],

    ['its planned day has passed', { closeOn: ago(1) }, {}, ['risk overdue']],
    ['a day that has not passed is none', { closeOn: today }, {}, []],
    [
      'due in a week, untouched for 15 days',
      { closeOn: addDays(today, 7) },
      { activities: [touched(ago(15))] },
      ['risk untouched'],
    ],
    [
      'due in eight days, it is only stale',
      { closeOn: addDays(today, 8) },
      { activities: [touched(ago(15))] },
      ['stale untouched'],
    ],
    ['touched 14 days ago is touched', { closeOn: addDays(today, 8) }, { activities: [touched(ago(14))] }, []],
    [
      'due in a month, nobody has to touch it yet',
      { closeOn: addDays(today, 31) },
      { activities: [touched(ago(90))] },
      [],
    ],
    ['without a day it is asked about', {}, { activities: [touched(ago(90))] }, ['stale untouched']],
    ['where no activity names its deal, silence says nothing', { createdOn: ago(90) }, {}, []],

    [
      'longer in its stage than nine in ten won deals',
      { stage: 'Quote', stageSince: ago(21) },
      { deals: wonIn('Quote', 3, 5, 8, 13, 20) },
      ['stale stage'],
    ],
    [
      'as long as they is not longer',
      { stage: 'Quote', stageSince: ago(20) },
      { deals: wonIn('Quote', 3, 5, 8, 13, 20) },
      [],
    ],
    [
      'the slowest of ten is no measure',
      { stage: 'Quote', stageSince: ago(21) },
      { deals: wonIn('Quote', 1, 2, 3, 5, 8, 10, 12, 13, 20, 300) },
      ['stale stage'],
    ],
    ['four won deals say nothing', { stage: 'Quote', stageSince: ago(99) }, { deals: wonIn('Quote', 1, 1, 1, 1) }, []],
    [
      'another stage’s pace says nothing',
      { stage: 'Lead', stageSince: ago(99) },
      { deals: wonIn('Quote', 1, 1, 1, 1, 1) },
      [],
    ],
    [
      'nobody is late within a week',
      { stage: 'Quote', stageSince: ago(7) },
      { deals: wonIn('Quote', 0, 0, 0, 0, 0) },
      [],
    ],
    [
      'where no stage was followed, its age against their whole way',
      { stage: 'Quote', createdOn: ago(61) },
      { deals: wonAfter(20, 30, 40, 50, 60) },
      ['stale age'],
    ],
    [
      'where one was, the stage alone',
      { stage: 'Quote', stageSince: ago(10), createdOn: ago(61) },
      { deals: [...wonAfter(20, 30, 40, 50, 60), ...wonIn('Quote', 9, 10, 11, 12, 13)] },
      [],
    ],

    ['two pushes are no pattern', { pushes: 2 }, {}, []],
    ['three are', { pushes: 3 }, {}, ['pushed']],
    ['its next step was looked for and was empty', { noStepAt: at(ago(1)) }, {}, ['no-step']],
    ['that others have one says nothing of it', {}, { deals: [deal({ nextStep: 'Call' })] }, []],
    [
      'what is planned for it is its next step',
      { noStepAt: at(ago(1)) },
      { activities: [activity({ dealKey: 'x', state: 'planned', on: addDays(today, 3) })] },
      [],
    ],
    [
      'so is what stands on a day to come in a calendar that shows no states',
      { noStepAt: at(ago(1)) },
      { activities: [statelessActivity(activity({ dealKey: 'x', on: addDays(today, 3) }))] },
      [],
    ],
    [
      'but not what was called off',
      { noStepAt: at(ago(1)) },
      { activities: [activity({ dealKey: 'x', state: 'cancelled', on: addDays(today, 3) })] },
      ['no-step'],
    ],
    ['seen empty a month ago it is still known', { noStepAt: at(ago(31)) }, {}, ['no-step']],
    ['and after that no longer', { noStepAt: at(ago(32)) }, {}, []],
    ['due in a month it needs none yet', { closeOn: addDays(today, 31), noStepAt: at(ago(1)) }, {}, []],

    [
      'all of them, strongest first',
      { closeOn: ago(2), stage: 'Quote', stageSince: ago(40), pushes: 4, noStepAt: at(ago(1)) },
      { deals: wonIn('Quote', 3, 5, 8, 13, 20), activities: [touched(ago(30))] },
      ['risk overdue', 'stale stage', 'stale untouched', 'pushed', 'no-step'],
    ],
  ])('%s', (_, part, rows, expected) => {
    expect(kinds(part, rows)).toEqual(expected);
  });

  it('a decisive deal says so before anything else, by what hangs on it', () => {
    const one = deal({ key: 'x', closeOn: ago(1) });
    const [first, second] = signsOf(one, signGround(facts({ deals: [one] }), today), { ifWon: 0.375, ifLost: 0.125 });
    expect(first).toEqual({ kind: 'decisive', by: 0.25, ifWon: 0.375, ifLost: 0.125 });
    expect(second).toMatchObject({ kind: 'risk', why: 'overdue', closeOn: ago(1), days: 1 });
  });

  it('carries what it was concluded from', () => {
    expect(
      signs(
        { stage: 'Quote', stageSince: ago(33), pushes: 3, firstCloseOn: '2026-08-31' },
        {
          deals: wonIn('Quote', 3, 5, 8, 13, 20),
        },
      ),
    ).toEqual([
      { kind: 'stale', why: 'stage', stage: 'Quote', since: ago(33), days: 33, usual: { days: 20, of: 5 } },
      { kind: 'pushed', times: 3, first: '2026-08-31' },
    ]);
  });
});
