import { momentOf } from './moment.ts';
import { ambiguous, unreadable } from './parser.ts';
import type { ParseContext, Parsed } from './parser.ts';

/**
 * A calendar day → `Day`; a time of day in the text only serves to bring it into the person's zone.
 * Midnight UTC that falls on another day there may be an instant or a date stored as one, and is ambiguous.
 */
export function date(text: string, context: ParseContext): Parsed {
  const moment = momentOf(text, context);
  if (moment === undefined || moment === 'ambiguous') return moment ? ambiguous : unreadable;
  const { day, approximate, utcMidnight } = moment;
  if (utcMidnight !== undefined && utcMidnight !== day) return ambiguous;
  return approximate ? { ok: true, value: day, approximate } : { ok: true, value: day };
}
