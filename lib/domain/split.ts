/** Weights are compared to a millionth, in whole numbers, so that no rounding of fractions can make a part too large. */
const scale = 1_000_000;

const wholeWeights = (weights: readonly number[]): bigint[] =>
  weights.map((weight) => BigInt(Math.round(Math.max(0, weight) * scale)));

/**
 * Splits a whole number (minor units, calls) over parts by weight. The parts are whole numbers and sum to `total`
 * exactly; what does not divide evenly goes to the earlier parts, so that a plan followed is never behind itself.
 * Where no part has a weight there is nothing to split over and the answer is `undefined`.
 */
export function split(total: number, weights: readonly number[]): number[] | undefined {
  const whole = wholeWeights(weights);
  const sum = whole.reduce((a, b) => a + b, 0n);
  if (sum === 0n || !Number.isSafeInteger(total)) return undefined;
  const size = BigInt(Math.abs(total));
  const sign = total < 0 ? -1 : 1;
  let upTo = 0n;
  let given = 0n;
  return whole.map((weight) => {
    upTo += weight;
    const due = (size * upTo + sum - 1n) / sum;
    const part = Number(due - given);
    given = due;
    return part === 0 ? 0 : sign * part;
  });
}
