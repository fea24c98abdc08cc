import * as z from 'zod/mini';
import type { BadFile, Refusal, Restored } from '../messages/protocol.ts';
import { addArchive, forget, writeArchive, type Instead } from '../store/archive.ts';
import { announce } from '../store/changes.ts';
import { readDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { ageAnew } from './age-names.ts';
import { sortArchive, type Sorted } from './archive-parts.ts';
import { beside } from './erase-name.ts';
import { forgetImportsOf } from './import/ledger.ts';
import { notesFrom } from './import/note.ts';
import { reasonOf } from './ingest.ts';
import { defaultSettings, freshSite, type SiteSettings } from './settings.ts';
import { readRules, readSettings, settingsFrom, settingsOver } from './settings-document.ts';
import { forgetTaught } from './taught.ts';

/**
 * One JSON file: what it is, which version of the format, a SHA-256 of the data's JSON, the data. It holds what cannot be
 * derived: readings, when their contents were last seen, looks, rows put aside, settings, targets, what was taught, what was
 * imported, the ledger of landings, and by what erased names are known again.
 */
type Head = { format: typeof format; version: number; checksum: string };

const format = 'chakuchi-backup';
const version = 2;

/** Everything, as the parts of one file's text. The same store gives the same text. */
export async function exportAll(store: Store): Promise<string[]> {
  const data = await writeArchive(store);
  const head: Head = { format, version, checksum: await checksumOf(data) };
  return [`${JSON.stringify(head).slice(0, -1)},"data":`, ...data, '}'];
}

/**
 * Adds the good parts of a backup: settings and targets take the place of the old ones, a spoilt field keeps what it has
 * now, and how often a backup saves itself is this browser's own. A file that is not whole is refused before anything is changed.
 */
export async function importAll(store: Store, file: string): Promise<Restored | BadFile | Refusal> {
  const read = await sortedFrom(file);
  if ('refused' in read) return read;
  const { archive, settings, targets, taught, imports, erased, left } = read;
  try {
    const [present, noted, { settings: own, policy }] = await Promise.all([
      readDocument(store.database, 'settings'),
      readDocument(store.database, 'imports'),
      readRules(store),
    ]);
    // Nobody is told to choose what their company has fixed.
    const isOpen = !('backupEvery' in policy.fixed);
    const isBackupOff = isOpen && own.backupEvery === 'never' && settingsFrom(settings).backupEvery !== 'never';
    const before = notesFrom(noted);
    const ids = new Set(before.map(({ id }) => id));
    const notes = [...before, ...(imports ?? []).filter(({ id }) => !ids.has(id))];
    const added = await addArchive(
      store,
      {
        ...archive,
        documents: {
          ...(settings && { settings: settingsOver(settings, present) }),
          ...(targets && { targets }),
          ...(taught && { taught }),
          ...(imports && { imports: notes }),
          ...(erased && { erased }),
        },
      },
      beside,
    );
    await ageAnew(store);
    announce('everything');
    return {
      ...added,
      hasSettings: settings !== undefined,
      targets: targets?.length ?? 0,
      taught: taught?.recipes.length ?? 0,
      imports: imports?.length ?? 0,
      days: archive.ledger?.length ?? 0,
      left,
      ...(isBackupOff && { isBackupOff }),
    };
  } catch (error) {
    return { refused: true, reason: reasonOf(error) };
  }
}

/**
 * Forgets everything, settings and targets included. Answers how many deals and activities went. What was switched off for a site
 * stays so: whoever wants data gone does not want more of it.
 */
export async function eraseAll(store: Store): Promise<number> {
  const { sites } = await readSettings(store);
  const off = Object.entries(sites).flatMap(([site, { paused, pageData, chips }]) =>
    paused || pageData === false || chips === false
      ? [[site, { ...freshSite, paused, ...(pageData === false && { pageData }), ...(chips === false && { chips }) }]]
      : [],
  );
  // In the erasing transaction: a worker that dies after it must not leave a paused site to be read.
  const settings = off.length > 0 && {
    ...defaultSettings,
    sites: Object.fromEntries(off) as Record<string, SiteSettings>,
  };
  return erase(store, undefined, settings ? { settings } : {});
}

/**
 * Forgets everything read from one site, how its pages look included, where that was taught. What the person logged or set
 * themselves stays, and so does all of other sites.
 */
export async function eraseSite(store: Store, site: string): Promise<number> {
  await forgetTaught(store, { site });
  await forgetImportsOf(store, site);
  return erase(store, site);
}

async function erase(store: Store, site: string | undefined, instead: Instead = {}): Promise<number> {
  const erased = await forget(store, site, instead);
  announce('everything');
  return erased;
}

async function sortedFrom(file: string): Promise<Sorted | BadFile> {
  const parsed = parse(file.replace(/^\uFEFF/, ''));
  if (parsed === undefined) return bad(file.includes(format) ? 'damaged' : 'not-a-backup');
  const head = z.safeParse(
    z.looseObject({ format: z.literal(format), version: z.number(), checksum: z.string(), data: z.unknown() }),
    parsed,
  );
  if (!head.success)
    return bad(z.safeParse(z.looseObject({ format: z.literal(format) }), parsed).success ? 'damaged' : 'not-a-backup');
  const { data, checksum } = head.data;
  if (head.data.version > version) return bad('newer');
  if ((await checksumOf([JSON.stringify(data)])) !== checksum) return bad('damaged');
  return sortArchive(data) ?? bad('malformed');
}

const bad = (problem: BadFile['problem']): BadFile => ({ refused: true, reason: 'bad-file', problem });

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Of parts as of one text. */
async function checksumOf(parts: string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
