import { imports as en } from './en-import.ts';
import { imports as ja } from './ja-import.ts';
import { speaker } from './speak.ts';

/** What the import says. */
export const t = speaker(en, ja);
