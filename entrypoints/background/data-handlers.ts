import { oldNow } from '../../lib/app/age-names.ts';
import { eraseAll, eraseSite, importAll } from '../../lib/app/backup.ts';
import { eraseName } from '../../lib/app/erase-name.ts';
import { takeBack, takeInPart } from '../../lib/app/import/ledger.ts';
import { gathering } from '../../lib/app/restore.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import { forgetBackups, giveBackDownloads } from '../../lib/browser/downloads.ts';
import type { Handlers } from '../../lib/messages/serve.ts';
import type { HandlerWays } from './handlers.ts';
import { zoneOf } from './person.ts';
import { forget, tellErased } from './sites.ts';

type DataWays = Pick<HandlerWays, 'keeper' | 'sample' | 'now' | 'heedCompany'> & {
  /** Which CRMs were read where may be less than before. */
  meetAnew: () => Promise<void>;
  moved: <T>(answer: T) => T;
};

/** What the data chapter asks for: in, back, and away. */
export function dataHandlersOf({
  keeper: { use },
  sample,
  now,
  heedCompany,
  meetAnew,
  moved,
}: DataWays): Pick<Handlers, 'erase' | 'erase-name' | 'restore-part' | 'import-part' | 'undo-import'> {
  const gather = gathering();
  return {
    erase: async ({ site }) => {
      if (site === undefined) {
        await sample.remove();
        // Before the rest: a backup that is just being made is not saved then.
        await forgetBackups();
      }
      const erased = await use((store) => (site === undefined ? eraseAll(store) : eraseSite(store, site)));
      if (site === undefined) {
        await forgetBackups();
        await giveBackDownloads();
      }
      await heedCompany();
      await meetAnew();
      await tellErased(site);
      return moved({ erased });
    },
    'erase-name': async (what) => {
      const veiled = await use((store) => eraseName(store, what, { now: now(), salt: crypto.randomUUID() }));
      return moved(veiled);
    },
    'restore-part': async (part) => {
      const gathered = gather(part);
      if ('next' in gathered) return gathered;
      const answer = await use(async (store) => {
        const restored = await importAll(store, gathered.file);
        if ('refused' in restored) return restored;
        // It is restored, whether or not this can be told.
        const old = await readSettings(store)
          .then((settings) => oldNow(store, { now: now(), zone: zoneOf(settings) }))
          .catch(() => undefined);
        return { ...restored, ...(old && { old }) };
      });
      await meetAnew();
      await forget();
      return moved(answer);
    },
    'import-part': async (part) => {
      const answer = await use((store) => takeInPart(store, part));
      return part.isLast ? moved(answer) : answer;
    },
    'undo-import': async ({ id }) => moved(await use((store) => takeBack(store, id))),
  };
}
