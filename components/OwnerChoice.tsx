import { useState } from 'preact/hooks';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

export type OwnerChoiceProps = {
  lang: Lang;
  /** Owner names seen, most rows first. */
  owners: readonly { name: string; rows: number }[];
  me: readonly string[];
  onChange: (me: string[]) => void;
};

/** Which owner names are me: offered from what was read, or typed as the CRM prints it. */
export function OwnerChoice({ lang, owners, me, onChange }: OwnerChoiceProps) {
  const [typed, setTyped] = useState('');
  const unseen = me.filter((name) => !owners.some((owner) => owner.name === name));
  const choices = [...owners, ...unseen.map((name) => ({ name, rows: 0 }))];
  const toggle = (name: string) => onChange(me.includes(name) ? me.filter((one) => one !== name) : [...me, name]);
  return (
    <>
      <p class="lead">{t(lang, choices.length > 0 ? 'meLead' : 'meNone')}</p>
      {choices.length > 0 && (
        <ul class="choices">
          {choices.map(({ name, rows }) => (
            <li key={name}>
              <label>
                <input type="checkbox" checked={me.includes(name)} onChange={() => toggle(name)} />
                <span>{name}</span>
                <small>{t(lang, 'ownerRows', { rows })}</small>
              </label>
            </li>
          ))}
        </ul>
      )}
      <form
        class="add-row"
        onSubmit={(event) => {
          event.preventDefault();
          const name = typed.trim();
          if (name && !me.includes(name)) onChange([...me, name]);
          setTyped('');
        }}
      >
        <label>
          {t(lang, 'meAdd')}{' '}
          <input
            type="text"
            value={typed}
            placeholder={t(lang, 'meAddHint')}
            maxLength={200}
            autocomplete="off"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button">
          {t(lang, 'add')}
        </button>
      </form>
    </>
  );
}
