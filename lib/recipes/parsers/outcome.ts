import type { CallOutcome } from '../../domain/activity.ts';
import { fold } from './fold.ts';
import { parsed, unreadable } from './parser.ts';
import type { Parsed } from './parser.ts';

const WORDS: Record<CallOutcome, string> = {
  connected: 'connected|answered|reached|interested|not interested|call back later|接続|接続済み|通話|通話済み|応答|応答あり|つながった|会話',
  'no-answer':
    'no answer|no response|no response/busy|busy|left voicemail|voicemail|left message|left live message|wrong number|unavailable|not reached|' +
    '応答なし|不在|不通|留守|留守電|留守番電話|話中|話し中|番号違い|伝言',
  appointment: 'appointment|appointment set|appointment scheduled|meeting scheduled|meeting booked|アポ|アポ獲得|アポ取得|アポイント|アポイント獲得|面談設定',
};

/** How a call ended. Left with somebody else is not connected: only what reached the person counts as such. */
export function outcome(raw: string): Parsed {
  const word = fold(raw).toLowerCase().replaceAll('_', ' ');
  for (const [means, words] of Object.entries(WORDS)) if (words.split('|').includes(word)) return parsed(means);
  return unreadable;
}
