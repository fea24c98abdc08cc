import { folded } from '../domain/identity.ts';
import type { Row, RowIdentity } from '../domain/reading.ts';
import { find } from './find.ts';
import type { Found, Scope } from './find.ts';
import type { Formats } from './parse-field.ts';
import type { Part } from './recipe.ts';
import { parsers } from './parsers/index.ts';

const longestId = 200;

/** What a row carries to be known by and to be opened by, as texts. */
export type Marks = { strong?: Found | undefined; business?: Found | undefined; link?: Found | undefined };

export function marksOf(scope: Scope): Marks[] {
  const { identity, link } = scope.part;
  const strong = identity.strong ? find(identity.strong, scope) : [];
  const business = identity.business ? find(identity.business, scope) : [];
  const links = link && typeof link !== 'string' ? find(link, scope) : [];
  return scope.rows.map((_, index) => ({ strong: strong[index], business: business[index], link: links[index] }));
}

export function identifier(
  { identity: { prefix = '', as } }: Part,
  formats: Formats,
): (marks: Marks, values: Row['values']) => RowIdentity | undefined {
  const canonical = (text: string | undefined): string | undefined => {
    const read = as && text !== undefined ? parsers[as](text, formats) : undefined;
    return read ? (read.ok ? String(read.value) : undefined) : text;
  };
  return ({ strong, business }, values) => {
    const id: RowIdentity = {};
    const own = canonical(short(strong));
    const key = short(business);
    const written = provisionalOf(values);
    if (own) id.strong = `${prefix}${own}`;
    if (key) id.business = key;
    if (written) id.provisional = written;
    return own || key || written ? id : undefined;
  };
}

const short = (found: Found | undefined): string | undefined =>
  found?.text && found.text.length <= longestId ? found.text : undefined;

/** What is written on a row, to know it again until its own id is seen. Never its position, never a time of looking. */
function provisionalOf({ name, account, subject, type, when }: Row['values']): string | undefined {
  const texts = name ? [name, account] : subject ? [type, subject, when, account] : [];
  return (
    texts
      .map((one) => (typeof one?.value === 'string' ? folded(one.value) : ''))
      .join(' | ')
      .slice(0, longestId) || undefined
  );
}

/** The address a row is opened at. */
export function linker({ link }: Part, url: string): (marks: Marks, id: RowIdentity) => string | undefined {
  if (typeof link !== 'string') return (marks) => (marks.link?.text ? resolved(marks.link.text, url) : undefined);
  const address = resolved(link.replace('{id}', 'its-id'), url);
  return (_, id) => (id.strong === undefined ? undefined : address?.replace('its-id', encodeURIComponent(id.strong)));
}

function resolved(place: string, base: string): string | undefined {
  if (place === '#' || !URL.canParse(place, base)) return undefined;
  const { protocol, href } = new URL(place, base);
  return /^https?:$/.test(protocol) ? href : undefined;
}
