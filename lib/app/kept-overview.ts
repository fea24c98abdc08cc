import { dayOf, type Instant, type Zone } from '../domain/day.ts';
import type { Store } from '../store/open.ts';
import { readFront, writeFront } from '../store/front.ts';
import type { Proposal } from './meanings.ts';
import type { OverviewRequest } from './overview.ts';
import type { Overview } from './progress.ts';
import { readOverview, readState } from './read-overview.ts';
import { standingFrom } from './standing.ts';

/** `version`: of the extension that reckoned it; another one may reckon otherwise. `zone`: where the browser's own holds; `own`: the one it was reckoned in. */
type Kept = { version: string; zone?: Zone; own: Zone; standingAt: Instant | undefined; overview: Overview };

type Moment = { now: Instant; zone: Zone; version: string };

/** What the popup opens with, unless the person chose otherwise. */
const front = { periodKind: 'month', who: 'me' } as const;

/** Milliseconds: the clock moves paces; the background reckons anew every quarter of an hour. */
const goodFor = 16 * 60_000;

/**
 * Keeps what the popup opens with as one small document, so that it need not read a hundred thousand rows to show a dozen
 * figures. Nothing is written when something moved meanwhile: who moved it asks for it again.
 */
export async function keepOverview(
  store: Store,
  { now, zone, version }: Moment,
  proposals?: readonly Proposal[],
): Promise<void> {
  const { generation, settings } = await readState(store, zone, proposals);
  const overview = withoutRows(await readOverview(store, { ...front, now, zone }, proposals));
  await writeFront(store, generation, (standing): Kept => ({
    version,
    ...(settings.zone === 'auto' && { zone }),
    own: settings.zone === 'auto' ? zone : settings.zone,
    standingAt: standingFrom(standing)?.at,
    overview,
  }));
}

/** The overview as it was kept, where it answers the question and nothing has moved since; else it has to be reckoned. */
export async function readKeptOverview(
  store: Store,
  { periodKind, period, who, now, zone }: OverviewRequest,
  version: string,
): Promise<Overview | undefined> {
  if (periodKind !== front.periodKind || who !== front.who || period) return undefined;
  const found = await readFront(store);
  const kept = found?.value as Kept | undefined;
  if (!kept || kept.version !== version || (kept.zone ?? zone) !== zone) return undefined;
  if (kept.standingAt !== standingFrom(found?.standing)?.at) return undefined;
  // Of yesterday nothing is today's, and of last month nothing is this month's.
  if (dayOf(now, kept.own) !== dayOf(kept.overview.at, kept.own)) return undefined;
  const age = now - kept.overview.at;
  return age >= 0 && age < goodFor ? kept.overview : undefined;
}

/** No surface that opens with it opens the rows behind a figure, and they may be a hundred thousand. */
function withoutRows(overview: Overview): Overview {
  const bare = (list: Overview['progress']): Overview['progress'] =>
    list.map((progress) => ({ ...progress, measure: { ...progress.measure, rows: [], left: [] } }));
  return { ...overview, progress: bare(overview.progress), day: bare(overview.day) };
}
