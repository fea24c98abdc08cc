import type { Translation } from './speak.ts';
import type { sample as marks, sampleCare as care } from './en-sample.ts';

/** 見本データの数字を出す画面すべての日本語。 */
export const sample: Translation<typeof marks> = {
  sampleMark: '見本データ',
  sampleBar: '架空のチームの数字です。あなたの数字は含まれません。',
  sampleBarOwn: '架空のチームの数字です。あなた自身の数字も読み取れています。',
  sampleRemove: '消す',
  sampleRemoveLabel: '見本データを消す',
  sampleToOwn: '自分の数字を見る',
  sampleRemoved: '見本データを消しました。いま表示しているのはあなた自身の数字です。',
};

/** 見本データを勧める画面の日本語。 */
export const sampleCare: Translation<typeof care> = {
  sampleBarOptions: 'ポップアップとダッシュボードは架空のチームを表示中です。この画面の目標と設定はあなたのものです。',
  sampleShownNow: 'ポップアップとダッシュボードに架空のチームを表示しています。',
  sampleTitle: '見本データ',
  sampleBody:
    '架空の3人チームの半年分のデータです。自分のCRMを読み取る前に、画面をひととおり試せます。あなたのデータとは別に保管し、数字が混ざることはありません。表示中もCRMの読み取りは続き、バックアップや表の書き出しには含まれません。',
  sampleShow: '見本データを表示',
  sampleMaking: 'お待ちください…',
};
