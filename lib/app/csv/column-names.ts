import type { ActivityField } from '../../domain/activity.ts';
import type { DealField } from '../../domain/deal.ts';

/** What a column of deals may hold. Beyond the fields of a page: how it ended, the day it ended, the amount shown while open. */
export type DealColumn = DealField | 'id' | 'team' | 'outcome' | 'closedDate' | 'openAmount' | 'currency';
export type ActivityColumn = ActivityField | 'id' | 'team';
export type TargetColumn = 'kpi' | 'owner' | 'period' | 'deadline' | 'value' | 'stretch' | 'challenge' | 'currency';

export type Names<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/** As `dealColumns`. */
export const activityColumns: Names<ActivityColumn> = {
  id: ['id', 'activity id', 'task id', 'record id', 'activity - id', '活動id', 'レコード番号', 'レコードid'],
  subject: ['subject', 'title', 'name', 'activity - subject', 'description', '件名', '内容', '活動名', '表題'],
  type: [
    'type',
    'activity type',
    'kind',
    'task type',
    'task subtype',
    'activity - type',
    '種別',
    '活動種別',
    '種類',
    '区分',
    'タイプ',
  ],
  when: [
    'when',
    'date',
    'datetime',
    'due',
    'due date',
    'start',
    'start time',
    'done at',
    'completed at',
    'activity date',
    'activity - due date',
    '日時',
    '日付',
    '実施日',
    '活動日',
    '期日',
    '架電日',
    '開始日時',
  ],
  state: ['state', 'status', 'done', 'completed', '状態', 'ステータス', '完了', '実施状況'],
  owner: ['owner', 'assigned to', 'user', 'rep', 'salesperson', 'assignee', '担当者', '担当', '所有者', '実施者'],
  team: ['team', 'manager', 'チーム', '部署'],
  dealId: [
    'deal id',
    'deal',
    'opportunity id',
    'opportunity',
    'related to',
    '案件id',
    '商談id',
    '案件番号',
    '関連案件',
    '案件',
  ],
  account: ['account', 'account name', 'company', 'customer', '取引先', '取引先名', '会社名', '顧客名', '顧客'],
  outcome: ['outcome', 'result', 'call result', 'call outcome', 'disposition', '結果', '架電結果', '通話結果'],
};

export const targetColumns: Names<TargetColumn> = {
  kpi: ['kpi', 'metric', 'measure', '指標', '項目', 'メトリクス'],
  owner: ['owner', 'rep', 'scope', 'who', '担当者', '担当', '対象'],
  period: ['period', 'month', '期間', '対象期間', '年月', '月'],
  deadline: ['deadline', 'due', '期限', '締切'],
  value: ['target', 'value', 'goal', 'quota', '目標', '予算', '目標値'],
  stretch: ['stretch', 'ストレッチ', '挑戦', 'ストレッチ目標'],
  challenge: ['challenge', 'チャレンジ', '最高', 'チャレンジ目標'],
  currency: ['currency', '通貨'],
};
