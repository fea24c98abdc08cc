import { describe, expect, it } from 'vitest';
import { defineRecipe, type Recipe } from '../recipe.ts';
import { taughtField } from './taught.ts';
import { differences, withOverrides } from './override.ts';

const paper: Recipe = defineRecipe({
  id: 'paper',
  version: 3,
  name: 'Paper',
  matches: [],
  detect: { has: ['main'] },
  locale: 'en',
  stages: { open: [], won: [], lost: [] },
  activityTypes: {},
  pages: [
    {
      id: 'list',
      when: { url: ['/deals*'] },
      kind: 'deal-list',
      rows: 'tr',
      identity: {},
      fields: { name: { at: { header: ['Name'] }, as: 'text' }, amount: { at: { header: ['Amount'] }, as: 'money' } },
    },
  ],
});
const is = taughtField('amount', { clues: [{ by: 'header', text: 'Net total' }], shape: 'money' });
const override = { site: 'https://crm.example', crm: 'paper', page: 'list', field: 'amount' as const, is };

describe('a field of a built-in recipe that the person pointed at', () => {
  it('wins over the recipe’s own, and nothing else changes', () => {
    const mended = withOverrides(paper, [override]);
    expect(mended.pages[0]?.fields.amount).toEqual(is);
    expect(differences(paper, mended)).toEqual([{ page: 'list', field: 'amount', is: 'changed' }]);
    expect(differences(paper, paper)).toEqual([]);
  });

  it.each([
    { ...override, crm: 'stone' },
    { ...override, page: 'board' },
  ])('of another CRM or page is left alone: %j', (other) => {
    expect(differences(paper, withOverrides(paper, [other]))).toEqual([]);
  });

  it('tells what came and what went', () => {
    const { name, ...rest } = paper.pages[0]?.fields ?? {};
    const [page] = paper.pages;
    const less = { ...paper, pages: page ? [{ ...page, fields: rest }] : [] };
    expect(name).toBeDefined();
    expect(differences(paper, less)).toEqual([{ page: 'list', field: 'name', is: 'removed' }]);
    expect(differences(less, paper)).toEqual([{ page: 'list', field: 'name', is: 'added' }]);
  });
});
