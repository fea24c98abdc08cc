import type { Miss } from '../domain/reading.ts';

/** What no row shows is one miss of the page, not one of every row. */
export function pageWide(misses: readonly Miss[], rows: number): Miss[] {
  if (rows < 2) return [...misses];
  const counts = new Map<string, number>();
  for (const { field, reason, row } of misses)
    if (row !== undefined && reason === 'not-found') counts.set(field, (counts.get(field) ?? 0) + 1);
  const everywhere = [...counts].filter(([, count]) => count === rows).map(([field]) => field);
  return [
    ...everywhere.map((field): Miss => ({ field, reason: 'not-found' })),
    ...misses.filter(({ field, reason }) => reason !== 'not-found' || !everywhere.includes(field)),
  ];
}
