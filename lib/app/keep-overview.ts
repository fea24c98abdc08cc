import type { Instant, Zone } from '../domain/day.ts';
import type { Store } from '../store/open.ts';
import { writeFront } from '../store/front.ts';
import { front, type KeptOverview } from './kept-overview.ts';
import type { Proposal } from './meanings.ts';
import type { Overview } from './progress.ts';
import { readOverview, readState } from './read-overview.ts';
import { standingFrom } from './standing.ts';

type Moment = { now: Instant; zone: Zone; version: string };

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
  await writeFront(store, generation, (standing): KeptOverview => ({
    version,
    ...(settings.zone === 'auto' && { zone }),
    own: settings.zone === 'auto' ? zone : settings.zone,
    standingAt: standingFrom(standing)?.at,
    overview,
  }));
}

/** No surface that opens with it opens the rows behind a figure, and they may be a hundred thousand. */
function withoutRows(overview: Overview): Overview {
  const bare = (list: Overview['progress']): Overview['progress'] =>
    list.map((progress) => ({ ...progress, measure: { ...progress.measure, rows: [], left: [] } }));
  return { ...overview, progress: bare(overview.progress), day: bare(overview.day) };
}
