import type { OwnApp } from '../../lib/recipes/own-app.ts';

/** An app of an invented company, as it was seen and before anybody confirmed it. */
export const sampleApp: OwnApp = {
  site: 'https://wakaba.cybozu.com',
  app: '21',
  fields: [
    { code: '文字列__1行_', type: 'SINGLE_LINE_TEXT', label: '案件名', sample: '若葉機工 倉庫自動化' },
    { code: '顧客', type: 'SINGLE_LINE_TEXT', label: '顧客名', sample: '若葉機工株式会社' },
    { code: '数値', type: 'NUMBER', label: '受注予定金額', sample: '38750000' },
    { code: 'ステータス', type: 'STATUS', sample: '最終交渉' },
    { code: '日付', type: 'DATE', label: '受注予定日', sample: '2026-12-18' },
    { code: '担当', type: 'USER_SELECT', label: '営業担当者', sample: '高田 真理' },
  ],
};
