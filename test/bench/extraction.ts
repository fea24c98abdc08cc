import { lineOf, type BenchPart } from './bench-line.ts';
import { openBenchPage } from './bench-page.ts';
import type * as entry from './pages/extraction.ts';
import { interleaved } from './rounds.ts';

/** So often a contender runs at one go, so that asking it to costs little beside it. */
const times = 20;

/** One look at a list by its recipe, values parsed, beside loops written for that one page that take the texts alone. */
export const extraction: BenchPart = {
  id: 'extraction',
  needs: 'browser',
  async measure(size) {
    const rows = size === 'quick' ? 100 : 500;
    const { page, close } = await openBenchPage('extraction.ts');
    try {
      const names = await page.evaluate(
        (count) => (globalThis as unknown as { bench: typeof entry }).bench.prepare(count),
        rows,
      );
      const session = await page.context().newCDPSession(page);
      await session.send('Performance.enable', { timeDomain: 'threadTicks' });
      // The page's own clock goes on while other programs have the processor; its thread's does not.
      const computed = async (): Promise<number> => {
        const { metrics } = await session.send('Performance.getMetrics');
        const seconds = metrics.find(({ name }) => name === 'ThreadTime')?.value;
        if (seconds === undefined) throw new Error('The browser does not tell what its thread computed.');
        return seconds * 1000;
      };
      const runs = names.map((who) => [
        who,
        () =>
          page.evaluate(([one, count]) => (globalThis as unknown as { bench: typeof entry }).bench.run(one, count), [
            who,
            times,
          ] as const),
      ]);
      const took = await interleaved(
        Object.fromEntries(runs) as Record<entry.Contender, () => Promise<void>>,
        size === 'quick' ? 2 : 15,
        computed,
      );
      const of = (who: entry.Contender): number => took[who] / times;
      const what = `${rows} rows × 8 fields by their recipe: found, parsed, compared with what should be there; ms`;
      const ours = of('ours');
      return [
        lineOf({
          id: 'extraction/walk',
          what,
          ours,
          peer: of('walk'),
          peerName: 'from element to element, texts alone',
          goal: 2,
        }),
        lineOf({
          id: 'extraction/parsed',
          what,
          ours,
          peer: of('parsed'),
          peerName: 'querySelector per row and field, amounts and days parsed for this page alone',
          goal: 2,
        }),
        lineOf({
          id: 'extraction/first',
          what: `${what}, nothing remembered of earlier looks`,
          ours: of('first'),
          peer: of('parsed'),
          peerName: 'querySelector per row and field, amounts and days parsed for this page alone',
          goal: 2,
        }),
        lineOf({
          id: 'extraction/columns',
          what,
          ours,
          peer: of('perColumn'),
          peerName: 'querySelectorAll per column, texts alone',
          goal: 1.5,
        }),
        lineOf({
          id: 'extraction/fields',
          what,
          ours,
          peer: of('perField'),
          peerName: 'querySelector per row and field, texts alone',
          goal: 0.35,
        }),
      ];
    } finally {
      await close();
    }
  },
};
