import type { Calendar } from '../domain/calendar.ts';
import { serialOf, type Day } from '../domain/day.ts';
import type { Period } from '../domain/period.ts';
import { bookAt, type Book, type LandingDeal } from './book.ts';
import { hasAgesToGoBy, learn, learnPast, sourceOf, type Experience } from './experience.ts';
import { momentOf, type Moment } from './experts.ts';
import { rehearse, type Rehearsal } from './rehearsal.ts';
import { tallyAt, type Tallies } from './tally.ts';
import { countWorkdays, type Workdays } from './workdays.ts';

/** Everything that is the same for all people of one company on one day. */
export type Study = {
  book: Book;
  period: Period;
  experience: Experience;
  moment: Moment;
  tallies: Tallies;
  rehearsal: Rehearsal;
  workdays: Workdays;
};

/**
 * Reads the deals as they were known at the end of `asOf` and learns from what lies before the period. `dayLeft` is the
 * share of `asOf`'s working hours still ahead, 0…1; `workdays` may be handed in to be counted once for many studies.
 */
export function study(
  deals: readonly LandingDeal[],
  period: Period,
  asOf: Day,
  calendar: Calendar,
  { dayLeft = 0, workdays = countWorkdays(calendar) }: { dayLeft?: number; workdays?: Workdays } = {},
): Study {
  const book = bookAt(deals, asOf);
  const source = sourceOf(book);
  const experience = learn(source, { from: serialOf(period.start), to: serialOf(period.end) }, workdays);
  const now = Math.min(book.asOf, experience.period.to - 1);
  const moment = momentOf(experience, now, workdays, book.asOf < experience.period.to ? dayLeft : 0);
  return {
    book,
    period,
    workdays,
    experience,
    moment,
    tallies: tallyAt(book.entries, book.owners.length, experience, now, moment.horizon),
    rehearsal: rehearse(
      source,
      learnPast(source, experience.period, workdays),
      moment,
      hasAgesToGoBy(experience.hazard),
      workdays,
    ),
  };
}
