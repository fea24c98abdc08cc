import { describe, expect, it } from 'vitest';
import { taughtField, taughtPage, taughtRecipe } from '../recipes/teach/taught.ts';
import type { Anchor } from '../recipes/teach/anchor.ts';
import { createTaughtModel } from './taught-model.ts';
import type { Taught } from './taught.ts';

const site = 'https://crm.example.com:8443';
const anchor: Anchor = { clues: [{ by: 'header', text: 'Amount' }], shape: 'money' };
const recipe = taughtRecipe(
  site,
  [taughtPage({ kind: 'deal-list', rows: [], fields: { name: { ...anchor, shape: 'text' } } }, `${site}/deals`)],
  { locale: 'ja', version: 1, stages: [] },
);
const override = { site, crm: 'paper', page: 'list', field: 'amount' as const, is: taughtField('amount', anchor) };
const other = { ...override, site: 'https://b.example' };

function desk(taught: Partial<Taught> = {}, answer: unknown = { saved: true }) {
  const sent: unknown[] = [];
  const files: [string, string][] = [];
  const model = createTaughtModel({
    send: (name, input) => {
      sent.push([name, input]);
      return Promise.resolve(answer as never);
    },
    taught: () => ({ recipes: [], overrides: [], drifts: [], lessons: [], apps: [], ...taught }),
    download: (name, text) => files.push([name, text]),
    language: () => 'en',
  });
  return { model, sent, files };
}
const file = (text: string) => ({ size: text.length, text: () => Promise.resolve(text) });

describe('what was taught of a site', () => {
  it('goes into a file and out of it elsewhere, whole and nothing else with it', async () => {
    const from = desk({ recipes: [recipe], overrides: [override, other] });
    expect(from.model.save(site).text).toContain('chakuchi-crm.example.com-8443.json');
    const to = desk();
    expect((await to.model.open(file(from.files[0]?.[1] ?? ''))).isTrouble).toBeUndefined();
    expect(to.sent).toEqual([
      ['teach', { site, recipe }],
      ['teach-field', override],
    ]);
  });

  it('a file of anything else changes nothing, and says so', async () => {
    const { model, sent } = desk();
    for (const text of ['', '{}', '{"format":"chakuchi-backup"}'])
      expect((await model.open(file(text))).isTrouble).toBe(true);
    expect((await model.open({ size: 1e9, text: () => Promise.reject(new Error('read')) })).isTrouble).toBe(true);
    expect(sent).toEqual([]);
  });

  it('is forgotten by the background, and a refusal is told as one', async () => {
    const { model, sent } = desk();
    expect((await model.forget({ site, page: 'list' })).isTrouble).toBeUndefined();
    expect(sent).toEqual([['forget-taught', { site, page: 'list' }]]);
    expect((await desk({}, { refused: true, reason: 'storage-full' }).model.forget({ site })).isTrouble).toBe(true);
  });
});
