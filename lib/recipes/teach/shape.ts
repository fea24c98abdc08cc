import { date } from '../parsers/date.ts';
import { fold, isBlank } from '../parsers/fold.ts';
import { money } from '../parsers/money.ts';
import type { ParseContext } from '../parsers/parser.ts';
import type { Shape } from './anchor.ts';

/** No currency at all: a number without a sign then reads, and one with a sign of its own does as well. */
const anyCurrency = 'XXX';
const longest = 60;

/** What one text looks like; `undefined` for a blank one. */
export function shapeOf(text: string, context: ParseContext): Shape | undefined {
  const folded = fold(text);
  if (isBlank(folded)) return undefined;
  if (folded.length > longest || !/\d/.test(folded)) return folded.includes('@') && isMail(folded) ? 'mail' : 'text';
  if (/^[-+]?\d{1,3}(?:[.,]\d+)? ?%$/.test(folded)) return 'percent';
  if (isMail(folded)) return 'mail';
  if (!/^\d+$/.test(folded) && isRead(date(text, { ...context, dateOrder: context.dateOrder ?? 'unknown' })))
    return 'date';
  if (/^[-+]?\d+$/.test(folded)) return 'number';
  return isRead(money(text, { ...context, currency: anyCurrency })) ? 'money' : 'text';
}

const isMail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
const isRead = (parsed: ReturnType<typeof date>): boolean => parsed.ok || parsed.reason === 'ambiguous';

export type Shapes = { most: Shape; share: number; told: number };

/** The shape most texts have and the share of those that are not blank; `undefined` when all are blank. */
export function shapesOf(texts: readonly string[], context: ParseContext): Shapes | undefined {
  const counts = new Map<Shape, number>();
  let told = 0;
  for (const text of texts) {
    const shape = shapeOf(text, context);
    if (!shape) continue;
    told += 1;
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  // Whole amounts among others with cents or a sign are amounts too.
  const numbers = counts.get('number') ?? 0;
  if (numbers && counts.has('money')) {
    counts.set('money', (counts.get('money') ?? 0) + numbers);
    counts.delete('number');
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best && { most: best[0], share: best[1] / told, told };
}

/** Whether texts may be of a place that had this shape when it was shown. Blank ones say nothing against it. */
export function fits(texts: readonly string[], shape: Shape, context: ParseContext): boolean {
  const seen = shapesOf(texts, context);
  if (!seen) return true;
  if (shape === 'text') return seen.most === 'text' || (seen.most !== 'date' && seen.share < 0.9);
  const alike = seen.most === shape || (isAmount(seen.most) && isAmount(shape));
  return alike && seen.share >= 0.8;
}

export const isAmount = (shape: Shape): boolean => shape === 'money' || shape === 'number';
