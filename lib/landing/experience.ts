import type { Book, Entry } from './book.ts';
import { learnHazard, type Hazard } from './hazard.ts';
import { levelBefore, strengthsOf, type Level } from './level.ts';
import { learnPace, type Pace } from './pace.ts';
import { monthsBeforePeriod, periodsBefore, type Span } from './past-periods.ts';
import { learnSizes, type Sizes } from './sizes.ts';
import type { Workdays } from './workdays.ts';

/**
 * What the time before a period teaches, for everybody at once; each person's landing is then a few sums.
 * It is learnt up to the period's first day and not changed by what happens inside it, so that a deal won today can
 * only raise a landing. Only where there is next to no history is the period itself learnt from (`until`).
 */
export type Experience = {
  period: Span;
  /** First closing ever seen; before it nothing could be observed. */
  since: number;
  /** Days of closed history before the period. */
  historyDays: number;
  /** What ages were learnt from lies before this day. */
  until: number;
  level: Level;
  strength: { company: number; owner: number };
  pace: Pace;
  hazard: Hazard;
  sizesOf: (isMine: (entry: Entry) => boolean) => Sizes | undefined;
};

/** Fewest closed deals, and won ones, before the period that suffice to learn ages and sizes from without it. */
const enoughClosed = 30;
const enoughWon = 5;

export function learn(book: Book, period: Span, workdays: Workdays): Experience {
  const { entries, owners, asOf } = book;
  const since = entries.reduce((first, { closed }) => Math.min(first, closed), asOf + 1);
  const historyDays = Math.max(0, period.from - since);
  const before = entries.filter(({ closed }) => closed < period.from);
  const until = before.length >= enoughClosed ? period.from : asOf + 1;
  const sizesUntil = before.filter(({ won }) => won).length >= enoughWon ? period.from : asOf + 1;
  const months = monthsBeforePeriod(period, since, 12);
  const alike = periodsBefore(period, since, 12);
  return {
    period, since, historyDays, until,
    level: levelBefore(entries, owners.length, since, period.from, workdays),
    strength: strengthsOf(entries, owners.length, since, months.slice(0, 6), workdays),
    pace: learnPace(entries, alike, workdays),
    hazard: learnHazard(entries, since, until),
    sizesOf: (isMine) => learnSizes(entries, isMine, sizesUntil),
  };
}
