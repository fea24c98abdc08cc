import type { ActivityState, CallOutcome } from '../../domain/activity.ts';
import { activityColumns, type Names } from '../csv/column-names.ts';
import type { ActivityColumn, DealColumn } from '../csv/column-names.ts';
import { dealColumns } from '../csv/deal-column-names.ts';
import type { Lang } from '../../words/speak.ts';

/** What a table holds, one a row. `changes` is the history that only our own export writes. */
export type TableKind = 'deals' | 'activities' | 'changes';

/** Columns of our own export: whose row it is and when it was seen. */
type OwnColumn = 'crm' | 'site' | 'url' | 'number' | 'firstSeen' | 'lastSeen';
type ChangeColumn = 'id' | 'name' | 'account' | 'field' | 'from' | 'to' | 'currency' | 'seenAt';
export type ImportColumn =
  | DealColumn
  | ActivityColumn
  | OwnColumn
  | ChangeColumn
  | 'rounded'
  | 'stageSince'
  | 'doneSeen'
  | 'whenSince';

/** Field of ours → index of its column. */
export type Mapping = { readonly [C in ImportColumn]?: number };

const own = {
  crm: ['crm'],
  site: ['crm site', 'crmサイト'],
  url: ['record link', 'レコードのリンク'],
  number: ['crm record number', 'crmの管理番号'],
  firstSeen: ['first seen', '最初に見た日時'],
  lastSeen: ['last seen', '最後に見た日時'],
} as const satisfies Names<OwnColumn>;

/** Export and import have one list: what is written is what is read. The first name of each language is what is written. */
export const columnNames = {
  deals: {
    ...dealColumns,
    ...own,
    rounded: ['amount rounded', '金額は概数'],
    stageSince: ['stage since', 'フェーズの開始'],
  },
  activities: {
    ...activityColumns,
    ...own,
    doneSeen: ['done since', '完了を見た日時'],
    whenSince: ['dated since', '日時を見た日時'],
  },
  changes: {
    crm: own.crm,
    site: own.site,
    number: own.number,
    id: ['id', '案件id'],
    name: ['name', '案件名'],
    account: ['account', '取引先'],
    field: ['field', '変わった項目'],
    from: ['from', '変更前'],
    to: ['to', '変更後'],
    currency: ['currency', '通貨'],
    rounded: ['amount rounded', '金額は概数'],
    seenAt: ['change seen', '変更を見た日時'],
  },
} as unknown as Readonly<Record<TableKind, Names<ImportColumn>>>;

/** The columns a person may map, in the order in which they are asked. The others are our own export's. */
export const mappable = {
  deals: [
    'id',
    'name',
    'account',
    'owner',
    'stage',
    'outcome',
    'amount',
    'openAmount',
    'currency',
    'closeDate',
    'wonDate',
    'closedDate',
    'createdDate',
    'probability',
    'cost',
    'mrr',
    'bookedDate',
    'paidDate',
    'category',
    'nextStep',
  ],
  activities: ['id', 'type', 'when', 'state', 'owner', 'subject', 'account', 'dealId', 'outcome'],
  changes: [],
} as unknown as Readonly<Record<TableKind, readonly ImportColumn[]>>;

/** Values that our own export writes as words: each is one that the import reads. */
export const valueWords: {
  state: Record<ActivityState, Record<Lang, string>>;
  outcome: Record<CallOutcome, Record<Lang, string>>;
} = {
  state: {
    planned: { ja: '予定', en: 'Planned' },
    done: { ja: '完了', en: 'Done' },
    cancelled: { ja: '中止', en: 'Cancelled' },
    'no-show': { ja: '欠席', en: 'No-show' },
  },
  outcome: {
    connected: { ja: '接続', en: 'Connected' },
    'no-answer': { ja: '応答なし', en: 'No answer' },
    appointment: { ja: 'アポ獲得', en: 'Appointment' },
  },
};
