import { dayOf, type Instant, type Zone } from '../domain/day.ts';
import type { Store } from '../store/open.ts';
import { readFront } from '../store/front.ts';
import type { OverviewRequest } from './overview.ts';
import type { Overview } from './progress.ts';
import { standingFrom } from './standing.ts';

/** `version`: of the extension that reckoned it; another one may reckon otherwise. `zone`: where the browser's own holds; `own`: the one it was reckoned in. */
export type KeptOverview = {
  version: string;
  zone?: Zone;
  own: Zone;
  standingAt: Instant | undefined;
  overview: Overview;
};

/** What the popup opens with, unless the person chose otherwise. */
export const front = { periodKind: 'month', who: 'me' } as const;

/** Milliseconds: the clock moves paces; the background reckons anew every quarter of an hour. */
const goodFor = 16 * 60_000;

/** The overview as it was kept, where it answers the question and nothing has moved since; else it has to be reckoned. */
export async function readKeptOverview(
  store: Store,
  { periodKind, period, who, now, zone }: OverviewRequest,
  version: string,
): Promise<Overview | undefined> {
  if (periodKind !== front.periodKind || who !== front.who || period) return undefined;
  const found = await readFront(store);
  const kept = found?.value as KeptOverview | undefined;
  if (!kept || kept.version !== version || (kept.zone ?? zone) !== zone) return undefined;
  if (kept.standingAt !== standingFrom(found?.standing)?.at) return undefined;
  // Of yesterday nothing is today's, and of last month nothing is this month's.
  if (dayOf(now, kept.own) !== dayOf(kept.overview.at, kept.own)) return undefined;
  const age = now - kept.overview.at;
  return age >= 0 && age < goodFor ? kept.overview : undefined;
}
