import type { ActivityField } from '../../domain/activity.ts';
import type { DealField } from '../../domain/deal.ts';

/** What a column of deals may hold. Beyond the fields of a page: how it ended, the day it ended, the amount shown while open. */
export type DealColumn = DealField | 'id' | 'team' | 'outcome' | 'closedDate' | 'openAmount' | 'currency';
export type ActivityColumn = ActivityField | 'id' | 'team';
export type TargetColumn = 'kpi' | 'owner' | 'period' | 'deadline' | 'value' | 'stretch' | 'challenge' | 'currency';

type Names<Column extends string> = Readonly<Record<Column, readonly string[]>>;

/**
 * Header texts by column, in Japanese and English, as CRMs and spreadsheets name them. Case, width, spaces, `_` and `-`
 * do not matter. The earlier name wins where a table has two.
 */
export const dealColumns: Names<DealColumn> = {
  id: ['id', 'deal id', 'opportunity id', 'record id', '案件id', '商談id', '案件番号', '商談番号', '管理番号', 'レコード番号'],
  name: ['name', 'deal name', 'opportunity name', 'deal', 'opportunity', 'title', 'subject', '案件名', '商談名', '件名', '案件'],
  account: ['account', 'account name', 'company', 'company name', 'customer', 'client', 'organization', 'party', '取引先', '取引先名', '会社名', '顧客名', '顧客', '企業名', '得意先'],
  owner: ['owner', 'deal owner', 'opportunity owner', 'sales agent', 'salesperson', 'sales rep', 'rep', 'assigned to', 'assignee', '担当者', '担当', '営業担当', '担当営業', '所有者', '案件担当者'],
  team: ['team', 'manager', 'sales team', 'department', 'チーム', '部署', '課', '営業部', '上司'],
  stage: ['stage', 'deal stage', 'sales stage', 'pipeline stage', 'phase', 'フェーズ', 'ステージ', '進行度', '進捗', '商談フェーズ', '案件ステータス'],
  outcome: ['won', 'outcome', 'result', 'is won', 'status', 'won/lost', '受注失注', '受注/失注', '勝敗', '結果', '受注', 'ステータス', '状態'],
  amount: ['amount', 'value', 'deal value', 'deal amount', 'close value', 'total', 'price', 'expected revenue', '金額', '受注金額', '契約金額', '案件金額', '見込金額', '売上金額', '受注額', '契約額'],
  openAmount: ['amount open', 'open amount', 'expected amount', 'list price', '見込額', '提案金額', '見積金額'],
  currency: ['currency', 'currency code', '通貨'],
  cost: ['cost', 'cost amount', '原価', '売上原価', '仕入', '案件原価'],
  mrr: ['mrr', 'mrr amount', 'monthly recurring revenue', '月額', '月額料金', '月次経常収益'],
  probability: ['probability', 'probability %', 'win probability', '確度', '契約確度', '受注確度', 'ヨミ'],
  createdDate: ['created', 'created date', 'create date', 'created at', 'created on', 'engage date', 'open date', 'start date', '作成日', '登録日', '発生日', '作成日時', '案件発生日'],
  closeDate: ['close date', 'expected close', 'expected close date', 'planned close', 'due date', '完了予定日', '契約予定日', '受注予定日', '予定日', '決着予定日'],
  closedDate: ['closed', 'closed date', 'closed at', 'closed on', 'decided on', '完了日', 'クローズ日', '決着日', '終了日', '受注失注日'],
  wonDate: ['won date', 'won on', 'won at', 'order date', '受注日', '成約日', '契約日', '契約締結日'],
  bookedDate: ['booked', 'booked date', 'booked on', 'invoice date', 'revenue date', '計上日', '売上計上日', '売上日', '請求日'],
  paidDate: ['paid', 'paid date', 'paid on', 'payment date', '入金日', '支払日'],
  category: ['category', 'forecast category', '区分', '予測区分', 'ヨミ区分'],
  nextStep: ['next step', 'next action', '次のステップ', '次回アクション', 'ネクストアクション'],
};

export const activityColumns: Names<ActivityColumn> = {
  id: ['id', 'activity id', 'task id', 'record id', '活動id', 'レコード番号'],
  subject: ['subject', 'title', 'name', 'description', '件名', '内容', '活動名'],
  type: ['type', 'activity type', 'kind', 'task type', '種別', '活動種別', '種類', '区分', 'タイプ'],
  when: ['when', 'date', 'datetime', 'due', 'due date', 'start', 'start time', 'done at', 'completed at', '日時', '日付', '実施日', '活動日', '期日', '架電日', '開始日時'],
  state: ['state', 'status', 'done', 'completed', '状態', 'ステータス', '完了', '実施状況'],
  owner: ['owner', 'assigned to', 'user', 'rep', 'salesperson', 'assignee', '担当者', '担当', '所有者', '実施者'],
  team: ['team', 'manager', 'チーム', '部署'],
  dealId: ['deal id', 'deal', 'opportunity id', 'opportunity', 'related to', '案件id', '商談id', '案件番号', '関連案件', '案件'],
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

/** A header without what differs from file to file: case, width, spaces and joining marks, and a unit in brackets. */
export const plainHeader = (header: string): string =>
  header.normalize('NFKC').toLowerCase().replace(/[([【].*?[)\]】]/g, '').replace(/[\s_\-.:・*＊]/g, '');

export type Columns<Column extends string> = {
  /** Index of each column found. */
  at: Partial<Record<Column, number>>;
  /** Headers nobody has a meaning for, or a second one of the same meaning. */
  ignored: string[];
};

/** Which column holds what. A column is taken once; the first name in the list that stands in the table wins. */
export function columnsOf<Column extends string>(headers: readonly string[], names: Names<Column>): Columns<Column> {
  const plain = headers.map(plainHeader);
  const at: Partial<Record<Column, number>> = {};
  const taken = new Set<number>();
  for (const column of Object.keys(names) as Column[]) {
    for (const name of names[column]) {
      const index = plain.indexOf(plainHeader(name));
      if (index < 0 || taken.has(index)) continue;
      at[column] = index;
      taken.add(index);
      break;
    }
  }
  return { at, ignored: headers.filter((header, index) => header !== '' && !taken.has(index)) };
}

/** The unit a header states in brackets: `金額(千円)` is yen by the thousand, `Amount (USD)` is dollars. */
export function unitOf(header: string): { currency?: string; scale?: number } {
  const inside = /[([【](.*?)[)\]】]/.exec(header.normalize('NFKC'))?.[1]?.trim() ?? '';
  const yen = /^(千|万|百万|億)?円$/.exec(inside);
  if (yen) return { currency: 'JPY', scale: { 千: 1e3, 万: 1e4, 百万: 1e6, 億: 1e8 }[yen[1] ?? ''] ?? 1 };
  return /^[A-Z]{3}$/.test(inside) ? { currency: inside } : {};
}
