import { moves as en } from './en-moves.ts';
import { moves as ja } from './ja-moves.ts';
import { speaker } from './speak.ts';

/** What moved a landing. */
export const t = speaker(en, ja);
