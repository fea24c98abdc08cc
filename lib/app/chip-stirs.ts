/** How often a row changed, since when that is counted, and when it did last. Milliseconds. */
export type Stirs = { since: number; count: number; last: number };

/** A row that changes more often in so many milliseconds is left alone, until a look finds that it has been calm for a while. */
const most = 6;
const time = 1_000;
const calm = 150;

export const noStirs = (now: number): Stirs => ({ since: now, count: 0, last: -Infinity });

export const isRestless = ({ count }: Stirs): boolean => count > most;

/** One change more. */
export function stirred(stirs: Stirs, now: number): Stirs {
  if (!isRestless(stirs) && now - stirs.since > time) return { since: now, count: 1, last: now };
  return { ...stirs, count: stirs.count + 1, last: now };
}

/** What a look finds. */
export const lookedAt = (stirs: Stirs, now: number): Stirs => (now - stirs.last > calm ? noStirs(now) : stirs);
