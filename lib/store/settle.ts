import { derive, twinKey, type Derivation } from '../domain/derive.ts';
import { levelOf, type Realm } from '../domain/identity.ts';
import type { Seen } from '../domain/merge.ts';
import type { Instant } from '../domain/day.ts';
import type { StoredRecord } from './pack.ts';
import type { Alias, Trail } from './schema.ts';
import type { WorkingSet } from './working-set.ts';

export const emptyTrail = (): Trail => ({ sources: [], marks: new Map() });
export const emptyAlias = (id: string): Alias => ({ id, owners: [], names: [], alike: 0, shown: [], ...emptyTrail() });

/** What a new sighting put in question: records whose rows came late or whose names grew, identities whose rows grew. */
export type Doubt = { records: Set<string>; aliases: Set<string> };

/**
 * Derives anew all that hangs together with what is in doubt, from its readings. Only what shares an identity with it
 * can change, so the rest of the store is not touched.
 */
export async function settle(realm: Realm, doubt: Doubt, set: WorkingSet): Promise<void> {
  const { records, aliases } = await neighbourhood(doubt, set);
  const trails = new Map<string, Trail>();
  for (const key of records) {
    const trail = set.record(key)?.trail;
    if (trail && trail.sources.length > 0) trails.set(key, trail);
  }
  for (const id of aliases) {
    const alias = set.alias(id);
    if (alias) trails.set(id, alias);
  }
  await set.loadRows([...trails.values()].flatMap(({ sources }) => sources));
  const rows: Seen[] = [];
  const seenAgain = new Map<number, Instant>();
  for (const [id, { sources, marks }] of trails) {
    rows.push(...set.rowsOf(id, sources));
    for (const [print, at] of marks) seenAgain.set(print, at);
  }
  const derivation = derive(realm, rows, (print) => seenAgain.get(print));
  await set.loadAliases(derivation.namesakes.map(({ id }) => id));
  keep(derivation, records, trails, set);
}

/** Writes a derivation in the place of the records it replaces. */
export function keep(
  { records, namesakes }: Derivation,
  replaced: ReadonlySet<string>,
  trails: ReadonlyMap<string, Trail>,
  set: WorkingSet,
): void {
  const made = new Set(records.map(({ dossier }) => dossier.key));
  const named = new Set(namesakes.map(({ id }) => id));
  for (const id of new Set([...replaced].flatMap((key) => set.record(key)?.names ?? []))) {
    const alias = set.alias(id);
    if (alias && !named.has(id)) set.putAlias({ ...alias, owners: alias.owners.filter((key) => !replaced.has(key)) });
  }
  for (const key of replaced) if (!made.has(key) && set.record(key)) set.put(key, undefined);
  for (const { dossier, joined, names, views } of records) {
    const trail = levelOf(dossier.key) === 's' ? (trails.get(dossier.key) ?? emptyTrail()) : emptyTrail();
    const record: StoredRecord = { dossier, joined, names, views, trail };
    set.put(dossier.key, record);
  }
  for (const { id, owners, names, alike, root, shown } of namesakes) {
    const { root: _root, ...alias } = set.alias(id) ?? emptyAlias(id);
    const others = alias.owners.filter((key) => !replaced.has(key) && !made.has(key));
    const trail = trails.get(id);
    set.putAlias({
      ...alias,
      owners: [...new Set([...others, ...owners])].sort(),
      names,
      alike,
      shown,
      ...(root !== undefined && { root }),
      sources: trail?.sources ?? alias.sources,
      marks: trail?.marks ?? alias.marks,
    });
  }
}

/** All records and identities that share an identity with rows of its own, directly or through others. */
async function neighbourhood(doubt: Doubt, set: WorkingSet): Promise<Doubt> {
  const records = new Set<string>();
  const aliases = new Set<string>();
  let nextRecords = [...doubt.records];
  let nextAliases = [...doubt.aliases];
  while (nextRecords.length > 0 || nextAliases.length > 0) {
    await set.loadAliases(nextAliases);
    const named: string[] = [];
    const found = nextAliases.flatMap((id) => {
      aliases.add(id);
      const alias = set.alias(id);
      named.push(...(alias?.names ?? []));
      const twins = Array.from({ length: alias && alias.alike > 1 ? alias.alike : 0 }, (_, index) =>
        twinKey(id, index + 1),
      );
      return [...(alias?.owners ?? []), ...(alias?.root !== undefined ? [alias.root] : []), ...twins];
    });
    const fresh = [...new Set([...nextRecords, ...found])].filter((key) => !records.has(key));
    await set.loadRecords(fresh);
    for (const key of fresh) {
      records.add(key);
      const record = set.record(key);
      if (record) named.push(...record.joined, ...record.names);
    }
    await set.loadAliases(named);
    nextRecords = [];
    nextAliases = [...new Set(named)].filter((id) => !aliases.has(id) && (set.alias(id)?.sources.length ?? 0) > 0);
  }
  return { records, aliases };
}
