import {
  dealDates,
  filterFields,
  longest,
  sums,
  type CustomMetric,
  type Figure,
  type Filter,
  type RowKind,
} from './metric.ts';

/** What is wrong with a definition and where, for the form to show beside the field. */
export type Problem = { at: string; says: 'missing' | 'unknown' | 'too-long' | 'too-many' | 'not-a-number' };

class Wrong extends Error {
  readonly problem: Problem;
  constructor(at: string, says: Problem['says']) {
    super(`${at}: ${says}`);
    this.problem = { at, says };
  }
}

/** A metric out of anything (a form, a file), built anew from what is allowed; or the first thing wrong with it. */
export function customMetricFrom(input: unknown): { metric: CustomMetric } | { problem: Problem } {
  try {
    return { metric: metricFrom(input) };
  } catch (error) {
    if (error instanceof Wrong) return { problem: error.problem };
    throw error;
  }
}

function metricFrom(input: unknown): CustomMetric {
  const source = objectAt(input, 'metric');
  const id = textAt(source['id'], 'id', 80);
  if (!/^custom-[a-z0-9-]+$/.test(id)) throw new Wrong('id', 'unknown');
  return {
    id,
    label: textAt(source['label'], 'label', longest.label),
    better: oneOf(source['better'] ?? 'higher', ['higher', 'lower'], 'better'),
    figure: figureAt(source['figure'], 'figure'),
    ...(source['per'] !== undefined && { per: figureAt(source['per'], 'per') }),
    ...(source['as'] !== undefined && { as: oneOf(source['as'], ['rate', 'ratio'], 'as') }),
  };
}

function figureAt(input: unknown, at: string): Figure {
  const source = objectAt(input, at);
  const of = oneOf(source['of'], ['deals', 'activities'], `${at}.of`);
  const filters = listAt(source['where'] ?? [], `${at}.where`, longest.filters);
  const where = filters.map((filter, index) => filterAt(filter, of, `${at}.where.${index}`));
  if (of === 'activities') return { of, where };
  const dated = oneOf(source['dated'] ?? 'closedOn', dealDates, `${at}.dated`);
  return { of, dated, ...(source['sum'] !== undefined && { sum: oneOf(source['sum'], sums, `${at}.sum`) }), where };
}

function filterAt(input: unknown, of: RowKind, at: string): Filter {
  const source = objectAt(input, at);
  const fields = filterFields[of];
  const field = oneOf(source['field'], [...fields.text, ...fields.number], `${at}.field`);
  const is = oneOf(
    source['is'],
    ['one-of', 'none-of', 'contains', 'at-least', 'at-most', 'known', 'unknown'],
    `${at}.is`,
  );
  if (is === 'known' || is === 'unknown') return { field, is };
  if (field === 'amount' || field === 'probability' || field === 'pushes') {
    if (is !== 'at-least' && is !== 'at-most') throw new Wrong(`${at}.is`, 'unknown');
    const { value } = source;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new Wrong(`${at}.value`, 'not-a-number');
    return { field, is, value };
  }
  if (is === 'at-least' || is === 'at-most') throw new Wrong(`${at}.is`, 'unknown');
  const values = listAt(source['values'], `${at}.values`, longest.values).map((value) =>
    textAt(value, `${at}.values`, longest.text),
  );
  if (values.length === 0) throw new Wrong(`${at}.values`, 'missing');
  return { field, is, values };
}

function objectAt(input: unknown, at: string): Record<string, unknown> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw new Wrong(at, 'missing');
  return Object.fromEntries(Object.entries(input));
}

function listAt(input: unknown, at: string, most: number): unknown[] {
  if (!Array.isArray(input)) throw new Wrong(at, 'missing');
  if (input.length > most) throw new Wrong(at, 'too-many');
  return input;
}

function textAt(input: unknown, at: string, most: number): string {
  if (typeof input !== 'string' || input.trim() === '') throw new Wrong(at, 'missing');
  if (input.length > most) throw new Wrong(at, 'too-long');
  return input.trim();
}

function oneOf<const Known extends string>(input: unknown, known: readonly Known[], at: string): Known {
  const found = known.find((name) => name === input);
  if (found === undefined) throw new Wrong(at, input === undefined ? 'missing' : 'unknown');
  return found;
}
