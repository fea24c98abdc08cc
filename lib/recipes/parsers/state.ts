import type { ActivityState } from '../../domain/activity.ts';
import { fold } from './fold.ts';
import { parsed, unreadable } from './parser.ts';
import type { Parsed } from './parser.ts';

/** `true` and `false` are a done-checkbox. `not held` does not say why, and what was not held must not count as held. */
const WORDS: Record<ActivityState, string> = {
  planned:
    'planned|open|not started|not completed|incomplete|scheduled|rescheduled|pending|in progress|waiting|waiting on someone else|deferred|upcoming|to do|todo|overdue|active|false|' +
    '予定|計画|計画中|計画済み|未開始|未着手|未完了|未実施|未対応|未処理|進行中|対応中|実施中|着手|保留|待機中|延期|アクティブ|スケジュール済み',
  done: 'done|held|completed|complete|closed|finished|logged|sent|received|true|完了|完了済み|実施済|実施済み|実施|済|済み|終了|対応済み|対応済|処理済み|送信済み|受信済み',
  cancelled: 'cancelled|canceled|not held|中止|キャンセル|キャンセル済み|取消|取り消し|取り消し済み',
  'no-show': 'no show|no-show|noshow|did not attend|欠席|不参加|無断キャンセル|ノーショー',
};

/** Where an activity stands, from the words CRMs use for it. An unknown word is a miss: not counted, and not hidden. */
export function state(raw: string): Parsed {
  const word = fold(raw).toLowerCase().replaceAll('_', ' ');
  for (const [means, words] of Object.entries(WORDS)) if (words.split('|').includes(word)) return parsed(means);
  return unreadable;
}
