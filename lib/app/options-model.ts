import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { allKpis } from './custom-kpis.ts';
import { editTarget, type TargetPlace } from './edit-targets.ts';
import { failureText } from './failure-text.ts';
import { valueText } from './format.ts';
import type { Policy } from './policy.ts';
import { calendarOf } from './overview.ts';
import type { Overview } from './progress.ts';
import type { SeenTexts } from './seen-texts.ts';
import {
  changesBack,
  defaultSettings,
  withChanges,
  type Language,
  type Settings,
  type SettingsChange,
  type SiteSettings,
} from './settings.ts';
import type { Taught } from './taught.ts';
import type { Instant } from '../domain/day.ts';
import type { Facts } from '../domain/facts.ts';
import type { Target } from '../domain/target.ts';
import type { Answer, In, Lost, MessageName, Refusal } from '../messages/protocol.ts';
import { t } from '../words/options.ts';

export type Said = { text: string; isTrouble?: boolean; undo?: () => void };

/** Everything the settings page shows, read at one moment. */
export type OptionsState = {
  settings: Settings;
  targets: Target[];
  overview: Overview;
  /** All rows, for what is tried out here: a suggestion, a metric of one's own, another definition. */
  facts: Facts;
  /** What the company has fixed. */
  policy: Policy;
  seen: SeenTexts;
  taught: Taught;
  sites: { pattern: string; isFixed: boolean }[];
  /** The browser lets us show notifications. */
  mayNotify: boolean;
  /** Commands and the keys the browser has them bound to; empty where to none. */
  bindings: { name: string; keys: string }[];
};

export type OptionsPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  read: (who: 'me' | 'all') => Promise<OptionsState>;
  onChange: (listener: () => void) => () => void;
  removeSite: (pattern: string) => Promise<boolean>;
  now: () => Instant;
  newId: () => string;
  /** The browser's own. */
  language: Language;
};

export function createOptionsModel({
  send,
  read,
  onChange,
  removeSite,
  now,
  newId,
  language: browserLanguage,
}: OptionsPorts) {
  const state = signal<OptionsState | undefined>(undefined);
  const who = signal<'me' | 'all'>('me');
  const language = signal<Language>(browserLanguage);
  const said = signal<Said | undefined>(undefined);
  const isBroken = signal(false);
  let question = 0;

  const refresh = async (): Promise<void> => {
    const mine = (question += 1);
    const answer = await read(who.value).catch(() => undefined);
    if (mine !== question) return;
    batch(() => {
      isBroken.value = answer === undefined;
      if (!answer) return;
      state.value = answer;
      language.value = answer.settings.language === 'auto' ? browserLanguage : answer.settings.language;
    });
  };

  const settings = () => state.value?.settings ?? defaultSettings;
  const failed = (answer: Refusal | Lost): Said => ({ text: failureText(answer, language.value), isTrouble: true });
  const isFailure = (answer: object): answer is Refusal | Lost => 'refused' in answer || 'lost' in answer;

  /** Saves, says so, and knows the way back. */
  const keepSettings = async (changes: SettingsChange, isUndo = false): Promise<void> => {
    const before = changesBack(settings(), changes);
    // The way back of what was changed before leads behind this change, too: it goes at once, not when this one is saved.
    said.value = undefined;
    if (state.value) state.value = { ...state.value, settings: withChanges(state.value.settings, changes) };
    const answer = await send('save-settings', { changes });
    await refresh();
    said.value = isFailure(answer)
      ? failed(answer)
      : {
          text: t(language.value, isUndo ? 'undoneChange' : 'saved'),
          ...(!isUndo && { undo: () => void keepSettings(before, true) }),
        };
  };

  const keepTargets = async (targets: Target[], text: string, undo?: () => void): Promise<void> => {
    said.value = undefined;
    if (state.value) state.value = { ...state.value, targets };
    const answer = await send('save-targets', { targets });
    await refresh();
    said.value = isFailure(answer) ? failed(answer) : { text, ...(undo && { undo }) };
  };

  const stop = onChange(() => void refresh());
  void refresh();

  return {
    state: state as ReadonlySignal<OptionsState | undefined>,
    who: who as ReadonlySignal<'me' | 'all'>,
    language: language as ReadonlySignal<Language>,
    said: said as ReadonlySignal<Said | undefined>,
    isBroken: isBroken as ReadonlySignal<boolean>,
    /** Saves all targets, says so, and offers the way back. */
    keepTargets,
    say: (text: string, isTrouble = false) => void (said.value = { text, isTrouble }),
    stop,
    refresh,
    hush: () => void (said.value = undefined),
    choose: (next: 'me' | 'all') => {
      who.value = next;
      void refresh();
    },
    change: (changes: Partial<Settings>) => void keepSettings(changes),
    mapStage: (crm: string, text: string, meaning: 'open' | 'won' | 'lost') =>
      void keepSettings({ stages: { ...settings().stages, [crm]: { ...settings().stages[crm], [text]: meaning } } }),
    mapType: (crm: string, text: string, meaning: Settings['activityTypes'][string][string]) =>
      void keepSettings({
        activityTypes: { ...settings().activityTypes, [crm]: { ...settings().activityTypes[crm], [text]: meaning } },
      }),
    setTarget: (place: Omit<TargetPlace, 'who'>, value: number | undefined) => {
      if (!state.value) return;
      const { targets, overview } = state.value;
      const { fiscal, me, currency } = settings();
      const edited = editTarget(targets, { ...place, who: who.value }, value, {
        today: overview.today,
        fiscal,
        calendar: calendarOf(settings()),
        me,
        at: now(),
        newId,
      });
      const kpi = allKpis(settings()).find(({ id }) => id === place.kpi);
      const name = kpi?.label[language.value] ?? place.kpi;
      const text =
        value === undefined || !kpi
          ? t(language.value, 'targetRemoved', { kpi: name })
          : t(language.value, 'targetSaved', {
              kpi: name,
              value: valueText(value, kpi.unit, currency, language.value),
            });
      void keepTargets(edited, text, () => void keepTargets(targets, t(language.value, 'undoneChange')));
    },
    changeSites: (origins: readonly string[], change: Partial<SiteSettings>) =>
      void keepSettings({ sites: Object.fromEntries(origins.map((origin) => [origin, change])) }),
    mapApp: async (site: string, app: string, map?: object): Promise<void> => {
      const answer = await send('save-map', { site, app, ...(map && { map }) });
      await refresh();
      if (isFailure(answer)) said.value = failed(answer);
      else said.value = { text: t(language.value, map ? 'appUsed' : 'appStopped', { app }) };
    },
    remove: async ({ pattern, name }: { pattern: string; name: string }) => {
      const isGone = await removeSite(pattern);
      await send('sites-changed', {});
      await refresh();
      said.value = isGone
        ? { text: t(language.value, 'siteRemoved', { site: name }) }
        : { text: t(language.value, 'siteFixed'), isTrouble: true };
    },
  };
}

export type OptionsModel = ReturnType<typeof createOptionsModel>;
