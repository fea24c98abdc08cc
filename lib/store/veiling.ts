import { printOfRow, printWithTexts } from '../domain/derive.ts';
import { realmKey } from '../domain/identity.ts';
import type { Erased } from '../domain/erased.ts';
import { Veil } from '../domain/veil.ts';
import { packReading } from './pack-reading.ts';
import { answer, rawStore } from './requests.ts';
import type { SeenAgain } from './seen-again.ts';
import type { Quarantined, StoredLedgerDay, StoredLook, StoredReading, WriteTransaction } from './schema.ts';

const name = 'erased';

/** How what lies beside the readings is veiled; only who writes it knows what it holds. */
export type Beside = {
  ledgerDay: (day: StoredLedgerDay, veil: Veil) => StoredLedgerDay;
  /** A document by its name. */
  document: (name: string, value: unknown, veil: Veil) => unknown;
};

export const keepErased = (transaction: WriteTransaction, value: readonly Erased[]): unknown =>
  rawStore(transaction, 'documents').put({ name, value });

export const erasedFrom = (document: unknown): Erased[] => (Array.isArray(document) ? (document as Erased[]) : []);

/** What was erased before, whatever it was known by. */
export async function erasedIn(transaction: WriteTransaction): Promise<Erased[]> {
  const document = await answer<{ value: unknown } | undefined>(rawStore(transaction, 'documents').get(name));
  return erasedFrom(document?.value);
}

export type Veiled = {
  /** Readings of which something was veiled, and the rows of them. */
  readings: number;
  rows: number;
};

type Ground = { readings: readonly StoredReading[]; seen: SeenAgain; erased: readonly Erased[]; beside: Beside };

/** Veils everything that is not derived, and answers the readings as they are now. What is derived has to be derived anew. */
export async function veilIn(
  transaction: WriteTransaction,
  { readings, seen, erased, beside }: Ground,
): Promise<Veiled & { current: StoredReading[] }> {
  const veil = new Veil(erased);
  const changed = { readings: 0, rows: 0 };
  const current = readings.map((stored): StoredReading => {
    const reading = veil.reading(stored.reading);
    if (JSON.stringify(reading) === JSON.stringify(stored.reading)) return stored;
    changed.readings += 1;
    for (const [index, row] of stored.reading.rows.entries()) {
      const after = reading.rows[index];
      if (!after || JSON.stringify(after) === JSON.stringify(row)) continue;
      changed.rows += 1;
      const realm = realmKey(reading, row.entity);
      const at = seen.at(realm, printOfRow(row)) ?? seen.at(realm, printWithTexts(row));
      if (at !== undefined) seen.note(realm, printOfRow(after), at);
    }
    const next = { ...stored, reading };
    rawStore(transaction, 'readings').put(packReading(next));
    return next;
  });
  await veilBeside(transaction, veil, beside);
  return { ...changed, current };
}

/** All there is beside the readings. What only repeats them goes, and is reckoned anew. */
async function veilBeside(transaction: WriteTransaction, veil: Veil, beside: Beside): Promise<void> {
  const [looks, put, days, documents] = await Promise.all([
    answer<StoredLook[]>(rawStore(transaction, 'looks').getAll()),
    answer<Quarantined[]>(rawStore(transaction, 'quarantine').getAll()),
    answer<StoredLedgerDay[]>(rawStore(transaction, 'ledger').getAll()),
    answer<{ name: string; value: unknown }[]>(rawStore(transaction, 'documents').getAll()),
  ]);
  const store = rawStore(transaction, 'looks');
  for (const look of looks) {
    const next = veiledLook(look, veil);
    if (JSON.stringify(next) === JSON.stringify(look)) continue;
    if (next.key !== look.key) store.delete(look.key);
    store.put(next);
  }
  for (const row of put) {
    const text = JSON.stringify(row.row) + row.key;
    if (veil.text(text) !== text) rawStore(transaction, 'quarantine').delete(row.key);
  }
  for (const day of days) rawStore(transaction, 'ledger').put(beside.ledgerDay(day, veil));
  for (const one of documents)
    if (one.name !== name && one.name !== 'counters' && one.name !== 'proposals')
      rawStore(transaction, 'documents').put({ ...one, value: beside.document(one.name, one.value, veil) });
  for (const repeats of ['front', 'standing']) rawStore(transaction, 'documents').delete(repeats);
}

function veiledLook(look: StoredLook, veil: Veil): StoredLook {
  const start = `${look.site} ${look.crm} ${look.page} `;
  return {
    ...look,
    key: look.key.startsWith(start) ? start + veil.url(look.key.slice(start.length)) : look.key,
    misses: look.misses.map((miss) => ({ ...miss, ...(miss.text !== undefined && { text: veil.text(miss.text) }) })),
  };
}
