import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { AxeResults, RunOptions } from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const rules: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

/** What axe finds, as lines that say where. `within`: only inside these elements. */
export const violations = async (page: Page, within?: string): Promise<string[]> => {
  await page.evaluate(source);
  const { violations: found, passes } = await page.evaluate(
    ([selector, options]) =>
      (globalThis as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<AxeResults> } }).axe.run(
        selector ? { include: [selector] } : document,
        options,
      ),
    [within, rules] as const,
  );
  // An empty place has no faults either.
  if (passes.length < 5) throw new Error('axe found next to nothing to look at.');
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html.slice(0, 160)}`));
};
