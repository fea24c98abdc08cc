import { Icon } from './Icon.tsx';
import { alertIcon, downloadIcon } from './icons.ts';
import type { ImportOpenProps } from './ImportOpen.tsx';
import { fieldText } from '../lib/app/field-text.ts';
import { dayText, grouped } from '../lib/app/format.ts';
import { mappable } from '../lib/app/import/columns.ts';
import type { Plan } from '../lib/app/import/plan.ts';
import { importCrm } from '../lib/app/import/source.ts';
import { columnLabel, problemFile, problemSentence } from '../lib/app/import/say.ts';
import { dayOf } from '../lib/domain/day.ts';
import type { DealField } from '../lib/domain/deal.ts';
import { t } from '../lib/words/import.ts';

const mostSentences = 8;

/** What would happen, to be seen before it does; then the one button that does it. */
export function ImportPlan(props: ImportOpenProps) {
  const { lang, open, onRun } = props;
  const { plan } = open;
  if (!plan) return <p role="status">{t(lang, 'importCounting')}</p>;
  const { counts, missing } = plan;
  const isReady = missing.length === 0 && !plan.needsDateOrder && plan.taken > 0;
  return (
    <>
      <Preview {...props} plan={plan} />
      <section aria-labelledby="import-counts">
        <h3 id="import-counts">{t(lang, 'importCounts')}</h3>
        <dl class="import__counts" aria-live="polite">
          {(['new', 'changed', 'unchanged', 'lost'] as const).map((what) => (
            <div key={what} class={`import__count import__count--${what}`}>
              <dt>{t(lang, `count_${what}`)}</dt>
              <dd>{grouped(what === 'lost' ? plan.lost : counts[what])}</dd>
            </div>
          ))}
        </dl>
        <Remarks {...props} plan={plan} />
        {plan.problems.length > 0 && <Problems {...props} plan={plan} />}
      </section>
      {missing.length > 0 && (
        <p class="import__said import__said--wrong">
          <Icon path={alertIcon} size={14} />
          {t(lang, 'importMissing', {
            what: missing
              .map((column) => columnLabel(column, open.choices.kind, lang))
              .join(lang === 'ja' ? '、' : ', '),
          })}
        </p>
      )}
      <button type="button" class="button button--main" disabled={!isReady} onClick={onRun}>
        {t(lang, 'importRun', { rows: plan.taken })}
      </button>
    </>
  );
}

type PlanProps = ImportOpenProps & { plan: Plan };

function Preview({ lang, open, plan, today }: PlanProps) {
  const { kind } = open.choices;
  const shown = mappable[kind].filter((column) => plan.preview.some(({ row }) => column in row.values));
  if (plan.preview.length === 0 || shown.length === 0) return null;
  return (
    <section aria-labelledby="import-preview">
      <h3 id="import-preview">{t(lang, 'importPreview')}</h3>
      <table class="grid import__preview">
        <thead>
          <tr>
            <th scope="col">{t(lang, 'importFields')}</th>
            {plan.preview.map(({ line }) => (
              <th key={line} scope="col">
                {`${t(lang, 'importRow')} ${line}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((column) => (
            <tr key={column}>
              <th scope="row">{columnLabel(column, kind, lang)}</th>
              {plan.preview.map(({ line, row }) => {
                const field = column as DealField;
                return <td key={line}>{fieldText(field, row.values[field]?.value, { today, lang }).slice(0, 80)}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Remarks({ lang, plan, today, zone, crmName }: PlanProps) {
  const { counts, before, unsorted } = plan;
  const { twice } = counts;
  const quoted = unsorted.slice(0, 6).map(({ text, rows }) => `${text.slice(0, 30)} (${rows})`);
  const remarks = [
    ...(before
      ? [
          before.isUnfinished
            ? t(lang, 'importBeforePart')
            : t(lang, 'importBefore', { day: dayText(dayOf(before.at, zone), today, lang) }),
        ]
      : []),
    ...(counts.older > 0 ? [t(lang, 'importOlder', { rows: counts.older })] : []),
    ...(counts.unclear > 0 ? [t(lang, 'importUnclear', { rows: counts.unclear })] : []),
    ...(unsorted.length > 0
      ? [
          t(lang, 'importUnsorted', {
            texts: `${quoted.join(lang === 'ja' ? '、' : ', ')}${unsorted.length > quoted.length ? '…' : ''}`,
          }),
        ]
      : []),
  ];
  return (
    <>
      {twice && (
        <p class="import__said import__said--wrong">
          <Icon path={alertIcon} size={14} />
          {t(lang, 'importTwice', {
            rows: twice.rows,
            source:
              twice.source.crm === importCrm
                ? t(lang, 'importTwiceTable')
                : `${crmName(twice.source.crm)} (${twice.source.site.replace(/^https?:\/\//, '')})`,
          })}
        </p>
      )}
      {remarks.map((remark) => (
        <p key={remark} class="field-note">
          {remark}
        </p>
      ))}
    </>
  );
}

function Problems({ lang, open, plan, onSave }: PlanProps) {
  const { table, choices } = open;
  const rest = plan.problems.length - mostSentences;
  return (
    <details class="import__problems">
      <summary>
        <Icon path={alertIcon} size={14} />
        {t(lang, 'importProblems', { rows: plan.problems.length })}
      </summary>
      <ul>
        {plan.problems.slice(0, mostSentences).map((problem) => (
          <li key={`${problem.line} ${problem.column} ${problem.reason}`}>
            {t(lang, 'problemLine', { line: problem.line, text: problemSentence(problem, choices.kind, lang) })}
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="field-note">{t(lang, 'importProblemsMore', { count: rest })}</p>}
      <button
        type="button"
        class="button button--small"
        onClick={() => onSave('chakuchi-not-read.csv', problemFile(table.sheet, plan.problems, choices.kind, lang))}
      >
        <Icon path={downloadIcon} size={14} />
        {t(lang, 'importProblemsSave')}
      </button>
    </details>
  );
}
