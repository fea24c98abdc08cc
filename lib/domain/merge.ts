import type { Activity, ActivityField } from './activity.ts';
import type { Instant } from './day.ts';
import type { Change, Deal, DealField, Rough, Sighting } from './deal.ts';
import { levelOf } from './identity.ts';
import type { Entity, ReadValue, Row } from './reading.ts';
import { isMoney } from './money.ts';
import { isRoundingOf, isSame, roundingStep } from './rounding.ts';
import { stated, statedBy } from './stated.ts';

/** A row and where it stands among all that was ever seen. */
export type Seen = {
  row: Row;
  at: Instant;
  reading: string;
  /** What it was a look at: `viewOf`. */
  view: string;
  index: number;
  /** The same content as a stored row, seen again at `at` without being stored again. */
  again?: true;
};

/** Place in time: by the clock, then by reading and row, so that two sightings of one moment have an order too. */
export type Order = readonly [at: Instant, reading: string, index: number];

export type Held = Sighting<unknown>;

/** A deal or activity while it is being put together. A field emptied in the CRM holds `null`, and when that was seen. */
export type Dossier = {
  key: string;
  entity: Entity;
  crm: string;
  site: string;
  url?: string;
  fields: Record<string, Held>;
  changes: Change[];
  firstSeen: Instant;
  lastSeen: Instant;
  /** The newest sighting taken in. */
  head: Order;
  /** Taken back: it is remembered only so that nothing brings it to life again. */
  gone?: true;
};

/** Fields whose moves are kept. */
const watched: { [E in Entity]: ReadonlySet<string> } = {
  deal: new Set<DealField>(['stage', 'amount', 'closeDate', 'owner', 'probability']),
  activity: new Set<ActivityField>(['state']),
};

export const compareOrder = (a: Order, b: Order): number =>
  a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : a[2] - b[2]);

export const orderOf = ({ at, reading, index, again }: Seen): Order => (again ? [at, '', -1] : [at, reading, index]);

/** Puts a deal or activity together from all its sightings; their order of arrival does not matter. */
export function merge(
  key: string,
  entity: Entity,
  crm: string,
  site: string,
  sightings: readonly Seen[],
): Dossier | undefined {
  let dossier: Dossier | undefined;
  for (const seen of sightings.toSorted((a, b) => compareOrder(orderOf(a), orderOf(b)))) {
    dossier ??= begin(key, entity, crm, site, seen.at);
    takeIn(dossier, seen);
  }
  return dossier;
}

export const begin = (key: string, entity: Entity, crm: string, site: string, at: Instant): Dossier => ({
  key,
  entity,
  crm,
  site,
  fields: {},
  changes: [],
  firstSeen: at,
  lastSeen: at,
  head: [at, '', -1],
});

/** Takes in one sighting that is not older than what is there. Fields it does not show stay as they are. */
export function takeIn(dossier: Dossier, seen: Seen): void {
  const { row, at } = seen;
  dossier.firstSeen = Math.min(dossier.firstSeen, at);
  dossier.lastSeen = Math.max(dossier.lastSeen, at);
  dossier.head = orderOf(seen);
  if (row.gone) dossier.gone = true;
  if (row.url) dossier.url = row.url;
  for (const [field, read] of Object.entries(row.values)) if (read) takeValue(dossier, field, read, seen);
}

function takeValue(dossier: Dossier, field: string, read: ReadValue, { at, reading }: Seen): void {
  const before = dossier.fields[field];
  const value = inCurrencyOf(before?.value === null ? emptiedOf(dossier, field) : before, read.value);
  const step = read.approximate ? roundingStep(read.text, value) : undefined;
  const fresh: Held = {
    value,
    approximate: read.approximate ?? false,
    at,
    since: at,
    reading,
    ...(step !== undefined && { step }),
  };
  const held = before && statedThroughout(before, value);
  if (!held) {
    // What never had a value needs no emptying.
    if (read.value !== null) dossier.fields[field] = fresh;
    return;
  }
  const { next, hasMoved } = after(held, fresh);
  dossier.fields[field] = next;
  if (!hasMoved || !watched[dossier.entity].has(field)) return;
  const from = shownOf(held);
  const to = shownOf(next);
  const isRough = from.approximate || to.approximate;
  dossier.changes.push({
    field: field as DealField,
    from: from.value,
    to: to.value,
    at,
    reading,
    ...(isRough && { approximate: true }),
  });
}

/** What a person should see of a field: the exact value, unless a newer rounded one cannot be its rounding. */
export const shownOf = <T>(held: Sighting<T>): Rough<T> => held.newer ?? held;

/** A number whose page names no currency is of the currency the field is known in. */
const inCurrencyOf = (held: Held | undefined, value: unknown): unknown => {
  const shown = held && shownOf(held).value;
  return isMoney(shown) && isMoney(value) ? stated(value, shown.currency) : value;
};

/** What a watched field held before it was emptied: its currency is still the field's. */
const emptiedOf = ({ changes }: Dossier, field: string): Held | undefined => {
  const last = changes.findLast((change) => change.field === field && change.from !== null);
  return last && { value: last.from, approximate: false, at: last.at, since: last.at, reading: last.reading };
};

