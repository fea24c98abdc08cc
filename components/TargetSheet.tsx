import { useMemo, useState } from 'preact/hooks';
import { FilePick } from './FilePick.tsx';
import { Icon } from './Icon.tsx';
import { downloadIcon, undoIcon } from './icons.ts';
import { SheetTable, type SheetCellView } from './SheetTable.tsx';
import { SheetBar } from './SheetBar.tsx';
import { TargetDetailPane } from './TargetDetailPane.tsx';
import { textOfFile } from '../lib/app/csv/file-text.ts';
import { grouped, valueText } from '../lib/app/format.ts';
import { fitted, type Selection, type Spot } from '../lib/app/sheet-moves.ts';
import { cellText, type GridEdit } from '../lib/app/target-cells.ts';
import { targetDetail } from '../lib/app/target-detail.ts';
import { columnName, gridColumns, yearName, type GridCell, type GridRow } from '../lib/app/target-grid.ts';
import {
  copiedText,
  currentYear,
  fillSheet,
  isMine,
  pastedTexts,
  problemText,
  readCells,
  rowName,
  type SheetGround,
  type SheetView,
} from '../lib/app/target-sheet.ts';
import { contains } from '../lib/domain/period.ts';
import { fiscalYearOf } from '../lib/domain/periods.ts';
import { t } from '../lib/words/targets.ts';
import type { Lang } from '../lib/words/speak.ts';

export type TargetSheetProps = {
  lang: Lang;
  ground: SheetGround;
  problems: readonly string[];
  canUndo: boolean;
  canRedo: boolean;
  onEdit: (edits: readonly GridEdit[], more: { reason: string; unread: readonly string[] }) => void;
  /** A whole table of targets; `false` when the text is none. */
  onRead: (text: string, reason: string) => boolean;
  onSave: (year: number) => void;
  onUndo: () => void;
  onRedo: () => void;
  onHideProblems: () => void;
};

