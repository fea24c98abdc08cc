import { numberFromTyped } from './typed.ts';
import { cellText, valueFromCell } from './target-cells.ts';
import type { Currency } from '../domain/money.ts';
import { filterFields, type CustomMetric, type Figure, type Filter, type RowKind } from '../kpis/custom/metric.ts';
import { customMetricFrom, type Problem } from '../kpis/custom/parse.ts';
import type { Unit } from '../kpis/kpi.ts';

/** A condition as the form holds it: whatever it compares with is text. */
export type FilterDraft = { field: Filter['field']; is: Filter['is']; text: string };
export type FigureDraft = {
  of: RowKind;
  dated: Extract<Figure, { of: 'deals' }>['dated'];
  sum: 'none' | NonNullable<Extract<Figure, { of: 'deals' }>['sum']>;
  where: readonly FilterDraft[];
};
export type MetricDraft = {
  id: string;
  label: string;
  better: CustomMetric['better'];
  /** A single figure or one divided by another. */
  isRatio: boolean;
  figure: FigureDraft;
  per: FigureDraft;
  as: 'rate' | 'ratio';
};

const freshFigure: FigureDraft = { of: 'deals', dated: 'closedOn', sum: 'none', where: [] };

/** What the form begins with: deals won in the period. */
export const freshDraft = (id: string): MetricDraft => ({
  id,
  label: '',
  better: 'higher',
  isRatio: false,
  figure: { ...freshFigure, where: [{ field: 'status', is: 'one-of', text: 'won' }] },
  per: freshFigure,
  as: 'rate',
});

/** Words of which there are only so many, offered to be ticked. */
export const closedWords: Partial<Record<Filter['field'], readonly string[]>> = {
  status: ['open', 'won', 'lost'],
  kind: ['call', 'appointment', 'meeting', 'email', 'task', 'note'],
  state: ['done', 'planned', 'cancelled', 'no-show'],
};

export const fieldsOf = (of: RowKind): readonly Filter['field'][] => [
  ...filterFields[of].text,
  ...filterFields[of].number,
];

const numbers: Partial<Record<Filter['field'], Unit>> = { amount: 'money', probability: 'rate', pushes: 'count' };

export const comparisonsOf = (field: Filter['field']): readonly Filter['is'][] =>
  field in numbers
    ? ['at-least', 'at-most', 'known', 'unknown']
    : ['one-of', 'none-of', 'contains', 'known', 'unknown'];

/** A condition on another field: the comparison stays where it can. */
export const refielded = ({ is }: FilterDraft, field: Filter['field']): FilterDraft => ({
  field,
  is: comparisonsOf(field).find((one) => one === is) ?? comparisonsOf(field)[0] ?? 'known',
  text: '',
});

const listOf = (text: string): string[] =>
  text
    .split(/[,、，]/)
    .map((one) => one.trim())
    .filter(Boolean);

function numberOf(text: string, field: Filter['field'], currency: Currency): number {
  const unit = numbers[field] ?? 'count';
  const value = unit === 'money' ? valueFromCell(text, unit, currency) : numberFromTyped(text, unit);
  return value ?? Number.NaN;
}

const filterOf = ({ field, is, text }: FilterDraft, currency: Currency): unknown => {
  if (is === 'known' || is === 'unknown') return { field, is };
  return field in numbers ? { field, is, value: numberOf(text, field, currency) } : { field, is, values: listOf(text) };
};

const figureOf = ({ of, dated, sum, where }: FigureDraft, currency: Currency): unknown => ({
  of,
  ...(of === 'deals' && { dated, ...(sum !== 'none' && { sum }) }),
  where: where.map((filter) => filterOf(filter, currency)),
});

/** The metric a form describes, or the first thing wrong with it. An amount is typed in major units. */
export const metricOf = (
  { id, label, better, isRatio, figure, per, as }: MetricDraft,
  currency: Currency,
): { metric: CustomMetric } | { problem: Problem } =>
  customMetricFrom({
    id,
    label,
    better,
    figure: figureOf(figure, currency),
    ...(isRatio && { per: figureOf(per, currency), as }),
  });

/** A metric put back into the form. */
export const draftOf = (metric: CustomMetric, currency: Currency): MetricDraft => ({
  id: metric.id,
  label: metric.label,
  better: metric.better,
  isRatio: metric.per !== undefined,
  figure: figureDraftOf(metric.figure, currency),
  per: metric.per ? figureDraftOf(metric.per, currency) : freshFigure,
  as: metric.as ?? 'rate',
});

const figureDraftOf = (figure: Figure, currency: Currency): FigureDraft => ({
  of: figure.of,
  dated: figure.of === 'deals' ? figure.dated : 'closedOn',
  sum: figure.of === 'deals' ? (figure.sum ?? 'none') : 'none',
  where: figure.where.map((filter) => ({ field: filter.field, is: filter.is, text: textOf(filter, currency) })),
});

function textOf(filter: Filter, currency: Currency): string {
  if ('values' in filter) return filter.values.join(', ');
  return 'value' in filter ? cellText(filter.value, numbers[filter.field] ?? 'count', currency) : '';
}

/** Which sentence a problem gets. */
export function problemKind({ at, says }: Problem): 'label' | 'values' | 'value' | 'many' | 'other' {
  if (at === 'label') return 'label';
  if (at.endsWith('.values') && says === 'missing') return 'values';
  if (says === 'not-a-number') return 'value';
  return says === 'too-many' ? 'many' : 'other';
}
