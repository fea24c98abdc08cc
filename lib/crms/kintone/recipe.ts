import { defineRecipe } from '../../recipes/recipe.ts';
import type { Part, Source } from '../../recipes/recipe.ts';

/*
 * An app builder: what a deal is, and what its fields are called, is each company's own. This recipe reads the labels of the
 * vendor's sales pack and the commonest others; a page without them is no deal. The `*-gaia` classes are the vendor's own and
 * the same in every source from old plug-in templates to suites of 2026; field ids are numbers of one app.
 * Where the person has said what the fields of an app are, the JavaScript API of the page gives them by code, beside this.
 */

const pack = 'Labels of the sales pack (jp.cybozu.help sales_pack) and of published customisations';
const ownFields = 'An app has the fields that its company made.';
const names = {
  name: ['案件名', '商談名', '商談件名', '案件タイトル', 'Deal name', 'Opportunity name'],
  account: ['顧客名', '会社名', '取引先名', '取引先', '得意先名', '得意先', 'Customer', 'Company name'],
  amount: [
    '受注予定金額',
    '見込金額',
    '売上予定金額',
    '受注金額',
    '商談金額',
    '案件金額',
    '見積金額',
    '合計金額',
    '金額',
    'Amount',
  ],
  // Where the deal is in another currency, many keep it in a field beside the one in yen.
  foreign: ['外貨金額', '外貨建金額', '外貨受注予定金額'],
  stage: ['フェーズ', '商談フェーズ', '営業フェーズ', '案件ステータス', '進捗', '商談ステータス', 'Stage'],
  close: ['受注予定日', '受注見込日', '完了予定日', '決着予定日', '契約予定日', '受注日', 'Close date'],
  owner: ['商談担当者', '営業担当者', '営業担当', '担当者', '案件担当者', '主担当', 'Owner'],
  probability: ['確度', '受注確度', '見込確度', 'ヨミ', 'Probability'],
  next: ['次のアクション', '次回アクション', '次のステップ', 'ネクストアクション'],
  cost: ['原価', '仕入金額', '原価合計'],
  booked: ['計上日', '売上計上日', '計上予定日', '売上予定日'],
  paid: ['入金日', '入金予定日'],
  created: ['作成日時', 'Created datetime'],
} as const;

const labelled = (label: readonly string[]): Source => ({ label });

/** Records are numbered from 1 in every app, and a company may keep deals in several: the app belongs to the id. */
const appAndRecord = '*/{id:#}/show*record={id:#}*';
const recordInAddress: Source = { url: appAndRecord };
const rowLink = (select: string): Source => ({ select, read: { attr: 'href' } });
const rowId = (select: string): Source => ({ ...rowLink(select), match: appAndRecord });
/** A rank such as `B(60%)` says a probability, `B` alone does not. */
const withPercent = ['*%*', '*％*'];

const record: Part = {
  kind: 'deal-record',
  root: '.showlayout-gaia',
  identity: { strong: recordInAddress },
  link: { url: ['{*}&*', '{*}'] },
  needs: ['name', 'amount', 'closeDate'],
  labels: { label: '.control-label-text-gaia', in: '.control-gaia', value: '.control-value-content-gaia' },
  editing: '.editablelayout-gaia',
  fields: {
    name: { at: labelled(names.name), as: 'text', confidence: 'medium', source: pack },
    account: { at: labelled(names.account), as: 'text', optional: ownFields, confidence: 'medium', source: pack },
    amount: {
      at: [labelled(names.amount), labelled(names.foreign)],
      as: 'money',
      locale: 'ja',
      confidence: 'medium',
      source: pack,
    },
    stage: {
      // The process's own state first: it is drawn apart from the fields.
      at: [{ select: '.gaia-app-statusbar-state-label', within: 'document' }, labelled(names.stage)],
      as: 'text',
      optional: 'An app without process management has a stage only as a field of its own.',
      confidence: 'high',
      source: 'Userscripts on live tenants: gaia-app-statusbar-state-label',
    },
    closeDate: { at: labelled(names.close), as: 'date', confidence: 'medium', source: pack },
    createdDate: {
      at: [{ select: '.control-created_at-field-gaia .control-value-content-gaia' }, labelled(names.created)],
      as: 'date',
      optional: ownFields,
      confidence: 'high',
      source: 'System field with a class of its own',
    },
    owner: { at: labelled(names.owner), as: 'text', optional: ownFields, confidence: 'medium', source: pack },
    probability: {
      at: { ...labelled(names.probability), match: withPercent },
      as: 'percent',
      optional: 'A rank without a percentage says no probability.',
      confidence: 'medium',
      source: pack,
    },
    cost: { at: labelled(names.cost), as: 'money', locale: 'ja', optional: ownFields, confidence: 'low' },
    bookedDate: { at: labelled(names.booked), as: 'date', optional: ownFields, confidence: 'low' },
    paidDate: { at: labelled(names.paid), as: 'date', optional: ownFields, confidence: 'low' },
    nextStep: { at: labelled(names.next), as: 'text', optional: ownFields, confidence: 'low' },
  },
};

