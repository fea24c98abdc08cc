import { folded } from '../domain/identity.ts';
import type { Row, RowIdentity } from '../domain/reading.ts';
import { find } from './find.ts';
import type { Found, Scope } from './find.ts';
import type { Formats } from './parse-field.ts';
import { parsers } from './parsers/index.ts';

const longestId = 200;

export function identitiesOf(
  scope: Scope,
  values: readonly Row['values'][],
  formats: Formats,
): (RowIdentity | undefined)[] {
  const { strong, business, prefix = '', as } = scope.part.identity;
  const canonical = (text: string | undefined): string | undefined => {
    const read = as && text !== undefined ? parsers[as](text, formats) : undefined;
    return read ? (read.ok ? String(read.value) : undefined) : text;
  };
  const strongs = strong ? find(strong, scope) : [];
  const keys = business ? find(business, scope) : [];
  return values.map((value, index) => {
    const id: RowIdentity = {};
    const own = canonical(short(strongs[index]));
    const key = short(keys[index]);
    const written = provisionalOf(value);
    if (own) id.strong = `${prefix}${own}`;
    if (key) id.business = key;
    if (written) id.provisional = written;
    return own || key || written ? id : undefined;
  });
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

export function linksOf(scope: Scope, identities: readonly (RowIdentity | undefined)[]): (string | undefined)[] {
  const { link } = scope.part;
  if (!link) return [];
  if (typeof link === 'string') {
    const address = resolved(link.replace('{id}', 'its-id'), scope.url);
    return identities.map((id) =>
      id?.strong === undefined ? undefined : address?.replace('its-id', encodeURIComponent(id.strong)),
    );
  }
  return find(link, scope).map((found) => (found?.text ? resolved(found.text, scope.url) : undefined));
}

function resolved(place: string, base: string): string | undefined {
  if (place === '#' || !URL.canParse(place, base)) return undefined;
  const { protocol, href } = new URL(place, base);
  return /^https?:$/.test(protocol) ? href : undefined;
}
