import { t } from '../lib/words/menu.ts';
import type { Lang } from '../lib/words/speak.ts';

export type ShortcutListProps = {
  lang: Lang;
  /** Commands by the browser's name for them, and their keys as it prints them; empty where there are none. */
  bindings: readonly { name: string; keys: string }[];
  /** Opens the browser's own page, the only place where keys can be changed. */
  onOpen: () => void;
};

const commands = {
  _execute_action: 'open-popup',
  _execute_sidebar_action: 'open-side-panel',
  'open-dashboard': 'open-dashboard',
  'open-side-panel': 'open-side-panel',
  'log-call': 'log-call',
  'toggle-panel': 'toggle-panel',
} as const;

const isKnown = (name: string): name is keyof typeof commands => Object.hasOwn(commands, name);

/** The keys as they are bound now, not as they were suggested. */
export const ShortcutList = ({ lang, bindings, onOpen }: ShortcutListProps) => (
  <div class="form">
    <p class="lead">{t(lang, 'shortcutsLead')}</p>
    <dl class="shortcuts">
      {bindings.map(({ name, keys }) => (
        <div key={name}>
          <dt>{isKnown(name) ? t(lang, `do_${commands[name]}`) : name}</dt>
          <dd>{keys === '' ? <span class="field-note">{t(lang, 'shortcutNone')}</span> : <Keys keys={keys} />}</dd>
        </div>
      ))}
    </dl>
    <p class="ask">
      <button type="button" class="button" onClick={onOpen}>
        {t(lang, 'shortcutsChange')}
      </button>
      <span class="field-note">{t(lang, 'shortcutsNote')}</span>
    </p>
  </div>
);

/** `Alt+Shift+K` as three keys; a Mac prints them as one row of signs. */
const Keys = ({ keys }: { keys: string }) => (
  <>
    {keys.split('+').map((key) => (
      <kbd key={key}>{key}</kbd>
    ))}
  </>
);
