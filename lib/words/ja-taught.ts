import type { taught as en } from './en-taught.ts';
import type { Translation } from './speak.ts';

export const taught: Translation<typeof en> = {
  taughtLead:
    'サイトごとに、読み取る項目、その位置の確かさ、教えた内容を示します。位置が確かでなくなった項目は、もう一度教えるまで読み取りません。',
  taughtNone: 'まだ何も読み取っていません。CRMで商談の一覧を開くか、ポップアップから画面を覚えさせてください。',
  taughtOpen: '覚えた画面のファイルを開く',
  taughtSave: 'ファイルに保存',
  taughtSaveOf: ({ site }) => `${site}について覚えた内容をファイルに保存`,
  taughtForget: '忘れる',
  taughtForgetSite: ({ site }) => `${site}について覚えた内容をすべて忘れる`,
  taughtForgetPage: ({ page, site }) => `${site}の${page}を忘れる`,
  taughtForgetField: ({ field, page }) => `${page}の「${field}」を元の読み取り方に戻す`,
  taughtBack: '元に戻す',
  taughtSaved: ({ file }) =>
    `${file}に保存しました。画面の形だけが入っており、顧客データは含みません。別の環境の着地で開くと、同じ画面を読み取れます。`,
  taughtOpened: ({ site }) => `${site}の画面を、このファイルのとおりに読み取ります。`,
  taughtForgotten: ({ site }) =>
    `忘れました。${site}からすでに読み取った商談は残ります。今後はこの方法では読み取りません。`,
  taughtNoFile: '覚えた画面のファイルではないか、内容に正しくない部分があります。何も変わっていません。',
  taughtPage: '画面',
  taughtField: '項目',
  taughtSure: '確かさ',
  taughtState: '状態',
  kind_list: '商談の一覧',
  kind_board: '商談のボード',
  kind_record: '商談の詳細',
  sure_high: '確実',
  sure_medium: 'ほぼ確実',
  sure_low: '不確か',
  sureHint_high: 'CRM自身がその位置を示しており、表示言語にも左右されません。',
  sureHint_medium: '見出し、または一致する複数の手がかりで判断しています。',
  sureHint_low: '見た目だけで判断しています。ときどき画面と見比べてください。',
  stateGood: '正常',
  stateTaught: ({ at }) => `正常（${at}に教えた内容）`,
  stateOwn: ({ at }) => `${at}に教えた位置`,
  stateDrifted: ({ at }) => `${at}から確認待ち`,
  stateRows: ({ at }) => `${at}から、商談の行が見つかりません。`,
  taughtRepair: 'CRMでその画面を開き、ポップアップの「直す」を押してください。',
};
