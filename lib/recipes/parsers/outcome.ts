import type { CallOutcome } from '../../domain/activity.ts';
import { fromWords } from './words.ts';

/** How a call ended. Left with somebody else is not connected: only what reached the person counts as such. */
export const outcome = fromWords<CallOutcome>({
  connected:
    /^(?:connected|answered|reached|(?:not )?interested|call back later|(?:接続|通話|応答)(?:済み?|あり)?|つながった|会話)$/,
  'no-answer':
    /^(?:no answer|no response(?:\/busy)?|busy|left (?:live message|voicemail|message)|voicemail|wrong number|unavailable|not reached|応答なし|不在|不通|留守(?:電|番電話)?|話し?中|番号違い|伝言)$/,
  appointment:
    /^(?:appointment(?: set| scheduled)?|meeting (?:scheduled|booked)|アポ(?:イント)?(?:獲得|取得)?|面談設定)$/,
});
