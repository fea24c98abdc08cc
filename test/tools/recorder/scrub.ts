import { plain } from '../../../lib/recipes/columns.ts';
import { inventAmounts, numberPattern, print, printed } from './amounts.ts';
import { entered } from './leaks.ts';
import { pretender, type Chance } from './pretend.ts';
import { wordsIn } from './vocabulary.ts';

export type ScrubWays = { url: string; vocabulary: ReadonlySet<string>; chance: Chance };

const host = 'https://crm.example.com';
const dropped =
  'script, style, link, meta, noscript, template, iframe, object, embed, base, img, picture, video, audio, svg, canvas';
const textual = /^(?:title|alt|value|placeholder|content|label|summary|aria-label|aria-description|datetime|download)$/;
const kept =
  /^(?:class|id|name|for|role|type|colspan|rowspan|headers|scope|hidden|checked|selected|disabled|readonly|tabindex|lang|dir|itemprop|resource|property|data-[\w.-]+|aria-[\w-]+)$/;

const mailPattern = /[\p{L}\d.+_-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const phonePattern = /(?:\+|\b0)\d[\d\s().-]{6,}\d/g;
const datePattern =
  /\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?(?:[T ]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}:\d\d(?::\d\d)?/;
const wordPattern = /[\p{L}\p{M}]{2,}|\p{Script=Han}|\p{Script=Katakana}|\p{Script=Hiragana}/gu;
/** A code: letters and digits together, or nothing but digits. */
const tokenPattern = /(?=[\w-]*\d)[\w]{2,}(?:-[\w]{2,})*/g;
const months = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/i;

/**
 * A page as a fixture: its structure, the texts recipes know, and invented ones for everything else. Nothing that runs,
 * loads or was typed by somebody stays. Works on the document it is given, which must be a copy.
 */
export function scrub(document: Document, { url, vocabulary, chance }: ScrubWays): string {
  for (const element of document.querySelectorAll(dropped)) element.remove();
  const pretend = pretender(chance, entered(document, vocabulary));
  const common = wordsIn(vocabulary);
  const codes = codesIn(document);
  const amountOf = inventAmounts(document, pretend);
  /** Words that stood in texts of the page: names may stand in its attributes as well. */
  const somebodys = new Set<string>();

  const wordsOf = (text: string): string =>
    text.replace(wordPattern, (word) => {
      if (months.test(word)) return word;
      if (!common.has(word.toLowerCase())) somebodys.add(word.toLowerCase());
      return pretend.word(word);
    });
  const textOf = (text: string): string => {
    const bare = plain(text.replace(/[(（]?\d[\d,.]*[)）]?/g, ' '));
    if (bare === '' && !/\d{4,}|\d[.,]\d/.test(text)) return text;
    if (vocabulary.has(plain(text)) || (vocabulary.has(bare) && !/\d{4,}/.test(text))) return text;
    // Each kind of thing is taken out in turn, so that none is taken for another.
    const kinds: [RegExp, (found: string) => string][] = [
      [mailPattern, (mail) => pretend.mail(mail)],
      [new RegExp(datePattern, 'g'), (date) => date],
      [phonePattern, (phone) => pretend.phone(phone)],
      [
        numberPattern,
        (number) => (codes.has(number) ? pretend.token(number) : print(amountOf(printed(number)), printed(number))),
      ],
    ];
    const replace = (rest: string, at: number): string => {
      const kind = kinds[at];
      if (!kind) return wordsOf(rest.replace(/(?=\w*\p{L})(?=\w*\d)\w{4,}/gu, (token) => pretend.token(token)));
      const [pattern, invent] = kind;
      let done = '';
      let last = 0;
      for (const match of rest.matchAll(pattern)) {
        done += replace(rest.slice(last, match.index), at + 1) + invent(match[0]);
        last = match.index + match[0].length;
      }
      return done + replace(rest.slice(last), at + 1);
    };
    return replace(text, 0);
  };
  const tokensOf = (value: string): string =>
    value.replace(tokenPattern, (token) => (/^\d?$|^[a-z]+-?\d$/i.test(token) ? token : pretend.token(token)));
  /** A name its maker gave a thing, unless it is one of somebody's. */
  const nameOf = (value: string): string =>
    tokensOf(value.replace(/\p{L}{3,}/gu, (word) => (somebodys.has(word.toLowerCase()) ? pretend.word(word) : word)));
  const addressOf = (address: string): string => {
    if (/^(?:mailto|tel|sms|callto|skype):/i.test(address)) return `#${pretend.word('contact')}`;
    if (/^(?:javascript|data|blob):/i.test(address)) return '#';
    const path = address.replace(/^[a-z]+:\/\/[^/?#]+/i, '');
    const decoded = /%[\da-f]{2}/i.test(path) ? decodeSafely(path) : path;
    return encodeURI(nameOf(decoded.replace(mailPattern, (mail) => pretend.mail(mail))));
  };

  const walk = (node: Node): void => {
    for (const child of Array.from(node.childNodes)) {
      if (child.nodeType === 3) child.nodeValue = textOf(child.nodeValue ?? '');
      else if (child.nodeType === 1) walk(child);
      else child.remove();
    }
  };
  const body = document.body;
  for (const entry of body.querySelectorAll<HTMLInputElement>('input')) {
    const value = /^(?:password|hidden)$/i.test(entry.type) ? '' : entry.value;
    entry.setAttribute('value', value);
  }
  // Texts first: what attributes may hold of them is known only then.
  walk(document.documentElement);
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of Array.from(element.attributes)) {
      if (name === 'href') element.setAttribute(name, addressOf(value));
      else if (name === 'style') {
        const hidden = /display:\s*none|visibility:\s*hidden/.exec(value)?.[0];
        if (hidden) element.setAttribute(name, hidden);
        else element.removeAttribute(name);
      } else if (textual.test(name) || (kept.test(name) && /\s|[^\x20-\x7e]|@|[{"]/.test(value) && name !== 'class'))
        element.setAttribute(name, textOf(value));
      else if (kept.test(name)) element.setAttribute(name, nameOf(value));
      else element.removeAttribute(name);
    }
  }
  const { pathname, search, hash } = new URL(url);
  const address = `${host}${addressOf(pathname + search + hash)}`;
  return `<!-- url: ${address} -->\n<!doctype html>\n${document.documentElement.outerHTML}\n`;
}

/** Numbers that stand in addresses and attributes: ids, which must stay the same wherever they stand. */
const codesIn = (document: Document): ReadonlySet<string> =>
  new Set(
    [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].flatMap(({ name, value }) => (textual.test(name) ? [] : (value.match(/\d{4,}/g) ?? []))),
    ),
  );

function decodeSafely(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
