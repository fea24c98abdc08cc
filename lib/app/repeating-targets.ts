import { workShare } from '../domain/business-days.ts';
import type { Calendar } from '../domain/calendar.ts';
import { addDays } from '../domain/day.ts';
import type { Fiscal, Period } from '../domain/period.ts';
import { nextPeriod, periodOf, samePeriod } from '../domain/periods.ts';
import { sameScope } from '../domain/scope.ts';
import type { Target } from '../domain/target.ts';

/**
 * Targets as they hold for one period: a repeating one is written out for each of its periods that the asked one touches.
 * A target set for one period only wins over a repeating one, and of two repeating ones the later begun. A daily target
 * asks for its share on a part day and for nothing on a day off.
 */
export function targetsIn(
  period: Period,
  targets: readonly Target[],
  { fiscal, calendar, me }: { fiscal: Fiscal; calendar: Calendar; me: readonly string[] },
): Target[] {
  const single = targets.filter(({ repeats }) => repeats === undefined);
  const written: Target[] = [];
  const repeating = targets
    .filter(({ repeats }) => repeats !== undefined)
    .sort((a, b) => (a.period.start < b.period.start ? 1 : -1));
  for (const target of repeating) {
    const kind = target.repeats;
    if (kind === undefined) continue;
    let next = periodOf(kind, period.start, fiscal);
    for (; next.start < period.end; next = nextPeriod(kind, next, fiscal)) {
      const here = next;
      if (here.start < target.period.start) continue;
      const isTaken = [...single, ...written].some(
        (other) =>
          other.kpi === target.kpi && samePeriod(other.period, here) && sameScope(other.scope, target.scope, me),
      );
      if (isTaken) continue;
      const share = kind === 'day' ? workShare(here.start, calendar) : 1;
      written.push({
        ...target,
        id: `${target.id}@${here.start}`,
        period: here,
        deadline: addDays(here.end, -1),
        ...(share !== 1 && { value: Math.round(target.value * share), original: Math.round(target.original * share) }),
      });
    }
  }
  return [...written, ...single];
}
