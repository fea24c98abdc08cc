import { browser } from 'wxt/browser';
import type { WrittenBackup } from '../domain/backup-due.ts';

const notice = 'write-backup';

/**
 * Has a page without a window write the backup: a worker of Chrome can make no address of a file. There is one such page at
 * most, so that one which a worker left behind goes first. The address is good as long as the page is there.
 */
export async function writeInPage(): Promise<WrittenBackup> {
  await closeBackupPage();
  await browser.offscreen.createDocument({
    url: 'backup.html',
    reasons: ['BLOBS'],
    justification: 'Makes the file of a backup that the browser saves.',
  });
  const written = await browser.runtime.sendMessage<unknown, WrittenBackup | undefined>({ notice });
  if (!written) throw new Error('The page could not write the backup.');
  return written;
}

/** Without the permission there is no `offscreen` to ask, and no such page either. */
export async function closeBackupPage(): Promise<void> {
  try {
    await browser.offscreen.closeDocument();
  } catch {
    // There is none.
  }
}

/** That page's side. A page of the web, or one of ours in a tab, wants none. */
export function onBackupWanted(write: () => Promise<WrittenBackup>): void {
  browser.runtime.onMessage.addListener((message: { notice?: unknown } | undefined, sender, respond) => {
    if (message?.notice !== notice || sender.tab) return undefined;
    void write().then(respond, () => respond(undefined));
    return true;
  });
}
