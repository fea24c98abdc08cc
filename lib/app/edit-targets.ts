import type { Calendar } from '../domain/calendar.ts';
import { addDays, type Day, type Instant } from '../domain/day.ts';
import type { Fiscal } from '../domain/period.ts';
import { nextPeriod, periodOf, samePeriod } from '../domain/periods.ts';
import { sameScope } from '../domain/scope.ts';
import { revised } from '../domain/target-changes.ts';
import type { Target } from '../domain/target.ts';
import { targetsIn } from './repeating-targets.ts';

/** One field of the editor: a KPI, for me or everybody, per month or per working day. */
export type TargetPlace = { kpi: string; span: 'month' | 'day'; who: 'me' | 'all' };

export type TargetMoment = { today: Day; fiscal: Fiscal; calendar: Calendar; me: readonly string[] };

/** The target that holds in the span of today and is meant for that span; a daily one also on a day off. */
export function targetAt(targets: readonly Target[], place: TargetPlace, moment: TargetMoment): Target | undefined {
  const { today, me } = moment;
  const period = periodOf(place.span, today, moment.fiscal);
  const mine = targets.filter((target) => isAt(target, place, me));
  const single = mine.find((target) => target.repeats === undefined && samePeriod(target.period, period));
  return (
    single ??
    mine
      .filter((target) => target.repeats === place.span && target.period.start <= today)
      .sort((a, b) => (a.period.start < b.period.start ? 1 : -1))[0]
  );
}

const isAt = (target: Target, { kpi, who }: TargetPlace, me: readonly string[]): boolean =>
  target.kpi === kpi && sameScope(target.scope, { kind: who }, me);

/**
 * Sets, changes or (with `undefined`) ends the target at a place, from the month or day of today on. What held in months
 * that are over stays as it was. A target given by the company is left alone.
 */
export function editTarget(
  targets: readonly Target[],
  place: TargetPlace,
  value: number | undefined,
  moment: TargetMoment & { at: Instant; newId: () => string },
): Target[] {
  const { today, fiscal, at, newId } = moment;
  const period = periodOf(place.span, today, fiscal);
  const held = targetAt(targets, place, moment);
  if (held?.by === 'company') return [...targets];
  if (value === undefined) return held ? ended(targets, held, place, moment) : [...targets];
  if (held && samePeriod(held.period, period))
    return targets.map((target) => (target === held ? (revised(target, value, '', at) ?? target) : target));
  const added: Target = {
    id: newId(),
    kpi: place.kpi,
    scope: { kind: place.who },
    period,
    repeats: place.span,
    deadline: addDays(period.end, -1),
    value,
    original: value,
    changes: [],
  };
  return [...targets, added];
}

/** Without every target that would go on holding there; past months keep theirs, written out one by one. */
function ended(
  targets: readonly Target[],
  held: Target,
  place: TargetPlace,
  { today, fiscal, calendar, me }: TargetMoment,
): Target[] {
  const { start } = periodOf(place.span, today, fiscal);
  if (held.repeats === undefined) return targets.filter((target) => target !== held);
  const going = targets.filter(
    (target) => target.repeats === place.span && target.period.start <= today && isAt(target, place, me),
  );
  const rest = targets.filter((target) => !going.includes(target));
  if (place.span === 'day') return rest;
  const first = going.reduce((least, target) => (target.period.start < least ? target.period.start : least), start);
  const past: Target[] = [];
  for (let month = periodOf('month', first, fiscal); month.start < start; month = nextPeriod('month', month, fiscal)) {
    for (const target of targetsIn(month, going, { fiscal, calendar, me })) {
      const { repeats: _, ...single } = target;
      past.push(single);
    }
  }
  return [...rest, ...past];
}
