import { businessDays, shareOfDayPassed } from '../../domain/business-days.ts';
import { addDays, daysBetween, type Day } from '../../domain/day.ts';
import type { Period } from '../../domain/period.ts';
import { daysIn } from '../../domain/periods.ts';
import type { Target } from '../../domain/target.ts';
import { allKpis } from '../custom-kpis.ts';
import { mainOf } from '../main-of.ts';
import { contextOf, paceOf, type Look } from '../progress-of.ts';
import type { Progress } from '../progress.ts';
import { spanOf } from '../target-for.ts';

/** A KPI as it adds up over its period, in its own unit. */
export type Curve = {
  kpi: string;
  /** Days of the period; the plot is so many wide. */
  days: number;
  /**
   * At the end of each day (`at` days into the period), today as of now. `actual` ends today; without a target there is
   * no `pace`. Long periods are told in steps of several days.
   */
  points: CurvePoint[];
};

export type CurvePoint = { day: Day; at: number; actual?: number; pace?: number };

/** More points than this are not told apart on a screen. */
const mostPoints = 62;

/** The KPI whose sum over the period is drawn: the main target's where it adds up, else revenue. */
export const curveKpi = (progress: readonly Progress[], look: Look): Progress | undefined => {
  const flows = new Set(allKpis(look.settings).flatMap(({ id, nature }) => (nature === 'flow' ? [id] : [])));
  const main = mainOf({ progress });
  return main && flows.has(main.kpi) ? main : progress.find(({ kpi }) => kpi === 'revenue');
};

/** `undefined` where there is nothing to add up. One day at a time, so that whoever asks can stop in between. */
export function* curveSteps(
  { kpi: id, measure, target }: Progress,
  period: Period,
  look: Look,
): Generator<undefined, Curve | undefined, void> {
  const kpi = allKpis(look.settings).find((one) => one.id === id);
  if (!kpi || measure.value === undefined) return undefined;
  const today = look.now.slice(0, 10);
  const days = daysIn(period);
  const step = Math.ceil(days / mostPoints);
  const points: CurvePoint[] = [];
  for (let day = period.start; day < period.end; day = addDays(day, 1)) {
    const passed = daysBetween(period.start, day) + 1;
    if (passed % step !== 0 && day !== today && passed !== days) continue;
    const isToday = day === today;
    const at = isToday ? passed - 1 + shareOfDayPassed(look.now, look.settings.hours) : passed;
    const actual =
      day > today
        ? undefined
        : isToday || passed === days
          ? measure.value
          : kpi.measure(look.facts, contextOf({ start: period.start, end: addDays(day, 1) }, look)).value;
    const pace =
      target && (isToday ? paceOf(target, look.now, look.calendar, look.settings.hours) : paceBy(target, day, look));
    points.push({
      day,
      at,
      ...(actual !== undefined && { actual }),
      ...(pace !== undefined && { pace }),
    });
    yield undefined;
  }
  return { kpi: id, days, points };
}

/** What a target asks for by the end of a day. */
function paceBy(target: Target, day: Day, { calendar }: Look): number {
  const span = spanOf(target);
  const end = addDays(day, 1);
  const total = businessDays(span, calendar);
  const passed = businessDays({ start: span.start, end: end < span.end ? end : span.end }, calendar);
  return total > 0 ? (target.value * passed) / total : target.value;
}
