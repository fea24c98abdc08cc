import { describe, expect, it } from 'vitest';
import { activity, deal, facts } from '../../test/facts.ts';
import type { Scope } from './facts.ts';
import { factsOfScope, sameScope, scopeTest } from './scope.ts';

describe('scopeTest', () => {
  const me = ['山田 太郎', 'Taro Yamada'];
  it.each<[string, Scope, { owner?: string; crm: string }, boolean]>([
    ['everybody', { kind: 'all' }, { crm: 'odoo' }, true],
    ['me by my Japanese name, spaced otherwise', { kind: 'me' }, { owner: '山田　太郎', crm: 'odoo' }, true],
    ['me by my English name, in capitals', { kind: 'me' }, { owner: ' TARO  YAMADA ', crm: 'odoo' }, true],
    ['a colleague is not me', { kind: 'me' }, { owner: '山田 花子', crm: 'odoo' }, false],
    ['a space matters in a Latin name', { kind: 'owner', name: 'Ann Alee' }, { owner: 'Anna Lee', crm: 'odoo' }, false],
    ['a row without an owner is nobody’s', { kind: 'me' }, { crm: 'odoo' }, false],
    ['what I logged in the extension is mine', { kind: 'me' }, { crm: 'chakuchi' }, true],
    ['a team', { kind: 'team', names: ['A', 'B'] }, { owner: 'b', crm: 'odoo' }, true],
    ['one CRM', { kind: 'crm', crm: 'odoo' }, { owner: 'x', crm: 'tryton' }, false],
  ])('%s', (_, scope, row, expected) => {
    expect(scopeTest(scope, me)(row)).toBe(expected);
  });
});

it('tells how many rows were left out for lack of an owner', () => {
  const all = facts({ deals: [deal({ owner: 'A' }), deal({ owner: 'B' }), deal()], activities: [activity()] });
  const mine = factsOfScope(all, { kind: 'me' }, ['a']);
  expect(mine.facts.deals).toEqual([all.deals[0]]);
  expect(mine.unowned).toBe(2);
  expect(factsOfScope(all, { kind: 'all' }, [])).toEqual({ facts: all, unowned: 0 });
});

describe('sameScope', () => {
  it.each<[string, Scope, Scope, boolean]>([
    ['my own name is me', { kind: 'me' }, { kind: 'owner', name: 'TARO' }, true],
    ['another name is not', { kind: 'me' }, { kind: 'owner', name: 'Jiro' }, false],
    ['a team in another order', { kind: 'team', names: ['A', 'B'] }, { kind: 'team', names: ['b', 'a'] }, true],
    ['all is not me', { kind: 'all' }, { kind: 'me' }, false],
    ['two CRMs', { kind: 'crm', crm: 'odoo' }, { kind: 'crm', crm: 'tryton' }, false],
  ])('%s', (_, a, b, expected) => {
    expect(sameScope(a, b, ['Taro'])).toBe(expected);
  });

  it('me before anyone has said who I am is still me', () => {
    expect(sameScope({ kind: 'me' }, { kind: 'me' }, [])).toBe(true);
    expect(sameScope({ kind: 'me' }, { kind: 'team', names: [] }, [])).toBe(false);
  });
});
