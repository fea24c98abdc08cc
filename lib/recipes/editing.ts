import type { Scope } from './find.ts';

/** Whether a place holds a value that is not finished: it has the focus, or the page marks it as being edited. */
export function editing({ part, dom, root }: Scope): (element: Element) => boolean {
  const focused = dom.focused();
  const isEntry = focused !== null && /^(?:input|textarea|select)$/.test(dom.name(focused));
  const marks = part.editing
    ? [...dom.all(root, part.editing), ...(root === dom.document ? [] : [dom.closest(root as Element, part.editing)])]
    : [];
  return (element) =>
    (isEntry && element === focused) ||
    marks.some((mark) => mark && (dom.contains(mark, element) || dom.contains(element, mark)));
}
