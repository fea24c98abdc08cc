import type { ActivityFact, ActivityKind, ActivityState, CallOutcome } from '../../domain/activity.ts';
import { Cells, type Problem, type SheetOptions } from './cells.ts';
import { activityColumns } from './column-names.ts';
import { columnsOf } from './columns.ts';
import { defined, type SheetRefusal } from './deal-sheet.ts';
import { readSheet } from './sheet.ts';

/** What the types of activity tables mean. */
const kinds: Record<ActivityKind, RegExp> = {
  call: /^(?:calls?|phone|phone call|tel|telephone|架電|荷電|電話|コール|テレアポ|発信)$/,
  appointment: /^(?:appointments?|appt|appointment set|アポ|アポイント|アポ獲得|アポ取得|面談設定)$/,
  meeting: /^(?:meetings?|visit|demo|商談|打ち?合わ?せ|訪問|面談|会議|web商談|オンライン商談)$/,
  email: /^(?:e-?mails?|mail|メール|eメール)$/,
  task: /^(?:tasks?|to-?do|タスク|やること)$/,
  note: /^(?:notes?|comment|メモ|ノート|コメント)$/,
};

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
    const word = plainWord(type ?? '');
    const kind =
      meanings.get(word) ?? (Object.keys(kinds) as ActivityKind[]).find((name) => kinds[name].test(word)) ?? 'unmapped';
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

const plainWord = (word: string): string => word.normalize('NFKC').trim().toLowerCase();
