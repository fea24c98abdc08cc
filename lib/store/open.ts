import { openDB, unwrap } from 'idb';
import { readCounters } from './documents.ts';
import { migrations } from './migrations/index.ts';
import { Known } from './known.ts';
import { Moves } from './moves.ts';
import { schemaVersion, type Database, type Schema } from './schema.ts';

/** The highest sequence number ever committed, kept outside IndexedDB: only so can a database that lost its end be told. */
export type Sentinel = { get(): Promise<number | undefined>; set(highWater: number): Promise<void> };

/**
 * What is gone although nobody erased it. `recreated`: the browser found the database damaged and began a new one.
 * `behind`: it opens without error, but its newest part is missing (a truncated log, a deleted folder).
 */
export type Loss = { kind: 'recreated' | 'behind'; had?: number; has: number };

/** `upgrade`: a newer version of this extension waits for the database. `lost`: the browser took it away. */
export type Closed = 'upgrade' | 'lost' | 'asked';

export type Store = {
  readonly database: Database;
  readonly sentinel?: Sentinel;
  readonly loss?: Loss;
  /** The rules that what it holds was derived by, as it was opened; only the writer, which brings its sentinel, asks for them. */
  readonly derivation?: number;
  /** Settles when this connection can no longer be used; open again then. */
  readonly closed: Promise<Closed>;
  /** What the last transactions left behind, so that unchanged rows cost no read. Only ever a cache. */
  readonly known: Known;
  /** Which records they wrote. As much a cache. */
  readonly moves: Moves;
  close(): void;
};

export type OpenFailure = { ok: false; reason: 'newer-database' | 'blocked' | 'storage-failed'; detail: string };
export type Opened = { ok: true; store: Store } | OpenFailure;

export type OpenOptions = {
  name?: string;
  sentinel?: Sentinel;
  /** Milliseconds to wait for other pages to let go of an older version. */
  patience?: number;
};

/** Opens (and where needed makes or migrates) the database. Never throws and never deletes anything. */
export async function openStore({ name = 'chakuchi', sentinel, patience = 5_000 }: OpenOptions = {}): Promise<Opened> {
  let settle: (why: Closed) => void = () => {};
  const closed = new Promise<Closed>((resolve) => (settle = resolve));
  let recreated = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLate = false;
  const tooLong = new Promise<OpenFailure>((resolve) => {
    timer = setTimeout(
      () =>
        resolve({ ok: false, reason: 'blocked', detail: 'Another page still holds an older version of the database.' }),
      patience,
    );
  });
  // Asked for beside the opening: it lies elsewhere, and one that cannot be read says nothing, since the database itself is fine.
  const had = sentinel?.get().catch(() => undefined);
  // Where storage is denied, the very call throws.
  const opening = Promise.resolve().then(() =>
    openDB<Schema>(name, schemaVersion, {
      upgrade(database, from, _to, transaction, event) {
        // A migration that fails aborts it, and the opening with it, which is where that is told.
        transaction.done.catch(() => {});
        // Chromium sets `dataLoss` when it found the files damaged and started afresh; the standard does not know it.
        recreated = (event as IDBVersionChangeEvent & { dataLoss?: string }).dataLoss === 'total';
        for (const migrate of migrations.slice(from)) migrate(unwrap(database), unwrap(transaction));
      },
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        settle('upgrade');
      },
      terminated: () => settle('lost'),
    }),
  );
  const result = opening.then(async (database): Promise<Opened> => {
    if (isLate) {
      database.close();
      return { ok: false, reason: 'blocked', detail: 'Opened after nobody waited any more.' };
    }
    const close = () => {
      database.close();
      settle('asked');
    };
    try {
      return {
        ok: true,
        store: {
          database,
          ...(sentinel && { sentinel }),
          ...(had && (await found(database, had, recreated))),
          closed,
          known: new Known(),
          moves: new Moves(),
          close,
        },
      };
    } catch (error) {
      close();
      return failure(error);
    }
  }, failure);
  try {
    const first = await Promise.race([result, tooLong]);
    isLate = first.ok === false && first.reason === 'blocked';
    return first;
  } finally {
    clearTimeout(timer);
  }
}

function failure(error: unknown): OpenFailure {
  const { name = 'Error', message = String(error) } = error instanceof Error ? error : {};
  return {
    ok: false,
    reason: name === 'VersionError' ? 'newer-database' : 'storage-failed',
    detail: `${name}: ${message}`,
  };
}

/** What of a database its writer has to know before anything is written to it. */
async function found(
  database: Database,
  remembered: Promise<number | undefined>,
  recreated: boolean,
): Promise<Pick<Store, 'loss' | 'derivation'>> {
  const [{ seq: has, derivation }, had] = await Promise.all([readCounters(database), remembered]);
  const known = had === undefined ? {} : { had };
  if (recreated) return { derivation, loss: { kind: 'recreated', has, ...known } };
  return { derivation, ...(had !== undefined && had > has && { loss: { kind: 'behind', has, had } }) };
}
