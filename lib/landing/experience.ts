import type { Book, Entry } from './book.ts';
import { learnHazard, type Hazard } from './hazard.ts';
import { levelBefore, strengthsOf, type Level } from './level.ts';
import { learnPace, type Pace } from './pace.ts';
import { monthsBeforePeriod, periodsBefore, type Span } from './past-periods.ts';
import { rollOf, type Roll } from './roll.ts';
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
  ownedWhenWon: boolean;
  level: Level;
  strength: { company: number; owner: number };
  pace: Pace;
  hazard: Hazard;
  sizesOf: (isMine: (entry: Entry) => boolean) => Sizes | undefined;
};

/** Fewest closed deals, and won ones, before the period that suffice to learn ages and sizes from without it. */
const enoughClosed = 30;
const enoughWon = 5;

/** Fewest closed deals for chances by age to be used at all. */
const leastClosed = 20;

export const hasAgesToGoBy = ({ sample }: Hazard): boolean => sample >= leastClosed;

/** What learning needs of a book, and its roll: made once, used for every period. */
export type Source = Pick<Book, 'entries' | 'asOf' | 'ownedWhenWon'> & { since: number; roll: Roll };

export function sourceOf({ entries, owners, asOf, ownedWhenWon }: Book): Source {
  return {
    entries,
    asOf,
    ownedWhenWon,
    since: entries.reduce((first, { closed }) => Math.min(first, closed), asOf + 1),
    roll: rollOf(entries, owners.length),
  };
}

export function learn(
  { entries, asOf, since, roll, ownedWhenWon }: Source,
  period: Span,
  workdays: Workdays,
): Experience {
  // Of a period that lies ahead everything up to today is the time before.
  const start = Math.min(period.from, asOf + 1);
  let closedBefore = 0;
  for (const { closed } of entries) if (closed < start) closedBefore += 1;
  const until = closedBefore >= enoughClosed ? start : asOf + 1;
  const sizesUntil = roll.wins(since, start) >= enoughWon ? start : asOf + 1;
  const months = monthsBeforePeriod(period, since, 12);
  const alike = periodsBefore(period, since, 12);
  return {
    period,
    since,
    until,
    ownedWhenWon,
    historyDays: Math.max(0, start - since),
    level: levelBefore(roll, since, start, workdays),
    strength: strengthsOf(roll, since, months.filter(({ to }) => to <= start).slice(0, 6), workdays),
    pace: learnPace(
      roll,
      alike.filter(({ to }) => to <= start),
      workdays,
    ),
    hazard: learnHazard(entries, since, until),
    sizesOf: (isMine) => learnSizes(entries, isMine, sizesUntil),
  };
}

/** The same for the periods before this one, latest first: what was known at the start of each. */
export function learnPast(source: Source, period: Span, workdays: Workdays, most = 6): Experience[] {
  return periodsBefore(period, source.since, most)
    .filter(({ to }) => to <= source.asOf + 1)
    .map((past) => learn({ ...source, asOf: past.from - 1 }, past, workdays));
}
