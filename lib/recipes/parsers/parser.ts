import type { Day, Zone } from '../../domain/day.ts';
import type { Currency } from '../../domain/money.ts';

export type DateOrder = 'mdy' | 'dmy' | 'ymd';

/** What a text alone does not say. */
export type ParseContext = {
  /** BCP 47, of the page's formats. A bare `en` decides neither the order of day and month nor which dollar `$` is. */
  locale: string;
  /** The page's or recipe's, when the text names none. */
  currency?: Currency;
  /** The person's: it decides what a sign of several currencies means, and no more than that. */
  home?: Currency;
  /** `locale`: the page prints money as the runtime's own tables do, where a sign without a country means one currency. */
  signs?: 'locale';
  /** How the page writes 11/12/2026. `unknown`: its language does not tell (many CRMs keep formats in a setting of their own). */
  dateOrder?: DateOrder | 'unknown';
  today: Day;
  zone: Zone;
  /** What one of the page's units is worth: 1000 in a 千円 column. A power of ten. */
  scale?: number;
};

/**
 * `ambiguous`: the text has more than one reading and nothing known decides. A parser never guesses and never throws;
 * every value is JSON.
 */
export type Parsed =
  | { ok: true; value: unknown; approximate?: true }
  | { ok: false; reason: 'unreadable' | 'ambiguous' };

export type Parser = (text: string, context: ParseContext) => Parsed;

export const unreadable: Parsed = { ok: false, reason: 'unreadable' };
export const ambiguous: Parsed = { ok: false, reason: 'ambiguous' };
export const parsed = (value: unknown): Parsed => ({ ok: true, value });

/** Beyond this no CRM prints one number or date; it bounds what a hostile page can make us do. */
export const LONGEST = 120;
