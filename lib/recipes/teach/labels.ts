import type { Dom } from '../dom.ts';
import { ownText, shownText } from '../shown.ts';
import { textsIn } from './slots.ts';

const longestLabel = 40;

/**
 * The label of a piece of text on a card or a record: what names it to assistive technology, or the piece before it where
 * the two make a pair. Empty when it has none.
 */
export function labelOf(dom: Dom, slots: readonly Element[], at: number): string {
  const slot = slots[at];
  if (!slot) return '';
  const own = dom.attribute(slot, 'aria-label');
  if (own) return asLabel(own);
  const by = dom.attribute(slot, 'aria-labelledby')?.split(/\s+/)[0];
  const named = by ? dom.byId(by) : null;
  if (named && named !== slot) return asLabel(shownText(dom, named));
  const before = slots[at - 1];
  return before && isPair(dom, before, slot) ? asLabel(shownText(dom, before)) : '';
}

/** A label and its value: a cell and the next, a term and its description, or a block that holds just these two. */
function isPair(dom: Dom, label: Element, slot: Element): boolean {
  if (dom.closest(label, 'a[href]') || dom.one(label, 'a[href]')) return false;
  if (dom.name(label) === 'label') return true;
  const [cell, title] = [dom.closest(slot, 'td, dd'), dom.closest(label, 'td, th, dt')];
  if (cell || title) return cell !== null && title !== null && dom.next(title) === cell;
  let block = dom.parent(slot);
  for (let climbed = 0; block && climbed < 4 && !dom.contains(block, label); climbed += 1) block = dom.parent(block);
  if (!block || !dom.contains(block, label) || ownText(dom, block)) return false;
  const inside = textsIn(dom, block, undefined, 4);
  return inside[0] === label && inside[1] === slot && inside.length <= 3;
}

const asLabel = (text: string): string => (text.length <= longestLabel ? text.replace(/[\s:：*]+$/, '').trim() : '');
