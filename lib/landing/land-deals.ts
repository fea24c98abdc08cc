import { dayFromSerial } from '../domain/day.ts';
import type { Book } from './book.ts';
import { criticalities } from './criticality.ts';
import { chanceToReach, distribute, quantile } from './distribution.ts';
import { hasAgesToGoBy, type Experience } from './experience.ts';
import type { Who } from './experts.ts';
import type { DealLanding, LandingMethod, OpenDeal, Rung } from './landing.ts';
import { outlookOf, type Outlook } from './outlook.ts';
import type { Study } from './study.ts';

/** The landing of everybody, or of the owners named. `target` in the deals' unit. */
export function landDeals(known: Study, owners: 'all' | readonly string[], target?: number): DealLanding {
  return landOutlook(known, outlookFor(known, owners, target), target);
}

/** What the landing is made of, before it becomes a distribution. */
export const outlookFor = (known: Study, owners: 'all' | readonly string[], target?: number): Outlook =>
  outlookOf(known, outlookOwners(known.book, owners), target);

/** Owners by name as the book numbers them; names it does not know fall away. */
export const outlookOwners = ({ owners: names }: Book, owners: 'all' | readonly string[]): Who =>
  owners === 'all' ? 'all' : new Set(owners.map((name) => names.indexOf(name)).filter((index) => index >= 0));

/** The landing of an outlook, changed by hand or not. */
export function landOutlook({ book, experience, moment }: Study, outlook: Outlook, target?: number): DealLanding {
  const { won } = outlook;
  const distribution = distribute(outlook, target === undefined ? 0 : target - won);
  const isOver = moment.horizon <= 0;
  const amount = (share: number) => won + quantile(distribution, share);
  const critical = target === undefined || isOver ? undefined : criticalities(distribution, target - won);
  const deals: OpenDeal[] = outlook.deals.map((deal, index) => ({
    ...deal,
    ...(critical && { criticality: critical[index] ?? 0 }),
  }));
  const rung = rungOf(experience, isOver, deals.length > 0);
  const mean = outlook.fresh.sizes.reduce((sum, { value, share }) => sum + value * share, 0);
  return {
    asOf: dayFromSerial(book.asOf),
    method: methodOf(
      experience,
      isOver,
      rung === 'blank',
      deals.some(({ chance }) => chance > 0),
    ),
    rung,
    tentative: !isOver && experience.historyDays < 30,
    historyDays: experience.historyDays,
    p10: amount(0.1),
    p50: amount(0.5),
    p90: amount(0.9),
    ...(target !== undefined && { pHit: chanceToReach(distribution, target - won) }),
    won,
    fromOpen: deals.reduce((sum, deal) => sum + deal.chance * deal.amount, 0),
    fromNew: outlook.fresh.wins * mean,
    deals,
    left: book.left,
  };
}

function rungOf({ historyDays, hazard, level }: Experience, isOver: boolean, hasOpen: boolean): Rung {
  if (isOver) return 'over';
  if (hazard.sample === 0 && level.company === 0 && !hasOpen) return 'blank';
  if (historyDays < 7) return 'first-days';
  if (historyDays < 30) return 'weeks';
  if (historyDays < 60) return 'month';
  return historyDays < 90 ? 'two-months' : 'quarter';
}

function methodOf({ hazard, level }: Experience, isOver: boolean, isBlank: boolean, isStated: boolean): LandingMethod {
  if (isOver) return 'complete';
  if (isBlank) return 'current';
  if (hasAgesToGoBy(hazard)) return level.days > 0 ? 'blend' : 'pipeline-history';
  if (isStated) return 'pipeline-prior';
  return level.days > 0 ? 'rate-history' : 'run-rate';
}
