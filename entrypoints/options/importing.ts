import { signal } from '@preact/signals';
import type { ChapterProps } from '../../components/chapters.tsx';
import { readImports } from '../../lib/app/import/ledger.ts';
import { idFormOf, importCrm } from '../../lib/app/import/source.ts';
import { createImportModel } from '../../lib/app/import-model.ts';
import { meaningsOf } from '../../lib/app/meanings.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import { recipes } from '../../lib/crms/index.ts';
import { dayOf } from '../../lib/domain/day.ts';
import type { Source } from '../../lib/domain/identity.ts';
import { ownCrm } from '../../lib/domain/scope.ts';
import type { ImportNote } from '../../lib/messages/protocol.ts';
import { send } from '../../lib/messages/send.ts';
import { onMoved } from '../../lib/store/changes.ts';
import type { Store } from '../../lib/store/open.ts';
import { readHoldings } from '../../lib/store/read.ts';

export type ImportingWays = {
  store: () => Promise<Store>;
  zone: string;
  download: (name: string, text: string) => void;
};

/** The import chapter over the real database and background. */
export function importing({ store, zone, download }: ImportingWays): () => NonNullable<ChapterProps['imports']> {
  const past = signal<readonly ImportNote[]>([]);
  const refresh = async () => {
    past.value = await readImports(await store());
  };
  const follow = () => void refresh().catch(() => undefined);
  follow();
  onMoved(follow, new AbortController().signal);

  const model = createImportModel({
    send,
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: Date.now,
    async read() {
      const open = await store();
      const [{ deals, activities, looks }, settings, imports] = await Promise.all([
        readHoldings(open.database),
        readSettings(open),
        readImports(open),
      ]);
      return {
        deals,
        activities,
        imports,
        settings,
        sources: sourcesIn(looks),
        meanings: meaningsOf(settings, recipes),
        idFormOf: (crm) => idFormOf(crm, recipes),
        zone,
        today: dayOf(Date.now(), zone),
      };
    },
  });

  return () => ({
    state: model.state.value,
    past: past.value,
    today: dayOf(Date.now(), zone),
    zone,
    crmName: (crm) => recipes.find(({ id }) => id === crm)?.name ?? crm,
    onFile: (file) => void model.openFile(file),
    onPaste: (text) => void model.paste(text),
    onEncoding: (encoding) => void model.reread(encoding),
    onKind: model.setKind,
    onColumn: model.setColumn,
    onChange: model.change,
    onClose: model.close,
    onRun: () => void model.run().then(refresh),
    onCancel: model.cancel,
    onUndo: (note) => void model.undo(note).then(refresh),
    onSave: download,
  });
}

/** The CRM sites that were read here, each once. */
function sourcesIn(looks: readonly Source[]): Source[] {
  const found = new Map(
    looks
      .filter(({ crm, site }) => crm !== ownCrm && crm !== importCrm && site.startsWith('http'))
      .map(({ crm, site }): [string, Source] => [`${crm} ${site}`, { crm, site }]),
  );
  return [...found.values()];
}
