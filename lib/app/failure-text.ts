import type { Lost, Refusal } from '../messages/protocol.ts';
import { t } from '../words/failures.ts';
import type { Lang } from '../words/speak.ts';

/** The sentence for a message that was not done: what happened, what is still right, what to do. */
export const failureText = (failure: Refusal | Lost, lang: Lang): string =>
  'lost' in failure ? t(lang, `lost_${failure.lost}`) : t(lang, `refused_${failure.reason}`);
