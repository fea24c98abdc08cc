import { printOf } from './print.ts';
import type { Entity, Row } from './reading.ts';

/**
 * How sure an identity is, best first. `s`: the CRM's own id. `b`: a key the recipe declares unique. `p`: what is written
 * on it (a deal's name and account), until its record is opened. `n`: a deal's name alone, where a page shows no account.
 */
export type Level = 's' | 'b' | 'p' | 'n';

export const weakLevels = ['b', 'p', 'n'] as const satisfies Level[];

/** Longer texts are told by their beginning and a print, so that a megabyte of name is no megabyte of key. */
const longest = 200;

const compact = (text: string): string => (text.length <= longest ? text : `${text.slice(0, 160)}…${printOf(text)}`);

/** One identity, unique over all sites. A site is an origin and an entity a word, so neither holds a space. */
export const identityKey = (site: string, entity: Entity, level: Level, id: string): string =>
  `${site} ${entity} ${level} ${compact(id)}`;

export const levelOf = (key: string): Level => key.split(' ', 3)[2] as Level;

/** Texts that differ only in width, case, spaces or invisible characters are the same. */
export const folded = (text: string): string =>
  text
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
export function bestIdentity(site: string, row: Row): string | undefined {
  const { strong, business } = row.id;
  if (strong) return identityKey(site, row.entity, 's', strong);
  if (business) return identityKey(site, row.entity, 'b', folded(business));
  return writtenIdentities(site, row)[0];
}

/** Every identity of a row, best first: the rest are what a page that shows less would know it by. */
export function identitiesOf(site: string, row: Row): string[] {
  const { strong, business } = row.id;
  return [
    ...(strong ? [identityKey(site, row.entity, 's', strong)] : []),
    ...(business ? [identityKey(site, row.entity, 'b', folded(business))] : []),
    ...writtenIdentities(site, row),
  ];
}

/**
 * What is written on a row. Never its position, and never a time of looking; the day of an activity belongs to what is
 * written on it, since two calls to the same customer on two days are two calls.
 */
function writtenIdentities(site: string, row: Row): string[] {
  const written = row.entity === 'deal' ? dealTexts(row) : activityTexts(row);
  if (written.length > 0) return written.map(([level, text]) => identityKey(site, row.entity, level, text));
  const { provisional } = row.id;
  return provisional ? [identityKey(site, row.entity, 'p', `? ${folded(provisional)}`)] : [];
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
