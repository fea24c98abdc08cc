import type { ActivityFact, ActivityKind, ActivityState, CallOutcome } from '../../domain/activity.ts';
import { Cells, type Problem, type SheetOptions } from './cells.ts';
import { activityColumns } from './column-names.ts';
import { columnsOf } from './columns.ts';
import { defined, type SheetRefusal } from './deal-sheet.ts';
import { readSheet } from './sheet.ts';
import { plainWord, typeWord } from './words.ts';

export type ActivitySheet = {
  activities: ActivityFact[];
  columns: Partial<Record<string, number>>;
  ignored: string[];
  problems: Problem[];
};

/**
 * Activities from a table, one a row. Without a state column every row counts as done: a table of calls is a record of
 * calls. With one, a blank or unknown state stays unknown.
 */
export function readActivities(
  text: string,
  options: SheetOptions & { meanings?: Readonly<Record<string, ActivityKind>> },
): ActivitySheet | SheetRefusal {
  const sheet = readSheet(text);
  if (!sheet) return { refused: 'empty', headers: [] };
  const columns = columnsOf(sheet.headers, activityColumns);
  if (columns.at.type === undefined || columns.at.when === undefined)
    return { refused: 'no-known-column', headers: sheet.headers };
  const cells = new Cells(sheet, columns, options);
  const meanings = new Map(Object.entries(options.meanings ?? {}).map(([word, kind]) => [plainWord(word), kind]));
  const byKey = new Map<string, ActivityFact>();
  for (const row of sheet.rows) {
    const type = cells.text(row, 'type');
    const kind = meanings.get(plainWord(type ?? '')) ?? typeWord(type ?? '') ?? 'unmapped';
    if (kind === 'unmapped') cells.refuse(row.line, 'type', type ?? '', 'unknown-word');
    const key = cells.text(row, 'id') ?? `row ${row.line}`;
    if (byKey.has(key)) cells.refuse(row.line, 'id', key, 'duplicate');
    const when = cells.moment(row, 'when');
    byKey.set(key, {
      key,
      crm: 'csv',
      site: 'csv:',
      kind,
      seenAt: 0,
      ...defined({
        state: cells.has('state')
          ? (cells.named(row, 'state', 'state') as ActivityState | undefined)
          : ('done' as const),
        on: when?.slice(0, 10),
        time: when?.slice(11) || undefined,
        owner: cells.text(row, 'owner'),
        subject: cells.text(row, 'subject'),
        account: cells.text(row, 'account'),
        dealKey: cells.text(row, 'dealId'),
        outcome: cells.named(row, 'outcome', 'outcome') as CallOutcome | undefined,
      }),
    });
  }
  return { activities: [...byKey.values()], columns: columns.at, ignored: columns.ignored, problems: cells.problems };
}