/** The fiscal year's targets as a spreadsheet: metrics or reps down, months across, and all about the cell worked in below. */
export function TargetSheet(props: TargetSheetProps) {
  const { lang, ground } = props;
  const { look } = ground;
  const { settings } = look;
  const { currency, fiscal } = settings;
  const [view, setView] = useState<SheetView>({ whose: 'me', kpi: 'revenue', year: currentYear(ground), added: [] });
  const [selection, setSelection] = useState<Selection>(() => startOf(ground));
  const [scale, setScale] = useState(1);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<readonly Spot[]>([]);
  const filling = useMemo(() => fillSheet(view, ground), [view, ground]);
  const { rows, columns, cells } = filling;
  const size = { rows: rows.length, columns: columns.length };
  const { at } = fitted(selection, size);
  const [row, column] = [rows[at.row], columns[at.column]];
  const detail = useMemo(() => row && column && targetDetail(row, column, look), [row, column, look]);
  const today = look.now.slice(0, 10);

  const put = (texts: { spot: Spot; text: string }[]) => {
    const { edits, problems } = readCells(texts, filling, { currency, scale });
    setWrong(problems.map(({ spot }) => spot));
    props.onEdit(edits, { reason, unread: problems.map((one) => problemText(one, filling, view, look, lang)) });
  };
  const paste = (text: string, where: Selection) => {
    // A table with names of its own goes where its names say, not where the cursor stands.
    if (isTable(text) && props.onRead(text, reason)) setWrong([]);
    else put(pastedTexts(text, where, filling));
  };
  const cellName = (spot: Spot) => {
    const [r, c] = [rows[spot.row], columns[spot.column]];
    return r && c ? t(lang, 'sheetCell', { row: rowName(r, view, lang), column: columnName(c, fiscal, lang) }) : '';
  };
  return (
    <>
      <p class="lead">{t(lang, 'sheetLead')}</p>
      <SheetBar
        lang={lang}
        ground={ground}
        view={view}
        scale={scale}
        reason={reason}
        shown={rows.map(({ kpi }) => kpi.id)}
        onView={(next) => {
          setView(next);
          setWrong([]);
        }}
        onScale={setScale}
        onReason={setReason}
      />
      {rows.length === 0 ? (
        <p class="lead">{t(lang, 'sheetNobody')}</p>
      ) : (
        <SheetTable
          caption={t(lang, 'sheetCaption', { year: yearName(view.year, lang) })}
          corner={yearName(view.year, lang)}
          rows={rows.map((one) => ({
            key: `${one.kpi.id} ${JSON.stringify(one.scope)}`,
            head: rowName(one, view, lang),
            title: one.kpi.definition[lang],
            ...(isMine(one, settings.me) && { note: t(lang, 'whose_me') }),
          }))}
          columns={columns.map((one) => ({
            key: `${one.kind} ${one.period.start}`,
            head: columnName(one, fiscal, lang),
            isSum: one.kind !== 'month',
            isNow: one.kind === 'month' && contains(one.period, today),
          }))}
          cells={cells.map((line, index) => line.map((cell) => cellView(cell, rows[index], currency, lang)))}
          wrong={wrong}
          selection={selection}
          cellName={cellName}
          onSelect={setSelection}
          onType={put}
          onPaste={paste}
          copied={(where) => copiedText(where, filling, currency)}
          onUndo={props.onUndo}
          onRedo={props.onRedo}
        />
      )}
      <div role="alert">
        {props.problems.length > 0 && (
          <div class="sheet__problems">
            <p>{t(lang, 'problemsTitle', { count: props.problems.length })}</p>
            <ul>
              {props.problems.slice(0, 20).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
            <button
              type="button"
              class="button button--small"
              onClick={() => {
                setWrong([]);
                props.onHideProblems();
              }}
            >
              {t(lang, 'problemsHide')}
            </button>
          </div>
        )}
      </div>
      <div class="sheet__actions">
        <button type="button" class="button button--small" disabled={!props.canUndo} onClick={props.onUndo}>
          <Icon path={undoIcon} size={13} />
          {t(lang, 'sheetUndo')}
        </button>
        <button type="button" class="button button--small" disabled={!props.canRedo} onClick={props.onRedo}>
          {t(lang, 'sheetRedo')}
        </button>
        <button type="button" class="button button--small" onClick={() => props.onSave(view.year)}>
          <Icon path={downloadIcon} size={13} />
          {t(lang, 'sheetExport')}
        </button>
        <FilePick
          label={t(lang, 'sheetImport')}
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
          isSmall
          onPick={(file) =>
            void file.arrayBuffer().then((bytes) => props.onRead(textOfFile(new Uint8Array(bytes)), reason))
          }
        />
      </div>
      {row && column && detail && (
        <TargetDetailPane
          key={`${row.kpi.id} ${JSON.stringify(row.scope)} ${column.kind} ${column.period.start}`}
          lang={lang}
          title={cellName(at)}
          row={row}
          column={column}
          detail={detail}
          look={look}
          onEdit={(edit) => props.onEdit([edit], { reason, unread: [] })}
        />
      )}
    </>
  );
}

/** The first metric in this month: the cell most likely wanted. */
function startOf({ look }: SheetGround): Selection {
  const { fiscal } = look.settings;
  const today = look.now.slice(0, 10);
  const month = gridColumns(fiscalYearOf(today, fiscal), fiscal).findIndex(({ period }) => contains(period, today));
  const at = { row: 0, column: Math.max(0, month) };
  return { at, to: at };
}

/** Two rows at least, whose first has names in it and whose further ones begin with one. */
function isTable(text: string): boolean {
  const lines = text.trim().split(/\r?\n/);
  const hasName = (cell = '') => /[^\d\s.,%¥$€£万億千百円]/.test(cell.normalize('NFKC'));
  return lines.length > 1 && lines.slice(1).every((line) => hasName(line.split(/[\t,]/)[0])) && hasName(lines[0]);
}

function cellView(cell: GridCell, row: GridRow | undefined, currency: string, lang: Lang): SheetCellView {
  if (!row || cell.value === undefined) return { text: '', raw: '', kind: 'empty' };
  const { unit } = row.kpi;
  const value = unit === 'count' ? Math.round(cell.value) : cell.value;
  const notes = [
    unit === 'money' ? valueText(value, unit, currency, lang, { full: true }) : '',
    cell.given ? t(lang, 'sheetGiven') : '',
    cell.from !== undefined && cell.from !== 'set' ? t(lang, `from_${cell.from}`) : '',
    cell.parts === undefined ? '' : t(lang, 'sheetParts', { value: valueText(cell.parts, unit, currency, lang) }),
  ].filter(Boolean);
  return {
    text: unit === 'count' ? grouped(value) : valueText(value, unit, currency, lang),
    raw: cellText(value, unit, currency),
    kind: cell.given ? 'given' : cell.from === 'set' ? 'own' : 'drawn',
    ...(notes.length > 0 && { note: notes.join(lang === 'ja' ? '、' : ', ') }),
    ...(cell.parts !== undefined && { warns: true }),
  };
}
