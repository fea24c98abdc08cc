import type { ImportNote, In, Out, Refusal } from '../../messages/protocol.ts';
import { announce } from '../../store/changes.ts';
import { changeDocument, readDocument } from '../../store/documents.ts';
import type { Store } from '../../store/open.ts';
import { recordReading } from '../../store/record-reading.ts';
import { removeReadings } from '../../store/remove-readings.ts';
import { reasonOf } from '../ingest.ts';
import { notesFrom } from './note.ts';
import { readingPrefix } from './readings.ts';

const name = 'imports';

/** What was imported, newest first. */
export const readImports = async (store: Store): Promise<ImportNote[]> =>
  notesFrom(await readDocument(store.database, name)).toSorted((a, b) => b.at - a.at);

/**
 * Takes in a part of a table. The note stands before the first row does, so that whatever stops the import on its way, what
 * is there of it can be finished (the parts that are in already are known) or taken back.
 */
export async function takeInPart(
  store: Store,
  { note, readings, isLast }: In<'import-part'>,
): Promise<Out<'import-part'> | Refusal> {
  try {
    const known = notesFrom(await readDocument(store.database, name)).find(({ id }) => id === note.id);
    if (!known) await put(store, { ...note, isUnfinished: true });
    let stored = 0;
    for (const reading of readings) stored += (await recordReading(store, reading)).stored;
    if (isLast) {
      await put(store, { ...(known ?? note), isUnfinished: false });
      announce('everything');
    }
    return { stored };
  } catch (error) {
    if (isGone(error)) throw error;
    return { refused: true, reason: reasonOf(error) };
  }
}

/** Takes a whole import back: its readings go, what pages or other imports have shown stays. */
export async function takeBack(store: Store, id: string): Promise<Out<'undo-import'>> {
  const { deals, activities } = await removeReadings(store, readingPrefix(id));
  await changeDocument(store.database, name, (old) => notesFrom(old).filter((note) => note.id !== id));
  announce('everything');
  return { deals, activities };
}

/** After everything of a site was erased: what had been imported for it is gone too. */
export const forgetImportsOf = (store: Store, site: string): Promise<unknown> =>
  changeDocument(store.database, name, (old) => notesFrom(old).filter((note) => note.site !== site));

const put = (store: Store, note: ImportNote): Promise<unknown> =>
  changeDocument(store.database, name, (old) => [...notesFrom(old).filter(({ id }) => id !== note.id), note]);

/** A connection that was taken away is opened again by who holds it, and the part begun anew. */
const isGone = (error: unknown): boolean => error instanceof DOMException && error.name === 'InvalidStateError';
