/**
 * Reads of a document that the page cannot redirect. `<form><input name="children">` makes `form.children` that input,
 * `<img name="querySelectorAll">` does the same to `document`; the accessors of the prototypes stay what they are.
 */
export type Dom = {
  document: Document;
  children(element: Element): HTMLCollection;
  first(element: Element): Element | null;
  next(element: Element): Element | null;
  parent(element: Element): Element | null;
  name(element: Element): string;
  attribute(element: Element, name: string): string | null;
  attributeNames(element: Element): string[];
  matches(element: Element, selector: string): boolean;
  closest(element: Element, selector: string): Element | null;
  contains(element: Element, other: Element): boolean;
  /** Whether `other` begins after `element` does. */
  isBefore(element: Element, other: Element): boolean;
  rawText(element: Element): string;
  firstNode(node: Node): Node | null;
  nextNode(node: Node): Node | null;
  nodeType(node: Node): number;
  nodeText(node: Node): string | null;
  all(root: Document | Element, selector: string): Element[];
  one(root: Document | Element, selector: string): Element | null;
  byId(id: string): Element | null;
  focused(): Element | null;
  /** Still a part of the page. */
  isAttached(element: Element): boolean;
  /** Laid out at all, where the runtime can tell. */
  isRendered(element: Element): boolean;
  top(): Element | null;
  /** Its rectangle in the window. */
  box(element: Element): DOMRect;
  rootOf(node: Node): Node;
  /** What is shown at a place of the window. */
  at(x: number, y: number): Element | null;
};

const FOLLOWING = 4;

const doms = new WeakMap<Document, { flat?: Dom; deep?: Dom }>();

/** `deep` walks open shadow roots where the flat document has no match. */
export function domOf(document: Document, deep = false): Dom {
  const known = doms.get(document) ?? {};
  const made = known[deep ? 'deep' : 'flat'];
  if (made?.top()) return made;
  const dom = make(document, deep);
  // A document without an element yet has no element prototype to learn from: look again next time.
  if (dom.top()) doms.set(document, { ...known, [deep ? 'deep' : 'flat']: dom });
  return dom;
}

function make(document: Document, deep: boolean): Dom {
  const page = lens(document);
  const top = page.get<Document, Element | null>('documentElement');
  const of = lens(top(document) ?? document);
  const pageAll = page.call<Document, [string], NodeListOf<Element>>('querySelectorAll');
  const pageOne = page.call<Document, [string], Element | null>('querySelector');
  const elementAll = of.call<Element, [string], NodeListOf<Element>>('querySelectorAll');
  const elementOne = of.call<Element, [string], Element | null>('querySelector');
  const byId = page.call<Document, [string], Element | null>('getElementById');
  const focused = page.get<Document, Element | null>('activeElement');
  const at = page.maybe<Document, [number, number], Element | null>('elementFromPoint');
  const position = of.call<Element, [Element], number>('compareDocumentPosition');
  const isRendered = of.maybe<Element, [], boolean>('checkVisibility');
  const shadowOf = of.get<Element, ShadowRoot | null>('shadowRoot');

  const flatAll = (root: Document | Element, selector: string): Element[] => [
    ...(root === document ? pageAll(document, selector) : elementAll(root as Element, selector)),
  ];
  const shadowsIn = (elements: Iterable<Element>): ShadowRoot[] => {
    const found: ShadowRoot[] = [];
    for (const element of elements) {
      const shadow = shadowOf(element);
      if (shadow) found.push(shadow, ...shadowsIn(shadow.querySelectorAll('*')));
    }
    return found;
  };
  const all = (root: Document | Element, selector: string): Element[] => {
    const flat = flatAll(root, selector);
    if (flat.length > 0 || !deep) return flat;
    const hosts = root === document ? flatAll(root, '*') : [root as Element, ...flatAll(root, '*')];
    return shadowsIn(hosts).flatMap((shadow) => [...shadow.querySelectorAll(selector)]);
  };

  return {
    document,
    children: of.get('children'),
    first: of.get('firstElementChild'),
    next: of.get('nextElementSibling'),
    parent: of.get('parentElement'),
    name: of.get('localName'),
    attribute: of.call('getAttribute'),
    attributeNames: of.call('getAttributeNames'),
    matches: of.call('matches'),
    closest: of.call('closest'),
    contains: of.call('contains'),
    isBefore: (element, other) => (position(element, other) & FOLLOWING) > 0,
    rawText: of.get('textContent'),
    firstNode: of.get('firstChild'),
    nextNode: of.get('nextSibling'),
    nodeType: of.get('nodeType'),
    // Only asked of text, which has no named properties; happy-dom's text overrides its node's accessor.
    nodeText: (node) => node.nodeValue,
    all,
    one: (root, selector) =>
      (root === document ? pageOne(document, selector) : elementOne(root as Element, selector)) ??
      (deep ? (all(root, selector)[0] ?? null) : null),
    byId: (id) => byId(document, id),
    focused: () => focused(document),
    isAttached: of.get('isConnected'),
    isRendered: (element) => isRendered?.(element) ?? true,
    top: () => top(document),
    box: of.call('getBoundingClientRect'),
    rootOf: of.call('getRootNode'),
    at: (x, y) => at?.(document, x, y) ?? null,
  };
}

/** The accessors and methods that a node's prototypes hold, as plain functions of the node. */
function lens(node: Node) {
  const find = (name: string): { get?: unknown; value?: unknown } => {
    for (let holder: unknown = Object.getPrototypeOf(node); holder; holder = Object.getPrototypeOf(holder)) {
      const descriptor = Object.getOwnPropertyDescriptor(holder, name);
      if (descriptor) return descriptor;
    }
    return {};
  };
  // `call.bind(f)` is f with its `this` as first argument, and the one form of it that engines make fast.
  const bound = (f: unknown): ((...given: never[]) => never) =>
    Function.prototype.call.bind(f as () => unknown) as unknown as (...given: never[]) => never;
  const call = <N extends Node, A extends unknown[], V>(name: string) =>
    bound(find(name).value) as unknown as (of: N, ...given: A) => V;
  return {
    get: <N extends Node, V>(name: string) => bound(find(name).get) as unknown as (of: N) => V,
    call,
    maybe: <N extends Node, A extends unknown[], V>(name: string): ((of: N, ...given: A) => V) | undefined =>
      find(name).value ? call(name) : undefined,
  };
}
