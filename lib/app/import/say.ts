import { t } from '../../words/import.ts';
import type { Lang } from '../../words/speak.ts';
import { writeSheet, type Sheet } from '../csv/sheet.ts';
import type { TableKind } from './columns.ts';
import type { DrawProblem } from './draw.ts';

type Column = 'id' | 'name' | 'account' | 'owner' | 'stage' | 'outcome' | 'amount' | 'when' | 'result' | 'other';

/** What a column is called; a call's outcome is another thing than a deal's. */
export function columnLabel(column: string, kind: TableKind, lang: Lang): string {
  const key = `column_${kind === 'activities' && column === 'outcome' ? 'result' : column}` as `column_${Column}`;
  return t(lang, key) === 'undefined' ? t(lang, 'column_other') : t(lang, key);
}

/** What an import is called: its file, or that it was pasted. */
export const noteName = ({ name }: { name: string }, lang: Lang): string => name || t(lang, 'importPasted');

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Why a row or a cell was not taken, as a sentence. */
export function problemSentence({ column, text, reason }: DrawProblem, kind: TableKind, lang: Lang): string {
  const args = { column: columnLabel(column, kind, lang), cell: shown(text) };
  return reason === 'no-identity' || reason === 'no-source'
    ? t(lang, `problem_${reason}`)
    : t(lang, `problem_${reason}`, args);
}

/** The rows that were not read as they stood in the table, each with its reasons: mended, they can be imported again. */
export function problemFile(
  { headers, rows }: Sheet,
  problems: readonly DrawProblem[],
  kind: TableKind,
  lang: Lang,
): string {
  const reasons = new Map<number, string[]>();
  for (const problem of problems)
    reasons.set(problem.line, [...(reasons.get(problem.line) ?? []), problemSentence(problem, kind, lang)]);
  const kept = rows.filter(({ line }) => reasons.has(line));
  return writeSheet(
    [...headers, t(lang, 'importWhy')],
    kept.map(({ line, cells }) => [
      ...headers.map((_, index) => cells[index] ?? ''),
      (reasons.get(line) ?? []).join(' '),
    ]),
  );
}
