/** 画面の日本語。`en.ts` と同じ鍵・同じ引数を持つ。 */

/** Thousands apart: a count of rows may be long. */
export const n = (count: number) => count.toLocaleString('en');

export const badge = {
  badgeNoData: '着地：CRMの商談や活動の画面を開くと、今日の件数をここに表示します。',
  badgeDrifted: '着地：CRMの画面が変わりました。その画面でポップアップを開き、1回クリックして直してください。',
  badgeNoTarget: ({ what, done }: { what: string; done: string }) =>
    `着地：今日の${what} ${done}件。今日の目標はまだありません。`,
  badgeReached: ({ what, done, goal }: { what: string; done: string; goal: string }) =>
    `着地：今日の${what} ${done} / ${goal}件。目標達成です。`,
  badgeAhead: ({ what, done, goal, pace }: { what: string; done: string; goal: string; pace: string }) =>
    `着地：今日の${what} ${done} / ${goal}件。この時刻のペース（${pace}件）どおりです。`,
  badgeBehind: ({
    what,
    done,
    goal,
    pace,
    short,
  }: {
    what: string;
    done: string;
    goal: string;
    pace: string;
    short: number;
  }) => `着地：今日の${what} ${done} / ${goal}件。この時刻のペース（${pace}件）まであと${short}件です。`,
  badgeEven: ({ what, done, goal }: { what: string; done: string; goal: string }) =>
    `着地：今日の${what} ${done} / ${goal}件。`,
  badge_calls: '架電',
  badge_appointments: 'アポ',
  'badge_meetings-held': '商談',
};

/** What logging says, on every surface. */
export const logging = {
  close: '閉じる',
  undo: '取り消す',
  call: '架電',
  appointment: 'アポ',
  meeting: '商談',
  log_call: '架電を記録',
  log_appointment: 'アポを記録',
  log_meeting: '商談を記録',
  logged_call: '架電を記録しました。',
  logged_appointment: 'アポを記録しました。',
  logged_meeting: '商談を記録しました。',
  undone: '取り消しました。件数にも入りません。',
};

/** A deal’s fields and states. */
export const fields = {
  field_name: '案件名',
  field_account: '取引先',
  field_amount: '金額',
  field_stage: 'フェーズ',
  field_closeDate: '完了予定日',
  field_createdDate: '作成日',
  field_wonDate: '受注日',
  field_owner: '担当者',
  field_probability: '確度',
  field_cost: '原価',
  field_mrr: '月額',
  field_bookedDate: '計上日',
  field_paidDate: '入金日',
  field_category: 'ヨミ',
  field_nextStep: '次のステップ',
  status_open: '進行中',
  status_won: '受注',
  status_lost: '失注',
  status_unmapped: '未分類',
};

/** What figures say. */
export const figures = {
  underOne: '1%未満',
  overNinetyNine: '99%超',
  appName: '着地',
  retry: 'もう一度',
  verdict_reached: '達成',
  verdict_ahead: 'ペース通り',
  verdict_close: 'あと少し',
  verdict_behind: '遅れ',
  verdict_even: '',
  actual: '実績',
  pace: '今日時点のペース',
  landing: '着地見込み',
  target: '目標',
  bar: ({
    actual,
    target,
    pace,
    landing,
  }: {
    actual: string;
    target?: string | undefined;
    pace?: string | undefined;
    landing?: string | undefined;
  }) =>
    [
      `実績 ${actual}`,
      target && `目標 ${target}`,
      pace && `今日時点のペース ${pace}`,
      landing && `着地見込み ${landing}`,
    ]
      .filter(Boolean)
      .join('、'),
  'why_no-rows': 'まだ取り込みなし',
  'why_no-denominator': '分母がまだ0件',
  'why_nothing-known': '画面に項目なし',
  'why_no-target': '目標が未設定',
  'why_target-reached': '目標は達成済み',
};

