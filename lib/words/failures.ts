import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

/** Why something was not done. */
export const t = speaker(en.failures, ja.failures);
