import type { DealField } from '../../domain/deal.ts';
import { plain } from '../columns.ts';

/** Fields that can be taught, in the order in which they are proposed and shown. */
export const teachable = [
  'name',
  'amount',
  'stage',
  'closeDate',
  'owner',
  'account',
  'createdDate',
  'probability',
  'nextStep',
] as const satisfies readonly DealField[];
export type Teachable = (typeof teachable)[number];

/** Headers and labels by field, in Japanese and English, as CRMs print them; the surest first. */
export const names: Readonly<Record<Teachable, readonly string[]>> = {
  name: [
    'deal name',
    'opportunity name',
    'potential name',
    '商談名',
    '案件名',
    'deal title',
    'opportunity',
    'deal',
    '商談',
    '案件',
    '件名',
    'topic',
    'title',
    'subject',
    'name',
    '名前',
    '名称',
    'タイトル',
    'project name',
    'project label',
    'プロジェクト名',
  ],
  amount: [
    'amount',
    'deal amount',
    'deal value',
    'opportunity amount',
    '金額',
    '商談金額',
    '案件金額',
    '受注金額',
    '見込金額',
    '見込み金額',
    '受注予定額',
    '売上見込',
    '予定金額',
    '見積金額',
    '合計金額',
    'expected revenue',
    'est. revenue',
    'estimated revenue',
    'expected amount',
    'estimated value',
    'revenue',
    'value',
    'total',
    'price',
    'budget',
    '売上',
    '売上金額',
    '予算',
  ],
  stage: [
    'sales stage',
    'deal stage',
    'stage',
    'opportunity stage',
    'ステージ',
    'フェーズ',
    '商談フェーズ',
    '商談ステージ',
    '営業フェーズ',
    '進捗',
    '進捗状況',
    '進行度',
    '段階',
    'phase',
    'pipeline stage',
    'status',
    'ステータス',
    '状態',
    '商談状況',
    '状況',
    'state',
  ],
  closeDate: [
    'expected close date',
    'close date',
    'closing date',
    'expected closing',
    'expected closing date',
    'est. close date',
    'estimated close date',
    '完了予定日',
    'クローズ日',
    'クローズ予定日',
    '受注予定日',
    '成約予定日',
    '契約予定日',
    '受注予定',
    '決定予定日',
    '完了日',
    '締切日',
    '期限',
    '予定日',
    'due date',
    'end date',
    'deadline',
    'target date',
  ],
  owner: [
    'owner',
    'deal owner',
    'opportunity owner',
    'record owner',
    'assigned to',
    'assigned user',
    'sales rep',
    'salesperson',
    'sales person',
    'assignee',
    'responsible',
    '担当者',
    '営業担当',
    '営業担当者',
    '担当',
    '主担当',
    '所有者',
    '商談所有者',
    '案件担当者',
    '社内担当',
  ],
  account: [
    'account name',
    'account',
    'company',
    'company name',
    'organization',
    'organization name',
    'organisation',
    'customer',
    'customer name',
    'client',
    'party',
    '取引先',
    '取引先名',
    '会社名',
    '顧客名',
    '顧客',
    '企業名',
    'お客様名',
    '得意先',
    '得意先名',
    '会社',
    '企業',
  ],
  createdDate: [
    'created',
    'created on',
    'created date',
    'create date',
    'created at',
    'created time',
    'date created',
    '作成日',
    '作成日時',
    '登録日',
    '登録日時',
    '発生日',
  ],
  probability: ['probability', 'win probability', 'chance', 'likelihood', '確度', '受注確度', '成約確率', '確率'],
  nextStep: [
    'next step',
    'next steps',
    'next action',
    '次のステップ',
    '次回アクション',
    'ネクストアクション',
    '次のアクション',
  ],
};

/** Words in the names that a page's maker gives to attributes: `data-name="closingdate"`. */
const technical: Readonly<Record<Teachable, RegExp>> = {
  name: /^(?:deal|opportunity|potential|project)?(?:name|title|subject)$|^(?:deal|opportunity)$/,
  amount: /^(?:deal|opportunity|total)?(?:amount|value|revenue|expectedrevenue|estimatedvalue|price)$/,
  stage: /^(?:sales|deal|opportunity)?(?:stage|stagename|phase|stageid|status)$/,
  closeDate: /^(?:expected|estimated)?(?:clos(?:e|ing)date|clos(?:e|ing)on|datedeadline|dateclose[d]?|enddate)$/,
  owner:
    /^(?:owner|assignedto|assigneduser|assigneduserid|ownerid|userid|salesrep|assignee|smownerid|rep|responsible)$/,
  account:
    /^(?:account|accountname|accountid|company|companyname|customer|customername|organization|relatedto|partner|partnerid|client|firm)$/,
  createdDate: /^(?:created|createdon|createdat|createddate|createdtime|datecreated|dateentered)$/,
  probability: /^(?:probability|winprobability|chance)$/,
  nextStep: /^(?:nextstep|nextsteps|nextaction)$/,
};

/** How well a header or label names a field: 5 exactly, a little less for the later names, 2 when it only holds one. */
export function calledAs(text: string, field: Teachable): number {
  const said = plain(text.replace(/ ?[(（[][^()（）[\]]*[)）\]]$/, ''));
  if (!said) return 0;
  const at = names[field].indexOf(said);
  if (at >= 0) return 5 - at / 20;
  const isIn = names[field].some((name, index) => index < 8 && name.length > 1 && said.includes(name));
  return isIn && said.length <= 30 ? 2 : 0;
}

/** Whether an attribute's value is a technical name of a field. */
export const technicallyCalledAs = (value: string, field: Teachable): boolean =>
  value.length <= 60 &&
  technical[field].test(
    value
      .replace(/^.*?(?:field_?value|field|cell|column|col)[_-]/i, '')
      .toLowerCase()
      .replace(/[^a-z]/g, ''),
  );

/** Stages whose end is told by their name. */
const won = /^(?:closed[ -]?won|won|deal won|signed|受注|成約|契約済み?|受注済み?|成立|受注確定)$/;
const lost = /^(?:closed[ -]?lost|lost|deal lost|失注|失注済み?|不成立|敗退|見送り|キャンセル|cancell?ed|abandoned)$/;

/** What a stage means where its name leaves no doubt; the others are asked for, as everywhere. */
export const stageMeaning = (text: string): 'won' | 'lost' | undefined => {
  const said = plain(text);
  return won.test(said) ? 'won' : lost.test(said) ? 'lost' : undefined;
};

const stageWords =
  /won|lost|prospect|qualif|propos|negotiat|quote|discovery|demo|lead|contract|受注|失注|商談|提案|見積|交渉|契約|アプローチ|ヒアリング|クロージング|初回|案件化|検討/;

export const soundsLikeStages = (texts: readonly string[]): boolean => {
  const told = texts.filter(Boolean).map(plain);
  return told.length > 0 && told.filter((text) => stageWords.test(text)).length >= told.length / 2;
};
