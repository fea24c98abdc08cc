import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

/** What the settings page says. */
export const t = speaker({ ...en.shared, ...en.popup, ...en.options }, { ...ja.shared, ...ja.popup, ...ja.options });
