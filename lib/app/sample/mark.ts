import type { Day } from '../../domain/day.ts';
import { readDocument } from '../../store/documents.ts';
import type { Store } from '../../store/open.ts';
import type { Language } from '../settings.ts';

/**
 * The sample lives in a database of its own. The person's own holds one mark, that the sample is shown; whoever reads figures
 * reads one database or the other (`shown-store.ts`), so no number can be made of both.
 */
export const sampleName = 'chakuchi-sample';

/** The mark's own document. */
export const sampleDocument = 'sample';

/** What the sample was made for. */
export type SampleMark = { day: Day; language: Language };

export const readSample = async ({ database }: Store): Promise<SampleMark | undefined> =>
  (await readDocument(database, sampleDocument)) as SampleMark | undefined;
