/** How often a row changed, since when that is counted, and when it did last. Milliseconds. */
export type Stirs = { since: number; count: number; last: number };

/**
 * A row that changes more often in so many milliseconds is left alone, until a look finds that it has been calm for a while, or it
 * has been so for longer: a page that comes to rest right before a look is not looked at again.
 */
const most = 6;
const time = 1_000;
const calm = 150;
const atRest = 400;

export const noStirs = (now: number): Stirs => ({ since: now, count: 0, last: -Infinity });

export const isRestless = ({ count }: Stirs): boolean => count > most;

/** One change more. */
export function stirred(stirs: Stirs, now: number): Stirs {
  if (!isRestless(stirs) && now - stirs.since > time) return { since: now, count: 1, last: now };
  return { ...stirs, count: stirs.count + 1, last: now };
}

/** What a look finds. */
export const lookedAt = (stirs: Stirs, now: number, patience = calm): Stirs =>
  now - stirs.last > patience ? noStirs(now) : stirs;

/** Without a look: whether some rows have come to rest, and whether others have not. */
export function restAmong(rows: Iterable<{ stirs: Stirs }>, now: number): { some: boolean; others: boolean } {
  const found = { some: false, others: false };
  for (const row of rows) {
    if (!isRestless(row.stirs)) continue;
    row.stirs = lookedAt(row.stirs, now, atRest);
    found[isRestless(row.stirs) ? 'others' : 'some'] = true;
  }
  return found;
}
