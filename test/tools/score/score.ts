import type { Entity, Miss, ReadValue, Row } from '../../../lib/domain/reading.ts';
import { detects, locate } from '../../../lib/recipes/locate.ts';
import { read } from '../../../lib/recipes/read.ts';
import type { Page, Part, Recipe } from '../../../lib/recipes/recipe.ts';
import { activityJudges, dealJudges, kindOf, StageBook, type Surroundings, type Verdict } from './compare.ts';
import { pair } from './match.ts';
import { countNames, pageTexts, plain } from './page-text.ts';
import type { TrueActivity, TrueDeal, Truth } from './truth.ts';

export type Tally = {
  exact: number;
  approximate: number;
  wrong: number;
  missing: number;
  notShown: number;
  unknown: number;
};

export type Finding = { row: string; field: string; expected: unknown; found: unknown; text?: string };

/** `outside`: rows of a kind the truth leaves out altogether, so that nothing can be said of them. */
export type EntityScore = {
  expected: number;
  found: number;
  lost: string[];
  invented: string[];
  outside: number;
  fields: Record<string, Tally>;
};

export type Report = {
  recipe: string;
  url: string;
  /** The recipe's page; `null` when it says nothing about this document. */
  page: string | null;
  today: string;
  zone: string;
  currency: string | null;
  ok: boolean;
  rows: { expected: number; found: number; lost: string[]; invented: string[] };
  fields: Record<string, Tally>;
  deals: EntityScore;
  activities: EntityScore;
  wrong: Finding[];
  missing: Finding[];
  misses: Miss[];
  partial: { of?: number } | null;
  why: string[];
};

export type ScoreRequest = {
  recipe: Recipe;
  url: string;
  document: Document;
  truth: Truth;
  today: string;
  zone: string;
  currency?: string;
  locale?: string;
};

/** Without these a deal cannot be counted. */
export const required = ['id', 'name', 'amount', 'stage', 'closeDate', 'owner'];

type Judges<T> = Record<string, (read: ReadValue | undefined, truth: T, around: Surroundings) => Verdict>;

/** Holds what a recipe reads of a page against what the CRM's own database says. */
export function score({ recipe, url, document, truth, today, zone, currency, locale }: ScoreRequest): Report {
  const page = locate(recipe, url, document);
  const context = {
    url,
    today,
    zone,
    ...(currency !== undefined && { currency }),
    ...(locale !== undefined && { locale }),
  };
  const texts = pageTexts(document);
  const parts = page ? partsOf(page) : [];
  const looks = parts.map((part) => ({ part, look: read(recipe, part, document, context) }));
  const whole = page ? read(recipe, page, document, context) : undefined;

  const around: Surroundings = { recipe, zone, texts, stages: new StageBook(truth.deals) };
  const findings: { wrong: Finding[]; missing: Finding[] } = { wrong: [], missing: [] };
  const shows = (entity: Entity): boolean =>
    !page || parts.some(({ kind }) => kind.startsWith(entity === 'deal' ? 'deal' : 'activity'));

  const deals = tallied<TrueDeal>({
    entity: 'deal',
    truths: truth.deals,
    judges: dealJudges,
    nameOf: ({ name }) => name ?? '',
    isTelling: () => true,
    shownName: (row) => textOf(row, 'name'),
    looks,
    around,
    findings,
    expected: shows('deal'),
    // What a page calls a stage is learnt from the rows whose identity is beyond doubt.
    paired: (pairs) =>
      pairs.forEach(
        ({ row, truth: { stage } }) =>
          typeof row.values.stage?.value === 'string' && stage && around.stages.learn(row.values.stage.value, stage),
      ),
  });
  const activities = tallied<TrueActivity>({
    entity: 'activity',
    truths: truth.activities,
    judges: activityJudges,
    nameOf: ({ subject }) => subject ?? '',
    isTelling,
    shownName: (row) => textOf(row, 'subject'),
    looks,
    around,
    findings,
    expected: shows('activity'),
  });

  const rows = {
    expected: deals.expected + activities.expected,
    found: deals.found + activities.found,
    lost: [...deals.lost, ...activities.lost],
    invented: [...deals.invented, ...activities.invented],
  };
  const missingRequired = findings.missing.filter(({ field }) => required.includes(field));
  const why = [
    ...(detects(recipe, url, document) ? [] : ['The recipe does not recognise this page as one of its CRM.']),
    ...(page || rows.expected === 0
      ? []
      : ['The recipe says nothing about this page, yet rows of the truth stand on it.']),
    ...(rows.lost.length > 0 ? [`${rows.lost.length} rows that stand on the page were not read.`] : []),
    ...(rows.invented.length > 0 ? [`${rows.invented.length} rows were read that the truth does not have.`] : []),
    ...(findings.wrong.length > 0 ? [`${findings.wrong.length} values are wrong.`] : []),
    ...(missingRequired.length > 0 ? [`${missingRequired.length} values of required fields are missing.`] : []),
  ];
  return {
    recipe: recipe.id,
    url,
    page: page?.id ?? null,
    today,
    zone,
    currency: currency ?? null,
    ok: why.length === 0,
    rows,
    fields: merged(deals.fields, activities.fields),
    deals,
    activities,
    ...findings,
    misses: whole?.misses ?? [],
    partial: whole?.partial ?? null,
    why,
  };
}

