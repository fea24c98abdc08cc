import type { OwnApp, OwnField } from '../recipes/own-app.ts';
import type { Store } from '../store/open.ts';
import { mapFrom, mostApps, ownAppFrom } from './own-app-schema.ts';
import { capped, changeTaught, readTaught } from './taught.ts';

/** What is known of an app after its fields were seen once more: what they were confirmed to be stays, as far as they are there. */
function seenAgain(before: OwnApp | undefined, seen: OwnApp): OwnApp {
  const old = new Map(before?.fields.map((field) => [field.code, field]));
  const fields = seen.fields.map((field): OwnField => ({ ...old.get(field.code), ...field }));
  return { ...seen, fields, ...(before?.map && { map: before.map }) };
}

/** Notes the fields of an app as they are now. What they were confirmed to be stays. */
export async function noteApp(store: Store, document: unknown): Promise<void> {
  const seen = ownAppFrom(document);
  if (!seen) return;
  const isSame = (one: OwnApp): boolean => one.site === seen.site && one.app === seen.app;
  const before = (await readTaught(store)).apps.find(isSame);
  const named = (one: OwnApp): string => JSON.stringify(one.fields.map(({ code, label }) => [code, label]));
  if (before && named(before) === named(seenAgain(before, seen))) return;
  await changeTaught(store, (old) => {
    const all = [...old.apps.filter((one) => !isSame(one)), seenAgain(old.apps.find(isSame), seen)];
    const confirmed = all.filter(({ map }) => map);
    // What the person confirmed is theirs: only what nobody confirmed gives way.
    const rest = new Set(
      capped(
        all.filter(({ map }) => !map),
        Math.max(0, mostApps - confirmed.length),
      ),
    );
    return { ...old, apps: all.filter((one) => one.map || rest.has(one)) };
  });
}

/**
 * Keeps what the person confirmed an app's fields to be; without a map, the app is not read. `false`: there is no such app, or
 * no such field in it.
 */
export async function keepMap(
  store: Store,
  { site, app, map: wanted }: { site: string; app: string; map?: object },
): Promise<boolean> {
  const map = wanted && mapFrom(wanted);
  if (wanted && !map) return false;
  const isMeant = (one: OwnApp): boolean => one.site === site && one.app === app;
  const known = (await readTaught(store)).apps.find(isMeant);
  if (!known || !Object.values(map ?? {}).every((code) => known.fields.some((field) => field.code === code)))
    return false;
  const { map: _, ...rest } = known;
  await changeTaught(store, (old) => ({
    ...old,
    apps: old.apps.map((one) => (isMeant(one) ? { ...rest, ...(map && { map }) } : one)),
  }));
  return true;
}
