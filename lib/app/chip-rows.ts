import type { Dom } from '../recipes/dom.ts';
import { overlap, type Box } from './chip-spot.ts';

/** Nothing of a row beyond this is looked at: a row that holds more has no room for a chip either way. */
const mostNodes = 400;

const controls = new Set([
  'img',
  'svg',
  'canvas',
  'video',
  'input',
  'select',
  'textarea',
  'button',
  'progress',
  'meter',
  'iframe',
]);
const roles = new Set(['button', 'checkbox', 'switch', 'menuitem', 'combobox', 'slider', 'img', 'progressbar']);
const unseen = new Set(['script', 'style', 'template', 'noscript']);

const ELEMENT = 1;
const TEXT = 3;

/** A control of so much of a row is the row's own surface, not something in it. */
const surface = 0.8;

export type RowRoom = {
  /** The rectangle of an element in the window. */
  boxOf: (element: Element) => Box;
  parentOf: (element: Element) => Element | null;
  /** The element a node stands in, out of a shadow root into its host. */
  above: (node: Node) => Element | null;
  rootOf: (element: Element) => Node;
  /** What is written on a row. */
  textOf: (element: Element) => string;
  /** What texts and controls of a row take, measured from its corner. */
  takenIn: (row: Element) => Box[];
  /** The ancestors that cut off what sticks out of them, the nearest first. */
  clippersOf: (row: Element) => Element[];
  /** Whether the page shows the row at this place of the window, and not a menu, a dialog or a header that stays. */
  shows: (row: Element, x: number, y: number) => boolean;
};

/** What a row's chip has to reckon with. Reads the page and changes nothing of it. */
export function rowRoom(view: Window & typeof globalThis, dom: Dom): RowRoom {
  const range = new view.Range();
  const boxOf = (element: Element): Box => {
    const { left, top, right, bottom } = dom.box(element);
    return { left, top, right, bottom };
  };
  const areaOf = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top);
  const cuts = (element: Element): boolean => {
    const { overflowX, overflowY } = view.getComputedStyle(element);
    return overflowX !== 'visible' || overflowY !== 'visible';
  };

  const takenIn = (row: Element): Box[] => {
    const whole = boxOf(row);
    const { left: x, top: y } = whole;
    const taken: Box[] = [];
    let left = mostNodes;
    const take = ({ left: from, top, right, bottom }: Box): void => {
      if (right - from >= 1 && bottom - top >= 1)
        taken.push({ left: from - x, top: top - y, right: right - x, bottom: bottom - y });
    };
    const boxes = new Map<Element, Box>();
    const knownBox = (element: Element): Box => {
      let box = boxes.get(element);
      if (!box) boxes.set(element, (box = boxOf(element)));
      return box;
    };
    /** A text that is too long for its cell is cut by it, most of the time. */
    const shownOf = (text: Box, parent: Element): Box => {
      let shown = text;
      for (let around: Element | null = parent; around && around !== row; around = dom.parent(around)) {
        const { left: from, right } = knownBox(around);
        if ((shown.left < from || shown.right > right) && cuts(around)) shown = overlap(shown, knownBox(around));
      }
      return shown;
    };
    const takeText = (text: Node, parent: Element): void => {
      if (!dom.nodeText(text)?.trim()) return;
      range.selectNodeContents(text);
      for (const { left: from, top, right, bottom } of range.getClientRects())
        take(shownOf({ left: from, top, right, bottom }, parent));
    };
    const walk = (element: Element): void => {
      for (let node = dom.firstNode(element); node && left > 0; node = dom.nextNode(node)) {
        left -= 1;
        if (dom.nodeType(node) === TEXT) takeText(node, element);
        if (dom.nodeType(node) !== ELEMENT) continue;
        const inner = node as Element;
        const name = dom.name(inner);
        if (unseen.has(name)) continue;
        const isControl = controls.has(name) || roles.has(dom.attribute(inner, 'role') ?? '');
        const box = isControl ? boxOf(inner) : undefined;
        if (box && areaOf(box) < surface * areaOf(whole)) take(box);
        else walk(inner);
      }
    };
    walk(row);
    return left > 0 ? taken : [{ left: 0, top: 0, right: whole.right - x, bottom: whole.bottom - y }];
  };

  const above = (node: Node): Element | null => {
    // The accessor is a node's; a text has it like an element.
    const parent = dom.parent(node as Element);
    if (parent) return parent;
    const root = dom.rootOf(node);
    return root instanceof view.ShadowRoot ? root.host : null;
  };

  return {
    boxOf,
    parentOf: (element) => dom.parent(element),
    above,
    rootOf: (element) => dom.rootOf(element),
    textOf: (element) => dom.rawText(element),
    takenIn,
    clippersOf(row) {
      const found: Element[] = [];
      const { documentElement, body } = view.document;
      for (let element = above(row); element && element !== documentElement; element = above(element))
        if (element !== body && cuts(element)) found.push(element);
      return found;
    },
    shows(row, x, y) {
      const root = dom.rootOf(row);
      const hit = root instanceof view.ShadowRoot ? root.elementFromPoint(x, y) : dom.at(x, y);
      return hit !== null && (dom.contains(row, hit) || dom.contains(hit, row));
    },
  };
}
