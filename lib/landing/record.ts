/** One past forecast beside what came. All in the same unit. */
export type Judged = { p50: number; p10?: number; p90?: number; pHit?: number; target?: number; actual: number };

/** How forecasts have done. A figure is absent where nothing allows it. */
export type TrackRecord = {
  count: number;
  /** 的中率: share of forecasts that called rightly whether the target would be hit (P ≥ 50 % counts as "will"). */
  called?: number;
  /** Share that came within 10 % of what was forecast. */
  near?: number;
  /** Σ|forecast − actual| ÷ Σ|actual|. */
  wape?: number;
  /** Σ(forecast − actual) ÷ Σ|actual|: positive means too high. */
  bias?: number;
  /** Share of actuals inside the 80 % band: should be about 0.8. */
  coverage?: number;
  /** Mean squared error of the stated chance, 0 (perfect) … 1. */
  brier?: number;
};

/** Within a tenth of what came. */
export const isNear = ({ p50, actual }: Judged): boolean => Math.abs(p50 - actual) <= 0.1 * Math.abs(actual) + 1e-9;

/** Whether what came lies in the 80 % band; `undefined` without one. */
export const isInBand = ({ p10, p90, actual }: Judged): boolean | undefined =>
  p10 === undefined || p90 === undefined ? undefined : p10 - 1e-6 <= actual && actual <= p90 + 1e-6;

/** Whether the chance told rightly if the target would be hit; `undefined` without a chance or a target. */
export const isCalledRight = ({ pHit, target, actual }: Judged): boolean | undefined =>
  pHit === undefined || target === undefined ? undefined : pHit >= 0.5 === actual >= target;

const hit = ({ actual, target }: Judged) => (target !== undefined && actual >= target ? 1 : 0);

export function recordOf(judged: readonly Judged[]): TrackRecord {
  const total = judged.reduce((sum, { actual }) => sum + Math.abs(actual), 0);
  const banded = judged.filter((row) => isInBand(row) !== undefined);
  const staked = judged.filter((row) => isCalledRight(row) !== undefined);
  const share = (rows: readonly Judged[], holds: (row: Judged) => boolean) => rows.filter(holds).length / rows.length;
  const sum = (of: (row: Judged) => number) => judged.reduce((all, row) => all + of(row), 0);
  return {
    count: judged.length,
    ...(judged.length > 0 && { near: share(judged, isNear) }),
    ...(total > 0 && {
      wape: sum(({ p50, actual }) => Math.abs(p50 - actual)) / total,
      bias: sum(({ p50, actual }) => p50 - actual) / total,
    }),
    ...(banded.length > 0 && {
      coverage: share(banded, (row) => isInBand(row) === true),
    }),
    ...(staked.length > 0 && {
      called: share(staked, (row) => isCalledRight(row) === true),
      brier: staked.reduce((all, row) => all + ((row.pHit ?? 0) - hit(row)) ** 2, 0) / staked.length,
    }),
  };
}
