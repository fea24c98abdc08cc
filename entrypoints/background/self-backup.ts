import { changeSettings, readSettings } from '../../lib/app/settings-document.ts';
import { closeBackupPage, writeInPage } from '../../lib/browser/backup-page.ts';
import {
  alone,
  cancelDownload,
  mayDownload,
  outcomeOf,
  profileLetters,
  readBackups,
  startDownload,
  writeBackups,
} from '../../lib/browser/downloads.ts';
import {
  backupDue,
  backupFile,
  isForsaken,
  isResting,
  mostBackupBytes,
  settled,
  unsaved,
  type Backups,
  type WrittenBackup,
} from '../../lib/domain/backup-due.ts';
import type { Store } from '../../lib/store/open.ts';
import { writeBackup } from '../backup/write.ts';
import type { Keeper } from './keeper.ts';
import { zoneOf } from './person.ts';

export type BackupWays = {
  write: (store: Store) => Promise<WrittenBackup>;
  /** What was written is wanted no longer. */
  letGo: (url: string) => unknown;
  /** How long a file is waited for here. One that takes longer is asked after at the next quarter of an hour. */
  looks: number;
  betweenMs: number;
};

/** Firefox's background is a page, which can make the address of a file itself. */
const ways: BackupWays = {
  ...(import.meta.env.FIREFOX
    ? { write: writeBackup, letGo: (url: string) => URL.revokeObjectURL(url) }
    : { write: writeInPage, letGo: closeBackupPage }),
  looks: 80,
  betweenMs: 250,
};

/**
 * Saves a backup where one is due and something has changed since the last. It holds the person's own, whatever is shown, and
 * is the file that the button saves. How it went is written down for the data chapter.
 */
export const followBackup = (
  { use, note }: Keeper,
  now: () => number,
  { write, letGo, looks, betweenMs }: BackupWays = ways,
): Promise<void> => {
  /** What has become of the file that the browser was saving, also where the worker that began it is gone. */
  const follow = async (known: Backups): Promise<Backups> => {
    const { underWay } = known;
    if (!underWay) return known;
    let outcome = await outcomeOf(underWay).catch(() => 'not-saved' as const);
    // What we may no longer see has not failed; should we see it again, it is told then.
    if (outcome === 'not-saved' && !(await mayDownload())) return known;
    if (!outcome && isForsaken(underWay, now())) {
      await cancelDownload(underWay.id);
      outcome = 'cancelled';
    }
    if (!outcome) return known;
    // Where everything was erased meanwhile, nothing is known of it.
    if ((await readBackups()).underWay?.url !== underWay.url) return {};
    const next = settled(known, outcome, now());
    await writeBackups(next);
    await letGo(underWay.url);
    return next;
  };

  /**
   * A worker that began one and could write down nothing more is gone: nobody else is at it. And what was not allowed, once it is,
   * is not told again when it is switched off by hand.
   */
  const makeUpFor = async (known: Backups): Promise<Backups> => {
    const { failed, ...others } = known;
    if (known.begun === undefined && failed?.why !== 'not-allowed') return known;
    const next = known.begun === undefined ? others : unsaved(known, 'not-saved', known.begun);
    await writeBackups(next);
    return next;
  };

  return alone(() =>
    use(async (store) => {
      const settings = await readSettings(store);
      const known = await readBackups();
      const [at, zone] = [now(), zoneOf(settings)];
      if (settings.backupEvery === 'never') {
        // What is under way comes to its end all the same, where we may still see it.
        if (known.underWay && (await mayDownload())) await follow(known);
        return;
      }
      // Before anything is asked of what the permission gives.
      if (!(await mayDownload())) {
        // Told first: a worker that dies in between is followed by one that tells it again.
        await writeBackups(unsaved(known, 'not-allowed', at));
        await changeSettings(store, (old) => ({ ...old, backupEvery: 'never' }));
        if (known.underWay) await letGo(known.underWay.url);
        return;
      }
      const before = await makeUpFor(await follow(known));
      if (before.underWay || isResting(before, at) || !backupDue(before.seenTo, settings.backupEvery, at, zone)) return;
      const file = backupFile(at, zone, await profileLetters());
      // Where this cannot be written down, nothing is begun: what became of it could not be written down either.
      await writeBackups({ ...before, begun: at });
      const written = await write(store).catch(() => undefined);
      // Where everything was erased meanwhile, nothing of before is saved or known afterwards.
      const isErased = async (): Promise<boolean> => (await readBackups()).begun !== at;
      if (await isErased()) return void (written && (await letGo(written.url)));
      if (!written) return writeBackups(unsaved(before, 'not-saved', at));
      const putAway = async (known: Backups): Promise<void> => {
        await letGo(written.url);
        await writeBackups(known);
      };
      if (written.mark === before.saved?.mark) return putAway({ saved: before.saved, seenTo: at });
      if (written.bytes > mostBackupBytes) return putAway(unsaved(before, 'too-large', at));
      const id = await startDownload(file, written.url).catch(() => undefined);
      if (id === undefined) return putAway(unsaved(before, 'not-saved', at));
      if (await isErased()) {
        await cancelDownload(id);
        return void (await letGo(written.url));
      }
      let ours: Backups = { ...before, underWay: { ...written, id, at } };
      await writeBackups(ours);
      for (let look = 0; ours.underWay && look < looks; look += 1) {
        if (look > 0) await new Promise((resolve) => setTimeout(resolve, betweenMs));
        const held = await readBackups();
        if (!held.underWay) return void (await letGo(written.url));
        ours = await follow(held);
      }
    }),
  ).catch(note);
};
