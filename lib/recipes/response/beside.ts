import { daysBetween, type Instant } from '../../domain/day.ts';
import type { DealField } from '../../domain/deal.ts';
import { folded } from '../../domain/identity.ts';
import { isMoney, noCurrency, type Currency } from '../../domain/money.ts';
import type { Miss, ReadValue, Row } from '../../domain/reading.ts';
import { isRoundingOf, isSame, roundingStep } from '../../domain/rounding.ts';
import { stated } from '../../domain/stated.ts';
import type { ResponseReader } from '../recipe.ts';

/** Milliseconds a page has to draw what it fetched. Before that, another value is only an older one. */
export const settling = 2_000;
const mostHeld = 2_000;

/** What became of a value beside the page's: they agreed, the page says otherwise (and what), or the page has moved on. */
type Fate = 'agreed' | 'left-behind' | { shown: string };

type Held = { row: Row; reader: ResponseReader; at: Instant; fates: Map<string, Fate> };

/** Rows that data gives beside a look at the page; of the moment when the data came. */
export type Beside = { reader: ResponseReader; at: Instant; rows: Row[] };

export type SecondSource = {
  hold: (reader: ResponseReader, rows: readonly Row[], at: Instant) => void;
  /**
   * What the held data adds to a look at the page, and where the two contradict each other. `isUnsettled`: there is data
   * too fresh to be judged; another look after `settling` tells.
   */
  beside: (rows: readonly Row[], now: Instant) => { data: Beside[]; conflicts: Miss[]; isUnsettled: boolean };
  forget: () => void;
};

/**
 * Data beside the DOM. Of a row that the page shows, data gives the fields that the page does not show and the exact values
 * of what it shows rounded; of rows that the page does not show, all it has. Where both give a field exactly, the page's
 * holds, and where they differ from the beginning and go on to, that is a conflict. A value of the page that moved after it
 * had agreed is none: the data is old then.
 */
export function secondSource(): SecondSource {
  const held = new Map<string, Held>();
  return {
    hold(reader, rows, at) {
      for (const row of rows) {
        const key = `${reader.id} ${row.id.strong}`;
        held.delete(key);
        held.set(key, { row, reader, at, fates: new Map() });
      }
      for (const key of held.keys()) {
        if (held.size <= mostHeld) break;
        held.delete(key);
      }
    },
    beside(rows, now) {
      const twinOf = twinsIn(rows, [...held.values()]);
      const data = new Map<string, Beside>();
      const conflicts: Miss[] = [];
      let isUnsettled = false;
      for (const one of held.values()) {
        const isFresh = now - one.at < settling;
        const index = twinOf(one);
        const twin = index === undefined ? undefined : rows[index];
        // A row that is not drawn yet may be drawn in a moment.
        if (!twin && isFresh) {
          isUnsettled = true;
          continue;
        }
        const row = twin ? added(one, twin, isFresh) : { row: one.row, disputed: [], isOpen: false };
        isUnsettled ||= row.isOpen;
        conflicts.push(...row.disputed.map((miss) => ({ ...miss, row: index ?? 0 })));
        if (Object.keys(row.row.values).length === 0) continue;
        const key = `${one.reader.id} ${one.at}`;
        const group = data.get(key) ?? { reader: one.reader, at: one.at, rows: [] };
        group.rows.push(row.row);
        data.set(key, group);
      }
      return { data: [...data.values()], conflicts, isUnsettled };
    },
    forget: () => held.clear(),
  };
}

const nameOf = ({ values }: Row): string => {
  const name = values.name?.value;
  return typeof name === 'string' ? folded(name) : '';
};

