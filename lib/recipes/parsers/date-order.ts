import { takeClock } from './clock.ts';
import { fold } from './fold.ts';
import { withoutWeekday } from './month-names.ts';
import type { DateOrder } from './parser.ts';

/**
 * The order of day and month that a page's own dates prove: one `30/11/2026` among them tells how its `05/11/2026` is meant,
 * because a person's CRM writes all of them alike. `undefined` when none proves one or when they contradict each other.
 */
export function dateOrderSeen(texts: Iterable<string>): DateOrder | undefined {
  let seen: DateOrder | undefined;
  for (const text of texts) {
    if (text.length > 60) continue;
    const clock = takeClock(fold(text));
    const rest = clock === 'ambiguous' ? '' : clock.rest;
    const [, a, b] = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\.?$/.exec(withoutWeekday(rest, 'en') ?? rest) ?? [];
    const order = Number(a) > 12 && Number(b) <= 12 ? 'dmy' : Number(b) > 12 && Number(a) <= 12 ? 'mdy' : undefined;
    if (order && seen && order !== seen) return undefined;
    seen ??= order;
  }
  return seen;
}
