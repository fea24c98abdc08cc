import { n } from './ja.ts';

/** データの章の日本語。ほかの画面が抱えないよう別にしてある。 */
export const data = {
  dataLead: 'データはこのブラウザーの中だけにあります。どこにも送りません。',
  keptTitle: '保存しているもの',
  keptSite: 'サイト',
  keptDeals: '案件',
  keptActivities: '活動',
  keptSeen: '見た期間',
  keptNone: 'まだ何も保存していません。',
  keptReading: '数えています…',
  keptOwn: 'ワンクリック記録',
  keptImported: '取り込んだ表（CRMなし）',
  keptSpan: ({ from, to }: { from: string; to: string }) => (from === to ? from : `${from}〜${to}`),
  eraseSite: '消去',
  eraseSiteOf: ({ site }: { site: string }) => `${site}のデータを消去`,
  eraseSiteAsk: ({ site }: { site: string }) => `${site}のデータを消去しますか`,
  eraseSiteBody: ({ deals, activities }: { deals: number; activities: number }) =>
    `案件${n(deals)}件、活動${n(activities)}件とその履歴、教えた画面の読み取り方が完全に消えます。ほかのサイトのデータ、目標、設定は残ります。許可したままのサイトは、次に開いたときまた読み取ります。`,
  erasedSite: ({ site, rows }: { site: string; rows: number }) => `${site}のデータ${n(rows)}件を消去しました。`,
  roomUsed: ({ used }: { used: string }) => `使用量は約${used}です。`,
  roomSafe: 'ディスクの空きが減っても、ブラウザーはこのデータを自動では消しません。',
  roomLoose: 'ディスクの空きが減ると、ブラウザーがこのデータを消すことがあります。',
  roomAsk: '消さないよう頼む',
  roomAsked: 'ブラウザーは、このデータを自動では消さなくなりました。',
  roomRefused: 'ブラウザーが応じませんでした。データはそのままです。念のためバックアップを保存してください。',
  csvTitle: '表計算ソフトへ書き出す',
  csvLead: '列は「表の取り込み」と同じです。書き出した表を別の環境の着地へ取り込むと、同じ数字になります。',
  csvHeaders: '見出しの言語',
  csvMark: 'Excelで文字化けしない形式（BOM付き）',
  csv_deals: '案件',
  csv_activities: '活動',
  csv_changes: '案件の履歴',
  csvFile_deals: '案件',
  csvFile_activities: '活動',
  csvFile_changes: '案件の履歴',
  csvNone_deals: '案件がまだないため、書き出すものがありません。',
  csvNone_activities: '活動がまだないため、書き出すものがありません。',
  csvNone_changes: 'フェーズ・金額・予定日・担当者の変化をまだ見ていないため、書き出すものがありません。',
  csvSaved: ({ file, rows }: { file: string; rows: number }) =>
    `${n(rows)}行を ${file} に保存しました。顧客情報を含むので、他人が読めない場所に置いてください。`,
  csvTrouble: 'いまデータを開けず、書き出せませんでした。データはそのままです。この画面を読み込み直してください。',
  careTrouble:
    '最後まで進みませんでした。この画面を読み込み直し、「保存しているもの」を確かめてから、もう一度お試しください。',
  lookTrouble: 'いまデータを開けず、調べられませんでした。データはそのままです。この画面を読み込み直してください。',
  backupTitle: 'バックアップ',
  eraseTitle: '消去',
  export: 'バックアップを保存',
  exportHint: '読み取ったデータ、設定、目標、教えた画面、取り込みの一覧をすべて1つのファイルにします。',
  exported: ({ file }: { file: string }) =>
    `${file} に保存しました。顧客情報を含むので、他人が読めない場所に置いてください。`,
  backupTooLarge: ({ most }: { most: string }) =>
    `バックアップが復元できる大きさ（${most}）を超えるため、保存していません。データはそのままです。「表計算ソフトへ書き出す」で表を保存してから、「保存しているもの」で不要なサイトのデータを消去してください。`,
  selfTitle: '自動でバックアップ',
  self_never: 'しない',
  self_day: '毎日',
  self_week: '毎週',
  selfHint:
    '上のボタンと同じ内容のファイルを、ブラウザーのダウンロード先の「Chakuchi」フォルダーに保存します。前回から何も変わっていない日は保存しません（目標があれば、その日の着地見込みを記録するため毎営業日変わります）。ファイル名の4文字は、このブラウザーのプロファイルを表します。ファイルは暗号化されません。以前のファイルは残るので、不要になったら削除してください。',
  selfLocked: '会社の設定により、自動のバックアップは使えません。',
  selfSaved: ({ when, file, size }: { when: string; file: string; size: string }) =>
    `前回の保存：${when}、${file}（${size}）`,
  selfNotYet: '自動ではまだ一度も保存していません。',
  selfOn_day: '毎日1回、自動でバックアップします。',
  selfOn_week: '毎週1回、自動でバックアップします。',
  selfOff: '自動のバックアップを止めました。保存済みのファイルはそのままです。',
  selfDenied:
    'ブラウザーの許可がないため、自動のバックアップは始まっていません。データはそのままです。許可するには、もう一度選んでください。確認が表示されないときは、会社の設定で禁止されている可能性があります。',
  'selfFailed_not-allowed': ({ when }: { when: string }) =>
    `ブラウザーの許可がないため、自動のバックアップを止めました（${when}）。データと保存済みのファイルはそのままです。続けるには、もう一度「毎日」か「毎週」を選んでください。`,
  'selfFailed_not-saved': ({ when, isGivenUp }: { when: string; isGivenUp: boolean }) =>
    `バックアップを保存できませんでした（${when}）。データはそのままで、${isGivenUp ? '次の回に' : '1時間ほどあとに'}もう一度試します。ディスクの空きとダウンロード先を確かめてください。`,
  selfFailed_cancelled: ({ when }: { when: string }) =>
    `ブラウザーで保存が取り消されたため、ファイルはありません（${when}）。データはそのままで、次の回にまた保存します。保存先を毎回たずねられるときは、ブラウザーのダウンロードの設定でオフにできます。`,
  selfFailed_unknown: ({ when }: { when: string }) =>
    `前回のバックアップを保存できたかどうか確認できません（${when}）。ブラウザーのダウンロード一覧に見当たりません。データはそのままで、次の回にまた保存します。ダウンロード先のフォルダーにファイルがあるか確かめてください。`,
  'selfFailed_too-large': ({ when, most }: { when: string; most: string }) =>
    `バックアップが復元できる大きさ（${most}）を超えるため、保存していません（${when}）。データはそのままです。「表計算ソフトへ書き出す」で表を保存してから、「保存しているもの」で不要なサイトのデータを消去すると、次の回から保存します。`,
  import: 'バックアップから復元',
  importHint: 'ファイルのデータを加え、設定と目標はファイルのものに置き換えます。いまあるデータは残ります。',
  restored: ({ what }: { what: string }) => `${what}を復元しました。`,
  restoredNothing: 'このバックアップには何も入っていませんでした。',
  restoredNow: ({ deals, activities }: { deals: number; activities: number }) =>
    `いまは案件${n(deals)}件、活動${n(activities)}件です。`,
  restoredBackupOff: 'このブラウザーの「自動でバックアップ」は「しない」のままです。必要なら、上で選び直してください。',
  restoredWithout: ({ what }: { what: string }) => `壊れていて復元できなかったもの：${what}。`,
  restoredOld: ({ years, deals, activities }: { years: string; deals: number; activities: number }) =>
    `案件${n(deals)}件、活動${n(activities)}件は名前とメモを残す期間（${years}）を過ぎているため、その名前とメモはまもなく記号に置き換わり、元に戻せません（ファイルには残ります）。`,
  settingsStay: 'これらの設定は、いまのままにしました。',
  brought_readings: ({ count }: { count: number }) => `${n(count)}回分の読み取り`,
  brought_settings: '設定',
  brought_targets: ({ count }: { count: number }) => `目標${n(count)}件`,
  brought_taught: ({ count }: { count: number }) => `教えたサイト${n(count)}件`,
  brought_imports: ({ count }: { count: number }) => `取り込みの一覧${n(count)}件`,
  brought_days: ({ count }: { count: number }) => `着地見込みの記録${n(count)}日分`,
  left_readings: ({ count }: { count: number }) => `読み取り${n(count)}回分`,
  left_rows: ({ count }: { count: number }) => `案件や活動の行${n(count)}件`,
  left_seen: ({ count }: { count: number }) => `最後に見た日時${n(count)}件`,
  left_looks: ({ count }: { count: number }) => `画面ごとの状態${n(count)}件`,
  left_quarantine: ({ count }: { count: number }) => `保留した行${n(count)}件`,
  left_settings: ({ fields }: { fields: string }) => `設定のうち${fields}`,
  left_allSettings: '設定すべて',
  left_targets: ({ count }: { count: number }) => `目標${n(count)}件`,
  left_taught: ({ count }: { count: number }) => `教えた画面${n(count)}件`,
  left_imports: ({ count }: { count: number }) => `取り込みの一覧${n(count)}件`,
  left_erased: ({ count }: { count: number }) => `消した名前${n(count)}件の照合用の値`,
  left_ledger: ({ count }: { count: number }) => `着地見込みの記録${n(count)}日分`,
  'badFile_not-a-backup': 'このファイルは着地のバックアップではありません。データはそのままです。',
  badFile_damaged:
    'このファイルは途中で切れているか、書き換えられています。何も復元しておらず、データはそのままです。別のバックアップをお試しください。',
  badFile_newer:
    'このファイルは、より新しいバージョンの着地で保存されています。データはそのままです。拡張機能を更新してからお試しください。',
  badFile_malformed: 'ファイルは壊れていませんが、復元できるものが一つもありませんでした。データはそのままです。',
  setting_version: '版',
  setting_language: '言語',
  setting_me: '自分の名前',
  setting_teams: 'チーム分け',
  setting_currency: '通貨',
  setting_zone: 'タイムゾーン',
  setting_fiscal: '年度と締め日',
  setting_workdays: '営業日',
  setting_holidays: '祝日',
  setting_daysOff: '休業日',
  setting_partDays: '半日などの営業日',
  setting_hours: '勤務時間',
  setting_definitions: '指標の定義',
  setting_spread: '目標の割り振り方',
  setting_customMetrics: '自分の指標',
  setting_rates: '為替レート',
  setting_stages: 'フェーズの意味',
  setting_activityTypes: '活動種別の意味',
  setting_badge: 'バッジの表示',
  setting_digest: '朝の計画と夕方のまとめ',
  setting_amounts: '金額の表し方',
  setting_badgeMetric: 'バッジに出す件数',
  setting_keepNamesYears: '名前とメモを残す期間',
  setting_backupEvery: '自動でバックアップ',
  setting_sites: 'サイトごとの設定',
  fileTooBig: ({ most }: { most: string }) =>
    `ファイルが、復元できる大きさ（${most}）を超えています。取り込みは行っておらず、データはそのままです。`,
  ageTitle: '名前とメモを残す期間',
  ageLabel: '最後に見てから',
  age_0: '期限なし',
  age_1: '1年',
  age_2: '2年',
  age_3: '3年',
  age_5: '5年',
  ageHint:
    'この期間ずっと見ていない案件と活動の、名前、取引先、担当者、次のステップ、件名、メモを、元の読み取りも含めて記号に置き換えます。新しい案件や目標にも出てくる名前は残ります。金額、件数、日付は変わりません。',
  ageLocked: '会社が決めた設定です。',
  ageNext: ({ day, deals, activities }: { day: string; deals: number; activities: number }) =>
    deals + activities === 0
      ? `次は${day}に見直します。いまのところ対象はありません。`
      : `次は${day}に見直します。対象は案件${n(deals)}件、活動${n(activities)}件の見込みです。`,
  ageAsk: ({ years }: { years: string }) => `名前とメモを残す期間を「${years}」にしますか`,
  ageAskBody: ({ deals, activities }: { deals: number; activities: number }) =>
    `いますぐ対象になるのは案件${n(deals)}件、活動${n(activities)}件です。置き換えた名前とメモは元に戻せません。その後は毎月1日に見直します。`,
  ageYes: 'この期間にする',
  ageSaved: '名前とメモを残す期間を保存しました。',
  nameTitle: '取引先や担当者を1件だけ消す',
  nameLabel: '取引先か担当者の名前、または案件の番号',
  nameFind: '探す',
  nameHint: '消した名前は、どの画面でも「▧」で始まる記号になります。金額、件数、日付は変わりません。',
  nameKind_customer: '取引先',
  nameKind_colleague: '担当者',
  nameKind_other: 'この文字が出てくるところすべて',
  nameRows: ({ deals, activities }: { deals: number; activities: number }) =>
    `案件${n(deals)}件・活動${n(activities)}件`,
  nameEraseOf: ({ name, kind }: { name: string; kind: string }) => `${name}（${kind}）を消去`,
  nameAsk: ({ name }: { name: string }) => `「${name}」をすべて消去しますか`,
  nameAskBody: ({
    deals,
    activities,
    readings,
    notes,
  }: {
    deals: number;
    activities: number;
    readings: number;
    notes: number;
  }) =>
    `案件${n(deals)}件、活動${n(activities)}件、メモ${n(notes)}件と、元の読み取り${n(readings)}回分が対象です。目標や設定の中の名前も消えます。元に戻せません。`,
  nameAlike: ({ names }: { names: string }) => `同じ名前として一緒に消えるもの：${names}`,
  nameOthers: ({ names }: { names: string }) => `別の名前なので残るもの：${names}`,
  nameAskNotes:
    'この取引先の案件名、次のステップ、活動の件名も消えます。ほかの取引先にも同じ案件名があるときは、その案件名だけ残ります。CRMの番号は、二重に数えないために残ります。',
  nameAskText:
    '案件名やメモの中にある名前も消えます。その前後の文は残ります。CRMの番号は、二重に数えないために残ります。',
  nameAskAgain:
    'CRMでこの名前をまた見ても、記号のまま保存します。見分けるために、名前から計算した値を残します。値から名前は戻せませんが、このブラウザーのデータを開ける人が名前に見当をつけていれば、合っているかは確かめられます。',
  eraseAskFiles:
    '保存済みのバックアップや表のファイルは、名前が入ったまま残ります。不要なファイルはご自身で削除してください。CRMのデータには触れません。',
  nameErased: ({ name, places, texts }: { name: string; places: number; texts: number }) =>
    `「${name}」を消去しました。保存場所${n(places)}か所の文字列${n(texts)}件を調べ直し、残りは0件でした。`,
  nameLeft: ({ name, where }: { name: string; where: string }) =>
    `「${name}」を消去しましたが、まだ残っている場所があります：${where}。会社が配った設定の名前は、管理者しか消せません。`,
  erase: 'すべて消去',
  eraseHint:
    '案件、活動、履歴、設定、目標を消します。元に戻せません。許可したサイトは、次に開いたときまた読み取ります。止めるには先にサイトを外してください。一時停止中のサイトは、停止したままです。',
  eraseAsk: 'すべて消去しますか',
  eraseAskBody: ({ deals, activities }: { deals: number; activities: number }) =>
    `案件${n(deals)}件、活動${n(activities)}件とその履歴、目標、設定が完全に消えます。迷うときは、先にバックアップを保存してください。`,
  eraseYes: '完全に消去する',
  cancel: '消去しない',
  erased: ({ rows }: { rows: number }) =>
    `${n(rows)}件を消去しました。停止したサイト、会社が決めた設定、消した名前の照合用の値があれば、それだけは残ります。`,
};
