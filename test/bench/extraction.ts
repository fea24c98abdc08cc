import { lineOf, type BenchPart } from './bench-line.ts';
import { openBenchPage } from './bench-page.ts';
import type * as entry from './pages/extraction.ts';

/** One look at a list by its recipe, values parsed, beside loops written for that one page that take the texts alone. */
export const extraction: BenchPart = {
  id: 'extraction',
  needs: 'browser',
  async measure(size) {
    const rows = size === 'quick' ? 100 : 500;
    const { page, close } = await openBenchPage('extraction.ts');
    try {
      const took = await page.evaluate(
        ([count, rounds]) => (globalThis as unknown as { bench: typeof entry }).bench.measure(count, rounds),
        [rows, size === 'quick' ? 2 : 15] as const,
      );
      const { ours = 0, walk = 0, perColumn = 0, perField = 0, parsed = 0 } = took;
      const what = `${rows} rows × 8 fields by their recipe: found, parsed, compared with what should be there; ms`;
      return [
        lineOf({
          id: 'extraction/walk',
          what,
          ours,
          peer: walk,
          peerName: 'children of children, texts alone',
          goal: 2,
        }),
        lineOf({
          id: 'extraction/parsed',
          what,
          ours,
          peer: parsed,
          peerName: 'querySelector per row and field, amounts and days parsed for this page alone',
          goal: 2,
        }),
        lineOf({
          id: 'extraction/columns',
          what,
          ours,
          peer: perColumn,
          peerName: 'querySelectorAll per column, texts alone',
          goal: 1.5,
        }),
        lineOf({
          id: 'extraction/fields',
          what,
          ours,
          peer: perField,
          peerName: 'querySelector per row and field, texts alone',
          goal: 0.35,
        }),
      ];
    } finally {
      await close();
    }
  },
};
