import { dayOf } from '../domain/day.ts';
import type { DealField } from '../domain/deal.ts';
import { isMoney, noCurrency, type Currency, type Money } from '../domain/money.ts';
import type { Reading, ReadValue, Row } from '../domain/reading.ts';
import { isFieldValue } from '../domain/well-formed.ts';
import { mapped } from '../recipes/parse-field.ts';
import { parsers, type ParseContext } from '../recipes/parsers/index.ts';
import { machine } from '../recipes/response/read-response.ts';
import type { Field, Recipe } from '../recipes/recipe.ts';
import { announce } from '../store/changes.ts';
import { changeDocument, noteRecipes, readCounters, readDocument } from '../store/documents.ts';
import type { Store } from '../store/open.ts';
import { readHoldings } from '../store/read.ts';
import { rebuild } from '../store/rebuild.ts';
import { proposalOf } from './meanings.ts';

/**
 * Brings what is stored up to the recipes of this version: what they propose is written down for the pages, and where a
 * recipe was mended, or a derived record was found damaged, everything is derived anew. Cheap when there is nothing to do.
 * `isSuspect`: a reader met a damaged record; that is looked into, which is not cheap.
 */
export async function keepUp(
  store: Store,
  recipes: readonly Recipe[],
  isSuspect = false,
): Promise<{ replayed: boolean }> {
  const proposals = recipes.map(proposalOf);
  const written = await readDocument(store.database, 'proposals');
  if (JSON.stringify(written) !== JSON.stringify(proposals))
    await changeDocument(store.database, 'proposals', () => proposals);
  const { recipes: versions, damaged } = await readCounters(store.database);
  const isMended = recipes.some(({ id, version }) => version > (versions[id] ?? version));
  const isDamaged = damaged === true || (isSuspect && (await readHoldings(store.database)).damaged > 0);
  if (isMended || isDamaged) await replay(store, recipes);
  else if (recipes.some(({ id }) => versions[id] === undefined)) await noteRecipes(store.database, versionsOf(recipes));
  return { replayed: isMended || isDamaged };
}

/** Derives everything anew from the stored readings; those of a mended recipe are parsed anew from the texts they kept. */
export async function replay(store: Store, recipes: readonly Recipe[]): Promise<{ readings: number; changed: number }> {
  const byId = new Map(recipes.map((recipe) => [recipe.id, recipe]));
  const reread = (reading: Reading): Reading | undefined => {
    const recipe = byId.get(reading.crm);
    return recipe && recipe.version > reading.recipeVersion ? rereadBy(recipe, reading) : undefined;
  };
  const outcome = await rebuild(store, reread, versionsOf(recipes));
  announce('everything');
  return outcome;
}

const versionsOf = (recipes: readonly Recipe[]): Record<string, number> =>
  Object.fromEntries(recipes.map(({ id, version }) => [id, version]));

/** A reading as a newer version of its recipe would have read it. Texts stay; a text that is now unreadable keeps its old value. */
export function rereadBy(recipe: Recipe, reading: Reading): Reading {
  const { context, fieldOf } = waysOf(recipe, reading);
  const rows = changed(reading.rows, (row, name, read) => {
    const field = fieldOf(row, name);
    return field ? reparsed(row, name, read, field, context) : read;
  });
  return { ...reading, recipeVersion: recipe.version, rows };
}

const changed = (rows: readonly Row[], how: (row: Row, name: string, read: ReadValue) => ReadValue): Row[] =>
  rows.map((row) => ({
    ...row,
    values: Object.fromEntries(Object.entries(row.values).map(([name, read]) => [name, how(row, name, read)])),
  }));

/**
 * Before derivation 5, a number without a currency was taken for the person's of that day. Answers a reading with such numbers as
 * they stood there, or `undefined` where it has none: the text names no currency, and no other place of the page did.
 */
