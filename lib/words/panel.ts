import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

/** What the panel beside a deal says. */
export const t = speaker({ ...en.shared, ...en.panel }, { ...ja.shared, ...ja.panel });
