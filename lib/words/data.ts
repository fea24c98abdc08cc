import { data as en } from './en-data.ts';
import { data as ja } from './ja-data.ts';
import { speaker } from './speak.ts';

/** What the data chapter says. */
export const t = speaker(en, ja);
