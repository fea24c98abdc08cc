import { useState } from 'preact/hooks';
import { Icon } from '../Icon.tsx';
import { rightIcon } from '../icons.ts';
import type { NeedsView, NeedView } from '../../lib/app/dashboard/needs-view.ts';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type NeedsListProps = {
  lang: Lang;
  view: NeedsView;
  onRows: (title: string, wanted: RowsWanted) => void;
};

/** So many people, and reasons of one person, before the rest is asked for. */
const people = 6;
const reasons = 2;

/** Who needs the manager, why, and what to do next. Each reason is a button to what it was concluded from. */
export function NeedsList({ lang, view, onRows }: NeedsListProps) {
  const [isWhole, setWhole] = useState(false);
  if (view.people.length === 0) return <p class="needs__calm">{t(lang, 'needsNobody')}</p>;
  const shown = isWhole ? view.people : view.people.slice(0, people);
  const rest = view.people.length - people;
  return (
    <>
      <ul class="needs">
        {shown.map(({ name, needs }) => (
          <Person key={name} lang={lang} name={name} needs={needs} onRows={onRows} />
        ))}
      </ul>
      {rest > 0 && (
        <button type="button" class="text-button" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t(lang, 'needsFewer') : t(lang, 'needsMore', { count: rest })}
        </button>
      )}
      {view.others.length > 0 && (
        <p class="needs__others">{t(lang, 'needsOthers', { names: view.others.join(lang === 'ja' ? '、' : ', ') })}</p>
      )}
    </>
  );
}

type PersonProps = Pick<NeedsListProps, 'lang' | 'onRows'> & { name: string; needs: readonly NeedView[] };

function Person({ lang, name, needs, onRows }: PersonProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? needs : needs.slice(0, reasons);
  const rest = needs.length - reasons;
  return (
    <li class="needs__one">
      <div class="needs__who">
        <h3 class="needs__name" title={name}>
          {name}
        </h3>
        {rest > 0 && (
          <button type="button" class="needs__more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t(lang, 'needsFewer') : t(lang, 'needsMore', { count: rest })}
            <span class="hidden-label"> {name}</span>
          </button>
        )}
      </div>
      <ul class="needs__reasons">
        {shown.map(({ kind, why, step, rows }) => (
          <li key={why} class={`needs__reason needs__reason--${kind}`}>
            <button type="button" class="needs__why" onClick={() => onRows(`${name} · ${why}`, rows)}>
              {why}
              <Icon path={rightIcon} size={11} />
            </button>
            <span class="needs__step">→ {step}</span>
          </li>
        ))}
      </ul>
    </li>
  );
}
