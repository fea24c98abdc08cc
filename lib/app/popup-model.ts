import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { crmOfTab, isAddressOf, tellingSelectors } from './crm-of-tab.ts';
import { failureText } from './failure-text.ts';
import type { Circumstances, Notice, Site, Trouble } from './notices.ts';
import { recall, type Memory } from './popup-memory.ts';
import type { Language, Settings } from './settings.ts';
import { isUnbacked, type Backups } from '../domain/backup-due.ts';
import type { Instant } from '../domain/day.ts';
import type { Answer, In, Lost, MessageName, QuickLogKind } from '../messages/protocol.ts';
import type { Taught } from './taught.ts';

import type { Recipe } from '../recipes/recipe.ts';
import { t } from '../words/index.ts';
import { t as ofSample } from '../words/sample.ts';
import { taughtId } from '../recipes/teach/taught.ts';
import { newId } from './new-id.ts';

export type PopupPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  settings: () => Promise<Settings>;
  onChange: (listener: () => void) => () => void;
  memory: Memory;
  /** The browser's own. */
  language: Language;
  /** The tab whose toolbar button was clicked. */
  tab: () => Promise<{ id: number; url: string } | undefined>;
  /** Calls when another tab comes to the front; absent where the surface goes with its tab. */
  onFront?: (listener: () => void) => void;
  isGranted: (url: string) => Promise<boolean>;
  requestSite: (url: string) => Promise<boolean>;
  isVendor: (url: string) => (pattern: string) => boolean;
  selectorsIn: (tabId: number, selectors: string[]) => Promise<ReadonlySet<string>>;
  recipes: () => Promise<readonly Recipe[]>;
  taught: () => Promise<Pick<Taught, 'recipes' | 'drifts'>>;
  /** Begins teaching in a tab and closes the popup; false where the browser does not let us in. */
  teach: (tabId: number) => Promise<boolean>;
  trouble: () => Promise<Trouble | undefined>;
  onTrouble: (listener: (trouble: Trouble | undefined) => void) => void;
  /** What is known of the backups that saved themselves. */
  backups: () => Promise<Backups>;
  /** Whether the company has fixed a setting. */
  isFixed: (field: keyof Settings) => Promise<boolean>;
  now: () => Instant;
  /** Opens the settings, at a section. */
  leave: (section: string | undefined) => void;
};

export type PopupModel = {
  language: ReadonlySignal<Language>;
  circumstances: ReadonlySignal<Circumstances>;
  /** Whether the page in front is one that is read, so that a field of it may be wrong. */
  isRead: ReadonlySignal<boolean>;
  /** A field of that page is wrong: begins to put it right. */
  correct: () => void;
  /** The sentence that answers the last thing the person did. */
  said: ReadonlySignal<string | undefined>;
  act: (id: Notice['id']) => void;
  openSettings: (section?: 'targets' | 'me') => void;
  removeSample: () => Promise<void>;
  log: (kind: QuickLogKind) => Promise<{ id: string } | { failed: string }>;
  undo: (id: string) => Promise<{ undone: true } | { failed: string }>;
};

/** A page with lines of anything, which may be deals. */
const listSign = 'table tbody tr:nth-child(3), [role="grid"], [role="row"]';

const sections: Partial<Record<Notice['id'], string>> = {
  who: 'me',
  stages: 'mapping',
  types: 'mapping',
  misses: 'data',
  backup: 'data',
};

