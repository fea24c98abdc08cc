import { isDay, serialOf, type Day } from '../domain/day.ts';
import type { Left, LeftReason } from './landing.ts';

/** A deal as the landing sees it: one unit, one owner, days in the person's zone. */
export type LandingDeal = {
  key: string;
  owner?: string;
  status: 'open' | 'won' | 'lost';
  created?: Day;
  /** The day it was won or lost. */
  closed?: Day;
  /** What it counts for once won (minor units, or 1 for a count). Absent: won, but for an unknown amount. */
  value?: number;
  /** The amount shown while it is open; absent where a CRM shows none. */
  expected?: number;
  /** Chance of winning it at all as the CRM or its stage says, 0…1: counts while there is little history. */
  stated?: number;
  /** The planned close while it is open. */
  planned?: Day;
};

/** A deal as it stood at the end of one day. Days are serials. */
export type Entry = {
  key: string;
  /** Index into `Book.owners`; −1 when not known. */
  owner: number;
  /** NaN when not known. */
  created: number;
  /** Infinity while open. */
  closed: number;
  won: boolean;
  /** NaN when not known. */
  value: number;
  expected: number;
  stated: number;
  planned: number;
};

/** All deals as they were known at the end of day `asOf`: what came later is not in it. */
export type Book = {
  asOf: number;
  entries: Entry[];
  owners: string[];
  left: Left[];
  /** Only won deals have an owner here: whoever wins a deal gets it. Then an open deal is nobody's, whatever the row says. */
  ownedWhenWon: boolean;
};

/** Days are few and deals are many: each day's text is read once. */
const serials = new Map<Day, number>();

function serialIf(day: Day | undefined): number {
  if (day === undefined) return Number.NaN;
  let serial = serials.get(day);
  if (serial === undefined) serials.set(day, (serial = isDay(day) ? serialOf(day) : Number.NaN));
  return serial;
}

const numberIf = (value: number | undefined): number =>
  value !== undefined && Number.isFinite(value) ? value : Number.NaN;

/**
 * What was known at the end of `asOf`: deals created by then; an outcome only if the deal was closed by then, otherwise
 * the deal is open and its won value unknown. A deal whose days run backwards is known from the later of the two and
 * teaches nothing about ages. A deal without a created day is known from its closing day. Entries are in order of key, so
 * that the order of the rows cannot reach a digit of the result.
 */
export function bookAt(deals: readonly LandingDeal[], asOf: Day): Book {
  const today = serialOf(asOf);
  const owners: string[] = [];
  const ownerIndex = new Map<string, number>();
  const entries: Entry[] = [];
  const left = new Map<LeftReason, string[]>();
  const leave = (reason: LeftReason, key: string) => {
    const keys = left.get(reason);
    if (keys) keys.push(key);
    else left.set(reason, [key]);
  };
  const inOrder = [...deals].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  for (const deal of inOrder) {
    const created = serialIf(deal.created);
    const closing = deal.status === 'open' ? Number.NaN : serialIf(deal.closed);
    if (created > today) continue;
    const isClosed = closing <= today;
    if (deal.status !== 'open' && Number.isNaN(closing)) {
      leave('no-closing-day', deal.key);
      continue;
    }
    if (Number.isNaN(created) && !isClosed) {
      if (deal.status === 'open') leave('no-day', deal.key);
      continue;
    }
    const won = isClosed && deal.status === 'won';
    const value = numberIf(deal.value);
    if (won && Number.isNaN(value)) {
      leave('no-amount', deal.key);
      continue;
    }
    const expected = numberIf(deal.expected);
    if (!isClosed && expected < 0) {
      leave('negative-amount', deal.key);
      continue;
    }
    let owner = -1;
    if (deal.owner !== undefined) {
      owner = ownerIndex.get(deal.owner) ?? -1;
      if (owner < 0) {
        owner = owners.push(deal.owner) - 1;
        ownerIndex.set(deal.owner, owner);
      }
    }
    entries.push({
      key: deal.key,
      owner,
      created: isClosed && created > closing ? Number.NaN : created,
      closed: isClosed ? closing : Number.POSITIVE_INFINITY,
      won,
      value: won ? value : Number.NaN,
      expected,
      stated: numberIf(deal.stated),
      planned: serialIf(deal.planned),
    });
  }
  return {
    asOf: today,
    entries,
    owners,
    left: [...left].map(([reason, keys]) => ({ reason, keys })),
    ownedWhenWon: isOwnedWhenWon(entries),
  };
}

/**
 * Whether a table names owners for won deals only. Its open deals with an owner are then those of which a later export
 * already knew the end, and using them would be looking ahead.
 */
function isOwnedWhenWon(entries: readonly Entry[]): boolean {
  const shareOwned = (rows: Entry[]) => rows.filter(({ owner }) => owner >= 0).length / Math.max(1, rows.length);
  const wins = entries.filter(({ won }) => won);
  const others = entries.filter(({ won }) => !won);
  return wins.length >= 10 && others.length >= 10 && shareOwned(wins) > 0.5 && shareOwned(others) < 0.25;
}
