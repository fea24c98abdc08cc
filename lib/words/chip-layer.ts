import * as en from './en-chips.ts';
import * as ja from './ja-chips.ts';
import { speaker } from './speak.ts';

/** What the layer of chips is called by readers. */
export const t = speaker(en.chipLayer, ja.chipLayer);
