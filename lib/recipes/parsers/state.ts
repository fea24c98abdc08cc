import type { ActivityState } from '../../domain/activity.ts';
import { fromWords } from './words.ts';

/**
 * Where an activity stands, from the words CRMs use for it; `true` and `false` are a done-checkbox.
 * `not held` does not say why: what was not held must not count as held, and nobody is called absent for it.
 * An unknown word is a miss: not counted, and not hidden.
 */
export const state = fromWords<ActivityState>({
  planned:
    /^(?:planned|open|not started|not completed|incomplete|(?:re)?scheduled|pending|in progress|waiting(?: on someone else)?|deferred|upcoming|to ?do|overdue|false|(?:予定|計画|スケジュール)(?:済み?|中)?|未(?:開始|着手|完了|実施|対応|処理|了)|(?:進行|対応|実施|待機|保留)中|着手|保留|延期|オープン|アクティブ)$/,
  done: /^(?:done|held|completed?|closed|finished|logged|sent|received|true|(?:完了|実施|対応|処理|送信|受信)?済み?|完了|実施|終了)$/,
  cancelled: /^(?:cancell?ed|not held|(?:中止|キャンセル|取消|取り消し)(?:済み?)?)$/,
  'no-show': /^(?:no[ -]?show|did not attend|欠席|不参加|無断キャンセル|ノーショー)$/,
});