/** What happened, what is still right, what to do. */
export const failures = {
  'refused_bad-message':
    '処理できませんでした（拡張機能内のやり取りに失敗）。データはそのままです。この画面を読み込み直して、もう一度お試しください。',
  'refused_unknown-sender': 'この画面からは操作できません。データはそのままです。',
  'refused_storage-full':
    '保存領域がいっぱいです。これまでに取り込んだデータは無事です。ディスクの空きを増やすと、取り込みは自動で再開します。',
  'refused_newer-database':
    'データは、より新しいバージョンの着地で保存されています。手を加えていません。拡張機能を更新すると元どおり表示されます。',
  'refused_storage-failed':
    'ブラウザーが保存を受け付けませんでした。これまでのデータは無事です。もう一度お試しください。',
  refused_paused: 'このサイトは一時停止中のため、記録していません。設定から再開できます。',
  'refused_not-granted': 'このサイトではまだ許可されていません。ツールバーのボタンから許可してください。',
  'refused_bad-file':
    'このファイルは着地のバックアップではないか、壊れています。取り込みは行っておらず、データはそのままです。',
  'refused_not-active': 'この画面が前面にないため、記録していません。画面を開いてから、もう一度お試しください。',
  'refused_private-window': 'プライベートウィンドウでは何も記録しません。',
  'refused_too-many':
    'このページからの連絡が多すぎるため、いったん受け付けを待っています。記録済みのデータは無事です。少し待ってからやり直してください。',
  refused_blocked:
    '着地のほかの画面が、古いままのデータを開いています。ほかの画面とタブを閉じてください。データは無事です。',
  storageLost:
    '保存していたデータの一部がブラウザーで失われました。いま表示しているのは残った分です。CRMの一覧を開き直すか、バックアップから復元してください。',
  understood: '確認しました',
  'lost_channel-closed':
    '拡張機能から応答がありませんでした。取り込み済みのデータは無事です。数字を確かめてから、もう一度お試しください。',
  'lost_context-gone': '着地が更新されました。この画面を読み込み直してください。',
};

export const coverage = {
  thin: ({ sample, more }: { sample: number; more: number }) => `${n(sample)}件 — 判定にはあと${n(more)}件`,
  'thin_own-history': ({ raw, prior }: { raw: string; prior: string }) =>
    `このままの値は${raw}です。件数が少ないので、あなたの過去1年の${prior}に寄せて示しています。`,
  thin_everybody: ({ raw, prior }: { raw: string; prior: string }) =>
    `このままの値は${raw}です。件数が少ないので、全員の${prior}に寄せて示しています。`,
  partly: ({ known, of }: { known: number; of: number }) => `${n(of)}件中${n(known)}件`,
  counted: ({ known, of }: { known: number; of: number }) =>
    of === 0 ? 'まだ0件' : known === of ? `${n(of)}件すべて反映` : `${n(of)}件中${n(known)}件を反映`,
  countedWhy: ({ left }: { left: number }) =>
    `${n(left)}件は、計算に要る項目をまだ画面で確認できていないため入れていません。`,
  read: ({ at }: { at: string }) => `${at}時点`,
  seen: ({ age }: { age: string }) => `最終取得 ${age}`,
  span: ({ newest, oldest }: { newest: string; oldest: string }) => `${newest}更新・最古${oldest}`,
  stale: ({ age }: { age: string }) => `最終取得は${age}です。CRMの一覧を開くと最新になります。`,
  partial: ({ pages }: { pages: number }) => `${n(pages)}画面は一部の行だけの取り込みです。`,
  unseen: ({ deals }: { deals: number }) => `一覧に出なくなった、案件名だけの案件${n(deals)}件は除いています。`,
  approximate: '画面で丸められた金額を含みます。',
  byPlan: ({ deals }: { deals: number }) =>
    `${n(deals)}件は、決まった日がCRMの画面に出ないため、完了予定日で数えています。`,
};

