import { dayOf, startOfDay, type Day, type Instant, type Zone } from '../domain/day.ts';
import { ageingOf, type Ageing } from '../domain/ageing.ts';
import type { Reading } from '../domain/reading.ts';
import type { Target } from '../domain/target.ts';
import type { Restored } from '../messages/protocol.ts';
import { announce } from '../store/changes.ts';
import { changeDocument, readCounters, readDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { readReadings } from '../store/raw.ts';
import { readHoldings, type Holdings } from '../store/read.ts';
import { forgetTexts } from '../store/forget-texts.ts';
import { rebuild } from '../store/rebuild.ts';
import { readSettings, readTargets } from './settings-document.ts';
import type { Settings } from './settings.ts';

/** Up to which day names were aged, and the salt of their marks: the same name gives the same mark every time. */
type Aged = { salt: string; before: Day };

const documentName = 'aged';
const agedFrom = (document: unknown): Partial<Aged> => (document as Partial<Aged> | undefined) ?? {};

type Moment = { now: Instant; zone: Zone };

/** What was last seen before this day is old. It moves once a month, so that all is derived anew at most that often. */
export const oldBefore = (today: Day, years: number): Day =>
  `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}-${today.slice(5, 7)}-01`;

/** The first of the month that follows: when it is looked through again. */
export const monthAfter = (today: Day): Day => {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
};

/** What ageing would touch, by how long names are kept. */
export function ageingBy(
  readings: readonly Reading[],
  { deals, activities }: Pick<Holdings, 'deals' | 'activities'>,
  { settings, targets, before, zone, salt }: Ground,
): Ageing {
  const filters = settings.customMetrics.flatMap(({ figure, per }) => [...figure.where, ...(per?.where ?? [])]);
  return ageingOf(readings, {
    before: startOfDay(before, zone),
    salt,
    lastSeen: new Map([...deals, ...activities].map(({ key, lastSeen }) => [key, lastSeen])),
    owners: [...settings.me, ...targets.flatMap(ownersOf)],
    fields: new Set(filters.map(({ field }) => field)),
  });
}

type Ground = { settings: Settings; targets: readonly Target[]; before: Day; zone: Zone; salt: string };

const ownersOf = ({ scope }: Target): string[] =>
  scope.kind === 'owner' ? [scope.name] : scope.kind === 'team' ? [...scope.names] : [];

/** The line before which names are old just now; `undefined` where the person keeps them for ever. */
async function groundOf(store: Store, { now, zone }: Moment): Promise<Omit<Ground, 'salt'> | undefined> {
  const settings = await readSettings(store);
  if (settings.keepNamesYears === 0) return undefined;
  const own = settings.zone === 'auto' ? zone : settings.zone;
  const before = oldBefore(dayOf(now, own), settings.keepNamesYears);
  return { settings, targets: await readTargets(store), before, zone: own };
}

/** Whose names and notes the next look through will put marks in the place of; `undefined` where it is nobody's. */
export async function oldNow(store: Store, moment: Moment): Promise<Restored['old']> {
  const ground = await groundOf(store, moment);
  if (!ground) return undefined;
  const holdings = await readHoldings(store.database);
  const { deals, activities } = ageingBy(await readReadings(store), holdings, { ...ground, salt: 'a look' });
  return deals + activities > 0 ? { years: ground.settings.keepNamesYears, deals, activities } : undefined;
}

/** Puts marks in the place of names and notes that are older than the person wants them kept. Answers whether any were. */
export async function ageNames(store: Store, moment: Moment, newSalt: () => string): Promise<boolean> {
  const ground = await groundOf(store, moment);
  if (!ground) return false;
  const { before, zone } = ground;
  const aged = agedFrom(await readDocument(store.database, documentName));
  if (aged.before !== undefined && aged.before >= before) return false;
  const salt = aged.salt ?? newSalt();
  const holdings = await readHoldings(store.database);
  const { reread, readings } = ageingBy(await readReadings(store), holdings, { ...ground, salt });
  if (readings > 0) {
    const { recipes } = await readCounters(store.database);
    // A page that is looked at meanwhile may show what is held to be old: it is looked through again in a quarter of an hour.
    if (!(await rebuild(store, reread, recipes, holdings.generation)).isDone) return false;
  }
  await forgetTexts(store, startOfDay(before, zone));
  await changeDocument(store.database, documentName, (): Aged => ({ salt, before }));
  if (readings > 0) announce('everything');
  return readings > 0;
}

/** What came back with a backup may be old: it is looked through again. */
export const ageAnew = (store: Store): Promise<unknown> =>
  changeDocument(store.database, documentName, (old) => ({ ...agedFrom(old), before: '0000-01-01' }));
