import { pageStore } from '../../lib/app/page-store.ts';
import { onBackupWanted } from '../../lib/browser/backup-page.ts';
import { writeBackup } from './write.ts';

const store = pageStore();
onBackupWanted(async () => writeBackup(await store()));
// A worker that died does not close it, and nobody sees it.
setTimeout(() => window.close(), 3_600_000);
