import { dayOf, type Instant, type Zone } from '../../domain/day.ts';
import { announce } from '../../store/changes.ts';
import { forget } from '../../store/archive.ts';
import { changeDocument, dropDocument } from '../../store/documents.ts';
import { dropStore } from '../../store/drop.ts';
import { openStore, type Store } from '../../store/open.ts';
import { recordReading } from '../../store/record-reading.ts';
import { calendarOf } from '../overview.ts';
import { StoreTrouble } from '../page-store.ts';
import type { Language } from '../settings.ts';
import { sampleSettings, sampleTargets } from './documents.ts';
import { readSample, sampleDocument, sampleName, type SampleMark } from './mark.ts';
import { sampleReadings } from './readings.ts';

export type SampleMoment = { now: Instant; zone: Zone; language: Language };

/**
 * Makes the sample and shows it. Until it is whole the person's own is shown; what there was of an older one goes first. The
 * database itself stays: a page that is frozen, or asleep behind another one, would never let go of it.
 */
export async function showSample({ database }: Store, { now, zone, language }: SampleMoment): Promise<void> {
  if (await dropDocument(database, sampleDocument)) announce('everything');
  const sample = await openSample();
  const day = dayOf(now, zone);
  try {
    await forget(sample, undefined);
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
  await changeDocument(database, sampleDocument, (): SampleMark => ({ day, language }));
  announce('everything');
}

/** The sample's database; one that cannot be opened holds nothing that is missed, and is made anew. */
async function openSample(): Promise<Store> {
  const first = await openStore({ name: sampleName });
  if (first.ok) return first.store;
  const isGone = first.reason !== 'blocked' && (await dropStore(sampleName));
  const opened = isGone ? await openStore({ name: sampleName }) : first;
  if (!opened.ok) throw new StoreTrouble(opened);
  return opened.store;
}

/**
 * Ends showing the sample, at once, and takes it away; where a sleeping page holds its database, that is empty and goes when
 * the page does. The person's own database is as it was, its counters apart.
 */
export async function removeSample(store: Store): Promise<void> {
  if (await dropDocument(store.database, sampleDocument)) {
    announce('everything');
    const opened = await openStore({ name: sampleName });
    if (opened.ok) await forget(opened.store, undefined).finally(() => opened.store.close());
  }
  await dropStore(sampleName);
}

/** A sample of another day, or in another language, is made anew. */
export async function renewSample(store: Store, moment: SampleMoment): Promise<void> {
  const mark = await readSample(store);
  if (mark && (mark.day !== dayOf(moment.now, moment.zone) || mark.language !== moment.language))
    await showSample(store, moment);
}
