import { expect, it } from 'vitest';
import { activity, context, deal, facts, without } from '../../test/facts.ts';
import type { DealFact } from '../domain/deal.ts';
import { kpiById } from './index.ts';
import type { Qualification } from './kpi.ts';
import { qualifiedMeetings } from './qualified-meetings.ts';

const full = deal({ key: 'd', closeOn: '2026-10-20', stage: 'Proposal', probability: 0.5 });

it.each<[string, DealFact, Qualification | undefined, number]>([
  ['by default the deal has an amount and a close date', full, undefined, 1],
  ['… and not without the date', without(full, 'closeOn'), undefined, 0],
  ['… which a closed deal has', { ...without(full, 'closeOn'), status: 'lost', closedOn: '2026-09-20' }, undefined, 1],
  ['in a stage named, whatever its case', full, { stages: [' proposal '] }, 1],
  ['not in a stage named', full, { stages: ['Negotiation'] }, 0],
  [
    'once in it',
    { ...full, stage: 'Lost', status: 'lost', stagesSeen: ['Proposal', 'Lost'] },
    { stages: ['Proposal'] },
    1,
  ],
  ['a won deal has passed every stage', { ...full, stage: 'Won', status: 'won' }, { stages: ['Proposal'] }, 1],
  ['a field that must be known', full, { known: ['nextStep'] }, 0],
  ['a probability reached', full, { probability: 0.5 }, 1],
  ['a probability not reached', full, { probability: 0.6 }, 0],
  ['all parts must hold', full, { stages: ['Proposal'], probability: 0.6 }, 0],
  ['no part at all: every meeting on a deal', full, {}, 1],
])('%s', (_, about, qualification, value) => {
  const definitions = { ...context().definitions, ...(qualification && { qualification }) };
  const rows = facts({ deals: [about], activities: [activity({ kind: 'meeting', dealKey: 'd' })] });
  expect(qualifiedMeetings.measure(rows, context({ definitions }))).toMatchObject({ value, known: value, of: value });
});

it('a meeting that no deal is known of cannot be judged', () => {
  const rows = facts({
    deals: [full],
    activities: [
      activity({ kind: 'meeting', dealKey: 'd' }),
      activity({ kind: 'meeting' }),
      activity({ kind: 'meeting', dealKey: 'gone' }),
    ],
  });
  expect(qualifiedMeetings.measure(rows, context())).toMatchObject({ value: 1, known: 1, of: 3 });
});

it('a meeting not held is not qualified, and a colleague’s deal counts', () => {
  const activities = [
    activity({ kind: 'meeting', dealKey: 'd' }),
    activity({ kind: 'meeting', dealKey: 'd', state: 'no-show' }),
  ];
  expect(
    qualifiedMeetings.measure(facts({ activities }), context({ everything: facts({ deals: [full], activities }) }))
      .value,
  ).toBe(1);
});

it('prints its criteria', () => {
  const formula = (qualification?: Qualification) =>
    kpiById('qualified-meetings')?.formulaBy?.({ ...context().definitions, ...(qualification && { qualification }) });
  expect(formula()).toEqual({
    ja: '実施済み商談の数(金額・完了予定日が判明)',
    en: 'count of meetings held (amount and close date known)',
  });
  expect(formula({ stages: ['提案', '交渉'], probability: 0.5 })?.ja).toBe(
    '実施済み商談の数(フェーズが提案・交渉、確度50%以上)',
  );
});
