import type { Outlook } from '../../lib/landing/outlook.ts';
import { chanceUnder } from '../../lib/landing/shock.ts';

/** Numbers 0…1, the same every time (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Open deals of log-normal amounts, most of them unlikely by the deadline, and a few wins not created yet. */
export function outlookOf(count: number, random: () => number): Outlook {
  const amount = () => Math.round(Math.exp(13.5 + 0.9 * gaussian(random)));
  return {
    won: 0,
    wins: 0,
    deals: Array.from({ length: count }, (_, index) => ({
      key: `d${index}`,
      amount: amount(),
      chance: 0.01 + 0.5 * random() ** 3,
    })),
    fresh: { wins: 15, sizes: Array.from({ length: 40 }, () => ({ value: amount(), share: 1 / 40 })) },
    shock: 0.3,
  };
}

/** One outcome: the plain way of getting at the same distribution. */
export function drawn({ deals, fresh, shock }: Outlook, random: () => number): number {
  const factor = Math.exp(shock * gaussian(random));
  let sum = 0;
  for (const { amount, chance } of deals) if (random() < chanceUnder(chance, factor)) sum += amount;
  for (let product = random(), until = Math.exp(-fresh.wins * factor); product > until; product *= random())
    sum += fresh.sizes[Math.floor(random() * fresh.sizes.length)]?.value ?? 0;
  return sum;
}
