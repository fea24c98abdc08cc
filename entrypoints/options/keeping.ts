import type { ChapterProps } from '../../components/chapters.tsx';
import { exportAll } from '../../lib/app/backup.ts';
import { createDataModel } from '../../lib/app/data-model.ts';
import { createAgeingModel } from '../../lib/app/ageing-model.ts';
import { createSelfBackupModel } from '../../lib/app/self-backup-model.ts';
import { createNamesModel } from '../../lib/app/names-model.ts';
import { readPolicy, readSettings, readTargets } from '../../lib/app/settings-document.ts';
import { readBeside } from '../../lib/browser/beside.ts';
import { giveBackDownloads, onBackups, readBackups, requestDownloads } from '../../lib/browser/downloads.ts';
import { recipes } from '../../lib/crms/index.ts';
import { dayOf } from '../../lib/domain/day.ts';
import { send } from '../../lib/messages/send.ts';
import { onMoved } from '../../lib/store/changes.ts';
import type { Store } from '../../lib/store/open.ts';
import { readRaw, readReadings } from '../../lib/store/raw.ts';
import { readHoldings } from '../../lib/store/read.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type KeepingWays = {
  store: () => Promise<Store>;
  zone: string;
  download: (name: string, ...parts: string[]) => void;
  language: () => Lang;
};

/** The data chapter over the real database, background and browser. */
export function keeping({ store, zone, download, language }: KeepingWays): () => NonNullable<ChapterProps['data']> {
  const model = createDataModel({
    send,
    read: async () => readHoldings((await store()).database),
    writeBackup: async () => exportAll(await store()),
    async room() {
      const [{ usage }, isSafe] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()]);
      return { ...(usage !== undefined && { used: usage }), isSafe };
    },
    keepSafe: () => navigator.storage.persist(),
    onChange(listener) {
      const listening = new AbortController();
      onMoved(listener, listening.signal);
      return () => listening.abort();
    },
    download: (name, parts) => download(name, ...parts),
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    newId: () => crypto.randomUUID(),
    now: Date.now,
    zone,
    language,
    forget: () => localStorage.clear(),
  });

  const names = createNamesModel({
    send,
    read: async () => readHoldings((await store()).database),
    readings: async () => readReadings(await store()),
    places: async function* () {
      yield* readRaw(await store());
      for (const [name, value] of Object.entries(await readBeside()))
        yield { name: `storage.${name}`, values: [value] };
      yield { name: 'localStorage', values: [{ ...localStorage }] };
    },
    language,
    forget: () => localStorage.clear(),
  });

  const ageing = createAgeingModel({
    send,
    chosen: async () => {
      const open = await store();
      const [{ keepNamesYears: years }, { fixed }] = await Promise.all([readSettings(open), readPolicy(open)]);
      return { years, isLocked: fixed.keepNamesYears !== undefined };
    },
    read: async () => {
      const open = await store();
      const [readings, holdings, settings, targets] = await Promise.all([
        readReadings(open),
        readHoldings(open.database),
        readSettings(open),
        readTargets(open),
      ]);
      return { readings, holdings, settings, targets };
    },
    now: Date.now,
    zone,
    language,
  });

  const selfBackup = createSelfBackupModel({
    send,
    read: async () => {
      const open = await store();
      const [{ backupEvery: every }, { fixed }, backups] = await Promise.all([
        readSettings(open),
        readPolicy(open),
        readBackups(),
      ]);
      return { every, isLocked: fixed.backupEvery !== undefined, backups };
    },
    allow: requestDownloads,
    giveBack: giveBackDownloads,
    onChange(listener) {
      const listening = new AbortController();
      onMoved((moved) => moved !== 'facts' && listener(), listening.signal);
      onBackups(listener, listening.signal);
      return () => listening.abort();
    },
    language,
  });

  return () => ({
    kept: model.kept.value,
    room: model.room.value,
    today: dayOf(Date.now(), zone),
    zone,
    crmName: (crm) => recipes.find(({ id }) => id === crm)?.name ?? crm,
    onOpen: () => {
      ageing.refresh();
      const closing = [model.open(), selfBackup.open()];
      return () => closing.forEach((close) => close());
    },
    onSaveTable: model.saveTable,
    onSaveBackup: model.saveBackup,
    onRestore: model.restore,
    onEraseAll: model.eraseAll,
    onEraseSite: model.eraseSite,
    onAskToKeep: model.askToKeep,
    names,
    selfBackup: { state: selfBackup.state.value, now: Date.now(), choose: selfBackup.choose },
    keepingNames: { keeping: ageing.keeping.value, lookAt: ageing.lookAt, choose: ageing.choose },
  });
}
