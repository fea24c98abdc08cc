/** Names differ in spaces, widths and invisible marks between a database and a page, never in more. */
export const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** What keeps a pane alive but out of sight; styles are not saved with a page, so the usual marks must do. */
const HIDDEN =
  '[hidden], [style*="display: none"], [style*="display:none"], .tab-pane:not(.active), script, style, template, noscript, head, svg';

/** Elements that do not part words from each other. */
const INLINE = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'cite',
  'code',
  'em',
  'font',
  'i',
  'mark',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'u',
  'wbr',
]);

/**
 * The text a person sees on a page, in its order: of elements and of entries. Inline elements may or may not part words
 * (`<b>Dea</b>l`, `<span>Deal</span><span>today</span>`), so there are two answers.
 */
export const pageTexts = (document: Document): string[] => [pageText(document, INLINE), pageText(document, new Set())];

function pageText(document: Document, inline: ReadonlySet<string>): string {
  const pieces: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeType === 3) pieces.push(node.nodeValue ?? '');
    if (node.nodeType !== 1) return;
    const element = node as Element;
    if (element.matches(HIDDEN)) return;
    const { localName } = element;
    if (!inline.has(localName)) pieces.push(' ');
    if (localName === 'input' || localName === 'textarea') {
      const { type, value } = element as HTMLInputElement;
      if (!['hidden', 'password', 'checkbox', 'radio'].includes(type)) pieces.push(value);
    } else if (localName === 'select') {
      const { options, selectedIndex } = element as HTMLSelectElement;
      pieces.push(options[selectedIndex]?.textContent ?? '');
    } else {
      for (const child of element.childNodes) visit(child);
    }
    if (!inline.has(localName)) pieces.push(' ');
  };
  if (document.body) visit(document.body);
  return plain(pieces.join(''));
}

/** Where tags were cut out, spaces before marks come and go. */
const squeezed = (text: string): string => text.replace(/ (?=[)\]:;,.!?])/g, '');

const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

const isWholeAt = (text: string, name: string, at: number): boolean =>
  !(isWord(name[0]) && isWord(text[at - 1])) && !(isWord(name.at(-1)) && isWord(text[at + name.length]));

/** Whether a text holds a name as words of its own. */
export const holdsName = (text: string, name: string): boolean =>
  text.includes(name) && isWholeAt(text, name, text.indexOf(name));

/**
 * How often each name stands on a page, by the text that has it most often. A longer name is looked for first and takes its place, so that "Acme" does not
 * stand where "Acme – phase 2" does; "Deal 1" does not stand in "Deal 10".
 */
export function countNames(texts: readonly string[], names: readonly string[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const text of texts) {
    for (const [name, count] of countIn(squeezed(text), names)) most.set(name, Math.max(count, most.get(name) ?? 0));
  }
  return most;
}

function countIn(text: string, names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  let rest = text;
  for (const name of [...new Set(names.map(plain))]
    .filter(({ length }) => length > 1)
    .toSorted((a, b) => b.length - a.length)) {
    const sought = squeezed(name);
    for (let at = rest.indexOf(sought); at >= 0; at = rest.indexOf(sought, at + 1)) {
      if (!isWholeAt(rest, sought, at)) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      rest = rest.slice(0, at) + '\u0000'.repeat(sought.length) + rest.slice(at + sought.length);
    }
  }
  return counts;
}
