import { effect } from '@preact/signals';
import { render } from 'preact';
import { chapters } from '../../components/chapters.tsx';
import { OptionsPage } from '../../components/OptionsPage.tsx';
import { Icon } from '../../components/Icon.tsx';
import { alertIcon } from '../../components/icons.ts';
import { importing } from './importing.ts';
import { keeping } from './keeping.ts';
import { optionsView } from './view.ts';
import { taughtWays } from './ways.ts';
import { createOptionsModel } from '../../lib/app/options-model.ts';
import { pageStore } from '../../lib/app/page-store.ts';
import { readOverview, readState } from '../../lib/app/read-overview.ts';
import { readSeenTexts } from '../../lib/app/seen-texts.ts';
import { readTaught } from '../../lib/app/taught.ts';
import { readPolicy, readSettings, readTargets } from '../../lib/app/settings-document.ts';
import { declaredSites, granted, readable, removeSite } from '../../lib/browser/permissions.ts';
import { browserLanguage } from '../../lib/browser/tab.ts';
import { onTrouble, readTrouble, type Trouble } from '../../lib/browser/trouble.ts';
import { recipes } from '../../lib/crms/index.ts';
import { send } from '../../lib/messages/send.ts';
import { onMoved } from '../../lib/store/changes.ts';
import { signal } from '@preact/signals';
import { t } from '../../lib/words/options.ts';

const store = pageStore();
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const trouble = signal<Trouble | undefined>(undefined);

/** Offers a text, whole or in parts, as a file to keep. */
function download(name: string, ...parts: string[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: name.endsWith('.csv') ? 'text/csv' : 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const model = createOptionsModel({
  send,
  async read(who) {
    const open = await store();
    const [settings, targets, overview, patterns] = await Promise.all([
      readSettings(open),
      readTargets(open),
      readOverview(open, { periodKind: 'month', who, now: Date.now(), zone }, recipes),
      granted(),
    ]);
    const { facts } = await readState(open, zone, recipes);
    const declared = declaredSites();
    return {
      settings,
      targets,
      overview,
      facts,
      policy: await readPolicy(open),
      seen: await readSeenTexts(open, settings, recipes),
      taught: await readTaught(open),
      sites: readable(patterns, []).map((pattern) => ({ pattern, isFixed: declared.includes(pattern) })),
    };
  },
  onChange(listener) {
    const listening = new AbortController();
    onMoved(listener, listening.signal);
    return () => listening.abort();
  },
  removeSite,
  download,
  now: Date.now,
  newId: () => crypto.randomUUID(),
  language: browserLanguage(),
  zone,
});

const waysView = taughtWays({ send, model, download, zone });
const importsView = importing({ store, zone, download });
const dataView = keeping({ store, zone, download, language: () => model.language.value });

onTrouble((now) => (trouble.value = now), new AbortController().signal);
void readTrouble().then((now) => (trouble.value = now));

const focus = location.hash === '#targets' ? 'revenue' : undefined;
let hasJumped = false;
const root = document.getElementById('root');
effect(() => {
  const lang = model.language.value;
  if (!root) return;
  document.documentElement.lang = lang;
  document.title = t(lang, 'optionsTitle');
  root.lang = lang;
  const view = optionsView(
    model,
    { imports: importsView(), data: dataView(), ways: waysView() },
    { lang, zone, trouble: trouble.value, focus, recipes },
  );
  if (view) render(<OptionsPage {...view} />, root);
  else if (model.isBroken.value)
    render(
      <main class="options">
        <p class="options__warning" role="alert">
          <Icon path={alertIcon} />
          {t(lang, 'optionsTrouble')}
        </p>
      </main>,
      root,
    );
  // The section is only there now that its data is.
  if (view && !hasJumped && chapters.some(({ id }) => location.hash === `#${id}`)) {
    hasJumped = true;
    document.querySelector(location.hash)?.scrollIntoView();
  }
});
