/** Invented people and companies. Ids are positions; the CRM counts from 0 as well. */
export const sales = [
  { first: '田中', last: '美咲', mail: 'misaki.tanaka' },
  { first: 'Kenji', last: 'Sato', mail: 'kenji.sato' },
  { first: 'Clara', last: 'Lindqvist', mail: 'clara.lindqvist' },
  { first: '鈴木', last: '大輔', mail: 'daisuke.suzuki' },
];

/** The one who is logged in. */
export const me = '田中 美咲';

export const companies = [
  { name: '株式会社あおば精機', sector: 'Industrials', city: '浜松' },
  { name: 'Kitazawa Logistics', sector: 'Industrials', city: 'Yokohama' },
  { name: 'Northgate Dairy', sector: 'Consumer Staples', city: 'Leeds' },
  { name: '東湾フーズ', sector: 'Consumer Staples', city: '千葉' },
  { name: 'Müller & Söhne GmbH', sector: 'Materials', city: 'Ulm' },
  { name: "O'Hara Instruments", sector: 'Health Care', city: 'Cork' },
  { name: 'みなと不動産', sector: 'Real Estate', city: '神戸' },
  { name: 'Lindholm Medical', sector: 'Health Care', city: 'Uppsala' },
  { name: '白樺電子工業', sector: 'Information Technology', city: '諏訪' },
  { name: 'Harbor Peak Analytics', sector: 'Information Technology', city: 'Boston' },
  { name: '常盤ケミカル', sector: 'Materials', city: '倉敷' },
  { name: 'Silva & Irmãos', sector: 'Consumer Discretionary', city: 'Porto' },
  { name: '桜台学園', sector: 'Communication Services', city: '仙台' },
  { name: 'Volt Mobility', sector: 'Energy', city: 'Gothenburg' },
  { name: '北洋エネルギー', sector: 'Energy', city: '札幌' },
  { name: 'Redwood Outfitters', sector: 'Consumer Discretionary', city: 'Eureka' },
];

/** One to two people of each company, in the companies' order. */
export const contacts = [
  { first: '高橋', last: '健一', company: 0, title: '購買部長' },
  { first: '中村', last: '由美', company: 0, title: '情報システム' },
  { first: 'Haruto', last: 'Kitazawa', company: 1, title: 'Operations director' },
  { first: 'Grace', last: 'Whitfield', company: 2, title: 'Finance manager' },
  { first: '小林', last: '誠', company: 3, title: '生産管理課長' },
  { first: 'Jürgen', last: 'Müller', company: 4, title: 'Managing partner' },
  { first: 'Aoife', last: "O'Hara", company: 5, title: 'Head of laboratory' },
  { first: '山本', last: '直樹', company: 6, title: '営業推進' },
  { first: 'Elsa', last: 'Lindholm', company: 7, title: 'Procurement' },
  { first: '加藤', last: '千尋', company: 8, title: '品質保証' },
  { first: '吉田', last: '修', company: 8, title: '工場長' },
  { first: 'Marcus', last: 'Okafor', company: 9, title: 'Chief data officer' },
  { first: '渡辺', last: '真理子', company: 10, title: '総務部' },
  { first: 'Inês', last: 'Silva', company: 11, title: 'Owner' },
  { first: '伊藤', last: '隆', company: 12, title: '事務長' },
  { first: 'Nils', last: 'Berg', company: 13, title: 'Fleet manager' },
  { first: '斎藤', last: '香織', company: 14, title: '調達' },
  { first: 'Dana', last: 'Reyes', company: 15, title: 'Store operations' },
];

