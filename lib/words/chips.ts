import * as en from './en-chips.ts';
import * as ja from './ja-chips.ts';
import { speaker } from './speak.ts';

/** What the chips say, written out by the background. */
export const t = speaker(en.chips, ja.chips);
