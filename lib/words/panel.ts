import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

/** What the panel beside a deal says: little, since its script is loaded into every deal's page. */
export const t = speaker({ ...en.logging, ...en.fields, ...en.panel }, { ...ja.logging, ...ja.fields, ...ja.panel });
