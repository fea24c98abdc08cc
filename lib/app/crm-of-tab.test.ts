import { describe, expect, it } from 'vitest';
import { crmOfTab, tellingSelectors } from './crm-of-tab.ts';
import type { Recipe } from '../recipes/recipe.ts';

const recipe = (id: string, part: Partial<Recipe>): Recipe => ({
  id,
  version: 1,
  name: id,
  matches: [],
  detect: {},
  locale: 'en',
  stages: { open: [], won: [], lost: [] },
  activityTypes: {},
  pages: [],
  ...part,
});
const hosted = recipe('hosted', { matches: ['https://*.vendor.example/*'], detect: { has: ['#app'] } });
const own = recipe('own', { detect: { has: ['#main', 'meta[name=x]'], not: ['.other'] } });
const all = [hosted, own];

describe('the CRM of a tab', () => {
  it.each([
    ["a vendor's own host is told by its address", true, [], 'hosted'],
    ["one on a company's own host by all its marks", false, ['#main', 'meta[name=x]'], 'own'],
    ['half of the marks are none', false, ['#main'], undefined],
    ['a mark of something else excludes it', false, ['#main', 'meta[name=x]', '.other'], undefined],
    ['any other page is no CRM', false, [], undefined],
  ])('%s', (_, isVendor, present, id) => {
    expect(crmOfTab(all, 'https://x.example/', () => isVendor, new Set(present))?.id).toBe(id);
  });

  it('a recipe without marks is never guessed', () => {
    expect(crmOfTab([recipe('bare', {})], 'https://x.example/', () => false, new Set())).toBeUndefined();
  });

  it('each mark is asked for once', () => {
    expect(tellingSelectors([own, own, hosted])).toEqual(['#main', 'meta[name=x]', '.other', '#app']);
  });
});
