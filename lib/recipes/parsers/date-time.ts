import { momentOf } from './moment.ts';
import { ambiguous, unreadable } from './parser.ts';
import type { ParseContext, Parsed } from './parser.ts';

/** A moment → `LocalTime`: `YYYY-MM-DDTHH:MM` in the person's zone, or the bare day when the text has no time. */
export function dateTime(text: string, context: ParseContext): Parsed {
  const moment = momentOf(text, context);
  if (moment === undefined || moment === 'ambiguous') return moment ? ambiguous : unreadable;
  const { day, time, approximate } = moment;
  const value = time === undefined ? day : `${day}T${time}`;
  return approximate ? { ok: true, value, approximate } : { ok: true, value };
}
