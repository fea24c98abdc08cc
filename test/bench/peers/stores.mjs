// The same activities as plain objects under the same key and index: no history, no counts, no check, no acknowledgement.
import Dexie from 'dexie';

const portion = 1000;

const portionsOf = (rows) =>
  Array.from({ length: Math.ceil(rows.length / portion) }, (_, at) => rows.slice(at * portion, (at + 1) * portion));

const gone = (name) =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = () => resolve();
    asked.onerror = () => reject(asked.error);
  });

/** Raw IndexedDB at its quickest: a thousand rows a transaction, relaxed, one event for all of them. */
export async function rawStore() {
  const name = 'bench-raw';
  await gone(name);
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () =>
      opening.result.createObjectStore('activities', { keyPath: 'key' }).createIndex('day', 'day');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  return {
    async put(rows) {
      for (const part of portionsOf(rows))
        await new Promise((resolve, reject) => {
          const transaction = database.transaction('activities', 'readwrite', { durability: 'relaxed' });
          const store = transaction.objectStore('activities');
          for (const row of part) store.put(row);
          transaction.oncomplete = () => resolve();
          transaction.onabort = () => reject(transaction.error);
        });
    },
    count: () =>
      new Promise((resolve, reject) => {
        const asked = database.transaction('activities').objectStore('activities').count();
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      }),
    async end() {
      database.close();
      await gone(name);
    },
  };
}

export async function dexieStore() {
  const database = new Dexie('bench-dexie');
  await database.delete();
  database.version(1).stores({ activities: 'key,day' });
  await database.open();
  return {
    async put(rows) {
      for (const part of portionsOf(rows)) await database.activities.bulkPut(part);
    },
    count: () => database.activities.count(),
    end: () => database.delete(),
  };
}
