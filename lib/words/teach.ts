import * as en from './en.ts';
import { teach as enTeach } from './en-teach.ts';
import * as ja from './ja.ts';
import { teach as jaTeach } from './ja-teach.ts';
import { speaker } from './speak.ts';

/** What is said while a page is taught. */
export const t = speaker({ ...en.fields, ...enTeach }, { ...ja.fields, ...jaTeach });
