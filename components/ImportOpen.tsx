import { Choice } from './FormRow.tsx';
import { ImportPlan } from './ImportPlan.tsx';
import { currencies } from './currencies.ts';
import { encodings, type Encoding } from '../lib/app/csv/file-text.ts';
import { mappable, type ImportColumn, type TableKind } from '../lib/app/import/columns.ts';
import type { OpenTable } from '../lib/app/import-model.ts';
import type { Choices } from '../lib/app/import/plan.ts';
import { columnLabel, noteName } from '../lib/app/import/say.ts';
import { importCrm, noSource } from '../lib/app/import/source.ts';
import { localTimeOf, type Day, type Zone } from '../lib/domain/day.ts';
import type { Source } from '../lib/domain/identity.ts';
import { t } from '../lib/words/import.ts';
import type { Lang } from '../lib/words/speak.ts';

export type ImportOpenProps = {
  lang: Lang;
  open: OpenTable;
  today: Day;
  zone: Zone;
  crmName: (crm: string) => string;
  onChange: (changes: Partial<Choices>) => void;
  onColumn: (column: ImportColumn, index: number | undefined) => void;
  onKind: (kind: TableKind) => void;
  onEncoding: (encoding: Encoding) => void;
  onClose: () => void;
  onRun: () => void;
  /** Offers a text as a file to keep. */
  onSave: (name: string, text: string) => void;
};

const keyOf = ({ crm, site }: Source): string => `${crm} ${site}`;

/** A table that was opened: what it is, what its columns are, what would become of its rows. */
export function ImportOpen(props: ImportOpenProps) {
  const { lang, open, onChange, onKind, onClose, crmName } = props;
  const { table, choices, sources, file } = open;
  const { kind, at, source, rule } = choices;
  const isOwn = at.site !== undefined && at.crm !== undefined;
  const places = [...sources, noSource];
  const told =
    at.id !== undefined
      ? 'importRule_id'
      : kind === 'activities'
        ? 'importRule_activity'
        : (`importRule_${rule}` as const);
  return (
    <>
      <header class="import__head">
        <h3>{noteName(table, lang)}</h3>
        <small>{t(lang, 'importRows', { rows: table.sheet.rows.length })}</small>
        <button type="button" class="text-button" onClick={onClose}>
          {t(lang, 'importOther')}
        </button>
      </header>
      <div class="form">
        <Choice
          label={t(lang, 'importKind')}
          value={kind}
          options={(['deals', 'activities', ...(kind === 'changes' ? ['changes' as const] : [])] as const).map(
            (one) => ({
              value: one,
              label: t(lang, `kind_${one}`),
            }),
          )}
          onChange={onKind}
        />
        {!isOwn && (
          <Choice
            label={t(lang, 'importSource')}
            hint={`${t(lang, 'importSourceHint')} ${t(lang, told)}`}
            value={keyOf(source)}
            options={places.map((one) => ({
              value: keyOf(one),
              label:
                one.crm === importCrm
                  ? t(lang, 'importNoSource')
                  : `${crmName(one.crm)} (${one.site.replace(/^https?:\/\//, '')})`,
            }))}
            onChange={(key) => {
              const chosen = places.find((one) => keyOf(one) === key);
              if (chosen) onChange({ source: chosen });
            }}
          />
        )}
        {!isOwn && <Made {...props} />}
        {file && (
          <Choice
            label={t(lang, 'importEncoding')}
            value={file.encoding}
            options={encodings.map((one) => ({ value: one, label: one.toUpperCase() }))}
            onChange={props.onEncoding}
          />
        )}
        {open.asksCurrency && !isOwn && (
          <Choice
            label={t(lang, 'importCurrency')}
            value={choices.currency}
            options={[...new Set([choices.currency, ...currencies])].map((one) => ({ value: one, label: one }))}
            onChange={(currency) => onChange({ currency })}
          />
        )}
        {(open.plan?.needsDateOrder === true || choices.dateOrder !== undefined) && (
          <Choice
            label={t(lang, 'importDateOrder')}
            hint={t(lang, 'importDateOrderHint')}
            value={choices.dateOrder ?? 'ask'}
            options={[
              ...(choices.dateOrder ? [] : [{ value: 'ask' as const, label: t(lang, 'importDateOrder_ask') }]),
              ...(['mdy', 'dmy'] as const).map((value) => ({ value, label: t(lang, `importDateOrder_${value}`) })),
            ]}
            onChange={(value) => value !== 'ask' && onChange({ dateOrder: value })}
          />
        )}
      </div>
      {kind !== 'changes' && <Columns {...props} />}
      <ImportPlan {...props} />
    </>
  );
}

function Made({ lang, open, zone, onChange }: ImportOpenProps) {
  return (
    <div class="form-row">
      <label for="import-made">{t(lang, 'importMade')}</label>
      <div class="form-row__body">
        <input
          id="import-made"
          type="datetime-local"
          max={localTimeOf(Date.now(), zone)}
          value={localTimeOf(open.choices.made, zone)}
          onChange={(event) => {
            const made = Date.parse(event.currentTarget.value);
            if (Number.isFinite(made) && made > 0 && made <= Date.now()) onChange({ made });
          }}
        />
        <span class="field-note">{t(lang, 'importMadeHint')}</span>
      </div>
    </div>
  );
}

function Columns({ lang, open, onColumn }: ImportOpenProps) {
  const { kind, at } = open.choices;
  const { headers, rows } = open.table.sheet;
  const nameOf = (header: string, index: number): string => {
    const name = header || String.fromCharCode(65 + (index % 26));
    const example = first.find(({ cells }) => cells[index])?.cells[index] ?? '';
    return `${name.slice(0, 40)}${example && ` (${example.slice(0, 24)})`}`;
  };
  // Every list offers the same columns; an example among the first rows is as good as one among all.
  const first = rows.slice(0, 200);
  const names = headers.map(nameOf);
  return (
    <fieldset class="import__columns">
      <legend>{t(lang, 'importColumns')}</legend>
      <div class="import__grid">
        {mappable[kind].map((column) => (
          <label key={column} class={at[column] === undefined ? 'import__field' : 'import__field import__field--set'}>
            <span>
              {columnLabel(column, kind, lang)}
              {open.byShape.includes(column) && <small> {t(lang, 'importByShape')}</small>}
            </span>
            <select
              value={String(at[column] ?? '')}
              onChange={(event) =>
                onColumn(column, event.currentTarget.value === '' ? undefined : Number(event.currentTarget.value))
              }
            >
              <option value="">{t(lang, 'importColumnNone')}</option>
              {names.map((name, index) => (
                <option key={index} value={String(index)}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
