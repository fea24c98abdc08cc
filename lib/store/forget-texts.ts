import type { Instant } from '../domain/day.ts';
import type { Store } from './open.ts';

/** Forgets what was put aside, and the texts that could not be read, where they were seen before `before`. */
export async function forgetTexts({ database }: Store, before: Instant): Promise<void> {
  const transaction = database.transaction(['quarantine', 'looks'], 'readwrite');
  const [aside, looks] = [transaction.objectStore('quarantine'), transaction.objectStore('looks')];
  const [rows, views] = await Promise.all([aside.getAll(), looks.getAll()]);
  await Promise.all([
    ...rows.filter(({ at }) => at < before).map(({ key }) => aside.delete(key)),
    ...views
      .filter(({ at, misses }) => at < before && misses.some(({ text }) => text !== undefined))
      .map((look) => looks.put({ ...look, misses: look.misses.map(({ text: _, ...miss }) => miss) })),
    transaction.done,
  ]);
}
