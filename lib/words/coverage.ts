import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

/** How much of a figure can be trusted. */
export const t = speaker(en.coverage, ja.coverage);
