import type { Instant } from '../../domain/day.ts';
import type { Measure, NoValue, Unit } from '../kpi.ts';

/** Any row that can stand behind a number. */
export type Seen = { readonly key: string; readonly seenAt: Instant };

export type Parts = {
  unit: Unit;
  /** Rows that had all the formula needs. */
  counted: readonly Seen[];
  /** Rows that would belong, or might, but lack a field, a mapping or a convertible currency. */
  left: readonly Seen[];
  /** Those of the counted that are dated by a plan. */
  byPlan?: readonly Seen[];
  approximate?: boolean;
  /** False when nothing at all has been read of this kind: then even a zero is not known. */
  hasRows: boolean;
};

/** The part of a measure that does not depend on the formula: which rows stand behind it and how far they cover it. */
function covered(
  answer: { value: number } | { why: NoValue },
  { unit, counted, left, byPlan = [], approximate = false }: Parts,
  sample: number,
): Measure {
  let oldest: Instant | undefined;
  const keys = (rows: readonly Seen[]): string[] =>
    rows.map(({ key, seenAt }) => {
      if (oldest === undefined || seenAt < oldest) oldest = seenAt;
      return key;
    });
  const measure: Measure = {
    ...answer,
    unit,
    known: counted.length,
    of: counted.length + left.length,
    sample,
    approximate,
    rows: keys(counted),
    left: keys(left),
    ...(byPlan.length > 0 && { byPlan: byPlan.map(({ key }) => key) }),
  };
  return oldest === undefined ? measure : { ...measure, oldest };
}

const nothingKnown = ({ counted, left }: Parts): boolean => counted.length === 0 && left.length > 0;

/** A sum or a count. Nothing counted is 0 only where rows were read and none of them is in doubt. */
export function total(value: number, parts: Parts): Measure {
  const why: NoValue | undefined = !parts.hasRows ? 'no-rows' : nothingKnown(parts) ? 'nothing-known' : undefined;
  return covered(why ? { why } : { value }, parts, parts.counted.length);
}

/** A rate or an average. Without a denominator there is no value, only the reason. `sample` is how many observations it rests on. */
export function quotient(numerator: number, denominator: number, parts: Parts, sample = denominator): Measure {
  const answer = denominator > 0 && parts.hasRows ? { value: numerator / denominator } : { why: whyNone(parts) };
  return { ...covered(answer, parts, sample), numerator, denominator };
}

/** A median or another figure of many rows; `undefined` when there are none to take it of. */
export function statistic(value: number | undefined, parts: Parts): Measure {
  return covered(
    value !== undefined && parts.hasRows ? { value } : { why: whyNone(parts) },
    parts,
    parts.counted.length,
  );
}

/** No number, for a reason of the formula's own. */
export const without = (why: NoValue, parts: Parts): Measure =>
  covered({ why: parts.hasRows ? why : 'no-rows' }, parts, parts.counted.length);

const whyNone = (parts: Parts): NoValue =>
  !parts.hasRows ? 'no-rows' : nothingKnown(parts) ? 'nothing-known' : 'no-denominator';

/** A figure made of other measures: their rows are its rows, and what any of them left out is left out of it. */
export function combined(
  answer: { value: number } | { why: NoValue },
  unit: Unit,
  measures: readonly Measure[],
): Measure {
  const left = new Set(measures.flatMap((measure) => measure.left));
  const rows = [...new Set(measures.flatMap((measure) => measure.rows))].filter((key) => !left.has(key));
  const byPlan = new Set(measures.flatMap((measure) => measure.byPlan ?? []));
  const oldest = measures
    .flatMap((measure) => measure.oldest ?? [])
    .reduce<Instant | undefined>((least, at) => (least === undefined || at < least ? at : least), undefined);
  return {
    ...answer,
    unit,
    known: rows.length,
    of: rows.length + left.size,
    sample: rows.length,
    approximate: measures.some(({ approximate }) => approximate),
    rows,
    left: [...left],
    ...(byPlan.size > 0 && { byPlan: [...byPlan] }),
    ...(oldest !== undefined && { oldest }),
  };
}

/** Rows of several groups, each once. */
export function union<Row extends Seen>(...groups: readonly (readonly Row[])[]): Row[] {
  const byKey = new Map<string, Row>();
  for (const rows of groups) for (const row of rows) byKey.set(row.key, row);
  return [...byKey.values()];
}

/** Middle value; of an even number the mean of the two middle ones. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}
