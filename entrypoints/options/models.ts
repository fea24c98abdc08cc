import { signal } from '@preact/signals';
import type { ChapterId, ChapterProps } from '../../components/chapters.tsx';
import { readSample } from '../../lib/app/sample/mark.ts';
import { createSampleModel } from '../../lib/app/sample/sample-model.ts';
import { createOptionsModel } from '../../lib/app/options-model.ts';
import { pageStore } from '../../lib/app/page-store.ts';
import { readOverview, readProposals, readState } from '../../lib/app/read-overview.ts';
import { readSeenTexts } from '../../lib/app/seen-texts.ts';
import { readPolicy, readSettings, readTargets } from '../../lib/app/settings-document.ts';
import { readTaught } from '../../lib/app/taught.ts';
import { mayNotify } from '../../lib/browser/notifications.ts';
import { declaredSites, granted, readable, removeSite } from '../../lib/browser/permissions.ts';
import { browserLanguage } from '../../lib/browser/tab.ts';
import { bindings } from '../../lib/browser/ways-in.ts';
import { send } from '../../lib/messages/send.ts';
import type { Recipe } from '../../lib/recipes/recipe.ts';
import { onMoved } from '../../lib/store/changes.ts';
import { optionsView } from './view.ts';

const store = pageStore();
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Offers a text, whole or in parts, as a file to keep. */
function download(name: string, ...parts: string[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: name.endsWith('.csv') ? 'text/csv' : 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** They show no figure: reckoning them anew while fifty thousand rows come in would hold the page up for nothing. */
const blind: ReadonlySet<ChapterId> = new Set(['import', 'data']);

/** What the chapters stand on, over the real database and background. What only one of them needs comes when it is opened. */
export function openModels() {
  let chapter: ChapterId = 'targets';
  let isStale = false;
  const model = createOptionsModel({
    send,
    async read(who) {
      const open = await store();
      const proposals = await readProposals(open);
      const [settings, targets, overview, patterns] = await Promise.all([
        readSettings(open),
        readTargets(open),
        readOverview(open, { periodKind: 'month', who, now: Date.now(), zone }),
        granted(),
      ]);
      const { facts } = await readState(open, zone);
      const declared = declaredSites();
      return {
        settings,
        targets,
        overview,
        facts,
        policy: await readPolicy(open),
        seen: await readSeenTexts(open, settings, proposals),
        taught: await readTaught(open),
        mayNotify: await mayNotify(),
        bindings: await bindings(),
        sites: readable(patterns, []).map((pattern) => ({ pattern, isFixed: declared.includes(pattern) })),
      };
    },
    onChange(listener) {
      const listening = new AbortController();
      onMoved((moved) => {
        const isSeen = moved === 'settings' || moved === 'targets' || !blind.has(chapter);
        if (isSeen) listener();
        else isStale = true;
      }, listening.signal);
      return () => listening.abort();
    },
    removeSite,
    now: Date.now,
    newId: () => crypto.randomUUID(),
    language: browserLanguage(),
  });

  const sample = createSampleModel({
    send,
    read: async () => (await readSample(await store())) !== undefined,
    onChange: (listener) => onMoved((moved) => moved === 'everything' && listener(), new AbortController().signal),
    language: () => model.language.value,
  });
  const removeSample = async () => {
    const { text, isTrouble } = await sample.remove();
    model.say(text, isTrouble);
  };

  const known = signal<readonly Recipe[]>([]);
  const sheets = signal<(() => ChapterProps['sheet']) | undefined>(undefined);
  const ways = signal<(() => ChapterProps['ways']) | undefined>(undefined);
  const imports = signal<(() => ChapterProps['imports']) | undefined>(undefined);
  const data = signal<(() => ChapterProps['data']) | undefined>(undefined);

  const knowCrms = async (): Promise<void> => {
    known.value = (await import('../../lib/crms/index.ts')).recipes;
  };

  /** What single chapters work with, each loaded once. */
  const load: { [id in ChapterId]?: () => Promise<void> } = {
    mapping: knowCrms,
    sites: knowCrms,
    async sheet() {
      const { sheet } = await import('./sheet.ts');
      sheets.value ??= sheet({ model, zone, download });
    },
    async ways() {
      const { taughtWays } = await import('./ways.ts');
      ways.value ??= taughtWays({ send, model, download, zone });
    },
    async import() {
      const { importing } = await import('./importing.ts');
      imports.value ??= importing({ store, zone, download });
    },
    async data() {
      const { keeping } = await import('./keeping.ts');
      data.value ??= keeping({ store, zone, download, language: () => model.language.value });
    },
  };

  return {
    model,
    onRemoveSample: () => (sample.isShown.value ? () => void removeSample() : undefined),
    async open(id: ChapterId): Promise<void> {
      chapter = id;
      if (isStale && !blind.has(id)) {
        isStale = false;
        void model.refresh();
      }
      await load[id]?.();
    },
    /** `undefined` until it was read. */
    view: (focus: string | undefined): ChapterProps | undefined => {
      const lang = model.language.value;
      const view = optionsView(model, { lang, zone, focus, recipes: known.value });
      return (
        view && {
          ...view,
          sheet: sheets.value?.(),
          ways: ways.value?.(),
          imports: imports.value?.(),
          data: data.value?.(),
          sample: { isShown: sample.isShown.value, onShow: sample.show, onRemove: sample.remove },
        }
      );
    },
  };
}

export type Models = ReturnType<typeof openModels>;
