import type { ActivityFact, ActivityKind } from '../../lib/domain/activity.ts';
import { addDays } from '../../lib/domain/day.ts';
import type { DealFact, DealStatus } from '../../lib/domain/deal.ts';
import type { Facts } from '../../lib/domain/facts.ts';

/** The same rows every time (mulberry32). */
export function rowsOf(deals: number, activities: number, reps: number): Facts {
  let seed = 7;
  const below = (size: number) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * size);
  };
  const pick = <T>(list: readonly [T, ...T[]]): T => list[below(list.length)] ?? list[0];
  const day = (days: number) => addDays('2026-04-01', below(days));
  const owner = () => `rep ${below(reps)}`;
  return {
    deals: Array.from({ length: deals }, (_, index): DealFact => {
      const status = pick<DealStatus>(['open', 'open', 'won', 'won', 'lost', 'lost', 'unmapped']);
      const amount = (1 + below(900)) * 10_000;
      return {
        key: `d${index}`,
        crm: 'bench',
        site: 'https://crm.example.com',
        status,
        owner: owner(),
        account: `account ${below(deals / 3)}`,
        approximate: false,
        pushes: below(3),
        seenAt: index,
        amount: { minor: amount, currency: 'JPY' },
        cost: { minor: Math.round(amount * 0.6), currency: 'JPY' },
        mrr: { minor: below(2) * 30_000, currency: 'JPY' },
        createdOn: day(120),
        closeOn: day(220),
        ...(status === 'won' || status === 'lost' ? { closedOn: day(180) } : {}),
      };
    }),
    activities: Array.from({ length: activities }, (_, index): ActivityFact => ({
      key: `a${index}`,
      crm: 'bench',
      site: 'https://crm.example.com',
      kind: pick<ActivityKind>(['call', 'call', 'call', 'email', 'meeting', 'appointment', 'task']),
      state: pick(['done', 'done', 'done', 'planned', 'cancelled']),
      on: day(180),
      owner: owner(),
      dealKey: `d${below(deals)}`,
      outcome: pick(['connected', 'no-answer', 'no-answer', 'appointment']),
      seenAt: index,
    })),
  };
}

/**
 * Milliseconds of processor time a run takes, the least of five rounds of several runs after warming up. Not the clock:
 * on a shared machine that tells what else was running.
 */
export function timed(run: () => unknown, runs: number): number {
  run();
  const rounds = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    for (let turn = 0; turn < runs; turn += 1) run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000 / runs;
  });
  return Math.min(...rounds);
}
