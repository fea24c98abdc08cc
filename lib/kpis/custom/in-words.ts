import type { Figure, Filter } from './metric.ts';

type Lang = 'ja' | 'en';

const fieldWords: Record<Filter['field'], Record<Lang, string>> = {
  status: { ja: '状態', en: 'status' },
  stage: { ja: 'フェーズ', en: 'stage' },
  owner: { ja: '担当者', en: 'owner' },
  account: { ja: '取引先', en: 'account' },
  name: { ja: '案件名', en: 'name' },
  category: { ja: '予測区分', en: 'category' },
  nextStep: { ja: '次のステップ', en: 'next step' },
  crm: { ja: 'CRM', en: 'CRM' },
  amount: { ja: '金額', en: 'amount' },
  probability: { ja: '確度', en: 'probability' },
  pushes: { ja: '先送り回数', en: 'times pushed' },
  kind: { ja: '種別', en: 'kind' },
  state: { ja: '状態', en: 'state' },
  outcome: { ja: '結果', en: 'outcome' },
  subject: { ja: '件名', en: 'subject' },
};

const dateWords = {
  closedOn: { ja: '勝敗が決まった日', en: 'decided' },
  createdOn: { ja: '作成日', en: 'created' },
  closeOn: { ja: '完了予定日', en: 'due' },
  bookedOn: { ja: '計上日', en: 'booked' },
  paidOn: { ja: '入金日', en: 'paid' },
  now: { ja: '現在', en: 'now' },
} as const;

const sumWords = {
  amount: { ja: '金額', en: 'amount' },
  cost: { ja: '原価', en: 'cost' },
  mrr: { ja: '月額', en: 'monthly amount' },
} as const;

/** What the product itself calls a status, a kind or a state; any other text stands as the CRM writes it. */
const terms: Readonly<Record<string, Record<Lang, string>>> = {
  open: { ja: '進行中', en: 'open' },
  won: { ja: '受注', en: 'won' },
  lost: { ja: '失注', en: 'lost' },
  call: { ja: '架電', en: 'call' },
  appointment: { ja: 'アポ獲得', en: 'appointment' },
  meeting: { ja: '商談', en: 'meeting' },
  email: { ja: 'メール', en: 'email' },
  task: { ja: 'タスク', en: 'task' },
  note: { ja: 'メモ', en: 'note' },
  done: { ja: '実施済み', en: 'done' },
  planned: { ja: '予定', en: 'planned' },
  cancelled: { ja: '中止', en: 'cancelled' },
  'no-show': { ja: '相手不在', en: 'no-show' },
};
const termed = new Set<Filter['field']>(['status', 'kind', 'state']);

export const termInWords = (text: string, lang: Lang): string => terms[text]?.[lang] ?? text;

/** A count or sum as a person would say it, its filters in brackets. */
export function figureInWords(figure: Figure, lang: Lang): string {
  const filters = figure.where.map((filter) => filterInWords(filter, lang)).join(lang === 'ja' ? '、' : ', ');
  const open = lang === 'ja' ? '(' : ' (';
  const tail = filters && `${open}${filters})`;
  if (figure.of === 'activities') return (lang === 'ja' ? '活動の件数' : 'count of activities') + tail;
  const what = figure.sum && sumWords[figure.sum][lang];
  const when = dateWords[figure.dated][lang];
  if (lang === 'ja')
    return `${figure.dated === 'now' ? '現在の' : `${when}が期間内の`}案件の${what ? `${what}の合計` : '件数'}${tail}`;
  return `${what ? `Σ ${what} of` : 'count of'} deals ${when}${tail}`;
}

function filterInWords(filter: Filter, lang: Lang): string {
  const field = fieldWords[filter.field][lang];
  if ('value' in filter) {
    if (filter.is === 'at-least') return lang === 'ja' ? `${field}が${filter.value}以上` : `${field} ≥ ${filter.value}`;
    return lang === 'ja' ? `${field}が${filter.value}以下` : `${field} ≤ ${filter.value}`;
  }
  if (!('values' in filter)) {
    if (filter.is === 'known') return lang === 'ja' ? `${field}が判明` : `${field} known`;
    return lang === 'ja' ? `${field}が不明` : `${field} unknown`;
  }
  const values = filter.values
    .map((value) => (termed.has(filter.field) ? termInWords(value, lang) : value))
    .join(lang === 'ja' ? '・' : ' or ');
  if (filter.is === 'one-of') return lang === 'ja' ? `${field}が${values}` : `${field} is ${values}`;
  if (filter.is === 'none-of') return lang === 'ja' ? `${field}が${values}以外` : `${field} is not ${values}`;
  return lang === 'ja' ? `${field}に${values}を含む` : `${field} contains ${values}`;
}
