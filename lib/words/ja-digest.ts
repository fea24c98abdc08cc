import { n } from './ja.ts';

/** 朝の計画と夕方のまとめの日本語。`en-digest.ts` と同じ鍵・同じ引数を持つ。 */
export const digest = {
  morningTitle: '今日の計画',
  eveningTitle: '今日のまとめ',
  reached: '目標に届いています。次の期の案件づくりに時間を使えます。',
  lastDay: '今日が最終日です。今日決められる案件を確かめましょう。',
  planShort: ({ steps }: { steps: string }) => `今日は${steps}で、届くペースになります。`,
  planAhead: ({ steps }: { steps: string }) => `今日は${steps}で、このまま届きます。`,
  and: ({ first, last }: { first: string; last: string }) => `${first}と${last}`,
  landsAt: ({
    kpi,
    landing,
    target,
    chance,
  }: {
    kpi: string;
    landing: string;
    target: string;
    chance?: string | undefined;
  }) => `${kpi}の着地見込みは${landing}、目標は${target}です${chance === undefined ? '' : `（達成確率${chance}）`}。`,
  stands: ({ kpi, value, target }: { kpi: string; value: string; target: string }) =>
    `${kpi}は${value}、目標は${target}です。`,
  moved: ({ kpi, landing, day, by }: { kpi: string; landing: string; day: string; by: string }) =>
    `${kpi}の着地見込みは${landing}です（${day}の記録から${by}）。`,
  unmoved: ({ kpi, landing, day }: { kpi: string; landing: string; day: string }) =>
    `${kpi}の着地見込みは${landing}で、${day}の記録から変わっていません。`,
  landsSoFar: ({ kpi, landing }: { kpi: string; landing: string }) => `${kpi}の着地見込みは${landing}です。`,
  tentative: '履歴がまだ短いため、参考値です。',
  done: ({ steps }: { steps: string }) => `今日は${steps}でした。`,
  nothingDone: '今日の活動はまだ取り込まれていません。CRMの活動の画面を開くと数えます。',
  decisive: ({ points }: { points: string }) => `次の一歩：決め手の案件を進めましょう（受注で達成確率${points}）。`,
  decisiveNamed: ({ name, points }: { name: string; points: string }) =>
    `次の一歩：「${name}」を進めましょう（受注で達成確率${points}）。`,
  nextDay: ({ steps }: { steps: string }) => `次の一歩：次の営業日は${steps}がめやすです。`,
  nothingYet: ({ kpi, target }: { kpi: string; target: string }) =>
    `${kpi}はまだ数えられるものがありません。目標は${target}です。`,
  noTarget: '目標を決めると、毎朝ここに今日の計画が出ます。',
  noTargetYet: '目標を決めると、毎夕ここに着地見込みが出ます。',
  calls: ({ count }: { count: number }) => `架電${n(count)}件`,
  appointments: ({ count }: { count: number }) => `アポ${n(count)}件`,
  meetings: ({ count }: { count: number }) => `商談${n(count)}件`,
};
