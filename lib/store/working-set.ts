import { bestIdentity, entityOf } from '../domain/identity.ts';
import type { Seen } from '../domain/merge.ts';
import { viewOf, type Entity } from '../domain/reading.ts';
import { cellsOf, tallied, type Tally } from '../domain/tally.ts';
import { pack, unpack, type StoredRecord } from './pack.ts';
import { unpackReading } from './pack-reading.ts';
import { answer, getMany, getNear, rawStore } from './requests.ts';
import {
  tallyKey,
  type Alias,
  type PackedReading,
  type PackedRecord,
  type Rollup,
  type StoredReading,
  type WriteTransaction,
} from './schema.ts';

export const storeOf = (entity: Entity): 'deals' | 'activities' => (entity === 'deal' ? 'deals' : 'activities');

type Slot = {
  record: StoredRecord | undefined;
  /** The cells it counted in when it was read; known once it is edited. */ before?: string[];
};

/** What one transaction has read and changes: each thing is read once, and written once at the end. */
export class WorkingSet {
  readonly transaction: WriteTransaction;
  readonly #slots = new Map<string, Slot>();
  readonly #aliases = new Map<string, { alias: Alias | undefined; isDirty: boolean }>();
  readonly #rows = new Map<number, Map<string, Seen[]>>();
  /** The tally as this transaction leaves it; absent while it did not move. */
  tally: Tally | undefined;
  /** A record could not be read: derived data have to be rebuilt. */
  isDamaged = false;

  constructor(transaction: WriteTransaction) {
    this.transaction = transaction;
  }

  async loadRecords(keys: readonly string[]): Promise<void> {
    for (const entity of ['deal', 'activity'] as const) {
      const missing = keys.filter((key) => !this.#slots.has(key) && entityOf(key) === entity);
      if (missing.length === 0) continue;
      const found = await getNear<PackedRecord>(rawStore(this.transaction, storeOf(entity)), missing);
      for (const key of missing) this.#slots.set(key, { record: this.#unpacked(found.get(key)) });
    }
  }

  record(key: string): StoredRecord | undefined {
    return this.#slots.get(key)?.record;
  }

  /** To be called before a record is changed in place. */
  edit(key: string): void {
    const slot = this.#slots.get(key);
    if (slot) slot.before ??= cellsOf(slot.record?.dossier);
  }

  put(key: string, record: StoredRecord | undefined): void {
    this.edit(key);
    this.#slots.set(key, { record, before: this.#slots.get(key)?.before ?? [] });
  }

  get edited(): string[] {
    return [...this.#slots].filter(([, { before }]) => before).map(([key]) => key);
  }

  async loadAliases(ids: Iterable<string>): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#aliases.has(id));
    const found = await getMany<Alias>(rawStore(this.transaction, 'aliases'), missing);
    for (const [index, id] of missing.entries()) this.#aliases.set(id, { alias: found[index], isDirty: false });
  }

  alias(id: string): Alias | undefined {
    return this.#aliases.get(id)?.alias;
  }

  putAlias(alias: Alias): void {
    this.#aliases.set(alias.id, { alias, isDirty: true });
  }

  /** Rows of an identity in the readings `sources`. */
  async loadRows(sources: Iterable<number>): Promise<void> {
    const missing = [...new Set(sources)].filter((seq) => !this.#rows.has(seq));
    const found = await getMany<PackedReading>(rawStore(this.transaction, 'readings'), missing);
    for (const [index, seq] of missing.entries()) {
      this.#rows.set(seq, new Map());
      const packed = found[index];
      try {
        if (packed) this.holdRows(unpackReading(packed));
      } catch {
        this.isDamaged = true;
      }
    }
  }

  /** Makes the rows of a reading that is not stored yet available. */
  holdRows({ seq, reading }: StoredReading): void {
    const rows = new Map<string, Seen[]>();
    const view = viewOf(reading);
    for (const [index, row] of reading.rows.entries()) {
      const best = bestIdentity(reading, row);
      if (best === undefined) continue;
      const seen = { row, at: reading.at, reading: reading.id, view, index };
      const group = rows.get(best);
      if (group) group.push(seen);
      else rows.set(best, [seen]);
    }
    this.#rows.set(seq, rows);
  }

  rowsOf(id: string, sources: Iterable<number>): Seen[] {
    return [...sources].flatMap((seq) => this.#rows.get(seq)?.get(id) ?? []);
  }

  /** Puts everything edited, and moves the tally by the difference. `known`: the tally as it lies in the database. */
  async flush(known?: Tally): Promise<void> {
    const moves: Tally = {};
    const stores = { deal: rawStore(this.transaction, 'deals'), activity: rawStore(this.transaction, 'activities') };
    for (const [key, { record, before }] of this.#slots) {
      if (!before) continue;
      const store = stores[entityOf(key)];
      if (record) store.put(pack(record));
      else store.delete(key);
      for (const cell of before) tallied(moves, cell, -1);
      for (const cell of cellsOf(record?.dossier)) tallied(moves, cell, 1);
    }
    const aliases = rawStore(this.transaction, 'aliases');
    for (const [id, { alias, isDirty }] of this.#aliases) {
      if (!isDirty || !alias) continue;
      if (alias.owners.length > 0 || alias.sources.length > 0) aliases.put(alias);
      else aliases.delete(id);
    }
    await this.#moveTally(moves, known);
  }

  async #moveTally(moves: Tally, known: Tally | undefined): Promise<void> {
    if (Object.keys(moves).length === 0) return;
    const store = rawStore(this.transaction, 'rollups');
    const held = known ?? (await answer<Rollup | undefined>(store.get(tallyKey)))?.cells;
    const tally = { ...held };
    for (const [cell, [by = 0]] of Object.entries(moves)) tallied(tally, cell, by);
    this.tally = tally;
    if (Object.keys(tally).length > 0) store.put({ key: tallyKey, cells: tally } satisfies Rollup);
    else store.delete(tallyKey);
  }

  #unpacked(packed: PackedRecord | undefined): StoredRecord | undefined {
    if (!packed) return undefined;
    try {
      return unpack(packed);
    } catch {
      this.isDamaged = true;
      return undefined;
    }
  }

  /** Keys of all records whose key begins with `prefix`. */
  async keysOf(entity: Entity, prefix: string): Promise<string[]> {
    return (await answer(
      rawStore(this.transaction, storeOf(entity)).getAllKeys(IDBKeyRange.bound(prefix, `${prefix}\uffff`)),
    )) as string[];
  }
}
