import { describe, expect, it } from 'vitest';
import { activity, deal, facts } from '../../../test/facts.ts';
import { repsOf } from './reps.ts';

describe('the people of a team', () => {
  it('are the owners of rows, by name; a row without an owner makes nobody', () => {
    const reps = repsOf(
      facts({
        deals: [deal({ owner: '高橋 遼' }), deal(), deal({ owner: 'Ann' })],
        activities: [activity({ owner: 'Bo' })],
      }),
    );
    expect(reps.map(({ name }) => name)).toEqual(['Ann', 'Bo', '高橋 遼']);
  });

  it('spellings of one name are one person, called as most rows call them', () => {
    const reps = repsOf(
      facts({
        deals: [deal({ owner: '佐藤　美咲' }), deal({ owner: '佐藤 美咲' })],
        activities: [
          activity({ owner: '佐藤 美咲' }),
          activity({ owner: 'ＡＮＮ' }),
          activity({ owner: 'Ann' }),
          activity({ owner: 'Ann' }),
        ],
      }),
    );
    expect(reps.map(({ name, facts: own }) => [name, own.deals.length, own.activities.length])).toEqual([
      ['Ann', 0, 3],
      ['佐藤 美咲', 2, 1],
    ]);
  });
});
