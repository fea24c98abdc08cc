import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recipes } from '../lib/crms/index.ts';
import { detects, locate } from '../lib/recipes/locate.ts';
import type { Recipe } from '../lib/recipes/recipe.ts';
import { lookAt, urlOf } from './tools/fixture.ts';

const folderOf = ({ id }: Recipe): string => join(import.meta.dirname, '../lib/crms', id, 'fixtures');

const documentOf = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** Markup and what a person may have typed into it. */
const stateOf = (document: Document): string =>
  document.documentElement.outerHTML +
  [...document.querySelectorAll('input, textarea, select')]
    .map((entry) => (entry as HTMLInputElement).value)
    .join('\u0000');

for (const recipe of recipes as readonly Recipe[]) {
  const names = readdirSync(folderOf(recipe)).filter((name) => name.endsWith('.html'));

  describe(`the recipe of ${recipe.name}`, () => {
    it('is data: a JSON round trip changes nothing', () => {
      expect(JSON.parse(JSON.stringify(recipe))).toEqual(recipe);
    });

    it('has a fixture for every page', () => {
      const shown = names.map((name) => {
        const html = readFileSync(join(folderOf(recipe), name), 'utf8');
        return locate(recipe, urlOf(html), documentOf(html))?.id;
      });
      expect(recipe.pages.map(({ id }) => id).filter((id) => !shown.includes(id))).toEqual([]);
    });

    for (const name of names) {
      const html = readFileSync(join(folderOf(recipe), name), 'utf8');

      it(`reads ${name} as expected and leaves it as it was`, () => {
        const expected = join(folderOf(recipe), name.replace(/\.html$/, '.expected.json'));
        expect(existsSync(expected), `write it with: npm run recipe -- expect ${recipe.id}`).toBe(true);
        const plain = JSON.parse(JSON.stringify(recipe)) as Recipe;
        const document = documentOf(html);
        const before = stateOf(document);
        const look = lookAt(plain, html, document);
        expect(look).toEqual(JSON.parse(readFileSync(expected, 'utf8')));
        expect(stateOf(document)).toBe(before);
      });

      it(`knows under which address the deal of ${name} opens, where the page is a deal's own`, () => {
        const { rows } = lookAt(recipe, html, documentOf(html)) ?? { rows: [] };
        const own = locate(recipe, urlOf(html), documentOf(html))?.kind === 'deal-record';
        const deals = rows.filter(({ entity, id }) => own && entity === 'deal' && id.strong !== undefined);
        expect(deals.filter(({ url }) => url === undefined)).toEqual([]);
      });

      it(`reads ${name} row by row as in one go`, () => {
        expect(lookAt(recipe, html, documentOf(html), 1)).toEqual(lookAt(recipe, html, documentOf(html)));
      });

      it(`${name} is a page of this recipe and of no other, and one page of it`, () => {
        const document = documentOf(html);
        const url = urlOf(html);
        expect(
          (recipes as readonly Recipe[])
            .filter((one) => detects(one, url, document) && locate(one, url, document))
            .map(({ id }) => id),
        ).toEqual([recipe.id]);
        expect(recipe.pages.filter((page) => locate({ ...recipe, pages: [page] }, url, document))).toHaveLength(1);
      });

      it(`${name} holds invented data only, and nothing that runs`, () => {
        expect(urlOf(html)).toMatch(/^https?:\/\//);
        expect(html).not.toMatch(/<script|\son\w+=|javascript:/i);
        const mails = html.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
        expect(mails.filter((mail) => !/[@.]example\.(?:com|org|net)$/.test(mail))).toEqual([]);
      });
    }
  });
}