export const popup = {
  settings: '設定',
  period: '期間',
  period_day: '今日',
  period_week: '今週',
  period_month: '今月',
  period_quarter: '四半期',
  period_half: '半期',
  period_year: '年度',
  who: '対象',
  who_me: '自分',
  who_all: '全員',
  landingOf: ({ kpi }: { kpi: string }) => `${kpi}の着地見込み`,
  actualOf: ({ kpi }: { kpi: string }) => `${kpi}の実績`,
  ofTarget: ({ target }: { target: string }) => `目標 ${target}`,
  attained: ({ share }: { share: string }) => `進捗率 ${share}`,
  basisRecord: '見込みは2つの方法を、これまでの的中実績で配分。',
  basisPace: ({ tentative }: { tentative: boolean }) => `見込みは営業日ペース${tentative ? '（参考値）' : ''}。`,
  basisHistory: ({ days, tentative }: { days: number; tentative: boolean }) =>
    `見込みは履歴${days < 14 ? `${days}日` : days < 60 ? `${Math.floor(days / 7)}週間` : `${Math.floor(days / 30)}か月`}分から${tentative ? '（参考値）' : ''}。`,
  band: ({ low, high }: { low: string; high: string }) => `8割の範囲 ${low} – ${high}`,
  hit: ({ share }: { share: string }) => `達成確率 ${share}`,
  landsShort: ({ gap, perDay, days }: { gap: string; perDay?: string | undefined; days?: number | undefined }) =>
    `${days === undefined ? '' : days === 0 ? '営業日は残っていません。' : `残り${days}営業日。`}このままだと${gap}届きません。${perDay ? `1日${perDay}で間に合います。` : ''}`,
  landsShortOf: ({ gap, days }: { gap: string; days?: number | undefined }) =>
    `${days === undefined ? '' : days === 0 ? '営業日は残っていません。' : `残り${days}営業日。`}このままだと${gap}届きません。`,
  landsOver: ({ gap, days }: { gap: string; days?: number | undefined }) =>
    `${days ? `残り${days}営業日。` : ''}このままいけば目標を${gap}上回ります。`,
  landsEven: 'このままいけば、ちょうど目標に着地します。',
  targetReached: ({ over }: { over?: string | undefined }) =>
    over ? `目標達成。${over}の上積みです。` : '目標達成です。',
  tooEarly: '期が始まったばかりで、まだ着地を見込めません。CRMの画面を開くほど確かになります。',
  figures: '指標',
  columnKpi: '指標',
  columnBar: '目標までの進み',
  columnValue: '実績 / 目標',
  columnShare: '進捗率',
  noTarget: '目標なし',
  setTarget: '目標を入れる',
  noTargetTitle: '今月、どこに着地させますか',
  noTargetBody: '目標を入れると、毎朝、着地見込みと足りない分がここに出ます。',
  noDataTitle: 'CRMの商談一覧を開いてください',
  noDataBody: '画面に出ている商談と活動を読み取り、数字がここに自動で出ます。データはこのブラウザーの外に出ません。',
  noneMineTitle: 'あなたの案件がまだありません',
  noneMineBody: ({ rows }: { rows: number }) =>
    `ほかの担当者の${n(rows)}件を取り込み済みです。担当者名のうち、どれがあなたかを教えてください。`,
  chooseMe: '自分の名前を選ぶ',
  showAll: '全員を表示',
  useHere: ({ site }: { site: string }) => `${site} で使う`,
  useHereBody: 'このサイトの画面に出ている商談と活動を読み取ります。データはこのパソコンの中だけに保存します。',
  useHereDone: ({ site }: { site: string }) => `${site} の読み取りを始めました。画面を開くたびに数字が増えます。`,
  useHereDenied: ({ site }: { site: string }) =>
    `${site} は許可されませんでした。何も読み取っていません。いつでも許可できます。`,
  pausedHere: ({ site }: { site: string }) => `${site} は一時停止中です。何も読み取っていません。`,
  resume: '再開する',
  driftedHere: ({ site, fields }: { site: string; fields: string }) =>
    `${site} の画面が変わりました。${fields}は1回のクリックで直せます。誤った値は保存していません。`,
  repair: '直す',
  fieldRows: '商談の一覧',
  teachHereBody: 'この画面はまだ読み取れません。商談を1つ指すだけで、読み取り方を覚えます。',
  teachHere: 'この画面を覚えさせる',
  fieldWrong: 'この画面の項目が違う…',
  teachDenied: 'ブラウザーの制限により、この画面では使えません。',
  unmappedStages: ({ texts, rows }: { texts: string; rows: number }) =>
    `${texts}は受注？失注？ 決まるまで${n(rows)}件が集計外です。`,
  unmappedTypes: ({ texts, rows }: { texts: string; rows: number }) =>
    `${texts}は架電？商談？ 決まるまで${n(rows)}件が集計外です。`,
  sortNow: '決める',
  whoAreYou: '担当者名のどれがあなたですか。決まるまで「自分」は空のままです。',
  whoAreYouOfAll: '担当者名のどれがあなたですか。決まるまで全員の数字を表示します。',
  tell: '選ぶ',
  misses: ({ crm, fields, rows }: { crm: string; fields: string; rows: number }) =>
    `${crm}で${fields}を読めない行が${n(rows)}件あります。その行は除いており、ほかの数字は正しいままです。`,
  conflicts: ({ crm, fields, rows }: { crm: string; fields: string; rows: number }) =>
    `${crm}の${n(rows)}件で、${fields}の表示が画面の取得データと違います。集計には表示の値を使っています。再読み込みしても変わらなければ、記録を確かめてください。`,
  details: '詳しく',
  unbacked: '自動のバックアップを保存できていません。',
  unowned: ({ rows }: { rows: number }) => `担当者のない${n(rows)}件は「自分」に入っていません。`,
  more: ({ count }: { count: number }) => `ほか${count}件`,
  andMore: ({ text, count }: { text: string; count: number }) =>
    count > 0 ? `「${text}」ほか${count}つ` : `「${text}」`,
  today: ({ kpi }: { kpi: string }) => `今日の${kpi}`,
  allFigures: ({ count }: { count: number }) => `ほか${count}指標`,
  fewFigures: '少なく表示',
  dashboardLink: 'ダッシュボード',
  openDashboard: 'ダッシュボードを新しいタブで開く',
  openSidePanel: 'サイドパネルで開く',
  loading: '数字を読み込んでいます…',
  troubleTitle: 'いま数字を読み込めませんでした',
  lastKnown: ({ age }: { age: string }) => `表示は${age}時点です。`,
};

