/** CRMの行に出すチップの文言。 */
export const chips = {
  chip_risk: '要注意',
  chip_staleDays: ({ days }: { days: number }) => `停滞${days}日`,
  chip_pushed: ({ times }: { times: number }) => `延期${times}回`,
  'chip_no-step': '次の一手なし',
  decisiveSays: ({ by, won, lost }: { by: string; won: string; lost: string }) =>
    `この案件の結果で、今月の達成確率が${by}変わります（受注なら${won}、失注なら${lost}）。`,
  overdueSays: ({ on, days }: { on: string; days: number }) => `完了予定日の${on}を${days}日過ぎています。`,
  dueUntouchedSays: ({ on, since, days }: { on: string; since: string; days: number }) =>
    `完了予定日は${on}ですが、${since}から${days}日間、取り込んだ範囲では動きがありません。`,
  stageSays: ({ stage, since, days, usual, of }: Staying & { stage: string }) =>
    `「${stage}」に${since}から${days}日とどまっています。受注した${of}件の9割は${usual}日以内に次へ進みました。`,
  ageSays: ({ since, days, usual, of }: Staying) =>
    `${since}に始まって${days}日です。受注した${of}件の9割は${usual}日以内に決まりました。`,
  untouchedSays: ({ since, days }: { since: string; days: number }) =>
    `${since}から${days}日間、取り込んだ範囲では動きがありません。`,
  pushedSays: ({ times, first }: { times: number; first?: string | undefined }) =>
    `完了予定日が${times}回先送りされています${first === undefined ? '' : `（最初に読み取った予定日は${first}）`}。`,
  noStepSays: ({ at }: { at: string }) =>
    `次のステップが空欄で（${at}時点）、取り込んだ範囲では今後の予定もありません。`,
};

type Staying = { since: string; days: number; usual: number; of: number };

export const chipLayer = {
  chipsLabel: '着地：確認したい案件',
  chipOf: ({ deal, chip }: { deal: string; chip: string }) => `${deal}：${chip}。`,
  unnamedRow: '案件',
};
