import { count } from './count.ts';
import { date } from './date.ts';
import { dateTime } from './date-time.ts';
import { guid } from './guid.ts';
import { id } from './id.ts';
import { id18 } from './id18.ts';
import { money } from './money.ts';
import { outcome } from './outcome.ts';
import type { Parser } from './parser.ts';
import { percent } from './percent.ts';
import { rawMoney } from './raw-money.ts';
import { state } from './state.ts';
import { text } from './text.ts';

export type { DateOrder, ParseContext, Parsed, Parser } from './parser.ts';

const registry = {
  text,
  id,
  id18,
  guid,
  money,
  rawMoney,
  date,
  dateTime,
  percent,
  count,
  state,
  outcome,
} satisfies Record<string, Parser>;

export type ParserName = keyof typeof registry;

/** The named ways of reading a text; a recipe refers to them by name. */
export const parsers: Readonly<Record<ParserName, Parser>> = registry;