const history: Part = {
  kind: 'activity-timeline',
  root: '.showlayout-gaia .reference-subtable-gaia',
  each: true,
  optional: 'Activities are an app of their own; a deal shows them where it has a related-records table.',
  rows: 'tbody tr',
  identity: { strong: rowId('a.listTable-action-gaia') },
  link: rowLink('a.listTable-action-gaia'),
  needs: ['type', 'when'],
  more: '.pager-next-gaia:not(.pager-disable)',
  fields: {
    subject: {
      at: { header: ['商談メモ', '活動内容', '対応内容', '件名', 'タイトル', '内容', 'メモ'] },
      as: 'text',
      optional: ownFields,
      confidence: 'medium',
      source: pack,
    },
    type: {
      at: { header: ['対応種別', '活動種別', '種別', '活動区分', '対応方法', '手段'] },
      as: 'text',
      confidence: 'medium',
      source: pack,
    },
    state: {
      at: { header: ['状況', '状態', 'ステータス', '結果'] },
      as: 'state',
      optional: ownFields,
      confidence: 'low',
    },
    when: {
      at: { header: ['対応日時', '活動日時', '対応日', '活動日', '日時', '実施日'] },
      as: 'dateTime',
      confidence: 'medium',
      source: pack,
    },
    owner: {
      at: { header: ['対応者', '担当者', '営業担当者', '商談担当者', '担当'] },
      as: 'text',
      optional: ownFields,
      confidence: 'medium',
      source: pack,
    },
    dealId: { at: recordInAddress, as: 'id', confidence: 'high' },
  },
};

const columns = 'Playwright suite and plug-in templates: recordlist-gaia, label-{field id}';
const notInColumns = 'The list shows the field only when it is one of its columns.';

const list: Part = {
  kind: 'deal-list',
  // No root: a floating copy of the header stands before the table, and has no rows.
  rows: 'tr.recordlist-row-gaia:not(.recordlist-row-gaia__contextbar)',
  identity: { strong: rowId('a.recordlist-show-gaia') },
  link: { ...rowLink('a.recordlist-show-gaia'), match: ['{*}&*', '{*}'] },
  needs: ['name', 'amount', 'closeDate'],
  editing: 'tr.recordlist-row-gaia:has(input, textarea)',
  total: { select: '.gaia-argoui-app-index-pager-content', within: 'document' },
  fields: {
    name: { at: { header: names.name }, as: 'text', confidence: 'medium', source: columns },
    account: {
      at: { header: names.account },
      as: 'text',
      optional: notInColumns,
      confidence: 'medium',
      source: columns,
    },
    amount: {
      at: [{ header: names.amount }, { header: names.foreign }],
      as: 'money',
      locale: 'ja',
      confidence: 'medium',
      source: columns,
    },
    stage: {
      at: [{ header: ['ステータス', 'Status'] }, { header: names.stage }],
      as: 'text',
      optional: notInColumns,
      confidence: 'medium',
      source: columns,
    },
    closeDate: { at: { header: names.close }, as: 'date', confidence: 'medium', source: columns },
    createdDate: {
      at: { header: names.created },
      as: 'date',
      optional: notInColumns,
      confidence: 'medium',
      source: columns,
    },
    owner: { at: { header: names.owner }, as: 'text', optional: notInColumns, confidence: 'medium', source: columns },
    probability: {
      at: { header: names.probability, match: withPercent },
      as: 'percent',
      optional: 'A rank without a percentage says no probability.',
      confidence: 'medium',
      source: columns,
    },
    cost: { at: { header: names.cost }, as: 'money', locale: 'ja', optional: notInColumns, confidence: 'low' },
    bookedDate: { at: { header: names.booked }, as: 'date', optional: notInColumns, confidence: 'low' },
    paidDate: { at: { header: names.paid }, as: 'date', optional: notInColumns, confidence: 'low' },
    nextStep: { at: { header: names.next }, as: 'text', optional: notInColumns, confidence: 'low' },
  },
};

export const kintone = defineRecipe({
  id: 'kintone',
  version: 1,
  name: 'kintone',
  evidence: {
    source: "Vendor documents and customisations in use; fields are the company's own",
    checked: { on: '2026-11-25', against: 'hand-made pages that follow the evidence, Japanese' },
  },
  matches: ['https://*.cybozu.com/k/*', 'https://*.kintone.com/k/*', 'https://*.cybozu.cn/k/*'],
  detect: { url: ['/k/*'], has: ['[class*="-gaia"]'] },
  api: 'kintone',
  locale: 'ja',
  closeDateIs: 'planned',
  stages: { open: [], won: ['受注', '成約', '契約'], lost: ['失注', '見送り'] },
  activityTypes: {
    call: ['電話', '架電', 'テレアポ', 'TEL'],
    meeting: ['訪問', '商談', 'Web会議', 'Web商談', '来社', '打ち合わせ', '打合せ', 'オンライン商談'],
    email: ['メール', 'Eメール'],
    appointment: ['アポイント', 'アポ獲得'],
    task: ['タスク', 'ToDo'],
    note: ['メモ', 'その他'],
  },
  pages: [
    { id: 'deal', when: { url: ['/k/*/show*'] }, ...record, also: [history] },
    { id: 'deals-list', when: { url: ['/k/*'], has: ['table.recordlist-gaia'], not: ['.showlayout-gaia'] }, ...list },
  ],
});
