import { exportAll } from '../../lib/app/backup.ts';
import type { WrittenBackup } from '../../lib/domain/backup-due.ts';
import type { Store } from '../../lib/store/open.ts';

/** The file that the button saves, under an address from which the browser can. */
export async function writeBackup(store: Store): Promise<WrittenBackup> {
  const parts = await exportAll(store);
  const file = new Blob(parts, { type: 'application/json' });
  // The head carries a checksum of all the rest.
  return { url: URL.createObjectURL(file), bytes: file.size, mark: parts[0] ?? '' };
}