/** "Call" as the subject of a call stands on every page that has a button of that name. */
const isTelling = ({ subject, type }: TrueActivity): boolean =>
  plain(subject ?? '').toLowerCase() !== (type ?? '').toLowerCase() &&
  !(plain(subject ?? '').split(' ').length < 2 && kindOf(subject ?? '') !== undefined);

const textOf = (row: Row, field: 'name' | 'subject'): string =>
  typeof row.values[field]?.value === 'string' ? row.values[field].value : '';

/** Each part on its own, because a board behind a record shows other fields than the record. */
function partsOf({ also = [], ...page }: Page): Page[] {
  return [page, ...also.map((part) => ({ ...part, id: page.id, when: page.when }))];
}

type Tallying<T> = {
  entity: Entity;
  truths: readonly T[];
  judges: Judges<T>;
  nameOf: (truth: T) => string;
  /** Whether a name on a page can be taken for this row's. */
  isTelling: (truth: T) => boolean;
  shownName: (row: Row) => string;
  looks: readonly { part: Part; look: { rows: Row[] } }[];
  around: Surroundings;
  findings: { wrong: Finding[]; missing: Finding[] };
  expected: boolean;
  paired?: (pairs: readonly { row: Row; truth: T }[]) => void;
};

function tallied<T extends TrueDeal | TrueActivity>({
  entity,
  truths,
  judges,
  nameOf,
  isTelling,
  shownName,
  looks,
  around,
  findings,
  expected,
  paired,
}: Tallying<T>): EntityScore {
  const fields: Record<string, Tally> = {};
  /** How many parts of the page showed each true row. */
  const seen = new Map<T, number>();
  const inventedRows = new Set<string>();
  const outsiders = new Set<string>();
  // A truth may list the activities of its deals only: then a row that the page ties to no deal cannot be missed in it.
  const isOfDealsOnly =
    entity === 'activity' && truths.length > 0 && truths.every((truth) => 'dealId' in truth && truth.dealId !== null);
  const count = (field: string, verdict: keyof Tally): void => {
    const tally = (fields[field] ??= { exact: 0, approximate: 0, wrong: 0, missing: 0, notShown: 0, unknown: 0 });
    tally[verdict] += 1;
  };
  for (const { part, look } of looks) {
    const own = look.rows.filter((row) => row.entity === entity);
    const agreement = (row: Row, truth: T): Verdict[] =>
      Object.entries(judges).map(([field, judge]) => judge(row.values[field as keyof Row['values']], truth, around));
    const { pairs, invented } = pair(own, truths, nameOf, shownName, agreement);
    paired?.(pairs);
    for (const row of invented)
      (isOfDealsOnly && !row.values.dealId ? outsiders : inventedRows).add(
        row.id.strong ?? row.id.business ?? row.id.provisional ?? '',
      );
    for (const { row, truth } of pairs) {
      seen.set(truth, (seen.get(truth) ?? 0) + 1);
      count('id', idVerdict(row, part));
      for (const [field, judge] of Object.entries(judges)) {
        const declared = part.fields[field as keyof Part['fields']];
        const value = row.values[field as keyof Row['values']];
        const verdict = judge(value, truth, around);
        // A field the recipe does not mention is declared as not shown by its silence, unless a deal cannot do without it.
        const isDeclared = declared
          ? declared.optional !== undefined
          : entity === 'activity' || !required.includes(field);
        if (verdict === 'missing' && isDeclared) count(field, 'notShown');
        else count(field, value === undefined && verdict === 'exact' && isDeclared ? 'notShown' : verdict);
        const finding: Finding = {
          row: `${String(truth.id)} ${nameOf(truth)}`.slice(0, 120),
          field,
          expected: trueValue(truth, field),
          found: value?.value ?? null,
          ...(value && { text: value.text.slice(0, 200) }),
        };
        if (verdict === 'wrong') findings.wrong.push(finding);
        if (verdict === 'missing' && !isDeclared) findings.missing.push(finding);
      }
    }
  }
  const { total, lost } = expected
    ? standing(
        truths.filter((truth) => seen.has(truth) || isTelling(truth)),
        nameOf,
        seen,
        around.texts,
      )
    : { total: seen.size, lost: [] };
  return {
    expected: Math.max(total, 0),
    found: seen.size + inventedRows.size,
    lost,
    invented: [...inventedRows],
    outside: outsiders.size,
    fields,
  };
}

