import { currencies } from './currencies.ts';
import { Choice, FormGroup } from './FormRow.tsx';
import { DaysOff, Hours, PartDays } from './RulesFields.tsx';
import { calendarEffect } from '../lib/app/definition-effects.ts';
import { grouped, monthText, weekdayText } from '../lib/app/format.ts';
import type { Settings } from '../lib/app/settings.ts';
import type { LocalTime } from '../lib/domain/day.ts';
import { t } from '../lib/words/options.ts';
import { t as say } from '../lib/words/rules.ts';
import type { Lang } from '../lib/words/speak.ts';

export type RulesFormProps = {
  lang: Lang;
  settings: Settings;
  /** The wall clock in the person's zone. */
  now: LocalTime;
  /** The browser's own zone, and those it knows. */
  zone: string;
  zones: readonly string[];
  /** Fields the company has fixed. */
  locked: readonly string[];
  onChange: (changes: Partial<Settings>) => void;
};

/** What a year, a month and a working day are for this company, and what that makes of this month. */
export function RulesForm({ lang, settings, now, zone, zones, locked, onChange }: RulesFormProps) {
  const today = now.slice(0, 10);
  const { fiscal, workdays } = settings;
  const lock = (field: string) => (locked.includes(field) ? say(lang, 'lockedBy') : undefined);
  const effect = calendarEffect(settings, now);
  const names = new Intl.DisplayNames(lang, { type: 'currency' });
  const seven = [1, 2, 3, 4, 5, 6, 7];
  return (
    <div class="form">
      <p class="lead">
        {say(lang, 'calendarNow', {
          month: grouped(effect.month, 1),
          left: grouped(effect.left, 1),
          year: grouped(effect.year, 1),
        })}
      </p>
      <Choice
        label={t(lang, 'currency')}
        locked={lock('currency')}
        hint={t(lang, 'currencyHint')}
        value={settings.currency}
        onChange={(currency) => onChange({ currency })}
        options={[...new Set([...currencies, settings.currency])].map((code) => ({
          value: code,
          label: `${code} ${names.of(code) ?? ''}`,
        }))}
      />
      <Choice
        label={t(lang, 'fiscalStart')}
        locked={lock('fiscal')}
        value={fiscal.startMonth}
        onChange={(startMonth) => onChange({ fiscal: { ...fiscal, startMonth } })}
        options={Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: monthText(index + 1, lang) }))}
      />
      <Choice
        label={t(lang, 'closingDay')}
        locked={lock('fiscal')}
        value={fiscal.closingDay}
        onChange={(closingDay) => onChange({ fiscal: { ...fiscal, closingDay } })}
        options={[31, ...Array.from({ length: 27 }, (_, index) => index + 1)].map((day) => ({
          value: day,
          label: day === 31 ? t(lang, 'closingDayEnd') : t(lang, 'closingDayOf', { day }),
        }))}
      />
      <Choice
        label={t(lang, 'weekStart')}
        locked={lock('fiscal')}
        value={fiscal.weekStart}
        onChange={(weekStart) => onChange({ fiscal: { ...fiscal, weekStart } })}
        options={seven.map((day) => ({ value: day, label: weekdayText(day, lang) }))}
      />
      <FormGroup label={t(lang, 'workdays')}>
        {seven.map((day) => (
          <label key={day} class="tick">
            <input
              type="checkbox"
              checked={workdays.includes(day)}
              disabled={locked.includes('workdays')}
              onChange={() =>
                onChange({
                  workdays: workdays.includes(day)
                    ? workdays.filter((one) => one !== day)
                    : [...workdays, day].sort((a, b) => a - b),
                })
              }
            />
            <span>{weekdayText(day, lang)}</span>
          </label>
        ))}
      </FormGroup>
      <Hours lang={lang} hours={settings.hours} onChange={(hours) => onChange({ hours })} />
      <Choice
        label={t(lang, 'holidays')}
        locked={lock('holidays')}
        value={settings.holidays}
        onChange={(holidays) => onChange({ holidays })}
        options={(['jp', 'none'] as const).map((one) => ({ value: one, label: t(lang, `holidays_${one}`) }))}
      />
      <DaysOff
        lang={lang}
        days={settings.daysOff}
        today={today}
        fiscal={fiscal}
        onChange={(daysOff) => onChange({ daysOff })}
      />
      <PartDays lang={lang} days={settings.partDays} today={today} onChange={(partDays) => onChange({ partDays })} />
      <Choice
        label={t(lang, 'zone')}
        locked={lock('zone')}
        value={settings.zone}
        onChange={(chosen) => onChange({ zone: chosen })}
        options={['auto', ...zones].map((one) => ({
          value: one,
          label: one === 'auto' ? t(lang, 'zoneAuto', { zone }) : one,
        }))}
      />
    </div>
  );
}
