import type { ActivityField } from '../domain/activity.ts';
import type { DealField } from '../domain/deal.ts';
import { isMoney } from '../domain/money.ts';

export type Kind = 'text' | 'money' | 'number' | 'day';

/** A field is stored by its place in this table, so it only grows at its end: a place, once given, stays. */
const kinds: Record<DealField | ActivityField, Kind> = {
  name: 'text',
  account: 'text',
  amount: 'money',
  stage: 'text',
  closeDate: 'day',
  createdDate: 'day',
  wonDate: 'day',
  owner: 'text',
  probability: 'number',
  cost: 'money',
  mrr: 'money',
  bookedDate: 'day',
  paidDate: 'day',
  category: 'text',
  nextStep: 'text',
  subject: 'text',
  type: 'text',
  when: 'day',
  state: 'text',
  dealId: 'text',
  outcome: 'text',
};
const table = Object.entries(kinds);
const places = new Map(table.map(([name], place) => [name, place]));

export const placeOf = (field: string): number => places.get(field) ?? damaged('a field', field);

export const kindOf = (place: unknown): readonly [name: string, kind: Kind] =>
  table[place as number] ?? damaged('a field', place);

/** An address of the site itself is stored without it. */
export const shortened = (url: string, site: string): string =>
  url === site || url.startsWith(`${site}/`) ? url.slice(site.length) : url;
export const lengthened = (short: unknown, site: string): string =>
  short === '' || textFrom(short).startsWith('/') ? site + textFrom(short) : textFrom(short);

/** Money takes two places, its minor units and its currency; everything else takes one, and so does no value at all. */
export function valueInto(list: unknown[], value: unknown): void {
  if (isMoney(value)) list.push(value.minor, value.currency);
  else list.push(value);
}

/** Reads a packed list from its beginning on; throws on anything that is not what it should be. */
export class Cursor {
  at = 0;
  readonly #list: readonly unknown[];

  constructor(list: readonly unknown[]) {
    if (!Array.isArray(list)) damaged('a list', list);
    this.#list = list;
  }

  any(): unknown {
    return this.#list[this.at++];
  }

  number(): number {
    const value = this.#list[this.at++];
    return typeof value === 'number' && Number.isFinite(value) ? value : damaged('a number', value);
  }

  text(): string {
    return textFrom(this.#list[this.at++]);
  }

  value(kind: Kind): unknown {
    if (this.#list[this.at] === null) {
      this.at += 1;
      return null;
    }
    if (kind === 'number') return this.number();
    const value = this.#list[this.at++];
    if (kind === 'text') return textFrom(value);
    if (kind === 'day')
      return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? value : damaged('a day', value);
    const currency = this.#list[this.at++];
    return Number.isSafeInteger(value) && typeof currency === 'string'
      ? { minor: value, currency }
      : damaged('money', value);
  }

  /** Where the list that stands here with its length before it ends. */
  end(): number {
    const length = this.number();
    return this.at + length <= this.#list.length ? this.at + length : damaged('a length', length);
  }

  texts(): string[] {
    const found: string[] = [];
    for (const end = this.end(); this.at < end;) found.push(this.text());
    return found;
  }

  numbers(): number[] {
    const found: number[] = [];
    for (const end = this.end(); this.at < end;) found.push(this.number());
    return found;
  }
}

export const textFrom = (value: unknown): string => (typeof value === 'string' ? value : damaged('a text', value));

export function damaged(what: string, value: unknown): never {
  throw new TypeError(`Not ${what}: ${String(JSON.stringify(value)).slice(0, 80)}`);
}
