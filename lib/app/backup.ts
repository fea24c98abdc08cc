import * as z from 'zod/mini';
import { bestIdentity, type Source } from '../domain/identity.ts';
import type { Reading } from '../domain/reading.ts';
import { faultOf } from '../domain/well-formed.ts';
import type { Refusal } from '../messages/protocol.ts';
import { addArchive, forget, readArchive, type Archive } from '../store/archive.ts';
import { announce } from '../store/changes.ts';
import type { Store } from '../store/open.ts';
import { freshSite } from './settings.ts';
import { changeSettings, readSettings, settingsFrom, spoiltFields, targetsFrom } from './settings-document.ts';
import { reasonOf } from './ingest.ts';
import { isTaught } from './taught.ts';
import { ledgerDay } from './ledger-day.ts';

/**
 * One JSON file: what it is, which version of the format, a SHA-256 of the data's JSON, the data. It holds what cannot be
 * derived: readings, when their contents were last seen, looks, rows put aside, settings, targets and the ledger of landings.
 */
type File = { format: typeof format; version: number; checksum: string; data: Archive };

const format = 'chakuchi-backup';
const version = 2;

/**
 * Why a file was not taken; nothing was changed. `not-a-backup`: something else. `damaged`: cut short or altered.
 * `newer`: made by a newer version. `malformed`: whole, but what is in it is not what a backup holds; `where` says what.
 */
export type BadFile = Refusal & {
  reason: 'bad-file';
  problem: 'not-a-backup' | 'damaged' | 'newer' | 'malformed';
  where?: string;
};

/** Everything, as the text of a file. The same store gives the same text. */
export async function exportAll(store: Store): Promise<string> {
  const data = JSON.stringify(await readArchive(store));
  const head: Omit<File, 'data'> = { format, version, checksum: await checksumOf(data) };
  return `${JSON.stringify(head).slice(0, -1)},"data":${data}}`;
}

/** Adds what a backup holds; its settings and targets take the place of the old ones. Refuses a bad file before it changes anything. */
export async function importAll(
  store: Store,
  file: string,
): Promise<{ readings: number; deals: number; activities: number } | BadFile | Refusal> {
  const read = await archiveFrom(file);
  if ('refused' in read) return read;
  try {
    const added = await addArchive(store, read);
    announce('everything');
    return added;
  } catch (error) {
    return { refused: true, reason: reasonOf(error) };
  }
}

/**
 * Forgets everything, settings and targets included. Answers how many deals and activities went. Sites that were paused stay
 * paused: whoever wants data gone does not want more of it.
 */
export async function eraseAll(store: Store): Promise<number> {
  const { sites } = await readSettings(store);
  const paused = Object.entries(sites).filter(([, { paused: isPaused }]) => isPaused);
  const erased = await erase(store, undefined);
  if (paused.length > 0)
    await changeSettings(store, (old) => ({
      ...old,
      sites: Object.fromEntries(paused.map(([site]) => [site, { ...freshSite, paused: true }])),
    }));
  return erased;
}

/** Forgets everything read from one site. What the person logged or set themselves stays. */
export const eraseSite = (store: Store, site: string): Promise<number> => erase(store, site);

async function erase(store: Store, site: string | undefined): Promise<number> {
  const erased = await forget(store, site);
  announce('everything');
  return erased;
}

async function archiveFrom(file: string): Promise<Archive | BadFile> {
  const parsed = parse(file.replace(/^\uFEFF/, ''));
  if (parsed === undefined) return bad(file.includes(format) ? 'damaged' : 'not-a-backup');
  const head = z.safeParse(
    z.looseObject({ format: z.literal(format), version: z.number(), checksum: z.string(), data: z.unknown() }),
    parsed,
  );
  if (!head.success) return bad((parsed as Partial<File>)?.format === format ? 'damaged' : 'not-a-backup');
  if (head.data.version > version) return bad('newer');
  if ((await checksumOf(JSON.stringify(head.data.data))) !== head.data.checksum) return bad('damaged');
  const body = z.safeParse(archive, head.data.data);
  if (!body.success) return bad('malformed', body.error.issues[0]?.path.join('.'));
  return body.data as Archive;
}

const bad = (problem: BadFile['problem'], where?: string): BadFile => ({
  refused: true,
  reason: 'bad-file',
  problem,
  ...(where !== undefined && { where }),
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function checksumOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const text = z.string().check(z.maxLength(20_000));
const count = z.int().check(z.gte(0));
const misses = z.array(
  z.object({ field: text, reason: text, text: z.exactOptional(text), row: z.exactOptional(count) }),
);
const partial = z.exactOptional(z.object({ of: z.exactOptional(count) }));

/** A row of an archive has passed the same test as any row that was ever stored. */
const rows = (source: Source): z.ZodMiniType =>
  z.array(
    z.custom<Reading['rows'][number]>(
      (row) =>
        typeof row === 'object' &&
        row !== null &&
        faultOf(row) === undefined &&
        bestIdentity(source, row) !== undefined,
    ),
  );

const reading = z.pipe(
  z.object({
    id: text,
    crm: text,
    recipeVersion: count,
    page: text,
    kind: z.enum(['deal-record', 'deal-list', 'deal-board', 'activity-list', 'activity-timeline']),
    site: text,
    url: text,
    at: z.number(),
    zone: text,
    locale: text,
    rows: z.array(z.unknown()),
    seen: count,
    misses,
    partial,
  }),
  z.custom<Reading>((one) => z.safeParse(rows(one), one.rows).success),
);

const archive = z.object({
  readings: z.array(z.object({ reading, quarantined: count })),
  seen: z.array(z.union([z.tuple([z.number(), z.number(), text]), z.tuple([z.number(), z.number()])])),
  looks: z.array(
    z.object({ key: text, crm: text, site: text, page: text, at: z.number(), seen: count, misses, partial }),
  ),
  quarantine: z.array(
    z.object({
      key: text,
      reading: text,
      crm: text,
      site: text,
      page: text,
      at: z.number(),
      reason: text,
      row: z.unknown(),
    }),
  ),
  documents: z.object({
    settings: z.exactOptional(
      z.custom<object>((document) => spoiltFields(document).length === 0 && settingsFrom(document) !== undefined),
    ),
    targets: z.exactOptional(
      z.custom<unknown[]>((document) => Array.isArray(document) && targetsFrom(document).length === document.length),
    ),
    taught: z.exactOptional(z.custom<object>(isTaught)),
  }),
  ledger: z.exactOptional(z.array(ledgerDay)),
});
