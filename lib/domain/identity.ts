import { printOf } from './print.ts';
import type { Entity, Row, RowIdentity } from './reading.ts';

/** Where rows come from: one CRM at one origin. Two CRMs may live under one origin (`/odoo` and `/tryton`). */
export type Source = { crm: string; site: string };

/** What all rows are about that are told apart together: the deals (or the activities) of one source. */
export type Realm = Source & { entity: Entity };

/**
 * How sure an identity is, best first. `s`: the CRM's own id. `b`: a key the recipe declares unique. `p`: what is written
 * on it (a deal's name and account), until its record is opened. `n`: a deal's name alone, where a page shows no account.
 */
export type Level = 's' | 'b' | 'p' | 'n';

export const weakLevels = ['b', 'p', 'n'] as const satisfies Level[];

/** Longer texts are told by their beginning and a print, so that a megabyte of name is no megabyte of key. */
const longest = 200;

const compact = (text: string): string => (text.length <= longest ? text : `${text.slice(0, 160)}…${printOf(text)}`);

/** What all keys of a realm begin with. A site is an origin, a CRM's id and an entity are words: none of them holds a space. */
export const realmKey = ({ site, crm }: Source, entity: Entity): string => `${site} ${crm} ${entity}`;

/** One identity, unique over all sites and CRMs. */
export const identityKey = (source: Source, entity: Entity, level: Level, id: string): string =>
  `${realmKey(source, entity)} ${level} ${compact(id)}`;

/** A word of a key by its place; without making a list of all, since this is asked of every record there is. */
function wordAt(key: string, place: number): string {
  let from = 0;
  for (let passed = 0; passed < place; passed += 1) {
    const space = key.indexOf(' ', from);
    if (space < 0) return '';
    from = space + 1;
  }
  const end = key.indexOf(' ', from);
  return end < 0 ? key.slice(from) : key.slice(from, end);
}

/** The realm a key begins with. */
export const realmOf = (key: string): string => key.split(' ', 3).join(' ');
export const siteOf = (key: string): string => wordAt(key, 0);
export const entityOf = (key: string): Entity => wordAt(key, 2) as Entity;
export const levelOf = (key: string): Level => wordAt(key, 3) as Level;
/** What tells it within its realm and level. */
export const idOf = (key: string): string => key.split(' ').slice(4).join(' ');

/** Printable ASCII with single spaces between words: what most texts are, and what folding leaves as it is. */
const plain = /^[!-~]+(?: [!-~]+)*$/;

/** Texts that differ only in width, case, spaces or invisible characters are the same. */
export const folded = (text: string): string =>
  plain.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKC')
        .replace(/\p{Cf}/gu, '')
        .replace(/\s+/g, ' ')
        .trim()
        .toLowerCase();

const textOf = (row: Row, field: keyof Row['values']): string => {
  const value = row.values[field]?.value;
  return typeof value === 'string' ? folded(value) : '';
};

/** The best identity of a row; `undefined` when it carries nothing to tell it by. */
export function bestIdentity(source: Source, row: Row): string | undefined {
  const { strong, business } = row.id;
  if (strong) return identityKey(source, row.entity, 's', strong);
  if (business) return identityKey(source, row.entity, 'b', folded(business));
  return writtenIdentities(source, row)[0];
}

/** Every identity of a row, best first: the rest are what a page that shows less would know it by. */
export function identitiesOf(source: Source, row: Row): string[] {
  const { strong, business } = row.id;
  return [
    ...(strong ? [identityKey(source, row.entity, 's', strong)] : []),
    ...(business ? [identityKey(source, row.entity, 'b', folded(business))] : []),
    ...writtenIdentities(source, row),
  ];
}

/**
 * What a row may be known as when only its identity is at hand, best first. Its written one counts alone, since two deals
 * may read the same, and only whole.
 */
export function identitiesAsked(
  source: Source,
  entity: Entity,
  { strong, business, provisional }: RowIdentity,
): string[] {
  if (strong !== undefined || business !== undefined) {
    return [
      ...(strong === undefined ? [] : [identityKey(source, entity, 's', strong)]),
      ...(business === undefined ? [] : [identityKey(source, entity, 'b', folded(business))]),
    ];
  }
  if (entity !== 'deal' || provisional === undefined || provisional.length >= longest) return [];
  return provisional.endsWith(' | ')
    ? [identityKey(source, entity, 'n', provisional.slice(0, -3))]
    : [identityKey(source, entity, 'p', provisional)];
}

/**
 * What is written on a row. Never its position, and never a time of looking; the day of an activity belongs to what is
 * written on it, since two calls to the same customer on two days are two calls.
 */
function writtenIdentities(source: Source, row: Row): string[] {
  const written = row.entity === 'deal' ? dealTexts(row) : activityTexts(row);
  if (written.length > 0) return written.map(([level, text]) => identityKey(source, row.entity, level, text));
  const { provisional } = row.id;
  return provisional ? [identityKey(source, row.entity, 'p', `? ${folded(provisional)}`)] : [];
}

function dealTexts(row: Row): [Level, string][] {
  const name = textOf(row, 'name');
  const account = textOf(row, 'account');
  if (!name) return [];
  return account
    ? [
        ['p', `${name} | ${account}`],
        ['n', name],
      ]
    : [['n', name]];
}

function activityTexts(row: Row): [Level, string][] {
  const when = textOf(row, 'when').slice(0, 10);
  const texts = [textOf(row, 'type'), textOf(row, 'subject'), textOf(row, 'account'), textOf(row, 'dealId')];
  if (!when && !texts[1]) return [];
  return [['p', [when, ...texts].join(' | ')]];
}