/** `[stage, company, amount in US dollars, category, name]`; a won deal's month is decided by its place, see `data-set.ts`. */
export const deals: readonly (readonly [
  stage: string,
  company: number,
  amount: number,
  category: string,
  name: string,
])[] = [
  ['opportunity', 0, 48000, 'Other', '生産管理システム刷新'],
  ['opportunity', 2, 12500, 'Website design', 'Cold-chain portal'],
  ['opportunity', 4, 98000, 'Other', 'Werk Ulm: Ersatzteilshop'],
  ['opportunity', 6, 26400, 'UI Design', '物件検索アプリ改修'],
  ['opportunity', 9, 150000, 'Other', 'Data platform, second region'],
  ['opportunity', 11, 7350, 'Print project', 'Autumn catalogue'],
  ['opportunity', 13, 64200, 'Other', 'Fleet tracking for 300 vans'],
  ['opportunity', 14, 31000, 'Copywriting', '省エネ診断レポート'],
  ['opportunity', 15, 0, 'Other', 'Store pilot, budget unknown'],
  ['proposal-sent', 1, 42900, 'Other', 'Yard management rollout'],
  ['proposal-sent', 3, 18250, 'Website design', '通販サイト多言語化'],
  ['proposal-sent', 5, 22750.5, 'UI Design', 'Instrument console redesign'],
  ['proposal-sent', 7, 87500, 'Other', 'Ward tablets, three hospitals'],
  ['proposal-sent', 8, 53600, 'Other', '検査工程の自動化'],
  ['proposal-sent', 10, 9800, 'Copywriting', '安全データシート翻訳'],
  ['proposal-sent', 12, 36500, 'Website design', '入試特設サイト'],
  ['proposal-sent', 15, 128450.75, 'Other', 'Point of sale for 40 stores'],
  ['in-negociation', 0, 75000, 'Other', '工場IoT導入(第2期)'],
  ['in-negociation', 2, 24300, 'Other', 'Traceability module'],
  ['in-negociation', 4, 61234, 'Other', 'SAP-Anbindung'],
  ['in-negociation', 9, 210000, 'Other', 'Enterprise licence, three years'],
  ['in-negociation', 6, 15800, 'Print project', '新築パンフレット一式'],
  ['in-negociation', 13, 39990, 'UI Design', 'Driver app'],
  ['in-negociation', 14, 118000, 'Other', '需要予測ダッシュボード'],
  ['won', 1, 33000, 'Other', 'Support renewal, gold'],
  ['won', 3, 27400, 'Website design', '直売所サイト'],
  ['won', 5, 14600, 'Other', 'Calibration service, one year'],
  ['won', 7, 56000, 'UI Design', 'Nurse call interface'],
  ['won', 8, 41850, 'Other', '基板トレーサビリティ'],
  ['won', 12, 19200, 'Print project', '学校案内 新年度版'],
  ['won', 15, 8750, 'Website design', 'Loyalty landing page'],
  ['won', 0, 62000, 'Other', '年間保守契約'],
  ['won', 2, 17300, 'Copywriting', 'Export labels'],
  ['won', 9, 95000, 'Other', 'Analytics onboarding'],
  ['won', 10, 23100, 'Other', '倉庫在庫管理'],
  ['won', 11, 5400, 'Print project', 'Spring catalogue'],
  ['won', 14, 47250, 'Other', '遠隔監視 初期導入'],
  ['lost', 4, 29900, 'Website design', 'Händlerportal'],
  ['lost', 6, 71000, 'Other', '賃貸管理クラウド'],
  ['lost', 7, 12000, 'Copywriting', 'Patient leaflets'],
  ['lost', 13, 83500, 'Other', 'Charging network billing'],
  ['lost', 1, 45600, 'Other', 'Dock scheduling'],
  ['delayed', 10, 34800, 'Other', '排水モニタリング'],
  ['delayed', 5, 16900, 'Other', '"Quoted" <b>& 100 %'],
  ['delayed', 12, 21000, 'UI Design', '📚 図書館アプリ'],
];

export const callTexts = [
  '見積もりの件で電話',
  'Discovery call',
  '導入時期の確認',
  'Pricing call',
  '請求書の送付先を確認',
  'Call back about the pilot',
];
export const meetingTexts = ['要件ヒアリング', 'Kick-off on site', '契約内容のすり合わせ', 'Quarterly review'];
export const otherTasks: readonly (readonly [type: string, text: string])[] = [
  ['Email', '提案書を送る'],
  ['Demo', 'Show the new console'],
  ['Follow-up', 'Ask about the budget round'],
  ['Thank you', 'お礼状'],
  ['Lunch', 'Lunch near the harbour'],
  ['None', 'Update the forecast'],
];
export const noteTexts = [
  '予算は来期に確保できる見込み。決裁者は購買部長。',
  'Budget confirmed by the finance director; waits for legal.',
  '競合2社と比較中。導入実績の資料を希望。',
  'Champion moved to another team, new contact to be named.',
  '納期を一か月早めたいとの要望。',
  'Asked for two references in the same industry.',
];
