import { businessDays } from '../../../lib/domain/business-days.ts';
import type { Calendar } from '../../../lib/domain/calendar.ts';
import { addDays, daysBetween } from '../../../lib/domain/day.ts';
import type { Period } from '../../../lib/domain/period.ts';
import { bookAt, type LandingDeal } from '../../../lib/landing/book.ts';
import { landDeals } from '../../../lib/landing/land-deals.ts';
import { study } from '../../../lib/landing/study.ts';
import type { DealLanding } from '../../../lib/landing/landing.ts';
import { countWorkdays } from '../../../lib/landing/workdays.ts';
import type { DealsFile } from '../deals-file.ts';
import { minorPerMajor } from '../deals-file.ts';
import { ownersOf, wonIn, type Case } from './cases.ts';

export type Forecast = Case &
  Required<Pick<DealLanding, 'p10' | 'p50' | 'p90' | 'method' | 'rung'>> & { pHit?: number };

/** One forecast per case, in the order of the cases. Cases of the same day and period share what is learnt. */
export function forecastsOf(cases: readonly Case[], file: DealsFile, calendar: Calendar): Forecast[] {
  const workdays = countWorkdays(calendar);
  const perMajor = minorPerMajor(file);
  const byMoment = Map.groupBy(cases.entries(), ([, { period, asOf }]) => `${period.start} ${period.end} ${asOf}`);
  const forecasts: Forecast[] = [];
  for (const group of byMoment.values()) {
    const [, first] = group[0] ?? [];
    if (!first) continue;
    const known = study(file.deals, first.period, first.asOf, calendar, { workdays });
    for (const [index, one] of group) {
      const landing = landDeals(
        known,
        ownersOf(one, file.teamsAt(one.asOf)),
        one.target === undefined ? undefined : one.target * perMajor,
      );
      const { p10 = landing.p50, p90 = landing.p50, p50, method, rung = 'blank', pHit } = landing;
      forecasts[index] = {
        ...one,
        p10: file.major(p10),
        p50: file.major(p50),
        p90: file.major(p90),
        method,
        rung,
        ...(pHit !== undefined && { pHit }),
      };
    }
  }
  return forecasts;
}

export const baselines = ['calendar-run-rate', 'business-day-run-rate', 'stage-weighted', 'last-period'] as const;
export type Baseline = (typeof baselines)[number];

/** The plain forecasts a landing has to beat, from the same knowledge. Absent where one cannot be made. */
export function baselinesOf(one: Case, file: DealsFile, calendar: Calendar): Partial<Record<Baseline, number>> {
  const owners = ownersOf(one, file.teamsAt(one.asOf));
  const { period, asOf } = one;
  const sofar: Period = { start: period.start, end: addDays(asOf, 1) };
  const won = wonIn(file.deals, owners, sofar);
  const passed = businessDays(sofar, calendar);
  const before = previousOf(period);
  const { deals } = file;
  return Object.fromEntries(
    Object.entries({
      'calendar-run-rate': (won / daysBetween(period.start, sofar.end)) * daysBetween(period.start, period.end),
      'business-day-run-rate': passed > 0 ? (won / passed) * businessDays(period, calendar) : undefined,
      'stage-weighted': won + weightedOpen(deals, owners, asOf),
      'last-period': wonIn(deals, owners, before),
    }).flatMap(([name, value]) => (value === undefined ? [] : [[name, file.major(value)]])),
  );
}

/** Σ chance × amount of everything open, whenever it may close: the CRM's own chance, else the win rate so far. */
function weightedOpen(deals: readonly LandingDeal[], owners: 'all' | readonly string[], asOf: string): number {
  const { entries, owners: names } = bookAt(deals, asOf);
  const closed = entries.filter((entry) => entry.closed <= Number.MAX_SAFE_INTEGER);
  const wins = closed.filter(({ won }) => won);
  if (closed.length === 0) return 0;
  const rate = wins.length / closed.length;
  const size = wins.length > 0 ? wins.reduce((sum, { value }) => sum + value, 0) / wins.length : 0;
  const mine = owners === 'all' ? undefined : new Set(owners);
  return entries
    .filter((entry) => entry.closed === Number.POSITIVE_INFINITY && (!mine || mine.has(names[entry.owner] ?? '')))
    .reduce(
      (sum, { stated, expected }) =>
        sum + (Number.isNaN(stated) ? rate : stated) * (Number.isNaN(expected) ? size : expected),
      0,
    );
}

/** The period of the same length in months before this one. */
function previousOf({ start, end }: Period): Period {
  const months =
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7));
  const index = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 - months;
  return {
    start: `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`,
    end: start,
  };
}
