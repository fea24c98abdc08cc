import { isBlank, tidy } from './fold.ts';
import { parsed, unreadable } from './parser.ts';
import type { Parsed } from './parser.ts';

/** Words, with spaces tidied and nothing else changed. `--` and the like say that the CRM has nothing there. */
export const text = (raw: string): Parsed => (isBlank(raw) ? unreadable : parsed(tidy(raw)));
