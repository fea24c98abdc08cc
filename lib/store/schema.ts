import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Day, Instant } from '../domain/day.ts';
import type { Miss, Reading } from '../domain/reading.ts';
import type { Tally } from '../domain/tally.ts';

/** A reading as it is kept: never changed afterwards, apart from values parsed anew out of the same texts, and names that are erased. */
export type StoredReading = {
  /** Counts up by one per stored reading, over all sites and for ever: the high-water mark is told from it. */
  seq: number;
  id: string;
  reading: Reading;
  /** Rows of it that were put aside as malformed. */
  quarantined: number;
};

/** The same as it lies in the database (`pack-reading.ts`). */
export type PackedReading = Omit<StoredReading, 'reading'> & { about: Omit<Reading, 'rows'>; rows: unknown[][] };

/** When each content of a row (by its print) was last seen: an unchanged row is not stored a second time. */
export type Marks = Map<number, Instant>;

/** Where an identity's rows lie (`seq` of readings) and when each content was last seen. */
export type Trail = { sources: number[]; marks: Marks };

/** A derived deal or activity, packed (`pack.ts`): as plain objects a thousand of them take thrice the time to read. */
export type PackedRecord = {
  key: string;
  v: unknown[];
  /** Activities only: the day it is due or was done. */ day?: Day;
  /** Where one that is not proven was seen. */ views?: string[];
};

/** An identity weaker than the CRM's own id, where a site shows such: whose rows are these? */
export type Alias = Trail & {
  id: string;
  /** Deals or activities known to carry this identity beside a better one. */
  owners: string[];
  /** Still weaker identities that its own rows carry. */
  names: string[];
  /** The most rows that the last look at any view showed side by side. */
  alike: number;
  /** Where its own rows are counted; absent while they cannot be told apart. */
  root?: string;
  /** While there are several: prints of the rows that the last look at each view showed. */
  shown: { view: string; prints: number[] }[];
};

/** What the latest look at one of a CRM's lists under one address, or at one of its record pages, gave. */
export type StoredLook = {
  key: string;
  crm: string;
  site: string;
  page: string;
  at: Instant;
  seen: number;
  misses: Miss[];
  partial?: { of?: number };
  /** Lists only: the last moments, half a day or more apart, at which all of its rows were there. */
  wholes?: Instant[];
};

/** The counts kept beside the rows (`domain/tally.ts`), one record under `tallyKey`. */
export type Rollup = { key: string; cells: Tally };
export const tallyKey = 'total';

/** A row that could not be believed, kept for a look at it. The same row is kept once. */
export type Quarantined = {
  key: string;
  reading: string;
  crm: string;
  site: string;
  page: string;
  at: Instant;
  reason: string;
  row: unknown;
};

/** What one business day said of the landings; `lib/app/ledger-day.ts` knows what an entry is. */
export type StoredLedgerDay = {
  day: Day;
  at: Instant;
  entries: unknown[];
  /** The sites whose rows they were reckoned from; absent in a day from before that was noted. */
  sites?: string[];
};

/** Everything countable that must move with the rows, in one record of one transaction. */
export type Counters = {
  seq: number;
  /** Moves with every write: tells caches that something happened. */
  generation: number;
  /** As long as the generation is `at`, no row has moved since that of `since`: settings did, or another document. */
  sameRows?: { since: number; at: number };
  /** Realms (`realmKey`) of which rows without the CRM's own id were seen. */
  weak: string[];
  /** The rules that deals and activities were derived by; other than `derivation`, they have to be derived anew. */
  derivation: number;
  /** Recipe id → version that everything stored was last parsed with. */
  recipes: Record<string, number>;
  /** A derived record was found that cannot be read: everything has to be derived anew. */
  damaged?: boolean;
};

export interface Schema extends DBSchema {
  readings: { key: number; value: PackedReading; indexes: { id: string } };
  deals: { key: string; value: PackedRecord };
  activities: { key: string; value: PackedRecord; indexes: { day: Day } };
  aliases: { key: string; value: Alias };
  looks: { key: string; value: StoredLook };
  rollups: { key: string; value: Rollup };
  documents: { key: string; value: { name: string; value: unknown } };
  quarantine: { key: string; value: Quarantined };
  ledger: { key: Day; value: StoredLedgerDay };
}

export type StoreName = StoreNames<Schema>;
export type Database = IDBPDatabase<Schema>;
export type WriteTransaction = IDBPTransaction<Schema, StoreName[], 'readwrite'>;

/** Moves up when the same readings give other keys, deals or activities than before. */
export const derivation = 8;

/** Moves up with every file in `migrations/`. */
export const schemaVersion = 3;

export const storeNames = [
  'readings',
  'deals',
  'activities',
  'aliases',
  'looks',
  'rollups',
  'documents',
  'quarantine',
  'ledger',
] as const satisfies StoreName[];
