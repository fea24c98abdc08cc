import { lineOf, type BenchPart } from './bench-line.ts';
import { openBenchPage } from './bench-page.ts';
import type * as entry from './pages/ingest.ts';

/** Activities taken in as readings (facts kept, records derived, counts moved, all in one transaction) beside bare rows put. */
export const ingest: BenchPart = {
  id: 'ingest',
  needs: 'browser',
  async measure(size) {
    const [many, few] = size === 'quick' ? [500, 500] : [size === 'full' ? 100_000 : 1_000_000, 10_000];
    const { page, close } = await openBenchPage('ingest.ts');
    const perThousand = async (count: number, rounds: number): Promise<(name: string) => number> => {
      const took = await page.evaluate(
        ([rows, times]) => (globalThis as unknown as { bench: typeof entry }).bench.measure(rows, times),
        [count, rounds] as const,
      );
      return (name) => (took[name] ?? NaN) / (count / 1000);
    };
    try {
      const all = await perThousand(many, 1);
      const some = await perThousand(few, size === 'quick' ? 1 : 5);
      const raw = 'raw IndexedDB, relaxed, 1,000 puts a transaction';
      const dexie = 'Dexie bulkPut, 1,000 at a time';
      const compared = (
        id: string,
        what: string,
        of: typeof all,
        round: number,
        goals: [raw: number, dexie: number],
      ) => {
        const line = { what: `${what}, ms per 1,000`, ours: of(`ours ${round}`) };
        return [
          lineOf({ ...line, id: `ingest/${id}-raw`, peer: of(`raw ${round}`), peerName: raw, goal: goals[0] }),
          lineOf({ ...line, id: `ingest/${id}-dexie`, peer: of(`dexie ${round}`), peerName: dexie, goal: goals[1] }),
        ];
      };
      const [most, rows] = [many, few].map((count) => count.toLocaleString('en'));
      return [
        ...compared('many', `${most} new activities of 8 fields`, all, 0, [1.05, 1]),
        ...compared('first', `${rows} new activities of 8 fields`, some, 0, [1.05, 1]),
        ...compared('again', `${rows} again ten minutes later, one in fifty changed`, some, 1, [0.2, 0.1]),
        ...compared('later', `${rows} again two hours later, one in fifty changed`, some, 2, [1, 1]),
      ];
    } finally {
      await close();
    }
  },
};
