import { isCalled } from './columns.ts';
import type { Dom } from './dom.ts';
import type { Part } from './recipe.ts';
import { shownText } from './shown.ts';

/** Where labels stand when a recipe does not say. */
const anyLabel = 'label, dt, th, td, span, div, p, strong, b, h3, h4, h5, h6';
const longestLabel = 80;

/** Finds the value beside a label. The labels of a record are looked up once. */
export function labelsOf(
  dom: Dom,
  base: Document | Element,
  labels: Part['labels'],
): (synonyms: readonly string[]) => Element | undefined {
  let known: { text: string; element: Element }[] | undefined;
  const all = (): { text: string; element: Element }[] =>
    dom.all(base, labels?.label ?? anyLabel).flatMap((element) => {
      if (!labels && dom.first(element)) return [];
      if (dom.rawText(element).length > 4 * longestLabel) return [];
      const text = shownText(dom, element);
      return text && text.length <= longestLabel ? [{ text, element }] : [];
    });

  return (synonyms) => {
    known ??= all();
    for (const synonym of synonyms) {
      for (const { text, element } of known) {
        if (!isCalled(text, synonym)) continue;
        const value = valueBeside(dom, base, element, labels);
        if (value) return value;
      }
    }
    return undefined;
  };
}

function valueBeside(dom: Dom, base: Document | Element, label: Element, labels: Part['labels']): Element | undefined {
  const block = labels?.in ? dom.closest(label, labels.in) : undefined;
  if (labels?.value) return (block && dom.one(block, labels.value)) ?? undefined;
  const entry = dom.attribute(label, 'for');
  const named = entry ? dom.byId(entry) : null;
  if (named) return named;
  // The label may be wrapped: climb to where something follows, but not out of the block that holds both.
  for (
    let at: Element | null = label, climbed = 0;
    at && at !== block && at !== base && climbed < 3;
    at = dom.parent(at), climbed += 1
  ) {
    const next = dom.next(at);
    if (next) return next;
  }
  return undefined;
}