/** The row of the page that data is about: by id, else by a name that only one row of each bears. */
function twinsIn(rows: readonly Row[], data: readonly Held[]): (one: Held) => number | undefined {
  const byId = new Map<string, number>();
  const byName = new Map<string, number>();
  const names = new Map<string, Set<string>>();
  for (const [index, row] of rows.entries()) {
    if (row.entity !== 'deal') continue;
    if (row.id.strong !== undefined) byId.set(row.id.strong, index);
    else if (nameOf(row) !== '') byName.set(nameOf(row), byName.has(nameOf(row)) ? -1 : index);
  }
  for (const { row } of data) {
    const ids = names.get(nameOf(row)) ?? new Set<string>();
    names.set(nameOf(row), ids.add(row.id.strong ?? ''));
  }
  return ({ row }) => {
    const index = byId.get(row.id.strong ?? '') ?? (names.get(nameOf(row))?.size === 1 ? byName.get(nameOf(row)) : -1);
    return index === -1 ? undefined : index;
  };
}

/** What data adds to a row of the page, and what of it the page contradicts. */
function added(one: Held, twin: Row, isFresh: boolean): { row: Row; disputed: Miss[]; isOpen: boolean } {
  const values: Record<string, ReadValue> = {};
  const disputed: Miss[] = [];
  let isOpen = false;
  for (const field of Object.keys(one.reader.fields) as DealField[]) {
    const shown = twin.values[field];
    const bare = one.row.values[field];
    if (!bare) continue;
    const told = inCurrencyOf(bare, shown);
    if (!shown) values[field] = told;
    else if (agree(shown, told)) {
      one.fates.set(field, 'agreed');
      if (isCloser(told, shown)) values[field] = told;
      // A row that the page shows without its id is known again by what is written on it.
      else if (twin.id.strong === undefined && (field === 'name' || field === 'account')) values[field] = shown;
    } else {
      const fate = disagreement(one.fates.get(field), JSON.stringify(shown.value), isFresh);
      if (fate === undefined) isOpen = true;
      else one.fates.set(field, fate);
      if (typeof fate === 'object')
        disputed.push({
          field,
          reason: 'conflict',
          text: `${shown.text.slice(0, 200) || '∅'} ≠ ${told.text.slice(0, 200)}`,
        });
    }
  }
  return { row: { ...one.row, values }, disputed, isOpen };
}

const disagreement = (before: Fate | undefined, shown: string, isFresh: boolean): Fate | undefined => {
  if (before === 'agreed' || before === 'left-behind') return 'left-behind';
  if (before) return before.shown === shown ? before : 'left-behind';
  return isFresh ? undefined : { shown };
};

/** An amount that names no currency is of the one in which the same amount is told elsewhere. */
const inCurrencyOf = (read: ReadValue, other: ReadValue | undefined): ReadValue =>
  isMoney(read.value) && isMoney(other?.value) ? { ...read, value: stated(read.value, other.value.currency) } : read;

/** Whether data says of a value what the page does not: its last digits, or its currency. */
const isCloser = (told: ReadValue, shown: ReadValue): boolean =>
  !told.approximate &&
  (shown.approximate === true ||
    (isMoney(shown.value) && shown.value.currency === noCurrency && currencyIn(told) !== noCurrency));

const currencyIn = ({ value }: ReadValue): Currency => (isMoney(value) ? value.currency : noCurrency);

const day = /^\d{4}-\d\d-\d\d$/;

/**
 * Whether two values can both be right: the same, one the other's rounding, a text that the page cuts short, or the day of a
 * moment, which is another in the zone that the person has set in the CRM.
 */
function agree(seen: ReadValue, told: ReadValue): boolean {
  const shown = inCurrencyOf(seen, told);
  if (isSame(shown.value, told.value)) return true;
  if (/\d:\d\d/.test(told.text) && day.test(String(shown.value)) && day.test(String(told.value)))
    return Math.abs(daysBetween(String(shown.value), String(told.value))) <= 1;
  if (shown.approximate) return isRoundingOf(shown.value, roundingStep(shown.text, shown.value), told.value);
  if (told.approximate) return isRoundingOf(told.value, roundingStep(told.text, told.value), shown.value);
  const short = /^(.+?)(?:…|\.\.\.)$/s.exec(typeof shown.value === 'string' ? shown.value : '')?.[1];
  return short !== undefined && typeof told.value === 'string' && told.value.startsWith(short.trim());
}
