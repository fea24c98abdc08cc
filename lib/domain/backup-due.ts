import { dayOf, daysBetween, type Instant, type Zone } from './day.ts';

/** How often a backup is saved without being asked for. */
export const backupTimes = ['never', 'day', 'week'] as const;
export type BackupEvery = (typeof backupTimes)[number];

/**
 * Why no backup could be saved: the browser does not let us, could not, was told by the person to leave it, knows nothing of the file
 * any more, or the file would be larger than one that can be restored.
 */
export type BackupFailure = 'not-allowed' | 'not-saved' | 'cancelled' | 'unknown' | 'too-large';

/** A backup under an address from which the browser can save it. `mark` tells its contents from others. */
export type WrittenBackup = { url: string; bytes: number; mark: string };

/** A backup that is on the disk, and where. */
export type SavedBackup = { at: Instant; file: string; bytes: number; mark: string };

/** What is known of the backups that were saved by themselves; outlives the worker. */
export type Backups = {
  saved?: SavedBackup;
  /** `times`: how often in a row the browser could not. `since`: when the first of those that failed in a row did. */
  failed?: { at: Instant; why: BackupFailure; times?: number; since: Instant };
  /** When it was last seen to: a file was saved, nothing had changed since the last one, or another try would bring the same. */
  seenTo?: Instant;
  /** When a file was begun of which nothing more was written down yet. */
  begun?: Instant;
  /** The browser is saving this one, and calls it by `id`. */
  underWay?: WrittenBackup & { id: number; at: Instant };
};

/** What the browser made of a file that it was given. */
export type BackupOutcome = { file: string } | 'not-saved' | 'cancelled' | 'unknown';

/** Bytes; no larger file is restored, so none is saved. */
export const mostBackupBytes = 200_000_000;

const dayMs = 86_400_000;
const daysApart: Record<BackupEvery, number> = { never: Infinity, day: 1, week: 7 };
/** What failed once is tried again, but not at every quarter of an hour: each try is seen. */
const restMs = 3_600_000;
/** What failed as often as this in a row fails for a reason that an hour does not mend: it waits for its next turn. */
const mostTimes = 3;

/**
 * Whether a backup is to be saved at this moment: on another calendar day of the person's zone than the last one, or a week of
 * days later. A clock that is set back, or a last time a little ahead of it, makes none; one that lies a day or more ahead was a
 * wrong clock's, and is not believed.
 */
export function backupDue(lastAt: Instant | undefined, every: BackupEvery, now: Instant, zone: Zone): boolean {
  if (every === 'never') return false;
  if (lastAt === undefined || lastAt - now >= dayMs) return true;
  return lastAt <= now && daysBetween(dayOf(lastAt, zone), dayOf(now, zone)) >= daysApart[every];
}

/** Whether the last try failed so lately that another would only annoy. What was not allowed then may be now. */
export const isResting = ({ failed }: Backups, now: Instant): boolean =>
  failed?.why === 'not-saved' && Math.abs(now - failed.at) < restMs;

/** A file of ours takes seconds: after an hour, somebody is asked where to put it and does not answer. */
export const isForsaken = ({ at }: { at: Instant }, now: Instant): boolean => Math.abs(now - at) >= restMs;

/**
 * What is known once one could not be saved. What the browser could not do it may do in an hour, but not for ever; a file that is
 * too large, that the person did not want or that may well be there waits for its next turn.
 */
export function unsaved({ saved, seenTo, failed: last }: Backups, why: BackupFailure, now: Instant): Backups {
  const times = why === 'not-saved' ? (last?.times ?? 0) + 1 : undefined;
  const since = last && last.why !== 'not-allowed' ? last.since : now;
  const failed = { at: now, why, since, ...(times !== undefined && { times }) };
  const next = why === 'not-allowed' || (times !== undefined && times < mostTimes) ? seenTo : now;
  return { ...(saved && { saved }), failed, ...(next !== undefined && { seenTo: next }) };
}

/** Whether the browser is not asked again before the next one is due. */
export const isGivenUp = ({ times = 0 }: NonNullable<Backups['failed']>): boolean => times >= mostTimes;

/** What is known once the browser has told how the file that was under way came out. */
export function settled(known: Backups, outcome: BackupOutcome, now: Instant): Backups {
  if (!known.underWay) return known;
  if (typeof outcome === 'string') return unsaved(known, outcome, now);
  const { at, bytes, mark } = known.underWay;
  return { saved: { at, bytes, mark, file: outcome.file }, seenTo: at };
}

/** For how long it is told on every opening that it was switched off: who does not want it back has read it by then. */
const toldMs = 7 * dayMs;

/**
 * Whether somebody who relies on it has to be told that none is saved: it was switched off for them, none was ever saved, or for more
 * than a day none could be. Alone that one failed is mended within hours, as a rule, if the browser is not closed; and how old the
 * last one is says little, since none is saved while nothing changes.
 */
export function isUnbacked({ saved, failed }: Backups, every: BackupEvery, now: Instant): boolean {
  if (!failed) return false;
  if (failed.why === 'not-allowed') return every === 'never' && now - failed.at < toldMs;
  // Of tries that are still to come what counts is how long they have been in vain, not how long nobody was there to try.
  const until = isGivenUp(failed) || failed.times === undefined ? now : failed.at;
  return every !== 'never' && (!saved || Math.abs(until - failed.since) > dayMs);
}

/** Where in the download folder the backup of a day lies, each profile's beside its own: they may share the folder. */
export const backupFile = (now: Instant, zone: Zone, profile: string): string =>
  `Chakuchi/chakuchi-backup-${profile}-${dayOf(now, zone)}.json`;
