import { useId } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { closeIcon } from './icons.ts';
import {
  closedWords,
  comparisonsOf,
  fieldsOf,
  refielded,
  type FigureDraft,
  type FilterDraft,
} from '../lib/app/metric-draft.ts';
import { dealDates, sums } from '../lib/kpis/custom/metric.ts';
import { termInWords } from '../lib/kpis/custom/in-words.ts';
import { t } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

export type FigureFieldsProps = {
  lang: Lang;
  title: string;
  figure: FigureDraft;
  onChange: (figure: FigureDraft) => void;
};

/** Which rows, added up how, of which period, under which conditions. */
export function FigureFields({ lang, title, figure, onChange }: FigureFieldsProps) {
  const change = (part: Partial<FigureDraft>) => onChange({ ...figure, ...part });
  const put = (index: number, filter: FilterDraft) =>
    change({ where: figure.where.map((one, nth) => (nth === index ? filter : one)) });
  return (
    <fieldset class="metric__figure">
      <legend>{title}</legend>
      <div class="metric__row">
        <Pick
          label={t(lang, 'figureOf')}
          value={figure.of}
          options={(['deals', 'activities'] as const).map((one) => [one, t(lang, `of_${one}`)])}
          // The other kind of row has other fields.
          onPick={(of) => change({ of, where: [], sum: 'none' })}
        />
        {figure.of === 'deals' && (
          <>
            <Pick
              label={t(lang, 'figureSum')}
              value={figure.sum}
              options={(['none', ...sums] as const).map((one) => [one, t(lang, `sum_${one}`)])}
              onPick={(sum) => change({ sum })}
            />
            <Pick
              label={t(lang, 'figureDated')}
              value={figure.dated}
              options={dealDates.map((one) => [one, t(lang, `dated_${one}`)])}
              onPick={(dated) => change({ dated })}
            />
          </>
        )}
      </div>
      <p class="ticks__head">{t(lang, 'filters')}</p>
      {figure.where.map((filter, index) => (
        <FilterRow
          // Conditions have nothing but their place.
          key={index}
          lang={lang}
          nth={index + 1}
          fields={fieldsOf(figure.of)}
          filter={filter}
          onChange={(next) => put(index, next)}
          onRemove={() => change({ where: figure.where.filter((_, nth) => nth !== index) })}
        />
      ))}
      <button
        type="button"
        class="button button--small"
        onClick={() =>
          change({
            where: [
              ...figure.where,
              figure.of === 'deals'
                ? { field: 'stage', is: 'one-of', text: '' }
                : { field: 'kind', is: 'one-of', text: 'call' },
            ],
          })
        }
      >
        {t(lang, 'filterAdd')}
      </button>
    </fieldset>
  );
}

type FilterRowProps = {
  lang: Lang;
  nth: number;
  fields: readonly FilterDraft['field'][];
  filter: FilterDraft;
  onChange: (filter: FilterDraft) => void;
  onRemove: () => void;
};

function FilterRow({ lang, nth, fields, filter, onChange, onRemove }: FilterRowProps) {
  const words = filter.is === 'one-of' || filter.is === 'none-of' ? closedWords[filter.field] : undefined;
  const chosen = filter.text.split(',').map((one) => one.trim());
  return (
    <div class="metric__filter">
      <Pick
        hidden
        label={t(lang, 'filterField', { nth })}
        value={filter.field}
        options={fields.map((field) => [field, t(lang, `field_${field}`)])}
        onPick={(field) => onChange(refielded(filter, field))}
      />
      <Pick
        hidden
        label={t(lang, 'filterIs', { nth })}
        value={filter.is}
        options={comparisonsOf(filter.field).map((is) => [is, t(lang, `is_${is}`)])}
        onPick={(is) => onChange({ ...filter, is })}
      />
      {words ? (
        <span class="metric__words" role="group" aria-label={t(lang, 'filterValue', { nth })}>
          {words.map((word) => (
            <label key={word} class="tick">
              <input
                type="checkbox"
                checked={chosen.includes(word)}
                onChange={() =>
                  onChange({
                    ...filter,
                    text: words.filter((one) => chosen.includes(one) !== (one === word)).join(', '),
                  })
                }
              />
              <span>{termInWords(word, lang)}</span>
            </label>
          ))}
        </span>
      ) : (
        filter.is !== 'known' &&
        filter.is !== 'unknown' && (
          <input
            type="text"
            autocomplete="off"
            aria-label={t(lang, 'filterValue', { nth })}
            placeholder={comparisonsOf(filter.field).includes('one-of') ? t(lang, 'filterValueHint') : ''}
            value={filter.text}
            onInput={(event) => onChange({ ...filter, text: event.currentTarget.value })}
          />
        )
      )}
      <button type="button" class="icon-button" aria-label={t(lang, 'filterRemove', { nth })} onClick={onRemove}>
        <Icon path={closeIcon} size={12} />
      </button>
    </div>
  );
}

type PickProps<V extends string> = {
  label: string;
  /** The label is read out but not shown. */
  hidden?: boolean;
  value: V;
  options: readonly (readonly [value: V, label: string])[];
  onPick: (value: V) => void;
};

/** One of many under its label. */
export function Pick<V extends string>({ label, hidden = false, value, options, onPick }: PickProps<V>) {
  const id = useId();
  return (
    <span class="pick">
      <label for={id} class={hidden ? 'hidden-label' : undefined}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([one]) => one === event.currentTarget.value);
          if (chosen) onPick(chosen[0]);
        }}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </span>
  );
}
