import { lineOf, type BenchLine, type BenchPart } from './bench-line.ts';
import { openBenchPage } from './bench-page.ts';
import { growthLine, sizesOf } from './growth.ts';
import type * as entry from './pages/database.ts';
import type { Told } from './pages/database.ts';

/** What the background and every page do with a database of many years: read it, reckon from it, and after a reading again. */
export const database: BenchPart = {
  id: 'database',
  needs: 'browser',
  async measure(size) {
    const sizes = sizesOf(size);
    const { page, close } = await openBenchPage('database.ts');
    const told: [activities: number, told: Told][] = [];
    try {
      for (const activities of sizes) {
        const years = activities >= 1_000_000 ? 10 : 1;
        told.push([
          activities,
          await page.evaluate(
            ([asked, rounds, now]) =>
              (globalThis as unknown as { bench: typeof entry }).bench.measure(asked, rounds, now),
            [
              { deals: activities / 20, activities, reps: years === 10 ? 100 : 50, years },
              size === 'quick' ? 1 : activities > 100_000 ? 1 : 3,
              Date.now(),
            ] as const,
          ),
        ]);
      }
    } finally {
      await close();
    }
    const lines: BenchLine[] = [];
    for (const [activities, { raw, read, me, all, take, after, kept, disk, heap, json }] of told.slice(-2)) {
      const rows = `${(activities / 20).toLocaleString('en')} deals and ${activities.toLocaleString('en')} activities${activities >= 1_000_000 ? ' (ten years of a hundred reps)' : ''}`;
      const of = (id: string, what: string, ours: number, peer: number, peerName: string, goal: number) =>
        lines.push(
          lineOf({ id: `database/${id}-${activities}`, what: `${rows}: ${what}`, ours, peer, peerName, goal }),
        );
      of(
        'read',
        'all of it read and made facts, ms',
        read,
        raw,
        'getAll of the same records, nothing made of them',
        1.5,
      );
      of('me', 'one person’s month of 26 KPIs with landing and steering, ms', me, read, 'reading it', 0.5);
      of('all', 'everybody’s month of 26 KPIs with landing and steering, ms', all, read, 'reading it', 1);
      of(
        'after',
        'one person’s month after twenty deals changed, ms',
        after,
        read + me,
        'reading and reckoning anew',
        0.25,
      );
      of('take', 'a reading of twenty changed deals taken in, ms', take, read, 'reading it all', 0.05);
      of('kept', 'what the popup opens with, ms', kept, read + me, 'reading and reckoning anew', 0.02);
      of('disk', 'bytes on disk per record, its history with it', disk, json, 'JSON of an activity’s facts', 2);
      // A few hundred records are less than what the engine itself gives and takes.
      if (size !== 'quick') of('heap', 'bytes in memory per record', heap, json, 'JSON of an activity’s facts', 3);
    }
    const points = (of: (one: Told) => number) => told.map(([activities, one]) => [activities, of(one)] as const);
    return [
      ...lines,
      growthLine(
        'database/growth-read',
        'a database read and made facts, by activities',
        points(({ read }) => read),
      ),
      growthLine(
        'database/growth-overview',
        'everybody’s month with landing and steering, by activities',
        points(({ all }) => all),
      ),
      growthLine(
        'database/growth-take',
        'a reading of twenty deals taken in, by activities',
        points(({ take }) => take),
      ),
      growthLine(
        'database/growth-kept',
        'what the popup opens with, by activities',
        points(({ kept }) => kept),
      ),
    ];
  },
};
