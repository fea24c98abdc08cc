import { digest as en } from './en-digest.ts';
import { digest as ja } from './ja-digest.ts';
import { speaker } from './speak.ts';

/** What the morning plan and the evening summary say. */
export const t = speaker(en, ja);
