import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceFrom, dashboardAddress, dashboardKinds, searchOf, type DashboardChoice } from './choice.ts';

const name = fc.stringMatching(/^[a-z][\w:.-]{0,20}$/);
const choices = fc
  .record(
    {
      who: fc.constantFrom('me' as const, 'team' as const, 'all' as const),
      team: fc.constantFrom('東日本 営業部', 'R&D=1+1?#%', 'A'),
      kind: fc.constantFrom(...dashboardKinds),
      on: fc.constantFrom('2026-02-28', '2026-11-30'),
      kpi: name,
      sort: name,
      isDown: fc.constant(true as const),
    },
    { requiredKeys: ['who', 'kind'] },
  )
  .map((choice): DashboardChoice => {
    const { isDown, team, ...rest } = choice;
    return {
      ...rest,
      ...(choice.who === 'team' && team !== undefined && { team }),
      ...(choice.sort !== undefined && isDown && { isDown }),
    };
  });

describe('the address of the dashboard', () => {
  it('says a choice so that it can be read again', () => {
    fc.assert(
      fc.property(choices, (choice) => {
        expect(choiceFrom(searchOf(choice))).toEqual(choice);
      }),
    );
  });

  it('is empty for the usual choice: the whole team, this month, nobody ranked', () => {
    expect(searchOf({ who: 'all', kind: 'month' })).toBe('');
    expect(choiceFrom('')).toEqual({ who: 'all', kind: 'month' });
  });

  it('takes what it does not understand as not given', () => {
    expect(choiceFrom('?who=ceo&period=decade&on=2026-02-30&kpi=%3Cb%3E&sort=&down=1')).toEqual({
      who: 'all',
      kind: 'month',
    });
  });

  it('names the team, and only where a team is asked for', () => {
    expect(searchOf({ who: 'team', team: 'East', kind: 'month' })).toBe('?who=team&team=East');
    expect(choiceFrom('?team=East')).toEqual({ who: 'all', kind: 'month' });
    expect(choiceFrom('?who=team&team=')).toEqual({ who: 'team', kind: 'month' });
  });

  it('any query gives a choice', () => {
    fc.assert(fc.property(fc.string(), (search) => dashboardKinds.some((kind) => kind === choiceFrom(search).kind)));
  });

  it('of what the popup shows: the same reader and period, of a day its month', () => {
    expect(dashboardAddress({ who: 'me', periodKind: 'quarter' })).toBe('/dashboard.html?who=me&period=quarter');
    expect(dashboardAddress({ who: 'all', periodKind: 'day' })).toBe('/dashboard.html');
  });
});