/** What the popup knows besides the figures: whose browser, which site stands in front, what is wrong, what was just said. */
export function createPopupModel(ports: PopupPorts): PopupModel {
  const { send, memory, language: browserLanguage } = ports;
  const remembered = recall(memory);
  const language = signal<Language>(remembered.language ?? browserLanguage);
  const hasMe = signal(remembered.hasMe ?? true);
  const site = signal<Site | undefined>(undefined);
  const trouble = signal<Trouble | undefined>(undefined);
  const said = signal<string | undefined>(undefined);
  const drifted = signal<readonly string[]>([]);
  const isUnknown = signal(false);
  const unbacked = signal(false);
  const isRead = signal(false);
  const names = signal<ReadonlyMap<string, string>>(new Map());
  let settings: Settings | undefined;
  let front: { id: number; url: string } | undefined;

  const isPaused = (origin: string) => settings?.sites[origin]?.paused === true;

  const readSettings = async () => {
    try {
      settings = await ports.settings();
    } catch {
      // The overview reads the same database and says what is wrong with it.
      return;
    }
    language.value = settings.language === 'auto' ? browserLanguage : settings.language;
    hasMe.value = settings.me.length > 0;
    try {
      memory.save(JSON.stringify({ language: language.value, hasMe: hasMe.value }));
    } catch {
      // Only the first paint of the next opening knows less.
    }
    unbacked.value = await lookAtBackups(settings).catch(() => false);
  };

  /** What the company rules out, nobody is to miss. */
  const lookAtBackups = async ({ backupEvery }: Settings): Promise<boolean> =>
    isUnbacked(await ports.backups(), backupEvery, ports.now()) && !(await ports.isFixed('backupEvery'));

  let isTaughtPage = false;
  const lookAtTaught = async ({ href, origin }: URL) => {
    const { recipes, drifts } = await ports.taught().catch(() => ({ recipes: [], drifts: [] }));
    isTaughtPage = recipes.some(
      ({ id, pages }) => id === taughtId(origin) && pages.some(({ when }) => isAddressOf(when, href)),
    );
    drifted.value = [...new Set(drifts.filter((one) => one.site === origin).map(({ field }) => field))];
  };

  let looks = 0;
  /** A look at a tab that was left meanwhile says nothing any more: what is named and what is asked for are one tab's. */
  const lookAtTab = async () => {
    const mine = (looks += 1);
    const tab = await ports.tab();
    if (mine !== looks) return;
    if (!tab) {
      front = undefined;
      site.value = undefined;
      isRead.value = false;
      isUnknown.value = false;
      return;
    }
    const { host, origin } = new URL(tab.url);
    const isGranted = await ports.isGranted(tab.url);
    if (mine !== looks) return;
    if (isGranted) {
      front = tab;
      site.value = { name: host, state: isPaused(origin) ? 'paused' : 'granted' };
      await lookAtTaught(new URL(tab.url));
    }
    const recipes = await ports.recipes();
    const present = await ports.selectorsIn(tab.id, [...tellingSelectors(recipes), listSign]);
    if (mine !== looks) return;
    front = tab;
    const crm = crmOfTab(recipes, tab.url, ports.isVendor(tab.url), present);
    isRead.value = isGranted && !isPaused(origin) && (crm !== undefined || isTaughtPage);
    isUnknown.value = crm === undefined && !isTaughtPage && (isGranted || present.has(listSign));
    if (!isGranted) site.value = crm || isUnknown.value ? { name: host, state: 'ungranted' } : undefined;
  };

  /** The request has to be the first thing the click does: after an `await` the browser takes it for no click any more. */
  const useHere = () => {
    const tab = front;
    if (!tab) return;
    const { host } = new URL(tab.url);
    void ports.requestSite(tab.url).then(async (isAllowed) => {
      if (isAllowed) await send('sites-changed', {});
      site.value = { name: host, state: isAllowed ? 'granted' : 'ungranted' };
      said.value = t(language.value, isAllowed ? 'useHereDone' : 'useHereDenied', { site: host });
    });
  };

  /** Asks for the site first where it may not be read yet; see `useHere` for why nothing may come before. */
  const teach = () => {
    const tab = front;
    if (!tab) return;
    const { host } = new URL(tab.url);
    const begin = async (isAllowed: boolean) => {
      if (!isAllowed) {
        said.value = t(language.value, 'useHereDenied', { site: host });
        return;
      }
      await send('sites-changed', {});
      if (!(await ports.teach(tab.id))) said.value = t(language.value, 'teachDenied');
    };
    void (site.value?.state === 'granted' ? begin(true) : ports.requestSite(tab.url).then(begin));
  };

  const resume = async () => {
    if (!front) return;
    const { origin, host } = new URL(front.url);
    const answer = await send('save-settings', { changes: { sites: { [origin]: { paused: false } } } });
    if ('saved' in answer) site.value = { name: host, state: 'granted' };
    said.value =
      'saved' in answer ? t(language.value, 'useHereDone', { site: host }) : failureText(answer, language.value);
  };

  ports.onTrouble((now) => (trouble.value = now));
  ports.onChange(() => void readSettings());
  void ports.trouble().then((now) => (trouble.value = now));
  void readSettings().then(lookAtTab);
  ports.onFront?.(() => void lookAtTab());

  let isNaming = false;
  /** The recipes are loaded only when one has to be called by its name. */
  const crmName = (id: string): string => {
    if (!isNaming)
      void ports
        .recipes()
        .then((recipes) => (names.value = new Map(recipes.map((recipe) => [recipe.id, recipe.name]))));
    isNaming = true;
    return names.value.get(id) ?? id;
  };

  return {
    language,
    circumstances: computed(() => ({
      site: site.value,
      hasMe: hasMe.value,
      crmName: names.value && crmName,
      trouble: trouble.value,
      drifted: drifted.value,
      isUnknown: isUnknown.value,
      isUnbacked: unbacked.value,
    })),
    isRead,
    correct: () => teach(),
    said,
    act(id) {
      if (id === 'use-here') useHere();
      else if (id === 'teach' || id === 'drifted') teach();
      else if (id === 'paused') void resume();
      else if (id === 'trouble') void send('trouble-seen', {});
      else ports.leave(sections[id]);
    },
    openSettings: (section) => ports.leave(section),
    async removeSample() {
      const answer = await send('sample', { shown: false });
      said.value = 'saved' in answer ? ofSample(language.value, 'sampleRemoved') : failureText(answer, language.value);
    },
    async log(kind) {
      const answer = await send('log', { id: newId(), kind });
      return 'id' in answer ? answer : { failed: failureText(answer, language.value) };
    },
    async undo(id) {
      const answer = await send('undo-log', { id });
      // Taken back before is taken back.
      return 'undone' in answer ? { undone: true } : { failed: failureText(answer, language.value) };
    },
  };
}
