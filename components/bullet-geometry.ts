/** The figures of one bar, all in the same unit. */
export type Bullet = { actual?: number; pace?: number; landing?: number; low?: number; high?: number; target?: number };

/** Places along the bar in percent of its width. */
export type BulletPlaces = {
  actual: number;
  pace?: number;
  landing?: number;
  band?: { from: number; to: number };
  target?: number;
  /** The bar is cut at its right end: there is more than it can show. */
  cut: boolean;
};

/** The target stands at this place on every bar, so that down a column of bars it is one line. */
export const TARGET_AT = 80;

/**
 * Where everything stands. What goes beyond a quarter more than the target is cut, and marked as cut. Without a target
 * the longest figure takes the target's place. Figures below zero stand at zero.
 */
export function bulletPlaces({ actual, pace, landing, low, high, target }: Bullet): BulletPlaces {
  const figures = [actual, landing, high].filter((figure) => figure !== undefined);
  const full = target !== undefined && target > 0 ? target : Math.max(0, ...figures);
  const raw = (figure: number) => (full > 0 ? (figure / full) * TARGET_AT : 0);
  const at = (figure: number) => Math.round(Math.min(100, Math.max(0, raw(figure))) * 100) / 100;
  return {
    actual: at(actual ?? 0),
    ...(pace !== undefined && pace !== target && pace > 0 && { pace: at(pace) }),
    ...(landing !== undefined && { landing: at(landing) }),
    ...(low !== undefined && high !== undefined && { band: { from: at(low), to: at(high) } }),
    ...(target !== undefined && { target: TARGET_AT }),
    cut: figures.some((figure) => raw(figure) > 100),
  };
}
