import type { Calendar } from '../domain/calendar.ts';
import { dayFromSerial, serialOf, type Day } from '../domain/day.ts';
import type { Period } from '../domain/period.ts';
import { bookAt, type Book, type LandingDeal } from './book.ts';
import { criticalities } from './criticality.ts';
import { chanceToReach, distribute, quantile } from './distribution.ts';
import { hasAgesToGoBy, learn, learnPast, sourceOf, type Experience } from './experience.ts';
import { momentOf, type Who } from './experts.ts';
import type { DealLanding, LandingMethod, OpenDeal, Rung } from './landing.ts';
import { outlookOf, type Outlook } from './outlook.ts';
import { rehearse, type Rehearsal } from './rehearsal.ts';
import { tallyAt, type Tallies } from './tally.ts';
import { countWorkdays, type Workdays } from './workdays.ts';

/** Everything that is the same for all people of one company on one day. */
export type Study = { book: Book; period: Period; experience: Experience; tallies: Tallies; rehearsal: Rehearsal; workdays: Workdays };

/** Reads the deals as they were known at the end of `asOf` and learns from what lies before the period. */
export function study(deals: readonly LandingDeal[], period: Period, asOf: Day, calendar: Calendar, workdays: Workdays = countWorkdays(calendar)): Study {
  const book = bookAt(deals, asOf);
  const source = sourceOf(book);
  const experience = learn(source, { from: serialOf(period.start), to: serialOf(period.end) }, workdays);
  const now = Math.min(book.asOf, experience.period.to - 1);
  return {
    book, period, workdays, experience,
    tallies: tallyAt(book.entries, book.owners.length, experience, now),
    rehearsal: rehearse(source, learnPast(source, experience.period, workdays), momentOf(experience, now, workdays), hasAgesToGoBy(experience.hazard), workdays),
  };
}

/** The landing of everybody, or of the owners named. `target` in the deals' unit. */
export function landDeals(known: Study, owners: 'all' | readonly string[], target?: number): DealLanding {
  return landOutlook(known, outlookFor(known, owners), target);
}

/** What the landing is made of, before it becomes a distribution. */
export const outlookFor = ({ book, experience, tallies, rehearsal, workdays }: Study, owners: 'all' | readonly string[]): Outlook =>
  outlookOf(book, experience, tallies, rehearsal, bookOwners(book, owners), workdays);

/** Owners by name as the book numbers them; names it does not know fall away. */
const bookOwners = ({ owners: names }: Book, owners: 'all' | readonly string[]): Who =>
  owners === 'all' ? 'all' : new Set(owners.map((name) => names.indexOf(name)).filter((index) => index >= 0));

/** The landing of an outlook, changed by hand or not. */
export function landOutlook({ book, period, experience }: Study, outlook: Outlook, target?: number): DealLanding {
  const { won } = outlook;
  const distribution = distribute(outlook, target === undefined ? 0 : target - won);
  const isOver = book.asOf >= serialOf(period.end) - 1;
  const amount = (share: number) => won + quantile(distribution, share);
  const critical = target === undefined || isOver ? undefined : criticalities(distribution, target - won);
  const deals: OpenDeal[] = outlook.deals.map((deal, index) => ({ ...deal, ...(critical && { criticality: critical[index] ?? 0 }) }));
  const mean = outlook.fresh.sizes.reduce((sum, { value, share }) => sum + value * share, 0);
  return {
    asOf: dayFromSerial(book.asOf),
    method: methodOf(experience, isOver),
    rung: rungOf(experience, isOver),
    tentative: !isOver && experience.historyDays < 30,
    historyDays: experience.historyDays,
    p10: amount(0.1), p50: amount(0.5), p90: amount(0.9),
    ...(target !== undefined && { pHit: chanceToReach(distribution, target - won) }),
    won,
    fromOpen: deals.reduce((sum, deal) => sum + deal.chance * deal.amount, 0),
    fromNew: outlook.fresh.wins * mean,
    deals,
    left: book.left,
  };
}

function rungOf({ historyDays, hazard, level }: Experience, isOver: boolean): Rung {
  if (isOver) return 'over';
  if (hazard.sample === 0 && level.days === 0) return 'blank';
  if (historyDays < 7) return 'first-days';
  if (historyDays < 30) return 'weeks';
  if (historyDays < 60) return 'month';
  return historyDays < 90 ? 'two-months' : 'quarter';
}

function methodOf({ hazard, level }: Experience, isOver: boolean): LandingMethod {
  if (isOver) return 'complete';
  if (hazard.sample >= 30) return level.days > 0 ? 'blend' : 'pipeline-history';
  return level.days > 0 ? 'rate-history' : 'run-rate';
}
