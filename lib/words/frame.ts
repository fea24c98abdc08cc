import { frame as en } from './en-frame.ts';
import { frame as ja } from './ja-frame.ts';
import { speaker } from './speak.ts';

/** What the settings page says around its chapters. */
export const t = speaker(en, ja);
