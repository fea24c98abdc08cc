/**
 * 営業日ランレート: what the period will end at when every remaining business day brings as much as those so far,
 * A ÷ E × N. `elapsed` and `total` are business days, part days as fractions.
 *
 * Before one whole business day has passed the day counts as whole: a single call at 9:05 must not land at hundreds, so
 * the answer is then a lower one, growing with the day. `undefined` when the period has no business day.
 */
export function landAtRunRate(
  actual: number,
  { elapsed, total }: { elapsed: number; total: number },
): number | undefined {
  if (total <= 0) return undefined;
  const passed = Math.min(total, Math.max(elapsed, Math.min(1, total)));
  return (actual / passed) * total;
}
