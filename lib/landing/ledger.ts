import type { Day } from '../domain/day.ts';
import type { Period } from '../domain/period.ts';
import type { Landing, LandingMethod } from './landing.ts';
import { recordOf, type Judged, type TrackRecord } from './record.ts';

/** One business day's landing of one KPI by one method, kept so that the product can show how it has done. */
export type LedgerEntry = {
  kpi: string;
  /** Whose: a stable name for the scope, e.g. `me`, `all`, `owner 佐藤`. */
  scope: string;
  period: Period;
  asOf: Day;
  /** Share of the period's business days passed, 0…1. */
  elapsed: number;
  method: LandingMethod;
  p50: number;
  p10?: number;
  p90?: number;
  pHit?: number;
  target?: number;
  /**
   * `shown`: what surfaces showed, alone or blended. `engine`: the method's own answer where a blend was shown. `baseline`:
   * the plain run-rate, kept to be compared with. Absent: `shown`.
   */
  role?: LedgerRole;
};

export type LedgerRole = 'shown' | 'engine' | 'baseline';

/** One entry a day: the same day, KPI, scope, period and method write to the same key. */
export const ledgerKey = ({ kpi, scope, period, asOf, method }: LedgerEntry): string =>
  [kpi, scope, period.start, period.end, asOf, method].join('\t');

export function ledgerEntry(
  landing: Landing,
  about: Pick<LedgerEntry, 'kpi' | 'scope' | 'period' | 'elapsed' | 'target' | 'role'>,
): LedgerEntry {
  const { asOf, method, p50, p10, p90, pHit } = landing;
  return {
    ...about,
    asOf,
    method,
    p50,
    ...(p10 !== undefined && { p10 }),
    ...(p90 !== undefined && { p90 }),
    ...(pHit !== undefined && { pHit }),
  };
}

/** What a KPI came to in a period that is over; `undefined` while it is not, or where it is not known. */
export type ActualOf = (about: Pick<LedgerEntry, 'kpi' | 'scope' | 'period'>) => number | undefined;

/** The own record, per method, over every entry whose period is over. */
export function recordsOf(
  entries: readonly LedgerEntry[],
  actualOf: ActualOf,
): Partial<Record<LandingMethod, TrackRecord>> {
  const byMethod = Map.groupBy(judgedOf(entries, actualOf), ({ method }) => method);
  return Object.fromEntries([...byMethod].map(([method, rows]) => [method, recordOf(rows)]));
}

function judgedOf(
  entries: readonly LedgerEntry[],
  actualOf: ActualOf,
): (Judged & { method: LandingMethod; elapsed: number })[] {
  return entries.flatMap((entry) => {
    const actual = actualOf(entry);
    return actual === undefined ? [] : [{ ...entry, actual }];
  });
}

/** Entries' worth of belief that all methods are equally good, and the relative error that belief starts from. */
const beliefEntries = 6;
const beliefError = 0.3;

/**
 * Weights for blending methods by their past error: inverse mean squared relative error, drawn towards equal weights
 * while the ledger is short. Only entries near the same point of the period count (within `near` of `elapsed`), since a
 * method may be good late and bad early.
 */
export function blendWeights(
  methods: readonly LandingMethod[],
  entries: readonly LedgerEntry[],
  actualOf: ActualOf,
  elapsed: number,
  near = 0.2,
): Map<LandingMethod, number> {
  const judged = judgedOf(
    entries.filter((entry) => Math.abs(entry.elapsed - elapsed) <= near),
    actualOf,
  );
  const precision = methods.map((method) => {
    const own = judged.filter((row) => row.method === method && row.actual !== 0);
    const squares = own.reduce((sum, { p50, actual }) => sum + Math.min(4, ((p50 - actual) / actual) ** 2), 0);
    return (beliefEntries + own.length) / (beliefEntries * beliefError ** 2 + squares);
  });
  const total = precision.reduce((sum, value) => sum + value, 0);
  return new Map(methods.map((method, index) => [method, (precision[index] ?? 0) / total]));
}

/** One landing out of several of the same KPI and day, by weights. A band or chance is blended over those that have one. */
export function blend(landings: readonly Landing[], weights: ReadonlyMap<LandingMethod, number>): Landing | undefined {
  const [first] = landings;
  if (!first) return undefined;
  if (landings.length === 1) return first;
  const mean = (pick: (landing: Landing) => number | undefined): number | undefined => {
    const able = landings.flatMap((landing) => {
      const value = pick(landing);
      return value === undefined ? [] : [{ value, weight: weights.get(landing.method) ?? 0 }];
    });
    const total = able.reduce((sum, { weight }) => sum + weight, 0);
    return total > 0 ? able.reduce((sum, { value, weight }) => sum + value * weight, 0) / total : undefined;
  };
  const [p10, p90, pHit] = [
    mean((landing) => landing.p10),
    mean((landing) => landing.p90),
    mean((landing) => landing.pHit),
  ];
  return {
    asOf: first.asOf,
    method: 'blend',
    historyDays: Math.max(...landings.map(({ historyDays }) => historyDays)),
    p50: mean((landing) => landing.p50) ?? first.p50,
    ...(p10 !== undefined && { p10 }),
    ...(p90 !== undefined && { p90 }),
    ...(pHit !== undefined && { pHit }),
  };
}
