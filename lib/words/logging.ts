import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

/** What logging and its toast say on every surface. */
export const t = speaker(en.logging, ja.logging);
