import { first } from './001-first.ts';
import { ledger } from './002-ledger.ts';
import { keysHoldTheCrm } from './003-keys-hold-the-crm.ts';

/** In order; the n-th takes a database from version n − 1 to n. Stores and indexes are only ever added. */
export const migrations: readonly ((database: IDBDatabase, transaction: IDBTransaction) => void)[] = [
  first,
  ledger,
  keysHoldTheCrm,
];
