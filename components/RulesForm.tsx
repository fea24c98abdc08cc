import { Choice, FormGroup } from './FormRow.tsx';
import { DaysOff, Hours, Margin } from './RulesFields.tsx';
import { monthText, weekdayText } from '../lib/app/format.ts';
import type { Settings } from '../lib/app/settings.ts';
import type { Day } from '../lib/domain/day.ts';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

export type RulesFormProps = {
  lang: Lang;
  settings: Settings;
  today: Day;
  /** The browser's own zone, and those it knows. */
  zone: string;
  zones: readonly string[];
  onChange: (changes: Partial<Settings>) => void;
};

const currencies = [
  'JPY',
  'USD',
  'EUR',
  'GBP',
  'CNY',
  'KRW',
  'TWD',
  'HKD',
  'SGD',
  'THB',
  'VND',
  'IDR',
  'INR',
  'AUD',
  'NZD',
  'CAD',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'BRL',
  'MXN',
  'ZAR',
  'AED',
];

/** What a year, a month, a working day and a revenue are for this company. */
export function RulesForm({ lang, settings, today, zone, zones, onChange }: RulesFormProps) {
  const { fiscal, definitions, workdays } = settings;
  const names = new Intl.DisplayNames(lang, { type: 'currency' });
  const seven = [1, 2, 3, 4, 5, 6, 7];
  return (
    <div class="form">
      <Choice
        label={t(lang, 'currency')}
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
        value={fiscal.startMonth}
        onChange={(startMonth) => onChange({ fiscal: { ...fiscal, startMonth } })}
        options={Array.from({ length: 12 }, (_, index) => ({ value: index + 1, label: monthText(index + 1, lang) }))}
      />
      <Choice
        label={t(lang, 'closingDay')}
        value={fiscal.closingDay}
        onChange={(closingDay) => onChange({ fiscal: { ...fiscal, closingDay } })}
        options={[31, ...Array.from({ length: 27 }, (_, index) => index + 1)].map((day) => ({
          value: day,
          label: day === 31 ? t(lang, 'closingDayEnd') : t(lang, 'closingDayOf', { day }),
        }))}
      />
      <Choice
        label={t(lang, 'weekStart')}
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
        value={settings.holidays}
        onChange={(holidays) => onChange({ holidays })}
        options={(['jp', 'none'] as const).map((one) => ({ value: one, label: t(lang, `holidays_${one}`) }))}
      />
      <DaysOff lang={lang} days={settings.daysOff} today={today} onChange={(daysOff) => onChange({ daysOff })} />
      <Choice
        label={t(lang, 'zone')}
        value={settings.zone}
        onChange={(chosen) => onChange({ zone: chosen })}
        options={['auto', ...zones].map((one) => ({
          value: one,
          label: one === 'auto' ? t(lang, 'zoneAuto', { zone }) : one,
        }))}
      />
      <Choice
        label={t(lang, 'revenueDate')}
        value={definitions.revenueDate}
        onChange={(revenueDate) => onChange({ definitions: { ...definitions, revenueDate } })}
        options={(['closed', 'booked', 'paid'] as const).map((one) => ({
          value: one,
          label: t(lang, `revenueDate_${one}`),
        }))}
      />
      <Choice
        label={t(lang, 'appointmentPer')}
        value={definitions.appointmentPer}
        onChange={(appointmentPer) => onChange({ definitions: { ...definitions, appointmentPer } })}
        options={(['call', 'connected'] as const).map((one) => ({
          value: one,
          label: t(lang, `appointmentPer_${one}`),
        }))}
      />
      <Margin
        lang={lang}
        margin={definitions.defaultMargin}
        onChange={(margin) => {
          const { defaultMargin: _, ...rest } = definitions;
          onChange({ definitions: margin === undefined ? rest : { ...rest, defaultMargin: margin } });
        }}
      />
    </div>
  );
}
