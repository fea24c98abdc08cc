import { onboarding as en } from './en-onboarding.ts';
import { onboarding as ja } from './ja-onboarding.ts';
import { speaker } from './speak.ts';

/** What the set-up page says. */
export const t = speaker(en, ja);
