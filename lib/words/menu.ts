import { menu as en } from './en-menu.ts';
import { menu as ja } from './ja-menu.ts';
import { speaker } from './speak.ts';

/** What shortcuts and the context menu say. */
export const t = speaker(en, ja);
