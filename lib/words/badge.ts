import * as en from './en.ts';
import * as ja from './ja.ts';
import { speaker } from './speak.ts';

export const t = speaker(en.badge, ja.badge);
