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
    const order = orderIn(text);
    if (order && seen && order !== seen) return undefined;
    seen ??= order;
  }
  return seen;
}

/** What a text says depends on nothing but itself, and pages are read again and again. */
const told = new Map<string, DateOrder | undefined>();
const mostTold = 10_000;

function orderIn(text: string): DateOrder | undefined {
  if (text.length > 60) return undefined;
  if (told.has(text)) return told.get(text);
  const clock = takeClock(fold(text));
  const rest = clock === 'ambiguous' ? '' : clock.rest;
  const [, a, b] = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\.?$/.exec(withoutWeekday(rest, 'en') ?? rest) ?? [];
  const order = Number(a) > 12 && Number(b) <= 12 ? 'dmy' : Number(b) > 12 && Number(a) <= 12 ? 'mdy' : undefined;
  if (told.size >= mostTold) told.clear();
  told.set(text, order);
  return order;
}
