import { browser } from 'wxt/browser';
import type { BackupOutcome, Backups, WrittenBackup } from '../domain/backup-due.ts';

/** Of the two only `downloads` is asked about. The other is for a page without a window, which Firefox does not need. */
const wanted = {
  permissions: import.meta.env.FIREFOX ? ['downloads' as const] : ['downloads' as const, 'offscreen' as const],
};
const key = 'backups';
const profileKey = 'backupProfile';

export const mayDownload = (): Promise<boolean> => browser.permissions.contains(wanted);

/** Asks the person. Must be the first thing in a click handler: after an `await` the browser no longer takes it for a click. */
export const requestDownloads = (): Promise<boolean> => browser.permissions.request(wanted).catch(() => false);

/** Gives back what was asked for: off is off. */
export async function giveBackDownloads(): Promise<void> {
  await browser.permissions.remove(wanted).catch(() => undefined);
}

export const readBackups = async (): Promise<Backups> =>
  ((await browser.storage.local.get(key))[key] as Backups | undefined) ?? {};

export const writeBackups = (backups: Backups): Promise<void> => browser.storage.local.set({ [key]: backups });

/** Of files that were saved nothing is known any more; where they are they stay. */
export const forgetBackups = (): Promise<void> => browser.storage.local.remove([key, profileKey]);

/** Four letters or digits by which this profile's files are told from those of another that saves into the same folder. */
export async function profileLetters(): Promise<string> {
  const held = (await browser.storage.local.get(profileKey))[profileKey] as string | undefined;
  const letters = held ?? crypto.randomUUID().slice(0, 4);
  if (!held) await browser.storage.local.set({ [profileKey]: letters });
  return letters;
}

/** Calls at every change of what is known of the backups. Ends with the signal. */
export function onBackups(listener: () => void, signal: AbortSignal): void {
  const hear = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'local' && key in changes) listener();
  };
  browser.storage.onChanged.addListener(hear);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(hear), { once: true });
}

/** One at a time, also across two workers; nothing is done while another is at it. */
export async function alone(work: () => Promise<void>): Promise<void> {
  await navigator.locks.request('chakuchi-backup', { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}

/** Has the browser save a file in its download folder, beside one of the same name. Answers the number it goes by. */
export const startDownload = async (filename: string, url: string): Promise<number> =>
  browser.downloads.download({ url, filename, conflictAction: 'uniquify', saveAs: false });

/** Only what `outcomeOf` has just found under way: by its number alone it may be another's. */
export async function cancelDownload(id: number): Promise<void> {
  await browser.downloads.cancel(id).catch(() => undefined);
}

/**
 * `undefined` while the browser is still at it. A file that is not as long as it was given is not saved. A browser may number its
 * downloads anew at each start, so an item is ours only by the address that we made, which is given out once.
 */
export async function outcomeOf({
  id,
  url,
  bytes,
}: WrittenBackup & { id: number }): Promise<BackupOutcome | undefined> {
  const item = (await browser.downloads.search({ id })).find((one) => one.url === url);
  if (!item) return 'unknown';
  if (item.state === 'in_progress') return undefined;
  if (item.state !== 'complete') return item.error === 'USER_CANCELED' ? 'cancelled' : 'not-saved';
  // Its folder and its name; where on this machine that lies the browser knows.
  return item.bytesReceived === bytes ? { file: item.filename.split(/[\\/]/).slice(-2).join('/') } : 'not-saved';
}
