import { steering as en } from './en-steering.ts';
import { steering as ja } from './ja-steering.ts';
import { speaker } from './speak.ts';

/** What steers towards the main target. */
export const t = speaker(en, ja);