/** And what was known without a currency is of the one that a page names at last. */
const statedThroughout = (held: Held, value: unknown): Held => {
  const { newer, ...own } = statedBy(held, value);
  return newer ? { ...own, newer: statedBy(newer, value) } : own;
};

type Step = { next: Held; hasMoved: boolean };

function after(held: Held, fresh: Held): Step {
  if (fresh.value === null || held.value === null)
    return fresh.value === held.value
      ? { next: { ...held, at: fresh.at }, hasMoved: false }
      : { next: fresh, hasMoved: true };
  return fresh.approximate ? afterRounded(held, fresh) : afterExact(held, fresh);
}

function afterExact(held: Held, fresh: Held): Step {
  const shown = shownOf(held);
  if (!shown.approximate)
    return isSame(shown.value, fresh.value)
      ? { next: { ...held, at: fresh.at }, hasMoved: false }
      : { next: fresh, hasMoved: true };
  return isRoundingOf(shown.value, shown.step, fresh.value)
    ? { next: { ...fresh, since: shown.since }, hasMoved: false }
    : { next: fresh, hasMoved: true };
}

function afterRounded(held: Held, fresh: Held): Step {
  if (held.approximate) return afterBoth(held, fresh);
  const { newer, ...exact } = held;
  if (isRoundingOf(fresh.value, fresh.step, exact.value))
    return newer ? { next: { ...exact, since: fresh.at }, hasMoved: true } : { next: held, hasMoved: false };
  if (!newer) return { next: { ...exact, newer: fresh }, hasMoved: true };
  const { next, hasMoved } = afterBoth(newer, fresh);
  return { next: { ...exact, newer: next }, hasMoved };
}

/** Two rounded values: while they can mean the same, the finer one stays. */
function afterBoth(held: Rough<unknown>, fresh: Held): Step {
  if (isSame(held.value, fresh.value)) return { next: { ...held, at: fresh.at }, hasMoved: false };
  const [fine, coarse] = (fresh.step ?? Infinity) < (held.step ?? Infinity) ? [fresh, held] : [held, fresh];
  const canBeOne = coarse.step !== undefined && isRoundingOf(coarse.value, coarse.step, fine.value);
  return canBeOne
    ? { next: { ...fine, at: fresh.at, since: held.since }, hasMoved: false }
    : { next: fresh, hasMoved: true };
}

/** Whether taking in a row of known content would leave everything but "last seen" (and the link it was seen under) as it is. */
export function isOldNews(dossier: Dossier, row: Row): boolean {
  if (row.gone) return false;
  for (const [field, read] of Object.entries(row.values)) {
    if (!read) continue;
    const held = dossier.fields[field];
    if (read.value === null) {
      if (held && held.value !== null) return false;
      continue;
    }
    if (!held || held.value === null) return false;
    const shown = shownOf(held);
    const value = inCurrencyOf(held, read.value);
    if (!read.approximate) {
      if (shown.approximate || !isSame(shown.value, value)) return false;
    } else if (!isSame(shown.value, value)) {
      if (statedBy(shown, value) !== shown || shown.approximate) return false;
      if (!isRoundingOf(value, roundingStep(read.text, value), shown.value)) return false;
    }
  }
  return true;
}

export function dealOf({ entity: _entity, head: _head, gone: _gone, ...rest }: Dossier): Deal {
  const { nextStep: step } = rest.fields;
  const emptied = step?.value === null && { stepEmptiedAt: step.at };
  return { ...rest, proven: isProven(rest.key), fields: filled(rest.fields), ...emptied };
}

export function activityOf({ entity: _entity, head: _head, gone: _gone, changes, ...rest }: Dossier): Activity {
  const doneAt = doneSince(changes);
  return { ...rest, proven: isProven(rest.key), fields: filled(rest.fields), ...(doneAt !== undefined && { doneAt }) };
}

/** Shown empty for a while and then done as before, it was done before. */
function doneSince(changes: readonly Change[]): Instant | undefined {
  let state: unknown;
  let doneAt: Instant | undefined;
  for (const { from, to, at } of changes) {
    if (to === 'done' && (from ?? state) !== 'done') doneAt = at;
    state = to ?? from ?? state;
  }
  return doneAt;
}

/** The fields that have a value: one that was emptied in the CRM has none, as if it had never been seen. */
function filled(fields: Dossier['fields']): Dossier['fields'] {
  for (const field in fields)
    if (fields[field]?.value === null)
      return Object.fromEntries(Object.entries(fields).filter(([, { value }]) => value !== null));
  return fields;
}

/** The row without its empty fields that the deal or activity has no value in anyway: an empty column is no news of every row. */
export function withoutIdleEmpties(row: Row, fields: Dossier['fields'] = {}): Row {
  const idle = ([field, read]: [string, ReadValue | undefined]): boolean => read?.value === null && !fields[field];
  const values = Object.entries(row.values);
  return values.some(idle) ? { ...row, values: Object.fromEntries(values.filter((one) => !idle(one))) } : row;
}

const isProven = (key: string): boolean => levelOf(key) === 's' || (levelOf(key) === 'b' && !key.includes('\n'));
