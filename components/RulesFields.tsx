import { useId, useState } from 'preact/hooks';
import { FormGroup } from './FormRow.tsx';
import { Icon } from './Icon.tsx';
import { closeIcon } from './icons.ts';
import { TypedNumber } from './TypedNumber.tsx';
import { dayText, percent } from '../lib/app/format.ts';
import { daysFromText } from '../lib/app/days-from-text.ts';
import type { Settings } from '../lib/app/settings.ts';
import type { Day } from '../lib/domain/day.ts';
import type { Fiscal } from '../lib/domain/period.ts';
import { t } from '../lib/words/options.ts';
import { t as say } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

/** Working hours; an end before the beginning is refused with a sentence. */
export function Hours({
  lang,
  hours,
  onChange,
}: {
  lang: Lang;
  hours: Settings['hours'];
  onChange: (hours: Settings['hours']) => void;
}) {
  const [isWrong, setWrong] = useState(false);
  const change = (part: Partial<Settings['hours']>) => {
    const next = { ...hours, ...part };
    const isRight = next.from !== '' && next.from < next.to;
    setWrong(!isRight);
    if (isRight) onChange(next);
  };
  return (
    <FormGroup label={t(lang, 'hours')} hint={isWrong ? t(lang, 'hoursWrong') : undefined}>
      <label class="tick">
        {t(lang, 'hoursFrom')}{' '}
        <input
          type="time"
          value={hours.from}
          aria-invalid={isWrong}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
      </label>
      <label class="tick">
        {t(lang, 'hoursTo')}{' '}
        <input
          type="time"
          value={hours.to}
          aria-invalid={isWrong}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
      </label>
    </FormGroup>
  );
}

type DaysOffProps = {
  lang: Lang;
  days: readonly Day[];
  today: Day;
  fiscal: Fiscal;
  onChange: (days: Day[]) => void;
};

/** Days off, one by one or as a pasted list. */
export function DaysOff({ lang, days, today, fiscal, onChange }: DaysOffProps) {
  const [picked, setPicked] = useState('');
  return (
    <FormGroup label={t(lang, 'daysOff')} hint={t(lang, 'daysOffHint')}>
      {days.toSorted().map((day) => (
        <RemovableDay
          key={day}
          name={dayText(day, today, lang)}
          lang={lang}
          onRemove={() => onChange(days.filter((one) => one !== day))}
        />
      ))}
      <span class="inline-add">
        <input
          type="date"
          aria-label={t(lang, 'dayOffAdd')}
          value={picked}
          onInput={(event) => setPicked(event.currentTarget.value)}
        />
        <button
          type="button"
          class="button button--small"
          disabled={picked === ''}
          onClick={() => {
            if (!days.includes(picked)) onChange([...days, picked].sort());
            setPicked('');
          }}
        >
          {t(lang, 'add')}
        </button>
      </span>
      <DaysPaste lang={lang} days={days} today={today} fiscal={fiscal} onChange={onChange} />
    </FormGroup>
  );
}

function RemovableDay({ lang, name, onRemove }: { lang: Lang; name: string; onRemove: () => void }) {
  return (
    <button type="button" class="chip" aria-label={t(lang, 'removeOf', { what: name })} onClick={onRemove}>
      {name}
      <Icon path={closeIcon} size={11} />
    </button>
  );
}

function DaysPaste({ lang, days, today, fiscal, onChange }: DaysOffProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [trouble, setTrouble] = useState('');
  const add = () => {
    const { days: found, unread } = daysFromText(text, fiscal, today);
    if (found.length > 0) {
      onChange([...new Set([...days, ...found])].sort());
      setText(unread.join('\n'));
    }
    setTrouble(
      unread.length > 0 && found.length > 0
        ? say(lang, 'daysUnread', { texts: unread.slice(0, 5).join(lang === 'ja' ? '、' : ', ') })
        : found.length === 0
          ? say(lang, 'daysNothing')
          : '',
    );
  };
  return (
    <details class="days-paste">
      <summary>{say(lang, 'daysPaste')}</summary>
      <label for={id} class="field-note">
        {say(lang, 'daysPasteHint')}
      </label>
      <textarea id={id} rows={4} value={text} onInput={(event) => setText(event.currentTarget.value)} />
      <button type="button" class="button button--small" disabled={text.trim() === ''} onClick={add}>
        {say(lang, 'daysPasteAdd')}
      </button>
      <span class="field-note field-note--wrong" role="alert">
        {trouble}
      </span>
    </details>
  );
}

const shares = [0.25, 0.5, 0.75, 1] as const;
const shareWord = (share: number, lang: Lang): string => {
  const known = shares.find((one) => one === share);
  return known === undefined
    ? percent(share)
    : say(lang, `partShare_${String(known).replace('.', '_') as '0_25' | '0_5' | '0_75' | '1'}`);
};

/** Days worked in part, or worked although the calendar says off. */
export function PartDays({
  lang,
  days,
  today,
  onChange,
}: {
  lang: Lang;
  days: Readonly<Record<Day, number>>;
  today: Day;
  onChange: (days: Record<Day, number>) => void;
}) {
  const [picked, setPicked] = useState('');
  const [share, setShare] = useState(0.5);
  return (
    <FormGroup label={say(lang, 'partDays')} hint={say(lang, 'partDaysHint')}>
      {Object.entries(days)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([day, part]) => (
          <RemovableDay
            key={day}
            lang={lang}
            name={`${dayText(day, today, lang)} ${shareWord(part, lang)}`}
            onRemove={() => onChange(Object.fromEntries(Object.entries(days).filter(([one]) => one !== day)))}
          />
        ))}
      <span class="inline-add">
        <input
          type="date"
          aria-label={say(lang, 'partDate')}
          value={picked}
          onInput={(event) => setPicked(event.currentTarget.value)}
        />
        <select
          aria-label={say(lang, 'partShare')}
          value={String(share)}
          onChange={(event) => setShare(Number(event.currentTarget.value))}
        >
          {shares.map((one) => (
            <option key={one} value={String(one)}>
              {shareWord(one, lang)}
            </option>
          ))}
        </select>
        <button
          type="button"
          class="button button--small"
          disabled={picked === ''}
          onClick={() => {
            onChange({ ...days, [picked]: share });
            setPicked('');
          }}
        >
          {t(lang, 'add')}
        </button>
      </span>
    </FormGroup>
  );
}

/** The margin assumed where no cost is known; empty where none is to be assumed. */
export const Margin = ({
  lang,
  margin,
  effect,
  locked,
  onChange,
}: {
  lang: Lang;
  margin: number | undefined;
  /** What it makes of this month. */
  effect: string;
  locked: string | undefined;
  onChange: (margin: number | undefined) => void;
}) => (
  <FormGroup label={t(lang, 'defaultMargin')} hint={locked ?? `${t(lang, 'defaultMarginHint')} ${effect}`}>
    <TypedNumber
      isNamed
      label={t(lang, 'defaultMargin')}
      unit="rate"
      most={1}
      value={margin}
      shown={margin === undefined ? '' : percent(margin)}
      wrong={t(lang, 'targetUnreadable_rate')}
      disabled={locked !== undefined}
      onKeep={onChange}
    />
  </FormGroup>
);
