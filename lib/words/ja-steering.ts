import { n } from './ja.ts';

/** 目標までの舵取りの日本語。`en-steering.ts` と同じ鍵・同じ引数を持つ。 */
export const steering = {
  steerTitle: '次の一手',
  'state_on-track': '届く見込み',
  'state_at-risk': '要注意',
  'state_out-of-reach': '届きにくい',
  step_calls: ({ count }: { count: number }) => `${n(count)}件の架電`,
  step_appointments: ({ count }: { count: number }) => `${n(count)}件のアポ`,
  step_meetings: ({ count }: { count: number }) => `${n(count)}件の商談`,
  stage_calls: '架電',
  stage_appointments: 'アポ',
  stage_meetings: '商談',
  stage_qualified: '有効商談',
  stage_created: '新規案件',
  stage_decided: '結果が出た案件',
  stage_won: '受注',
  and: ({ first, last }: { first: string; last: string }) => `${first}と${last}`,
  planShort: ({ steps }: { steps: string }) => `今日あと${steps}で、届くペースになります。`,
  planAhead: ({ steps }: { steps: string }) => `今日あと${steps}で、このまま届きます。`,
  planDone: '今日の分は終わりました。この調子で続ければ届くペースです。',
  planClosed: ({ days }: { days: number }) =>
    `残り${n(days)}営業日では、新しい活動は受注に間に合わないのが普通です。進行中の案件を決めにいく番です。`,
  planGap: ({ gap }: { gap: string }) => `目標まであと${gap}です。`,
  planNeeded: ({ count }: { count: number }) => `見込みに加えて、あと${n(count)}件の受注で届きます。`,
  planCalm: '進行中の案件を予定どおりに決めれば届きます。',
  planReached: '目標に届いています。次の期の案件づくりに時間を使えます。',
  planFar: ({ replan, original }: { replan: string; original: string }) =>
    `いまの見込みに合う目標は${replan}です。見直しても、当初の${original}は記録に残ります。`,
  planRate: '率は今日の件数に割り戻せません。期限の近い案件から1件ずつ確かめましょう。',
  planLastDay: '今日が最終日です。今日決められる案件を確かめましょう。',
  planOverHit: '期が終わり、目標に届きました。',
  planOverMissed: ({ gap }: { gap: string }) => `期が終わり、${gap}足りませんでした。内訳を次の期の計画に使えます。`,
  thin: '参考値',
  thinPlan: '実績が5件に満たない段階があるため、参考値です。',
  replan: '目標を見直す',
  dealsTitle: '決め手の案件',
  dealsNote: '受注と失注での達成確率の差',
  dealTitle: ({ won, lost }: { won: string; lost: string }) => `達成確率は、受注なら${won}、失注なら${lost}`,
  dealUnnamed: '（案件名なし）',
  opensCrm: 'CRMで開く',
  whyTitle: '差の内訳と根拠',
  gapCaption: '見込みと目標の差の内訳',
  gapFactor: '要因',
  gapChange: '計画 → 見込み',
  gapEffect: '差への影響',
  gapTotal: '見込み − 目標',
  volume: ({ stage }: { stage: string }) => `${stage}の件数`,
  rate: ({ from, to }: { from: string; to: string }) => `${from} → ${to}の率`,
  size: '受注単価',
  sizeWhole: '売上全体',
  change: ({ from, to }: { from: string; to: string }) => `${from} → ${to}`,
  pastMore: ({ periods, until, by }: { periods: number; until: string; by: string }) =>
    `過去${n(periods)}期の同じ時点（${until}まで）の平均より${by}多く進んでいます。`,
  pastLess: ({ periods, until, by }: { periods: number; until: string; by: string }) =>
    `過去${n(periods)}期の同じ時点（${until}まで）の平均より${by}少なめです。`,
  pastSame: ({ periods, until }: { periods: number; until: string }) =>
    `過去${n(periods)}期の同じ時点（${until}まで）の平均と同じです。`,
  pastMost: ({ factor, by }: { factor: string; by: string }) => `いちばん効いているのは${factor}（${by}）です。`,
  since: ({ day, state }: { day: string; state: string }) => `${day}から「${state}」です。`,
  reason_won: ({ by }: { by: string }) => `前日からいちばん動いたのは受注（${by}）です。`,
  reason_open: ({ by }: { by: string }) => `前日からいちばん動いたのは進行中の案件の見込み（${by}）です。`,
  reason_new: ({ by }: { by: string }) => `前日からいちばん動いたのはこれから生まれる案件の見込み（${by}）です。`,
  'reason_target-changed': ({ by }: { by: string }) => `目標が${by}変わりました。`,
  turnsUp: ({ names, state }: { names: string; state: string }) =>
    `${names}のどれか1件が決まると「${state}」に変わります。`,
  turnsUpOne: ({ names, state }: { names: string; state: string }) => `${names}が決まると「${state}」に変わります。`,
  turnsUpSum: ({ missing }: { missing: string }) => `あと${missing}の上積みで、達成確率は五分になります。`,
  turnsDown: ({ share, state }: { share: string; state: string }) =>
    `達成確率が${share}を下回ると「${state}」に変わります。`,
  closed: ({ stages, lag, days }: { stages: string; lag: string; days: number }) =>
    `${stages}から受注までは通常${lag}営業日以上かかります。残りは${n(days)}営業日です。`,
  openUntil: ({ stage, day }: { stage: string; day: string }) => `${stage}は${day}までなら期限に間に合います。`,
  pullIn: ({ count, amount }: { count: number; amount: string }) =>
    `期限より後の予定の案件：${n(count)}件、${amount}。前倒しできれば差が縮まります。`,
  pullInNamed: ({ count, amount, name }: { count: number; amount: string; name: string }) =>
    `期限より後の予定の案件：${n(count)}件、${amount}。最大は${name}。前倒しできれば差が縮まります。`,
  larger: ({ times }: { times: string }) => `進行中の案件が平均で${times}倍の金額で決まれば届きます。`,
  recover: ({ count, amount }: { count: number; amount: string }) =>
    `90日以内の失注：${n(count)}件、${amount}。もう一度提案する候補です。`,
  recordCalled: ({ share, periods, count }: { share: string; periods: number; count: number }) =>
    `これまでの的中率は${share}です（${n(periods)}期、${n(count)}営業日分の見込みを照合）。`,
  recordNone: '的中率は、期が1つ終わると実績と照らして表示します。',
  recordShort: ({ count }: { count: number }) =>
    `的中率を言うには記録がまだ足りません（${n(count)}営業日分の見込みを照合済み）。`,
  quoted: ({ name }: { name: string }) => `「${name}」`,
};
