/** 設定画面の枠の日本語。章の中身より先に描く。 */
export const frame = {
  optionsTitle: '着地の設定',
  setUpGuide: '初期設定ガイド',
  section_targets: '目標',
  section_sheet: '目標の表',
  section_me: '自分の名前',
  section_mapping: 'フェーズと活動',
  section_rules: '通貨と暦',
  section_definitions: '数え方',
  section_metrics: '自分の指標',
  section_rates: '為替レート',
  section_sites: '読み取るサイト',
  section_ways: '画面の読み取り方',
  section_display: '言語・単位・バッジ',
  section_digest: '朝と夕方のお知らせ',
  section_shortcuts: 'ショートカット',
  section_import: '表の取り込み',
  section_data: 'データ',
  chapterOpening: '読み込んでいます…',
  policyUnread: ({ parts }: { parts: string }) =>
    `会社の設定のうち「${parts}」を読めませんでした。そこはあなたの設定のまま使っています。管理者に知らせてください。`,
  optionsTrouble:
    'いまデータを開けません。これで失われたものはありません。この画面を読み込み直し、直らなければブラウザーを再起動してください。',
};
