import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

/** What figures say by themselves. */
export const t = speaker(en.figures, ja.figures);
