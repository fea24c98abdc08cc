/**
 * Stages of the sales funnel, from first effort to money. Those a company does not record are left out. `created` and
 * `decided` (won or lost) are counts of deals, for where no activity is recorded.
 */
export type Stage = 'calls' | 'appointments' | 'meetings' | 'qualified' | 'created' | 'decided' | 'won';

/** How many reached each stage in a period, and what the won ones came to (minor units). */
export type Funnel = { counts: Partial<Record<Stage, number>>; amount: number };

/**
 * One factor's part of a difference. `volume`: the first stage's count; `rate`: from one stage to the next; `size`:
 * amount per won deal.
 */
export type GapPart = {
  kind: 'volume' | 'rate' | 'size';
  from?: Stage;
  to: Stage | 'amount';
  reference: number;
  actual: number;
  /** What this factor adds to (or takes from) the amount, in the amount's unit; all parts sum to the difference exactly. */
  effect: number;
};

const order: readonly Stage[] = ['calls', 'appointments', 'meetings', 'qualified', 'created', 'decided', 'won'];

/**
 * Splits actual − reference amount exactly over volume × rates × size along the stages both funnels know (Shapley: each
 * factor's mean effect over every order in which the factors could have changed). Unlike logarithms it stands zeros.
 * A rate nobody could observe (nothing reached the stage before it) is taken as the reference's, so that what is missing
 * counts against the stage where it went missing.
 */
export function gapOf(reference: Funnel, actual: Funnel): { difference: number; parts: GapPart[] } {
  const stages = order.filter((stage) => reference.counts[stage] !== undefined && actual.counts[stage] !== undefined);
  const difference = actual.amount - reference.amount;
  const first = stages[0];
  if (first === undefined)
    return {
      difference,
      parts: [{ kind: 'size', to: 'amount', reference: reference.amount, actual: actual.amount, effect: difference }],
    };
  const chain = [
    ...stages.map((stage) => ({
      to: stage as GapPart['to'],
      reference: reference.counts[stage] ?? 0,
      actual: actual.counts[stage] ?? 0,
    })),
    { to: 'amount' as const, reference: reference.amount, actual: actual.amount },
  ];
  const factors = chain.map((step, index) => {
    const before = chain[index - 1];
    if (!before) return { kind: 'volume' as const, to: step.to, reference: step.reference, actual: step.actual };
    const planned = before.reference > 0 ? step.reference / before.reference : undefined;
    const made = before.actual > 0 ? step.actual / before.actual : undefined;
    const from = stages[index - 1];
    return {
      kind: step.to === 'amount' ? ('size' as const) : ('rate' as const),
      ...(from !== undefined && { from }),
      to: step.to,
      reference: planned ?? made ?? 0,
      actual: made ?? planned ?? 0,
    };
  });
  const effects = shapley(factors);
  const rest = difference - effects.reduce((sum, effect) => sum + effect, 0);
  const largest = effects.reduce(
    (best, effect, index) => (Math.abs(effect) > Math.abs(effects[best] ?? 0) ? index : best),
    0,
  );
  return {
    difference,
    parts: factors.map((factor, index) => ({
      ...factor,
      effect: (effects[index] ?? 0) + (index === largest ? rest : 0),
    })),
  };
}

/** Mean marginal effect of each factor of a product over all orders, from the 2ⁿ products themselves. */
function shapley(factors: readonly { reference: number; actual: number }[]): number[] {
  const count = factors.length;
  const products = Array.from({ length: 1 << count }, (_, set) =>
    factors.reduce((product, { reference, actual }, index) => product * (set & (1 << index) ? actual : reference), 1),
  );
  const factorial = (number: number): number => (number <= 1 ? 1 : number * factorial(number - 1));
  const sizeOf = (set: number) => [...set.toString(2)].filter((bit) => bit === '1').length;
  return factors.map((_, index) => {
    let effect = 0;
    for (let set = 0; set < products.length; set += 1) {
      if (set & (1 << index)) continue;
      const size = sizeOf(set);
      const weight = (factorial(size) * factorial(count - size - 1)) / factorial(count);
      effect += weight * ((products[set | (1 << index)] ?? 0) - (products[set] ?? 0));
    }
    return effect;
  });
}

/** Rounds parts to whole units without losing any: they still sum to the difference, rounded. */
export function wholeParts(parts: readonly GapPart[]): GapPart[] {
  const total = Math.round(parts.reduce((sum, { effect }) => sum + effect, 0));
  const floors = parts.map(({ effect }) => Math.floor(effect));
  let missing = total - floors.reduce((sum, value) => sum + value, 0);
  const byRest = [...parts.keys()].sort(
    (a, b) => (parts[b]?.effect ?? 0) - (floors[b] ?? 0) - ((parts[a]?.effect ?? 0) - (floors[a] ?? 0)) || a - b,
  );
  const more = new Set<number>();
  for (const index of byRest) {
    if (missing <= 0) break;
    more.add(index);
    missing -= 1;
  }
  return parts.map((part, index) => ({ ...part, effect: (floors[index] ?? 0) + (more.has(index) ? 1 : 0) }));
}
