import type { Language } from '../settings.ts';

/** Who plays in the sample, in one language. All of it is invented. */
export type Cast = {
  /** The first one is “me”. */
  people: readonly string[];
  accounts: readonly string[];
  products: readonly string[];
  /** Open stages in their order, then won and lost. */
  stages: readonly string[];
  won: string;
  lost: string;
  types: { call: string; appointment: string; meeting: string };
  nextSteps: readonly string[];
  currency: 'JPY' | 'USD';
  /** What one step of an amount is worth, in minor units. */
  step: number;
  locale: string;
};

const ja: Cast = {
  people: ['佐藤 美咲', '高橋 遼', '山本 葵'],
  accounts: [
    'あおば精機',
    'みなと食品',
    '北斗物流',
    'さくら医療機器',
    '東雲建設',
    'ひかり印刷',
    '三鷹電装',
    'やまびこ農園',
    '瀬戸内観光',
    '白樺家具',
    '千鳥化学',
    '湘南セラミック',
  ],
  products: ['在庫管理の刷新', '予約システム', '保守契約', '受発注の電子化', '勤怠クラウド', '倉庫の増設支援'],
  stages: ['アポ獲得', 'ヒアリング', '提案', '見積提示'],
  won: '受注',
  lost: '失注',
  types: { call: '電話', appointment: 'アポ', meeting: '商談' },
  nextSteps: ['見積の回答をもらう', '決裁者との面談を設定', '導入時期を確認', '競合との比較表を送る'],
  currency: 'JPY',
  step: 100_000,
  locale: 'ja',
};

const en: Cast = {
  people: ['Emma Walker', 'Liam Ortiz', 'Nora Kim'],
  accounts: [
    'Alder Tools',
    'Bayside Foods',
    'Northway Freight',
    'Cedar Medical',
    'Dawn Builders',
    'Ember Print',
    'Fairline Motors',
    'Greenfield Farms',
    'Harbor Tours',
    'Ivory Furniture',
    'Juniper Labs',
    'Kestrel Ceramics',
  ],
  products: ['Stock renewal', 'Booking system', 'Service plan', 'Order portal', 'Time cloud', 'Warehouse set-up'],
  stages: ['Appointment', 'Discovery', 'Proposal', 'Quote'],
  won: 'Won',
  lost: 'Lost',
  types: { call: 'Call', appointment: 'Appointment', meeting: 'Meeting' },
  nextSteps: ['Get an answer to the quote', 'Meet the decision maker', 'Agree on a start date', 'Send the comparison'],
  currency: 'USD',
  step: 1_000_00,
  locale: 'en-US',
};

export const castOf = (language: Language): Cast => (language === 'ja' ? ja : en);
