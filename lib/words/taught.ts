import * as en from './en.ts';
import { taught as enTaught } from './en-taught.ts';
import * as ja from './ja.ts';
import { taught as jaTaught } from './ja-taught.ts';
import { speaker } from './speak.ts';

/** What the chapter on how pages are read says. */
export const t = speaker({ ...en.fields, ...enTaught }, { ...ja.fields, ...jaTaught });