const idVerdict = (row: Row, { identity: { strong, business } }: Part): keyof Tally =>
  row.id.strong !== undefined || row.id.business !== undefined ? 'exact' : strong || business ? 'missing' : 'notShown';

/**
 * How many true rows stand on the page by name, and which of them were not read. Namesakes cannot be told apart by their
 * name: of them, as often as the name stands there it must have been read, allowing for pages that print each name twice.
 */
function standing<T extends { id: string | number }>(
  truths: readonly T[],
  nameOf: (truth: T) => string,
  seen: ReadonlyMap<T, number>,
  texts: readonly string[],
): { total: number; lost: string[] } {
  const counts = countNames(texts, truths.map(nameOf));
  const byName = Map.groupBy(truths, (truth) => plain(nameOf(truth)));
  const sightings = (rows: readonly T[]): number => rows.reduce((sum, row) => sum + (seen.get(row) ?? 0), 0);
  const single = [...byName]
    .filter(([name, rows]) => rows.length === 1 && sightings(rows) > 0 && counts.has(name))
    .map(([name, rows]) => (counts.get(name) ?? 1) / sightings(rows));
  const perSighting = single.length > 0 ? Math.max(Math.min(...single), 1) : 1;
  let total = 0;
  const lost: string[] = [];
  for (const [name, rows] of byName) {
    const times = counts.get(name) ?? 0;
    const read = rows.filter((row) => seen.has(row)).length;
    const unread = Math.max(Math.floor(times / perSighting) - sightings(rows), times > 0 && read === 0 ? 1 : 0);
    const missing = Math.max(0, Math.min(rows.length - read, rows.length === 1 ? Math.min(times, 1) : unread));
    total += read + missing;
    for (let index = 0; index < missing; index += 1)
      lost.push(rows.length === 1 ? `${String(rows[0]?.id)} ${name}` : name);
  }
  return { total, lost };
}

const trueKeys: Record<string, string> = { createdDate: 'createdAt', when: 'date', state: 'done' };
const trueValue = (truth: TrueDeal | TrueActivity, field: string): unknown =>
  (truth as Record<string, unknown>)[trueKeys[field] ?? field] ?? null;

function merged(a: Record<string, Tally>, b: Record<string, Tally>): Record<string, Tally> {
  const all: Record<string, Tally> = structuredClone(a);
  for (const [field, tally] of Object.entries(b)) {
    const into = all[field];
    if (!into) all[field] = { ...tally };
    else for (const key of Object.keys(tally) as (keyof Tally)[]) into[key] += tally[key];
  }
  return all;
}
