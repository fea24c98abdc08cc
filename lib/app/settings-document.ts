import * as z from 'zod/mini';
import { backupTimes } from '../domain/backup-due.ts';
import { isDay } from '../domain/day.ts';
import { isRate } from '../domain/exchange.ts';
import { once } from '../domain/once.ts';
import type { Target } from '../domain/target.ts';
import { announce } from '../store/changes.ts';
import { changeDocument, readDocument, readDocuments } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import type { CustomMetric } from '../kpis/custom/metric.ts';
import { customMetricFrom } from '../kpis/custom/parse.ts';
import type { Definitions } from '../kpis/kpi.ts';
import { noPolicy, targetsToKeep, targetsUnder, underPolicy, type Policy } from './policy.ts';
import { defaultSettings, keepNamesYears, type Digest, type Settings } from './settings.ts';

/** A list or a table of which a spoilt entry costs only itself. */
const list = <T>(entry: z.ZodMiniType<T>) =>
  z.pipe(
    z.array(z.unknown()),
    z.transform((all) =>
      all.flatMap((one) => {
        const parsed = z.safeParse(entry, one);
        return parsed.success ? [parsed.data] : [];
      }),
    ),
  );
const table = <T>(key: z.ZodMiniType<string>, entry: z.ZodMiniType<T>) =>
  z.pipe(
    z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
    z.transform((all) =>
      Object.fromEntries(
        Object.entries(all).flatMap(([at, one]) => {
          const parsed = z.safeParse(entry, one);
          return parsed.success && z.safeParse(key, at).success ? [[at, parsed.data]] : [];
        }),
      ),
    ),
  );

/** One schema per field: a field that is spoilt falls back to its default alone. */
type Fields<T> = { [F in keyof Required<T>]: z.ZodMiniType<Required<T>[F]> };

/** Made when a document is first read: the pages and the worker start without. */
export const schemas = once(() => {
  const day = z.string().check(z.refine(isDay));
  const clock = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
  const share = z.number().check(z.minimum(0), z.maximum(1));
  const name = z.string().check(z.maxLength(400));
  const currency = z.string().check(z.regex(/^[A-Z]{3}$/));
  const zone = z.string().check(z.refine(isZone));

  const definitions: Fields<Definitions> = {
    revenueDate: z.enum(['closed', 'booked', 'paid']),
    defaultMargin: share,
    appointmentPer: z.enum(['call', 'connected']),
    callCounts: z.enum(['attempt', 'connected']),
    qualification: z.object({
      stages: z.exactOptional(z.array(name)),
      known: z.exactOptional(z.array(z.enum(['amount', 'closeOn', 'nextStep', 'account', 'probability']))),
      probability: z.exactOptional(share),
    }),
    repeatPer: z.enum(['ever', 'period']),
    scoreWeights: table(name, z.number()),
  };

  const digest: Fields<Digest> = {
    morning: z.boolean(),
    morningAt: clock,
    evening: z.boolean(),
    eveningAt: clock,
    quiet: z.object({ from: clock, to: clock }),
    names: z.boolean(),
  };

  const settings: Fields<Settings> = {
    version: z.literal(1),
    language: z.enum(['auto', 'ja', 'en']),
    me: list(name),
    teams: table(name, name),
    currency,
    zone: z.union([z.literal('auto'), zone]),
    fiscal: z.object({
      startMonth: z.int().check(z.minimum(1), z.maximum(12)),
      closingDay: z.union([z.int().check(z.minimum(1), z.maximum(27)), z.literal(31)]),
      weekStart: z.int().check(z.minimum(1), z.maximum(7)),
    }),
    workdays: z.array(z.int().check(z.minimum(1), z.maximum(7))),
    holidays: z.enum(['jp', 'none']),
    daysOff: list(day),
    partDays: table(day, share),
    hours: z.object({ from: clock, to: clock }).check(z.refine(({ from, to }) => from < to)),
    definitions: z.pipe(
      z.unknown(),
      z.transform((document) => goodParts(definitions, document, defaultSettings.definitions)),
    ),
    rates: list(z.object({ from: currency, to: currency, on: day, rate: z.string().check(z.refine(isRate)) })),
    spread: z.enum(['even', 'weekday']),
    customMetrics: list(z.custom<CustomMetric>((metric) => 'metric' in customMetricFrom(metric))),
    stages: table(name, table(name, z.enum(['open', 'won', 'lost']))),
    activityTypes: table(
      name,
      table(name, z.enum(['call', 'appointment', 'meeting', 'email', 'task', 'note', 'ignore'])),
    ),
    badge: z.boolean(),
    badgeMetric: z.enum(['calls', 'appointments', 'meetings-held']),
    amounts: z.enum(['auto', 'full', 'thousand', 'ten-thousand', 'million', 'hundred-million']),
    digest: z.object(digest),
    keepNamesYears: z.union(keepNamesYears.map((years) => z.literal(years))),
    backupEvery: z.enum(backupTimes),
    sites: table(
      name,
      z.object({
        paused: z.boolean(),
        pageData: z.exactOptional(z.boolean()),
        chips: z.exactOptional(z.boolean()),
        panel: z.object({ open: z.boolean(), side: z.enum(['left', 'right']) }),
      }),
    ),
  };

  const target: z.ZodMiniType<Target> = z.object({
    id: name,
    kpi: name,
    scope: z.union([
      z.object({ kind: z.enum(['all', 'me']) }),
      z.object({ kind: z.literal('owner'), name }),
      z.object({ kind: z.literal('team'), names: z.array(name) }),
      z.object({ kind: z.literal('crm'), crm: name }),
    ]),
    period: z.object({ start: day, end: day }),
    repeats: z.exactOptional(z.enum(['day', 'week', 'month', 'quarter', 'half', 'year'])),
    deadline: day,
    value: z.number(),
    original: z.number(),
    tiers: z.exactOptional(z.object({ stretch: z.exactOptional(z.number()), challenge: z.exactOptional(z.number()) })),
    by: z.exactOptional(z.literal('company')),
    changes: z.array(z.object({ at: z.number(), from: z.number(), to: z.number(), reason: name })),
  }) as z.ZodMiniType<Target>;

  return { definitions, digest, settings, target };
});

