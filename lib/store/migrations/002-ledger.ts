/** Frozen, as every migration: one record per business day with that day's landings. */
export function ledger(database: IDBDatabase): void {
  database.createObjectStore('ledger', { keyPath: 'day' });
}
