import { localTimeOf, type Instant, type Zone } from '../domain/day.ts';
import { identityKey, type Source } from '../domain/identity.ts';
import type { Reading, Row } from '../domain/reading.ts';
import { ownCrm } from '../domain/scope.ts';
import type { QuickLogKind, Refusal } from '../messages/protocol.ts';
import type { Store } from '../store/open.ts';
import { readActivity } from '../store/read.ts';
import { ingest } from './ingest.ts';

/** The site of what a person logs themselves. */
const own: Source = { crm: ownCrm, site: 'chakuchi:' };

export type QuickLog = {
  /** The sender's, so that the same log sent twice is one. */ id: string;
  kind: QuickLogKind;
  dealKey?: string;
  /** Default: now. */ at?: Instant;
};
type Moment = { now: Instant; zone: Zone };

/** Keeps a call, appointment or meeting that the person logged with one click. Answers its id, for the undo. */
export async function logQuick(
  store: Store,
  { id, kind, dealKey, at }: QuickLog,
  { now, zone }: Moment,
): Promise<{ id: string } | Refusal> {
  const when = localTimeOf(at ?? now, zone);
  const row: Row = {
    entity: 'activity',
    id: { strong: id },
    values: {
      type: { text: kind, value: kind },
      state: { text: 'done', value: 'done' },
      when: { text: when, value: when },
      ...(dealKey !== undefined && { dealId: { text: dealKey, value: dealKey } }),
    },
  };
  const answer = await ingest(store, readingOf(id, row, now, zone));
  return 'refused' in answer ? answer : { id };
}

/**
 * Takes a quick log back, for good: nothing brings it to life again. False when there is none, or it was taken back before; the
 * moment is asked for where there is one.
 */
export async function undoQuick(
  store: Store,
  id: string,
  moment: () => Promise<Moment>,
): Promise<{ undone: boolean } | Refusal> {
  if (!(await readActivity(store.database, identityKey(own, 'activity', 's', id)))) return { undone: false };
  const { now, zone } = await moment();
  const answer = await ingest(
    store,
    readingOf(`${id} undone`, { entity: 'activity', id: { strong: id }, values: {}, gone: true }, now, zone),
  );
  return 'refused' in answer ? answer : { undone: true };
}

const readingOf = (id: string, row: Row, at: Instant, zone: Zone): Reading => ({
  id,
  crm: own.crm,
  recipeVersion: 1,
  page: 'quick-log',
  kind: 'activity-timeline',
  site: own.site,
  url: own.site,
  at,
  zone,
  locale: 'en',
  rows: [row],
  seen: 1,
  misses: [],
});
