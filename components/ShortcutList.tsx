import { t } from '../lib/words/menu.ts';
import type { Lang } from '../lib/words/speak.ts';

export type ShortcutListProps = {
  lang: Lang;
  /** Commands by the browser's name for them, and their keys as it prints them; empty where there are none. */
  bindings: readonly { name: string; keys: string }[];
  /** Opens the browser's own page, the only place where keys can be changed. */
  onOpen: () => void;
};

const known = ['open-dashboard', 'log-call', 'toggle-panel'] as const;

/** The keys as they are bound now, not as they were suggested. */
export const ShortcutList = ({ lang, bindings, onOpen }: ShortcutListProps) => (
  <div class="form">
    <p class="lead">{t(lang, 'shortcutsLead')}</p>
    <dl class="shortcuts">
      {bindings.map(({ name, keys }) => {
        const command = known.find((one) => one === name) ?? 'open-popup';
        return (
          <div key={name}>
            <dt>{t(lang, `do_${command}`)}</dt>
            <dd>{keys === '' ? <span class="field-note">{t(lang, 'shortcutNone')}</span> : <Keys keys={keys} />}</dd>
          </div>
        );
      })}
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
