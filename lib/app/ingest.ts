import type { Reading } from '../domain/reading.ts';
import type { Ack, Refusal, RefusalReason } from '../messages/protocol.ts';
import { announce } from '../store/changes.ts';
import type { Store } from '../store/open.ts';
import { recordReading } from '../store/record-reading.ts';

/**
 * Takes in a reading. The acknowledgement means that it is in the database; a refusal, that nothing of it is. Sent twice
 * it is stored once, so whoever got no answer sends again.
 */
export async function ingest(store: Store, reading: Reading): Promise<Ack | Refusal> {
  try {
    const { stored, quarantined, moved } = await recordReading(store, reading);
    if (moved) announce('facts');
    return { acknowledged: true, id: reading.id, stored, quarantined };
  } catch (error) {
    // A connection that was taken away is opened again by who holds it, and the work begun anew.
    if (isGone(error)) throw error;
    return { refused: true, reason: reasonOf(error) };
  }
}

const isGone = (error: unknown): boolean => error instanceof DOMException && error.name === 'InvalidStateError';

/** What of a failed write the person is told. A full disk shows as a quota in one browser, as a failed write of a file in another. */
export function reasonOf(error: unknown): Extract<RefusalReason, 'storage-full' | 'newer-database' | 'storage-failed'> {
  const { name, message } =
    error instanceof Error || error instanceof DOMException ? error : { name: '', message: String(error) };
  if (name === 'QuotaExceededError' || /IOError|no space|quota|disk/i.test(message)) return 'storage-full';
  return name === 'VersionError' ? 'newer-database' : 'storage-failed';
}
