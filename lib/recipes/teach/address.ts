import type { When } from '../recipe.ts';

/** A piece of an address that names one record: a number, a long code, not a word of the page's maker. */
const isId = (piece: string): boolean =>
  /^\d+$/.test(piece) ||
  /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(piece) ||
  (/^[\w-]{8,60}$/.test(piece) && /\d/.test(piece) && !/^[a-z]+(?:-[a-z]+)*-?\d{1,2}$/i.test(piece));

/** Parameters that say how a page is shown, not which page it is. */
const passing =
  /^(?:app|lang|locale|theme|sort\w*|order\w*|dir|q|query|search\w*|filter\w*|tab\w*|parent\w*|from|ref|return\w*|utm_\w+|token|sid|session\w*|cids|\w*menu\w*|page|limit|offset|per_?page|view_?id|cvid|viewname|_\w*)$/i;

const isWord = (value: string): boolean => /^[A-Za-z][A-Za-z._-]{1,39}$/.test(value);

type Parts = { path: string[]; params: [string, string][]; hash: string };

function partsOf(address: string): Parts {
  const [beforeHash = '', ...hashes] = address.split('#');
  const [path = '', search = ''] = beforeHash.split('?');
  return { path: path.split('/'), params: [...new URLSearchParams(search)], hash: hashes.join('#') };
}

const globbed = (pieces: readonly string[]): string =>
  pieces.map((piece) => (isId(piece) ? idGlob(piece) : piece.replace(/[*{}]/g, '*'))).join('/');

/** Splits a route in a hash (`#/deals/7?x`, `#Opportunity/view/1a2b`) by its slashes. */
const routeOf = (hash: string): string[] | undefined =>
  hash && !hash.includes('=') && hash.length < 200 ? hash.replace(/\?.*$/, '').split('/') : undefined;

/** Which pages are like this one: the words of its address stay, numbers and codes may be any, passing parameters fall away. */
export function whenLike(url: string): When {
  const { pathname, search, hash } = new URL(url);
  const { path, params } = partsOf(pathname + search);
  const route = routeOf(hash.slice(1));
  const kept = params.filter(([name, value]) => !passing.test(name) && (isWord(value) || isId(value)));
  return {
    url: [`${globbed(path)}${route ? `*#${globbed(route)}` : '*'}`.replace(/\*{2,}/g, '*')],
    ...(kept.length > 0 && {
      params: Object.fromEntries(kept.map(([name, value]) => [name, isId(value) ? '*' : value])),
    }),
  };
}

/** Where the id of a record stands in the address of its page. */
export function idIn(url: string): { url?: string; param?: string } | undefined {
  const { pathname, search, hash } = new URL(url);
  const { path, params } = partsOf(pathname + search);
  const named = params.filter(([name, value]) => isId(value) && !passing.test(name));
  const record = named.find(([name]) => /record|^id$|_id$|key|object/i.test(name)) ?? named[0];
  if (record) return { param: record[0] };
  const route = routeOf(hash.slice(1));
  if (route?.some(isId)) return { url: `*#${marked(route)}*` };
  return path.some(isId) ? { url: `${marked(path)}*` } : undefined;
}

const idGlob = (id: string): string => (/^\d+$/.test(id) ? '{id:#}' : '{id}');

function marked(pieces: readonly string[]): string {
  const last = pieces.findLastIndex(isId);
  const id = idGlob(pieces[last] ?? '');
  return pieces
    .map((piece, index) => (index === last ? id : isId(piece) ? '*' : piece.replace(/[*{}]/g, '*')))
    .join('/');
}

/** The pattern of a link to a record, with its id cut out, and the id of this one. */
export function hrefPattern(href: string): { to: string; id: string } | undefined {
  if (!href || href.length > 1000 || /^(?:javascript|mailto|tel|data):/i.test(href)) return undefined;
  const bare = href.replace(/^https?:\/\/[^/]+/, '');
  const { path, params, hash } = partsOf(bare);
  const ids = params.filter(([, value]) => isId(value));
  const record =
    ids.find(([name]) => /record|^id$|_id$|key|object/i.test(name)) ?? (ids.length === 1 ? ids[0] : undefined);
  if (record) {
    const words = params.filter(([name, value]) => isWord(value) && !passing.test(name));
    const written =
      bare
        .slice(bare.indexOf('?') + 1)
        .split('#')[0]
        ?.split('&') ?? [];
    const pieces = written.flatMap((piece) => {
      const [name = ''] = piece.split('=');
      if (name === record[0]) return [`${name}=${idGlob(record[1])}`];
      return words.some(([word]) => word === name) ? [piece.replace(/[*{}]/g, '*')] : [];
    });
    const file = path.filter(Boolean).at(-1);
    return {
      to: `*${file ? `${isId(file) ? '*' : file}?` : '?'}*${pieces.join('*')}*`.replace(/\*{2,}/g, '*'),
      id: record[1],
    };
  }
  const route = routeOf(hash);
  const routeId = route?.findLast(isId);
  if (route && routeId) return { to: `*#${marked(route)}*`, id: routeId };
  const pathId = path.findLast(isId);
  return pathId ? { to: `*${marked(path)}*`, id: pathId } : undefined;
}
