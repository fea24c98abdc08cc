import { derive } from '../domain/derive.ts';
import { realmKey, type Realm } from '../domain/identity.ts';
import type { Seen } from '../domain/merge.ts';
import { keep } from './settle.ts';
import type { Trail } from './schema.ts';
import type { WorkingSet } from './working-set.ts';

/**
 * The first row without the CRM's own id has come from a site: from now on, the weaker identities of its records must be
 * known. While a site always shows ids none of that is kept, which saves a third of the writing.
 */
export async function weaken(realm: Realm, set: WorkingSet): Promise<void> {
  const keys = await set.keysOf(realm.entity, `${realmKey(realm, realm.entity)} `);
  if (keys.length === 0) return;
  await set.loadRecords(keys);
  const trails = new Map<string, Trail>();
  for (const key of keys) {
    const trail = set.record(key)?.trail;
    if (trail) trails.set(key, trail);
  }
  await set.loadRows([...trails.values()].flatMap(({ sources }) => sources));
  const rows: Seen[] = [...trails].flatMap(([key, { sources }]) => set.rowsOf(key, sources));
  const again = new Map([...trails.values()].flatMap(({ marks }) => [...marks]));
  const derivation = derive(realm, rows, (print) => again.get(print));
  await set.loadAliases(derivation.namesakes.map(({ id }) => id));
  keep(derivation, new Set(keys), trails, set);
}
