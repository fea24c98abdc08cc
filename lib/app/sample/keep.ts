import { dayOf, type Day, type Instant, type Zone } from '../../domain/day.ts';
import { announce } from '../../store/changes.ts';
import { changeDocument, dropDocument, readDocument } from '../../store/documents.ts';
import { dropStore } from '../../store/drop.ts';
import { openStore, type Store } from '../../store/open.ts';
import { recordReading } from '../../store/record-reading.ts';
import { calendarOf } from '../overview.ts';
import { StoreTrouble } from '../page-store.ts';
import type { Language } from '../settings.ts';
import { sampleSettings, sampleTargets } from './documents.ts';
import { sampleReadings } from './readings.ts';

/**
 * The sample lives in a database of its own. The person's own holds one mark, that the sample is shown; whoever reads figures
 * reads one database or the other (`shown-store.ts`), so no number can be made of both.
 */
export const sampleName = 'chakuchi-sample';

const document = 'sample';

/** What the sample was made for. */
export type SampleMark = { day: Day; language: Language };

export type SampleMoment = { now: Instant; zone: Zone; language: Language };

export const readSample = async ({ database }: Store): Promise<SampleMark | undefined> =>
  (await readDocument(database, document)) as SampleMark | undefined;

/** Makes the sample and shows it. Until it is whole the person's own is shown; what there was of an older one goes first. */
export async function showSample({ database }: Store, { now, zone, language }: SampleMoment): Promise<void> {
  if (await dropDocument(database, document)) announce('everything');
  if (!(await dropStore(sampleName)))
    throw new StoreTrouble({ ok: false, reason: 'blocked', detail: 'An older sample is still in use.' });
  const opened = await openStore({ name: sampleName });
  if (!opened.ok) throw new StoreTrouble(opened);
  const sample = opened.store;
  const day = dayOf(now, zone);
  try {
    const settings = sampleSettings(language);
    for (const reading of sampleReadings(now, zone, language, calendarOf(settings)))
      await recordReading(sample, reading);
    await changeDocument(sample.database, 'settings', () => settings);
    await changeDocument(sample.database, 'targets', () => sampleTargets(language, day));
    // Its settings say what its stages mean; without this every page would load all recipes to ask them.
    await changeDocument(sample.database, 'proposals', () => []);
  } finally {
    sample.close();
  }
  await changeDocument(database, document, (): SampleMark => ({ day, language }));
  announce('everything');
}

/** Ends showing the sample, at once, and takes it away. The person's own database is as it was, its counters apart. */
export async function removeSample(store: Store): Promise<void> {
  if (await dropDocument(store.database, document)) announce('everything');
  await dropStore(sampleName);
}

/** A sample of another day, or in another language, is made anew. */
export async function renewSample(store: Store, moment: SampleMoment): Promise<void> {
  const mark = await readSample(store);
  if (mark && (mark.day !== dayOf(moment.now, moment.zone) || mark.language !== moment.language))
    await showSample(store, moment);
}
