import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

/** What the popup says. The panel, the badge and the options bind their own, shorter or longer, lists. */
export const t = speaker({ ...en.shared, ...en.coverage, ...en.popup }, { ...ja.shared, ...ja.coverage, ...ja.popup });
