import { describe, expect, it } from 'vitest';
import { seenTexts } from './seen-texts.ts';

const proposals = [
  { id: 'tryton', stages: { open: ['Opportunity'], won: ['Won'], lost: [] }, activityTypes: { call: ['Call'] } },
];
const nothing = { stages: {}, activityTypes: {} };

describe('the texts a CRM prints', () => {
  const cells = [
    { parts: ['count', 'deal'], rows: 17 },
    { parts: ['count', 'activity'], rows: 5 },
    { parts: ['owner', 'Sato'], rows: 9 },
    { parts: ['stage', 'tryton', 'won'], rows: 12 },
    { parts: ['stage', 'tryton', '稟議中'], rows: 4 },
    { parts: ['stage', 'tryton', ''], rows: 1 },
    { parts: ['type', 'tryton', 'Call'], rows: 3 },
    { parts: ['type', 'tryton', 'Visit'], rows: 2 },
    { parts: ['type', 'chakuchi', 'call'], rows: 8 },
  ];

  it('come with their rows and what the recipe proposes, regardless of case', () => {
    expect(seenTexts(cells, nothing, proposals).stages).toEqual([
      { crm: 'tryton', text: 'won', rows: 12, meaning: 'won', isProposed: true },
      { crm: 'tryton', text: '稟議中', rows: 4, isProposed: true },
    ]);
  });

  it("the person's own word wins and is no proposal any more", () => {
    const settings = {
      stages: { tryton: { won: 'lost' as const } },
      activityTypes: { tryton: { Visit: 'ignore' as const } },
    };
    const { stages, types } = seenTexts(cells, settings, proposals);
    expect(stages[0]).toEqual({ crm: 'tryton', text: 'won', rows: 12, meaning: 'lost', isProposed: false });
    expect(types.find(({ text }) => text === 'Visit')).toEqual({
      crm: 'tryton',
      text: 'Visit',
      rows: 2,
      meaning: 'ignore',
      isProposed: false,
    });
  });

  it('one that was sorted stays on the list when its rows are gone', () => {
    expect(seenTexts([], { stages: { old: { Parked: 'open' } }, activityTypes: {} }, []).stages).toEqual([
      { crm: 'old', text: 'Parked', rows: 0, meaning: 'open', isProposed: false },
    ]);
  });

  it('the kinds of the quick log are not asked for', () => {
    expect(seenTexts(cells, nothing, proposals).types.map(({ text }) => text)).toEqual(['Call', 'Visit']);
  });

  it('counts what is stored', () => {
    expect(seenTexts(cells, nothing, proposals).counts).toEqual({ deals: 17, activities: 5 });
  });
});
