import type { Instant } from './day.ts';
import type { Target } from './target.ts';

/**
 * A target moved to another value (現行予算). What was first set (当初予算) stays, and the change is kept with its reason.
 * `undefined` when it may not be changed here: it was given by the company. The same value again changes nothing.
 */
export function revised(target: Target, value: number, reason: string, at: Instant): Target | undefined {
  if (target.by === 'company') return undefined;
  if (value === target.value) return target;
  return {
    ...target,
    value,
    changes: [...target.changes, { at, from: target.value, to: value, reason: reason.trim() }],
  };
}

/** What a target asked for just before a moment. */
export function targetAt(target: Target, moment: Instant): Target {
  const next = target.changes.find(({ at }) => at >= moment);
  return next ? { ...target, value: next.from, changes: target.changes.filter(({ at }) => at < moment) } : target;
}

export type Tier = 'base' | 'stretch' | 'challenge';

/** The highest tier a value has reached; where lower is better, from below. `undefined` below the base. */
export function tierReached(
  { value, tiers }: Target,
  actual: number,
  better: 'higher' | 'lower' = 'higher',
): Tier | undefined {
  const reaches = (goal: number | undefined) =>
    goal !== undefined && (better === 'higher' ? actual >= goal : actual <= goal);
  if (reaches(tiers?.challenge)) return 'challenge';
  if (reaches(tiers?.stretch)) return 'stretch';
  return reaches(value) ? 'base' : undefined;
}
