import { describe, expect, it } from 'vitest';
import { peopleAmong, teamFinder, teamsOf, teamsToChoose, withTeam } from './teams.ts';

const teams = { '佐藤 美咲': '東日本', 'Maria López': '西日本', '鈴木 健': ' 東日本 ', 高橋: '' };

describe('teams', () => {
  it('are those that are named, with who is in them, by name', () => {
    expect(teamsOf({ teams })).toEqual([
      { name: '西日本', members: ['Maria López'] },
      { name: '東日本', members: ['佐藤 美咲', '鈴木 健'] },
    ]);
  });

  it('hold a person once, though two spellings of the name stand in two of them', () => {
    const both = { 佐藤美咲: '東日本', '佐藤　美咲': '西日本', 'Maria López': '西日本' };
    expect(teamsOf({ teams: both }).map(({ members }) => members)).toEqual([['Maria López'], ['佐藤美咲']]);
  });

  it('can be chosen between from the second on', () => {
    expect(teamsToChoose({ teams: { '佐藤 美咲': '東日本', '鈴木 健': '東日本' } })).toEqual([]);
    expect(teamsToChoose({ teams })).toHaveLength(2);
  });

  it('are found of a person however the name is spelt', () => {
    const teamOf = teamFinder(teamsOf({ teams }));
    expect(teamOf('佐藤　美咲')).toBe('東日本');
    expect(teamOf('MARIA LÓPEZ')).toBe('西日本');
    expect(teamOf('高橋')).toBeUndefined();
  });

  it('take a person from one to another, and out of all', () => {
    expect(withTeam({ '佐藤 美咲': '東日本' }, '佐藤美咲', ' 西日本 ')).toEqual({ 佐藤美咲: '西日本' });
    expect(withTeam({ '佐藤 美咲': '東日本' }, '佐藤美咲', ' ')).toEqual({});
  });
});

describe('people', () => {
  it('are listed once, by name', () => {
    expect(peopleAmong(['鈴木 健', 'Maria López', '鈴木健'])).toHaveLength(2);
  });
});
