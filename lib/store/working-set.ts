import { bestIdentity, entityOf } from '../domain/identity.ts';
import type { Seen } from '../domain/merge.ts';
import { viewOf, type Entity } from '../domain/reading.ts';
import { apply, contributionsOf, type Cells, type Contribution } from '../domain/rollup.ts';
import { pack, unpack, type StoredRecord } from './pack.ts';
import { unpackReading } from './pack-reading.ts';
import { answer, getMany, getNear, rawStore } from './requests.ts';
import type { Alias, PackedReading, PackedRecord, Rollup, StoredReading, WriteTransaction } from './schema.ts';

export const storeOf = (entity: Entity): 'deals' | 'activities' => (entity === 'deal' ? 'deals' : 'activities');

type Slot = {
  record: StoredRecord | undefined;
  /** What it added to the roll-ups when it was read; known once it is edited. */ before?: Contribution[];
};

/** What one transaction has read and changes: each thing is read once, and written once at the end. */
export class WorkingSet {
  readonly transaction: WriteTransaction;
  readonly #slots = new Map<string, Slot>();
  readonly #aliases = new Map<string, { alias: Alias | undefined; isDirty: boolean }>();
  readonly #rows = new Map<number, Map<string, Seen[]>>();
  readonly #known: ReadonlyMap<string, Cells>;
  /** Roll-ups as this transaction leaves them. */
  readonly rollups = new Map<string, Cells>();
  /** A record could not be read: derived data have to be rebuilt. */
  isDamaged = false;

  constructor(transaction: WriteTransaction, rollups: ReadonlyMap<string, Cells> = new Map()) {
    this.transaction = transaction;
    this.#known = rollups;
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
    if (slot) slot.before ??= contributionsOf(slot.record?.dossier);
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

  /** Puts everything edited, and moves the roll-ups by the difference. */
  async flush(): Promise<void> {
    const moves = new Map<string, Contribution[]>();
    const move = (contribution: Contribution, sign: 1 | -1): void => {
      const list = moves.get(contribution.record) ?? [];
      moves.set(contribution.record, list);
      list.push(
        sign === 1 ? contribution : { ...contribution, count: -contribution.count, minor: -contribution.minor },
      );
    };
    const stores = { deal: rawStore(this.transaction, 'deals'), activity: rawStore(this.transaction, 'activities') };
    for (const [key, { record, before }] of this.#slots) {
      if (!before) continue;
      const store = stores[entityOf(key)];
      if (record) store.put(pack(record));
      else store.delete(key);
      const after = contributionsOf(record?.dossier);
      if (JSON.stringify(before) === JSON.stringify(after)) continue;
      for (const one of before) move(one, -1);
      for (const one of after) move(one, 1);
    }
    const aliases = rawStore(this.transaction, 'aliases');
    for (const [id, { alias, isDirty }] of this.#aliases) {
      if (!isDirty || !alias) continue;
      if (alias.owners.length > 0 || alias.sources.length > 0) aliases.put(alias);
      else aliases.delete(id);
    }
    await this.#moveRollups(moves);
  }

  async #moveRollups(moves: ReadonlyMap<string, Contribution[]>): Promise<void> {
    const store = rawStore(this.transaction, 'rollups');
    const unknown = [...moves.keys()].filter((key) => !this.#known.has(key));
    const found = await getMany<Rollup>(store, unknown);
    const read = new Map(unknown.map((key, index) => [key, found[index]?.cells]));
    for (const [key, contributions] of moves) {
      const cells = { ...(this.#known.get(key) ?? read.get(key)) };
      for (const contribution of contributions) apply(cells, contribution);
      this.rollups.set(key, cells);
      if (Object.keys(cells).length > 0) store.put({ key, cells } satisfies Rollup);
      else store.delete(key);
    }
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
