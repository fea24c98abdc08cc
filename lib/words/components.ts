import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

/** What components say on every surface. */
export const t = speaker(en.shared, ja.shared);