/** The person's settings. What is missing or spoilt is the default, field by field; the good parts stay. */
export const readSettings = async (store: Store): Promise<Settings> => (await readRules(store)).settings;

/** The person's settings, and what the company has fixed of them, of one moment. */
export async function readRules({ database }: Store): Promise<{ settings: Settings; policy: Policy }> {
  const [document, fixed] = await readDocuments(database, ['settings', 'policy']);
  const policy = policyIn(fixed);
  return { settings: underPolicy(settingsFrom(document), policy), policy };
}

export async function readTargets({ database }: Store): Promise<Target[]> {
  const [document, policy] = await readDocuments(database, ['targets', 'policy']);
  return targetsUnder(targetsFrom(document), policyIn(policy));
}

/** What the company has fixed, as the background last wrote it down. It was checked before it was. */
export const readPolicy = async ({ database }: Store): Promise<Policy> =>
  policyIn(await readDocument(database, 'policy'));

const policyIn = (document: unknown): Policy => (document as Policy | undefined) ?? noPolicy;

/** Writes down what the company has fixed, for every surface to follow. `false` when it is what stands there already. */
export async function savePolicy(store: Store, policy: Policy): Promise<boolean> {
  if (JSON.stringify(await readPolicy(store)) === JSON.stringify(policy)) return false;
  await changeDocument(store.database, 'policy', () => policy);
  announce('settings');
  announce('targets');
  return true;
}

/** Changes settings on top of whatever they are at that moment: two pages changing different fields both keep theirs. */
export async function changeSettings(store: Store, change: (old: Settings) => Settings): Promise<Settings> {
  const settings = await changeDocument(store.database, 'settings', (old) => settingsFrom(change(settingsFrom(old))));
  announce('settings');
  return settings;
}

export async function saveTargets(store: Store, targets: readonly Target[]): Promise<Target[]> {
  const policy = await readPolicy(store);
  const saved = await changeDocument(store.database, 'targets', (old) =>
    targetsToKeep(targetsFrom(targets), targetsFrom(old), policy),
  );
  announce('targets');
  return saved;
}

/** Names of the fields that are not as they should be, in whole or in part; empty for a document that was never written. */
export function spoiltFields(document: unknown): string[] {
  const record = recordFrom(document);
  return Object.entries<z.ZodMiniType>(schemas().settings).flatMap(([field, schema]) => {
    if (!(field in record)) return [];
    const parsed = z.safeParse(schema, record[field]);
    return parsed.success && isKept(record[field], parsed.data) ? [] : [field];
  });
}

/** Whether everything in `given` is still there in `read`. */
function isKept(given: unknown, read: unknown): boolean {
  if (typeof given !== 'object' || given === null) return Object.is(given, read);
  if (
    typeof read !== 'object' ||
    read === null ||
    (Array.isArray(given) && given.length !== (read as unknown[]).length)
  )
    return false;
  const kept = new Map(Object.entries(read));
  return Object.entries(given).every(
    ([key, value]) => value === undefined || (kept.has(key) && isKept(value, kept.get(key))),
  );
}

export const settingsFrom = (document: unknown): Settings => goodParts(schemas().settings, document, defaultSettings);

/** Settings to take the place of others: what cannot be read of them, or is a choice for one browser alone, stays as it is there. */
export function settingsOver(document: unknown, present: unknown): Settings {
  const kept = settingsFrom(present);
  return { ...goodParts(schemas().settings, document, kept), backupEvery: kept.backupEvery };
}

function goodParts<T extends object>(fields: Fields<T>, document: unknown, defaults: T): T {
  const record = recordFrom(document);
  const good = Object.entries<z.ZodMiniType>(fields).flatMap(([field, schema]) => {
    if (!(field in record)) return [];
    const parsed = z.safeParse(schema, record[field]);
    return parsed.success ? [[field, parsed.data]] : [];
  });
  return { ...structuredClone(defaults), ...Object.fromEntries(good) };
}

/** Targets that are whole; a broken one does not take the others with it. */
export function targetsFrom(document: unknown): Target[] {
  return (Array.isArray(document) ? document : []).flatMap((one) => {
    const parsed = z.safeParse(schemas().target, one);
    return parsed.success ? [parsed.data] : [];
  });
}

const recordFrom = (document: unknown): Record<string, unknown> =>
  typeof document === 'object' && document !== null && !Array.isArray(document) ? { ...document } : {};

export function isZone(text: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text }));
  } catch {
    return false;
  }
}
