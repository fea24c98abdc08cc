import { rules as en } from './en-rules.ts';
import { rules as ja } from './ja-rules.ts';
import { speaker } from './speak.ts';

/** What the chapters on calendar, definitions, rates and metrics of one's own say. */
export const t = speaker(en, ja);
