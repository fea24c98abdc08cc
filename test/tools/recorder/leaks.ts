import { plain } from '../../../lib/recipes/columns.ts';
import { numberPattern } from './amounts.ts';
import { wordsIn } from './vocabulary.ts';

const told = ['title', 'alt', 'value', 'placeholder', 'content', 'label', 'aria-label', 'data-name', 'data-value'];

/** Everything somebody may have entered on a page: words of its texts, mails, numbers of more than three digits. */
export function entered(document: Document, vocabulary: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const common = wordsIn(vocabulary);
  const take = (text: string): void => {
    if (vocabulary.has(plain(text))) return;
    for (const mail of text.match(/[\w.+-]+@[\w.-]+/g) ?? []) found.add(mail.toLowerCase());
    for (const word of text.match(/[\p{L}\p{M}]{3,}/gu) ?? [])
      if (!common.has(word.toLowerCase()) && !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/i.test(word))
        found.add(word.toLowerCase());
    for (const number of text.match(numberPattern) ?? [])
      if (number.replace(/\D/g, '').length > 4 && !/[12]\d{3}[-/.]/.test(text)) found.add(number);
  };
  for (const element of document.querySelectorAll('body, body *')) {
    if (/^(?:script|style|noscript|template)$/.test(element.localName)) continue;
    for (const node of element.childNodes) if (node.nodeType === 3) take(node.nodeValue ?? '');
    for (const name of told) take(element.getAttribute(name) ?? '');
  }
  return found;
}

/** What of it stands in a scrubbed page: nothing may. Names of tags and attributes are the page's maker's. */
export function leaks(originals: ReadonlySet<string>, scrubbed: string): string[] {
  const text = scrubbed.replace(/<\/?[a-z][a-z0-9-]*|\s[a-z][\w:.-]*=/gi, ' ').toLowerCase();
  const words = new Set(text.match(/[\p{L}\p{M}]{3,}/gu) ?? []);
  return [...originals].filter((one) => (/^[\p{L}\p{M}]+$/u.test(one) ? words.has(one) : text.includes(one)));
}
