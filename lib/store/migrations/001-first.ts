/** Frozen: imports nothing of the living code, so that it does today what it did on the day it was released. */
export function first(database: IDBDatabase): void {
  const readings = database.createObjectStore('readings', { keyPath: 'seq' });
  readings.createIndex('id', 'id', { unique: true });
  database.createObjectStore('deals', { keyPath: 'key' });
  const activities = database.createObjectStore('activities', { keyPath: 'key' });
  activities.createIndex('day', 'day');
  database.createObjectStore('aliases', { keyPath: 'id' });
  database.createObjectStore('looks', { keyPath: 'key' });
  database.createObjectStore('rollups', { keyPath: 'key' });
  database.createObjectStore('documents', { keyPath: 'name' });
  database.createObjectStore('quarantine', { keyPath: 'key' });
}