export const panel = {
  panelName: '着地',
  panelFailed: '保存できませんでした。ほかは変わっていません。ツールバーの着地ボタンで理由を確認できます。',
  panelGone: '着地が更新されました。この画面を読み込み直してください。',
  panelUnseen:
    'クリックの直前に、このボタンが隠れていたか動いていたため、記録は変えていません。もう一度クリックするか、ツールバーの着地ボタンから操作してください。',
  panelLabel: '着地：この案件と目標',
  open: 'この案件の着地を開く',
  collapse: 'たたむ',
  otherSide: '反対側へ移す',
  shareOf: ({ share, kpi }: { share: string; kpi: string }) => `${kpi}目標の${share}`,
  ifWon: ({ from, to }: { from: string; to: string }) => `受注すると、着地見込みは${from}から${to}になります。`,
  ifWonBy: ({ by }: { by: string }) => `受注すると、着地見込みが${by}増えます。`,
  hangs: ({ by, won, lost }: { by: string; won: string; lost: string }) =>
    `決まれば達成確率 ${by}（受注なら${won}、失注なら${lost}）。`,
  whatIf: 'もしもを試す',
  whatIfHint: '動かすと、着地見込みと達成確率がどう変わるかを示します。保存はしません。',
  whatIfNothing: 'この変更では何も動きません。今月の着地見込みに入っていない案件です。',
  whatIfReset: '元に戻す',
  whatIfFailed: '計算できませんでした。何も変わっていません。もう一度動かしてください。',
  landingMoves: ({ from, to }: { from: string; to: string }) => `着地見込み ${from} → ${to}`,
  hitMoves: ({ from, to, by }: { from: string; to: string; by: string }) => `達成確率 ${from} → ${to}（${by}）`,
  worthBar: 'いまの着地見込みと、この案件を受注した場合の上積みを、目標と比べた図',
  wonIn: '実績に入っています。',
  lostOut: '失注のため、着地見込みには入りません。',
  noShare: '目標を入れると、この案件が目標の何%にあたるかわかります。',
  inStage: 'フェーズ滞在',
  stageDays: ({ days, since }: { days: number; since: string }) =>
    days === 0 ? '今日から' : `${days}日（${since}から）`,
  pushes: ({ times }: { times: number }) => `${times}回延期`,
  overdue: ({ days }: { days: number }) => `${days}日超過`,
  missing: '未入力の項目',
  history: '変更の履歴',
  noHistory: '初めて見てから変更はありません。',
  fromTo: ({ from, to }: { from: string; to: string }) => `${from} → ${to}`,
  empty: '（空）',
  panelDrifted: 'この画面に、位置が変わって読み取れない項目があります。教え直すまで読み取りません。',
  panelRepair: '直す',
  unknownDeal: 'この案件を読み取っています。まもなく表示します。',
  rounded: '画面で丸められた金額',
  captured: ({ at }: { at: string }) => `画面から ${at}`,
  unmappedStage: ({ stage }: { stage: string }) =>
    `「${stage}」は受注・失注・進行中のどれですか。設定で決めるまで、この案件は集計に入りません。`,
};
