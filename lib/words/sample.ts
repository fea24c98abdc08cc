import { sample as en } from './en-sample.ts';
import { sample as ja } from './ja-sample.ts';
import { speaker } from './speak.ts';

/** What is said of the sample. */
export const t = speaker(en, ja);
