import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recipes } from '../lib/crms/index.ts';
import type { Row } from '../lib/domain/reading.ts';
import type { Recipe } from '../lib/recipes/recipe.ts';
import { isOfPath } from '../lib/recipes/response/path.ts';
import { readResponse } from '../lib/recipes/response/read-response.ts';

/** Answers of a CRM, made up: where each was fetched from, and what it says. */
type Answer = { url: string; body: unknown };

const folderOf = ({ id }: Recipe): string => join(import.meta.dirname, '../lib/crms', id, 'fixtures');
const formats = { locale: 'en-US', today: '2026-11-26', zone: 'Asia/Tokyo' };

const rowsOf = (recipe: Recipe, { url, body }: Answer): Row[] => {
  const { pathname, origin } = new URL(url);
  return (recipe.responses ?? [])
    .filter((reader) => reader.url.some((template) => isOfPath(template, pathname)))
    .flatMap((reader) => {
      const reading = readResponse(reader, body, formats, origin);
      for (;;) {
        const step = reading.next();
        if (step.done) return step.value;
      }
    });
};

for (const recipe of recipes as readonly Recipe[]) {
  const { responses } = recipe;
  if (!responses) continue;
  describe(`the response readers of ${recipe.name}`, () => {
    const files = readdirSync(folderOf(recipe)).filter((name) => name.endsWith('.response.json'));

    it('are named unlike every page, and say where each field is known from', () => {
      const names = [...recipe.pages, ...responses].map(({ id }) => id);
      expect(new Set(names).size).toBe(names.length);
      expect(responses.flatMap(({ fields }) => Object.values(fields)).filter(({ source }) => !source)).toEqual([]);
    });

    it('have each an answer to be held to', () => {
      const answers = files.map((name) => JSON.parse(readFileSync(join(folderOf(recipe), name), 'utf8')) as Answer);
      const unheld = responses.filter(
        ({ url }) => !answers.some((one) => url.some((path) => isOfPath(path, new URL(one.url).pathname))),
      );
      expect(unheld.map(({ id }) => id)).toEqual([]);
    });

    it.each(files)('read %s as expected', (name) => {
      const expected = join(folderOf(recipe), name.replace('.response.', '.expected.'));
      const told = rowsOf(recipe, JSON.parse(readFileSync(join(folderOf(recipe), name), 'utf8')) as Answer);
      expect(existsSync(expected), `write ${expected} by hand from: ${JSON.stringify(told)}`).toBe(true);
      expect(told).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
    });
  });
}
