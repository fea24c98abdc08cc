import { useState } from 'preact/hooks';
import { FormGroup } from './FormRow.tsx';
import { Icon } from './Icon.tsx';
import { closeIcon } from './icons.ts';
import { dayText, numberFromTyped, percent } from '../lib/app/format.ts';
import type { Settings } from '../lib/app/settings.ts';
import type { Day } from '../lib/domain/day.ts';
import { t } from '../lib/words/options.ts';
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

/** Days off, one by one. */
export function DaysOff({
  lang,
  days,
  today,
  onChange,
}: {
  lang: Lang;
  days: readonly Day[];
  today: Day;
  onChange: (days: Day[]) => void;
}) {
  const [picked, setPicked] = useState('');
  return (
    <FormGroup label={t(lang, 'daysOff')} hint={t(lang, 'daysOffHint')}>
      {[...days].sort().map((day) => (
        <button
          key={day}
          type="button"
          class="chip"
          aria-label={t(lang, 'removeOf', { what: dayText(day, today, lang) })}
          onClick={() => onChange(days.filter((one) => one !== day))}
        >
          {dayText(day, today, lang)}
          <Icon path={closeIcon} size={11} />
        </button>
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
    </FormGroup>
  );
}

/** The margin assumed where no cost is known; empty where none is to be assumed. */
export function Margin({
  lang,
  margin,
  onChange,
}: {
  lang: Lang;
  margin: number | undefined;
  onChange: (margin: number | undefined) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const parsed = typed === undefined || typed.trim() === '' ? undefined : numberFromTyped(typed, 'rate');
  const isWrong = typed !== undefined && typed.trim() !== '' && (parsed === undefined || parsed > 1);
  const keep = () => {
    if (typed === undefined || isWrong) return;
    onChange(parsed);
    setTyped(undefined);
  };
  return (
    <FormGroup
      label={t(lang, 'defaultMargin')}
      hint={isWrong ? t(lang, 'targetUnreadable_rate') : t(lang, 'defaultMarginHint')}
    >
      <input
        class="short"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        placeholder="—"
        aria-label={t(lang, 'defaultMargin')}
        aria-invalid={isWrong}
        value={typed ?? (margin === undefined ? '' : percent(margin))}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) keep();
        }}
      />
    </FormGroup>
  );
}
