import * as z from 'zod/mini';
import { isDay } from '../domain/day.ts';
import { once } from '../domain/once.ts';

/** A day of the ledger as a backup may hold it. */
export const ledgerDay = once(() => {
  const day = z.string().check(z.refine(isDay));
  const name = z.string().check(z.maxLength(400));
  const figure = z.exactOptional(z.number());
  return z.object({
    day,
    at: z.number(),
    sites: z.exactOptional(z.array(name)),
    entries: z.array(
      z.object({
        kpi: name,
        scope: name,
        period: z.object({ start: day, end: day }),
        asOf: day,
        elapsed: z.number(),
        method: name,
        p50: z.number(),
        p10: figure,
        p90: figure,
        pHit: figure,
        target: figure,
        role: z.exactOptional(z.enum(['shown', 'engine', 'baseline'])),
      }),
    ),
  });
});
