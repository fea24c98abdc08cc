import { printOfRow } from '../domain/derive.ts';
import { bestIdentity } from '../domain/identity.ts';
import { printOf } from '../domain/print.ts';
import type { Reading, Row } from '../domain/reading.ts';
import { Veil } from '../domain/veil.ts';
import { faultOf } from '../domain/well-formed.ts';
import { abort, countersIn } from './documents.ts';
import { lookBefore, noteLook } from './looks.ts';
import type { Store } from './open.ts';
import { packReading } from './pack-reading.ts';
import { answer, rawStore } from './requests.ts';
import {
  storeNames,
  type Counters,
  type PackedReading,
  type Quarantined,
  type StoredReading,
  type WriteTransaction,
} from './schema.ts';
import { Intake } from './intake.ts';
import type { Sighted } from './slim.ts';
import { erasedIn } from './veiling.ts';

/** What became of a reading. */
export type Recorded = {
  /** Rows kept as new facts; the others said nothing new. */
  stored: number;
  quarantined: number;
  /** Something a surface shows has moved. */
  moved: boolean;
};

/** Rows put aside are kept up to this many, so that a broken recipe does not fill the disk with them. */
const mostQuarantined = 1000;

/**
 * Takes in one reading within one transaction: its rows, what is derived of them, counters and tally are all there
 * afterwards, or nothing is. The same reading a second time changes nothing.
 */
export async function recordReading(store: Store, given: Reading): Promise<Recorded> {
  const transaction = store.database.transaction(storeNames, 'readwrite', { durability: 'relaxed' });
  // Aborts reject it too; without a listener that would be an unhandled rejection beside the one that is thrown.
  transaction.done.catch(() => {});
  try {
    const first = taken(transaction, store, given);
    // Asked for in one go: each round to the browser's database process costs more than what is asked.
    const [counters, before, erased, lookNow] = await Promise.all([
      countersIn(transaction),
      answer<PackedReading | undefined>(rawStore(transaction, 'readings').index('id').get(given.id)),
      erasedIn(transaction),
      lookBefore(transaction, given),
      first.intake.prepare(),
    ]);
    // Only where a name was erased is it begun anew, with what is veiled.
    const veil = erased.length > 0 ? new Veil(erased) : undefined;
    const { reading, bad, intake } = veil ? taken(transaction, store, given, veil) : first;
    const look = veil ? await lookBefore(transaction, reading) : lookNow;
    if (veil) await intake.prepare();
    if (before) return { stored: before.rows.length, quarantined: before.quarantined, moved: false };
    await intake.take(counters);
    const isPut = await putAside(transaction, bad);
    const isLookNews = await noteLook(transaction, reading, look);
    const moved = intake.hasMoved || isPut || isLookNews;
    const { rows } = intake;
    const stored: StoredReading = {
      seq: counters.seq + 1,
      id: reading.id,
      reading: { ...reading, rows },
      quarantined: bad.length,
    };
    if (rows.length > 0) rawStore(transaction, 'readings').put(packReading(stored));
    const next: Counters = {
      ...counters,
      seq: counters.seq + (rows.length > 0 ? 1 : 0),
      generation: counters.generation + (moved ? 1 : 0),
      ...intake.weaknesses,
    };
    if (moved) rawStore(transaction, 'documents').put({ name: 'counters', value: next });
    await transaction.done;
    intake.remember(counters.generation, next.generation, store.moves);
    if (rows.length > 0) await store.sentinel?.set(next.seq).catch(() => {});
    return { stored: rows.length, quarantined: bad.length, moved };
  } catch (error) {
    abort(transaction);
    throw error;
  }
}

type Taken = { reading: Reading; bad: Quarantined[]; intake: Intake };

function taken(transaction: WriteTransaction, store: Store, given: Reading, veil?: Veil): Taken {
  const reading = veil ? veil.reading(given) : given;
  const { good, bad } = sorted(reading);
  return { reading, bad, intake: new Intake(transaction, store.known, reading, good) };
}

function sorted(reading: Reading): { good: Sighted[]; bad: Quarantined[] } {
  const good: Sighted[] = [];
  const bad: Quarantined[] = [];
  for (const row of reading.rows) {
    const fault = faultOf(row);
    const id = fault === undefined ? bestIdentity(reading, row) : undefined;
    if (id !== undefined) good.push({ id, row, print: printOfRow(row) });
    else bad.push(aside(reading, row, fault ?? 'nothing to tell it by'));
  }
  return { good, bad };
}

function aside({ id, crm, site, page, at }: Reading, row: Row, reason: string): Quarantined {
  const text = JSON.stringify(row)?.slice(0, 4000) ?? '';
  return { key: `${site} ${crm} ${page} ${printOf(text)}`, reading: id, crm, site, page, at, reason, row: text };
}

async function putAside(transaction: WriteTransaction, rows: readonly Quarantined[]): Promise<boolean> {
  if (rows.length === 0) return false;
  const store = rawStore(transaction, 'quarantine');
  const room = mostQuarantined - (await answer(store.count()));
  for (const row of rows.slice(0, Math.max(room, 0))) store.put(row);
  return room > 0;
}