export const withoutAssumedCurrency =
  (recipes: readonly Recipe[]) =>
  (reading: Reading): Reading | undefined => {
    const recipe = recipes.find(({ id }) => id === reading.crm);
    // Data that pages fetch was never read with a currency that it does not name.
    if (!recipe || reading.kind === 'page-data') return undefined;
    const { context, fieldOf } = waysOf(recipe, reading);
    let isChanged = false;
    const rows = changed(reading.rows, (row, name, read) => {
      const field = fieldOf(row, name);
      const { value } = read;
      if (!field || field.currency || !isMoney(value) || value.currency === noCurrency) return read;
      const own: ParseContext = { ...context, ...(field.locale !== undefined && { locale: field.locale }) };
      const as = (currency: Currency, scale: number) =>
        parsers[field.as](mapped(read.text, field), { ...own, currency, scale });
      const scale = scales.find((one) => {
        const parsed = as(value.currency, one);
        return parsed.ok && JSON.stringify(parsed.value) === JSON.stringify(value);
      });
      const bare = scale === undefined ? undefined : as(noCurrency, scale);
      if (!bare?.ok || !isMoney(bare.value) || bare.value.currency !== noCurrency) return read;
      isChanged = true;
      return { ...read, value: bare.value };
    });
    return isChanged ? { ...reading, rows } : undefined;
  };

/** How the fields of a reading's page are read, and what is known of the page beside their texts. */
function waysOf(
  recipe: Recipe,
  reading: Reading,
): { context: ParseContext; fieldOf: (row: Row, name: string) => Way | undefined } {
  const page = recipe.pages.find(({ id }) => id === reading.page);
  const order = recipe.dateOrder?.[reading.locale.slice(0, 2).toLowerCase()] ?? recipe.dateOrder?.['*'];
  const context: ParseContext = {
    locale: reading.locale,
    today: dayOf(reading.at, reading.zone),
    zone: reading.zone,
    ...(recipe.signs && { signs: recipe.signs }),
    ...(order && { dateOrder: order }),
  };
  const parts = page ? [page, ...(page.also ?? [])] : [];
  const data = recipe.responses?.find(({ id }) => id === reading.page);
  const fieldOf = (row: Row, name: string): Way | undefined => {
    const told = data?.fields[name as DealField];
    if (told) return { as: told.as, ...(!told.printed && { locale: machine }) };
    return parts.find(({ kind, fields }) => kind.startsWith(row.entity) && name in fields)?.fields[
      name as keyof Row['values']
    ];
  };
  return { context, fieldOf };
}

/** How a text is read again: of a field of the page, or of the data that the page fetched. */
type Way = Pick<Field, 'as' | 'map' | 'locale' | 'approximate' | 'currency'>;

/** What a column's unit or a sign in a neighbouring cell may have multiplied an amount by. */
const scales = [1, 1_000, 10_000, 1_000_000];
const orders = ['ymd', 'mdy', 'dmy'] as const;

function reparsed({ entity }: Row, name: string, read: ReadValue, field: Way, context: ParseContext): ReadValue {
  if (read.value === null) return read;
  const text = mapped(read.text, field);
  const own: ParseContext = { ...context, ...(field.locale !== undefined && { locale: field.locale }) };
  const money = field.as === 'money' || field.as === 'rawMoney' ? (read.value as Money) : undefined;
  const isDate = field.as === 'date' || field.as === 'dateTime';
  // What stood beside the number was not kept, nor the dates around it that proved their order: currency, scale and order
  // are told from the value that was read with them.
  const tries = money
    ? scales.map((scale) => parsers[field.as](text, { ...own, currency: money.currency, scale }))
    : [own, ...(isDate ? orders.map((dateOrder): ParseContext => ({ ...own, dateOrder })) : [])].map((one) =>
        parsers[field.as](text, one),
      );
  const same = tries.find((one) => one.ok && JSON.stringify(one.value) === JSON.stringify(read.value));
  const parsed = same ?? tries[0];
  if (!parsed?.ok || !isFieldValue(entity, name, parsed.value)) return read;
  const approximate = parsed.approximate ?? field.approximate;
  return { text: read.text, value: parsed.value, ...(approximate && { approximate }) };
}
