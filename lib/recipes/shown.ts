import type { Dom } from './dom.ts';

/** Letters of one value that are kept; a note may be a novel. */
export const mostLetters = 2000;

const ELEMENT = 1;
const TEXT = 3;

/** Elements that stand apart on the page, so that their texts are apart too. */
const apart = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'br',
  'button',
  'dd',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'label',
  'legend',
  'li',
  'main',
  'nav',
  'ol',
  'option',
  'p',
  'pre',
  'section',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
]);
const unseen = new Set(['script', 'style', 'template', 'noscript', 'svg', 'select', 'textarea']);

/** What a person sees of an element: an entry's live value, a select's chosen option, else its text. Passwords are never read. */
export function shownText(dom: Dom, element: Element): string {
  const name = dom.name(element);
  if (name === 'input') return entryText(element as HTMLInputElement);
  if (name === 'textarea') return clean((element as HTMLTextAreaElement).value);
  if (name === 'select') {
    const { options, selectedIndex } = element as HTMLSelectElement;
    const chosen = options[selectedIndex];
    return chosen ? clean(dom.rawText(chosen)) : '';
  }
  return shownInside(dom, element);
}

/** An entry inside an element is not part of its text: a sentence with a box to tick is still that sentence. */
function shownInside(dom: Dom, element: Element): string {
  for (let at = element; ;) {
    // Most cells are a text inside a link inside a cell: no need to gather anything.
    const only = dom.firstNode(at);
    if (!only) return '';
    if (dom.nextNode(only)) return gathered(dom, at);
    const type = dom.nodeType(only);
    if (type === TEXT) return clean(dom.nodeText(only) ?? '');
    if (type !== ELEMENT) return '';
    at = only as Element;
    const name = dom.name(at);
    if (name === 'input' || unseen.has(name)) return '';
  }
}

function gathered(dom: Dom, element: Element): string {
  const pieces: string[] = [];
  gather(dom, element, pieces, { left: 4 * mostLetters });
  return clean(pieces.join(''));
}

function entryText(input: HTMLInputElement): string {
  if (input.type === 'password') return '';
  return input.type === 'checkbox' || input.type === 'radio' ? String(input.checked) : clean(input.value);
}

function gather(dom: Dom, element: Element, pieces: string[], room: { left: number }): void {
  for (let node = dom.firstNode(element); node && room.left > 0; node = dom.nextNode(node)) {
    const type = dom.nodeType(node);
    if (type === TEXT) {
      const text = dom.nodeText(node) ?? '';
      room.left -= text.length;
      pieces.push(text);
    } else if (type === ELEMENT) {
      const name = dom.name(node as Element);
      if (unseen.has(name) || dom.attribute(node as Element, 'hidden') !== null) continue;
      const isApart = apart.has(name);
      if (isApart) pieces.push(' ');
      gather(dom, node as Element, pieces, room);
      if (isApart) pieces.push(' ');
    }
  }
}

/** The text that stands directly in an element, without its child elements. */
export function ownText(dom: Dom, element: Element): string {
  let text = '';
  for (let node = dom.firstNode(element); node; node = dom.nextNode(node)) {
    if (dom.nodeType(node) === TEXT) text += dom.nodeText(node) ?? '';
  }
  return clean(text);
}

/** A live property as text; `undefined` where the element has none, or holds a password. */
export function propertyText(element: Element, property: 'value' | 'checked'): string | undefined {
  const { type, [property]: value } = element as HTMLInputElement;
  return type === 'password' || value === undefined ? undefined : clean(String(value));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The text of HTML held in an attribute, one line per line and block of it, without building a document of it. */
export const htmlText = (html: string): string =>
  clean(
    html
      .slice(0, 4 * mostLetters)
      .replace(/<\/?(?:br|div|p|li|ul|ol|tr|table|h\d|hr)\b[^>]*>/gi, '\n')
      .replace(/<[^>]*>/g, '')
      .replace(
        /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi,
        (whole, decimal?: string, hex?: string, name?: string) =>
          name
            ? (entities[name.toLowerCase()] ?? whole)
            : letterOf(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16)),
      ),
    '\n',
  );

const letterOf = (code: number): string => (code <= 0x10_ff_ff ? String.fromCodePoint(code) : '');

/** What HTML does not show as it is written; most texts hold none of it. */
const untidy = /[\t\n\r\f\u200b\u200e\u200f\u2060\ufeff\u00ad]| {2}/;

/** One space where HTML shows one; no-break spaces stay, since numbers are grouped by them. Lines are kept when asked for. */
export function clean(raw: string, keep: '' | '\n' = ''): string {
  let text = raw;
  if (untidy.test(text)) {
    text = text.replace(/[\u200b\u200e\u200f\u2060\ufeff\u00ad]/g, '');
    text = keep ? text.replace(/[ \t\r]+/g, ' ').replace(/ ?\n[ \n]*/g, '\n') : text.replace(/[ \t\n\r\f]+/g, ' ');
  }
  text = text.trim();
  return text.length > mostLetters ? text.slice(0, mostLetters) : text;
}

/** Whether an element hides itself and what is in it by its own attributes. */
export const isShut = (dom: Dom, element: Element): boolean =>
  dom.attribute(element, 'hidden') !== null ||
  /display:\s*none|visibility:\s*hidden/.test(dom.attribute(element, 'style') ?? '');

/** Whether a person could see it: `seen`, `behind` (taken from assistive technology, as pages do behind a dialog), or not. */
export function showing(dom: Dom, element: Element): 'seen' | 'behind' | 'hidden' {
  let isBehind = false;
  for (let at: Element | null = element; at; at = dom.parent(at)) {
    if (isShut(dom, at)) return 'hidden';
    if (dom.attribute(at, 'aria-hidden') === 'true') isBehind = true;
  }
  if (!dom.isRendered(element)) return 'hidden';
  return isBehind ? 'behind' : 'seen';
}
