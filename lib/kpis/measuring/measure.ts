import type { Instant } from '../../domain/day.ts';
import type { Measure, NoValue, Unit } from '../kpi.ts';

export type Seen = { key: string; seenAt: Instant };

export function oldestOf(...groups: readonly (readonly Seen[])[]): Instant | undefined {
  let oldest: Instant | undefined;
  for (const rows of groups) for (const { seenAt } of rows) if (oldest === undefined || seenAt < oldest) oldest = seenAt;
  return oldest;
}

const keysOf = (rows: readonly Seen[]): string[] => rows.map(({ key }) => key);

/** The part of a measure that does not depend on the formula: which rows stand behind it and how far they cover it. */
function base(unit: Unit, counted: readonly Seen[], left: readonly Seen[]): Omit<Measure, 'value' | 'why' | 'sample' | 'approximate'> {
  const oldest = oldestOf(counted, left);
  return {
    unit,
    known: counted.length,
    of: counted.length + left.length,
    rows: keysOf(counted),
    left: keysOf(left),
    ...(oldest !== undefined && { oldest }),
  };
}

type Parts = {
  unit: Unit;
  /** Rows that had all the formula needs. */
  counted: readonly Seen[];
  /** Rows that would belong, or might, but lack a field, a mapping or a convertible currency. */
  left: readonly Seen[];
  approximate?: boolean;
  /** False when nothing at all has been read of this kind: then even a zero is not known. */
  hasRows: boolean;
};

/** A sum or a count. Nothing counted is 0 only where rows were read and none of them is in doubt. */
export function total(value: number, { unit, counted, left, approximate = false, hasRows }: Parts): Measure {
  const why: NoValue | undefined = !hasRows ? 'no-rows' : counted.length === 0 && left.length > 0 ? 'nothing-known' : undefined;
  return { ...base(unit, counted, left), ...(why ? { why } : { value }), sample: counted.length, approximate };
}

/** A rate or an average. Without a denominator there is no value, only the reason. */
export function quotient(numerator: number, denominator: number, { unit, counted, left, approximate = false, hasRows }: Parts, sample = denominator): Measure {
  const why: NoValue | undefined = !hasRows
    ? 'no-rows'
    : denominator > 0
      ? undefined
      : counted.length === 0 && left.length > 0
        ? 'nothing-known'
        : 'no-denominator';
  const value = numerator / denominator;
  return { ...base(unit, counted, left), ...(why ? { why } : { value }), numerator, denominator, sample, approximate };
}
