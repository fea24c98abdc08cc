import type { Currency } from '../domain/money.ts';
import type { Miss, ReadValue } from '../domain/reading.ts';
import type { Dom } from './dom.ts';
import type { Found } from './find.ts';
import { currencyNamed } from './parsers/currency.ts';
import { dateOrderSeen } from './parsers/date-order.ts';
import { isBlank } from './parsers/fold.ts';
import { parsers } from './parsers/index.ts';
import type { ParseContext, Parsed } from './parsers/index.ts';
import type { Field, Recipe } from './recipe.ts';

/** How this page writes numbers, dates and money. */
export type Formats = Omit<ParseContext, 'scale'>;

type Surroundings = { today: string; zone: string; locale?: string; currency?: Currency; home?: Currency };

/** `told` is the language that words of the page tell, for a recipe that looks for them. */
export function formatsOf(
  recipe: Recipe,
  dom: Dom,
  { today, zone, locale: browser, currency, home }: Surroundings,
  told?: string,
): Formats {
  const top = dom.top();
  const page = top && dom.attribute(top, 'lang');
  const { localeOf = 'page' } = recipe;
  const locale = told || (localeOf === 'page' ? page : localeOf === 'browser' ? browser : undefined) || recipe.locale;
  const order = told
    ? recipe.dateOrder?.['*']
    : (recipe.dateOrder?.[locale.slice(0, 2).toLowerCase()] ??
      recipe.dateOrder?.['*'] ??
      (recipe.language && 'unknown'));
  return {
    locale,
    today,
    zone,
    ...(currency !== undefined && { currency }),
    ...(home !== undefined && { home }),
    ...(order && { dateOrder: order }),
    ...(recipe.signs && { signs: recipe.signs }),
  };
}

export const isDate = ({ as }: Field): boolean => as === 'date' || as === 'dateTime';

/** With `null` for a value, the page shows the field and there is nothing in it. */
type Outcome = ReadValue | { reason: Miss['reason']; text?: string } | undefined;

/**
 * The parser of one field, which learns from all its texts in which order their dates are written. `null` stands for a value
 * being edited, which is neither a value nor a miss.
 */
export function parserOf(
  found: readonly (Found | undefined | null)[],
  field: Field,
  formats: Formats,
): (one: Found | undefined | null, currency?: string) => Outcome {
  const own: Formats = { ...formats, ...(field.locale !== undefined && { locale: field.locale }) };
  if (field.locale !== undefined) delete own.dateOrder;
  const order = isDate(field) ? dateOrderSeen(new Set(found.map((one) => one?.text ?? ''))) : undefined;
  // What the page's own dates prove is surer than what its language makes likely.
  const context = order ? { ...own, dateOrder: order } : own;
  const parse = remembering(field, context);
  return (one, currency) => {
    if (one === null) return undefined;
    if (!one) return { reason: 'not-found' };
    const text = mapped(one.text, field);
    if (!/[\da-z]/i.test(text) && isBlank(text)) return { text: one.text.slice(0, 200), value: null };
    const outcome = parse(text, one.scale, currency);
    if (!outcome.ok) return { reason: outcome.reason, text: one.text.slice(0, 200) };
    const approximate = outcome.approximate || field.approximate;
    return { text: one.text, value: outcome.value, ...(approximate && { approximate }) };
  };
}

/** Parses one field of all rows. */
export function parseField(
  found: readonly (Found | undefined | null)[],
  currencies: readonly (Found | undefined)[],
  field: Field,
  formats: Formats,
): Outcome[] {
  const parse = parserOf(found, field, formats);
  return found.map((one, index) => parse(one, currencies[index]?.text));
}

/** The text a field's map gives for this one, else the text itself. */
export function mapped(text: string, { map }: Pick<Field, 'map'>): string {
  if (!map) return text;
  const key = text.trim().toLowerCase();
  const entry = Object.entries(map).find(([from]) => from.toLowerCase() === key);
  return entry?.[1] ?? map['*'] ?? text;
}

/** Pages are read again and again and most of their texts stay: what each means in the same circumstances is remembered. */
const memory = new Map<string, Map<string, Parsed>>();
const mostRemembered = { texts: 10_000, circumstances: 50 };

function remembering(
  { as }: Field,
  formats: Formats,
): (text: string, scale: number | undefined, currency: string | undefined) => Parsed {
  if (as === 'text' || as === 'id') return (text) => parsers[as](text, formats);
  const circumstances = JSON.stringify([as, formats]);
  if (memory.size > mostRemembered.circumstances) memory.clear();
  let known = memory.get(circumstances);
  if (!known || known.size > mostRemembered.texts) memory.set(circumstances, (known = new Map()));
  const here = known;
  return (text, scale, currency) => {
    const key = scale === undefined && currency === undefined ? text : `${scale}\u0000${currency}\u0000${text}`;
    let outcome = here.get(key);
    if (!outcome) here.set(key, (outcome = parsed(text, scale, currency, as, formats)));
    return outcome;
  };
}

function parsed(
  text: string,
  scale: number | undefined,
  currency: string | undefined,
  as: Field['as'],
  formats: Formats,
): Parsed {
  const context: ParseContext = { ...formats, ...(scale !== undefined && { scale }) };
  const parse = parsers[as];
  if (!currency || isBlank(currency)) return parse(text, context);
  const named = currencyNamed(currency, context.locale);
  if (named) return parse(text, { ...context, currency: named });
  // A sign beside the number (`$` in its own cell) is read as if it were printed with it.
  const whole = parse(`${currency} ${text}`, context);
  return whole.ok ? whole : parse(text, context);
}
