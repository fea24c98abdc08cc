import { useState } from 'preact/hooks';
import { Segments } from './Segments.tsx';
import { valueText } from '../lib/app/format.ts';
import { moneyFromTyped, numberFromTyped } from '../lib/app/typed.ts';
import type { Unit } from '../lib/kpis/kpi.ts';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

export type TargetSpan = 'month' | 'day';

/** What stands in one field: the target set now, in the KPI's own unit. */
export type TargetCell = { value?: number; given?: boolean };

export type TargetRow = {
  kpi: string;
  label: string;
  definition: string;
  unit: Unit;
  month: TargetCell;
  /** Absent for what does not add up day by day. */
  day?: TargetCell;
  /** Where the KPI stands in this month. */
  actual?: number;
};

export type TargetFormProps = {
  lang: Lang;
  currency: string;
  who: 'me' | 'all';
  rows: readonly TargetRow[];
  /** KPI whose month is to be typed into at once. */
  focus?: string;
  onWho: (who: 'me' | 'all') => void;
  /** `undefined` removes it. */
  onSave: (kpi: string, span: TargetSpan, value: number | undefined) => void;
};

/** How many KPIs are offered at once; the others wait behind one click, unless they have a target. */
const EVERYDAY = 7;

/** KPI × month and day. A value is kept when the field is left or Enter is pressed; nothing else has to be clicked. */
export function TargetForm({ lang, currency, who, rows, focus, onWho, onSave }: TargetFormProps) {
  const everyday = rows.filter(
    ({ month, day }, index) => index < EVERYDAY || month.value !== undefined || day?.value !== undefined,
  );
  const rest = rows.filter((row) => !everyday.includes(row));
  const table = (list: readonly TargetRow[]) => (
    <table class="grid targets">
      <thead>
        <tr>
          <th scope="col">{t(lang, 'targetKpi')}</th>
          <th scope="col">{t(lang, 'targetMonth')}</th>
          <th scope="col">{t(lang, 'targetDay')}</th>
        </tr>
      </thead>
      <tbody>
        {list.map((row) => (
          <tr key={`${who} ${row.kpi}`}>
            <th scope="row" title={row.definition}>
              {row.label}
              {row.actual !== undefined && (
                <span class="grid__note">
                  {t(lang, 'targetOf', { share: valueText(row.actual, row.unit, currency, lang) })}
                </span>
              )}
            </th>
            <td>
              <TargetField
                lang={lang}
                currency={currency}
                row={row}
                span="month"
                cell={row.month}
                isFirst={focus === row.kpi}
                onSave={onSave}
              />
            </td>
            <td>
              {row.day && (
                <TargetField
                  lang={lang}
                  currency={currency}
                  row={row}
                  span="day"
                  cell={row.day}
                  isFirst={false}
                  onSave={onSave}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      <p class="lead">{t(lang, 'targetsLead')}</p>
      <Segments
        legend={t(lang, 'targetsWho')}
        value={who}
        onChange={onWho}
        options={(['me', 'all'] as const).map((one) => ({ value: one, label: t(lang, `who_${one}`) }))}
      />
      {table(everyday)}
      {rest.length > 0 && (
        <details class="targets-more">
          <summary>{t(lang, 'targetsMore', { count: rest.length })}</summary>
          {table(rest)}
        </details>
      )}
    </>
  );
}

type FieldProps = Pick<TargetFormProps, 'lang' | 'currency' | 'onSave'> & {
  row: TargetRow;
  span: TargetSpan;
  cell: TargetCell;
  isFirst: boolean;
};

function TargetField({ lang, currency, row, span, cell, isFirst, onSave }: FieldProps) {
  const stood = cell.value === undefined ? '' : valueText(cell.value, row.unit, currency, lang, { full: true });
  const [typed, setTyped] = useState<string>();
  const id = `target-${row.kpi}-${span}`;
  const parsed = typed === undefined || typed.trim() === '' ? undefined : parse(typed, row.unit, currency);
  const isWrong = typed !== undefined && typed.trim() !== '' && parsed === undefined;
  const kind = row.unit === 'money' || row.unit === 'rate' ? row.unit : 'count';
  const keep = () => {
    if (typed === undefined || isWrong) return;
    if (parsed !== cell.value) onSave(row.kpi, span, parsed);
    setTyped(undefined);
  };
  return (
    <div class="target-field">
      <input
        id={id}
        type="text"
        inputMode={row.unit === 'money' ? 'text' : 'decimal'}
        autocomplete="off"
        autofocus={isFirst}
        disabled={cell.given === true}
        aria-label={t(lang, 'targetFor', {
          kpi: row.label,
          period: t(lang, span === 'month' ? 'targetMonth' : 'targetDay'),
        })}
        aria-invalid={isWrong}
        aria-describedby={`${id}-note`}
        placeholder="—"
        value={typed ?? stood}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          // Enter while an input method composes chooses a word, it does not send the field.
          if (event.key === 'Enter' && !event.isComposing) keep();
          if (event.key === 'Escape') setTyped(undefined);
        }}
      />
      <span
        id={`${id}-note`}
        class={isWrong ? 'field-note field-note--wrong' : 'field-note'}
        role={isWrong ? 'alert' : undefined}
      >
        {cell.given
          ? t(lang, 'targetGiven')
          : isWrong
            ? t(lang, `targetUnreadable_${kind}`)
            : parsed !== undefined
              ? `= ${valueText(parsed, row.unit, currency, lang, { full: true })}`
              : ''}
      </span>
    </div>
  );
}

const parse = (typed: string, unit: Unit, currency: string): number | undefined =>
  unit === 'money' ? moneyFromTyped(typed, currency)?.minor : numberFromTyped(typed, unit);
