import { targets as en } from './en-targets.ts';
import { targets as ja } from './ja-targets.ts';
import { speaker } from './speak.ts';

/** What the target sheet says. */
export const t = speaker(en, ja);
