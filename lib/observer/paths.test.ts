import { describe, expect, it } from 'vitest';
import { recipes } from '../crms/index.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { paths } from './paths.ts';

describe('the paths that are listened to', () => {
  it('are those of the recipes, each once', () => {
    const read = (recipes as readonly Recipe[]).flatMap(({ responses = [] }) => responses.flatMap(({ url }) => url));
    expect([...paths].sort()).toEqual([...new Set(read)].sort());
  });
});
