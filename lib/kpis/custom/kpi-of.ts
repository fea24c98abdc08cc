import type { ActivityFact } from '../../domain/activity.ts';
import type { DealFact } from '../../domain/deal.ts';
import type { Facts } from '../../domain/facts.ts';
import { contains } from '../../domain/period.ts';
import type { Kpi, MeasureContext, Unit } from '../kpi.ts';
import { amountOf, minorOf } from '../measuring/deals.ts';
import { quotient, total, union } from '../measuring/measure.ts';
import { figureInWords } from './in-words.ts';
import type { CustomMetric, Figure, Filter } from './metric.ts';

/** A metric a person defined as a KPI like any other, so that targets, pace and landing follow. */
export function kpiOf(metric: CustomMetric): Kpi {
  const { figure, per } = metric;
  const unit = unitOf(metric);
  const words = { ja: figureInWords(figure, 'ja'), en: figureInWords(figure, 'en') };
  const formula = per
    ? { ja: `${words.ja} ÷ ${figureInWords(per, 'ja')}`, en: `${words.en} ÷ ${figureInWords(per, 'en')}` }
    : words;
  return {
    id: metric.id,
    unit,
    better: metric.better,
    nature: per ? 'rate' : figure.of === 'deals' && figure.dated === 'now' ? 'level' : 'flow',
    label: { ja: metric.label, en: metric.label },
    definition: { ja: `${formula.ja}です。`, en: `${formula.en}.` },
    formula,
    needs: [...new Set([figure, ...(per ? [per] : [])].flatMap(({ where }) => where.map(({ field }) => field)))],
    measure: (facts, context) => {
      const above = take(figure, facts, context);
      if (!per) return total(above.value, { unit, ...above });
      const below = take(per, facts, context);
      const parts = {
        unit,
        counted: union<Row>(above.counted, below.counted),
        left: union<Row>(above.left, below.left),
        approximate: above.approximate || below.approximate,
        hasRows: above.hasRows && below.hasRows,
      };
      const lacking = new Set(parts.left.map(({ key }) => key));
      return quotient(
        above.value,
        below.value,
        { ...parts, counted: parts.counted.filter(({ key }) => !lacking.has(key)) },
        below.counted.length,
      );
    },
  };
}

function unitOf({ figure, per, as }: CustomMetric): Unit {
  const isMoney = (of: Figure) => of.of === 'deals' && of.sum !== undefined;
  if (!per) return isMoney(figure) ? 'money' : 'count';
  if (isMoney(figure) === isMoney(per)) return as ?? 'rate';
  return isMoney(figure) ? 'money' : 'ratio';
}

type Row = DealFact | ActivityFact;
type Taken = { value: number; counted: Row[]; left: Row[]; approximate: boolean; hasRows: boolean };

function take(figure: Figure, facts: Facts, context: MeasureContext): Taken {
  const rows: readonly Row[] = figure.of === 'deals' ? facts.deals : facts.activities;
  const taken: Taken = { value: 0, counted: [], left: [], approximate: false, hasRows: rows.length > 0 };
  for (const row of rows) {
    const meets = everyFilter(figure.where, row, context);
    if (meets === false || isElsewhere(figure, row, context)) continue;
    const value = meets === undefined || isUndated(figure, row) ? undefined : figureOf(figure, row, context);
    if (value === undefined) taken.left.push(row);
    else {
      taken.counted.push(row);
      taken.value += value;
      taken.approximate ||= figure.of === 'deals' && figure.sum === 'amount' && 'approximate' in row && row.approximate;
    }
  }
  return taken;
}

const dateOf = (figure: Figure, row: Row): string | undefined => {
  if (figure.of === 'activities') return 'on' in row ? row.on : undefined;
  return figure.dated === 'now' || !('status' in row) ? undefined : row[figure.dated];
};

const isTimeless = (figure: Figure): boolean => figure.of === 'deals' && figure.dated === 'now';
const isUndated = (figure: Figure, row: Row): boolean => !isTimeless(figure) && dateOf(figure, row) === undefined;

function isElsewhere(figure: Figure, row: Row, { period }: MeasureContext): boolean {
  const day = dateOf(figure, row);
  return !isTimeless(figure) && day !== undefined && !contains(period, day);
}

function figureOf(figure: Figure, row: Row, context: MeasureContext): number | undefined {
  if (figure.of === 'activities' || figure.sum === undefined || !('status' in row)) return 1;
  return minorOf(row[figure.sum], row, context);
}

/** `undefined`: a field the filters need is not known, so whether the row belongs is not either. */
function everyFilter(filters: readonly Filter[], row: Row, context: MeasureContext): boolean | undefined {
  let answer: boolean | undefined = true;
  for (const filter of filters) {
    const meets = meetsFilter(filter, row, context);
    if (meets === false) return false;
    if (meets === undefined) answer = undefined;
  }
  return answer;
}

function meetsFilter(filter: Filter, row: Row, context: MeasureContext): boolean | undefined {
  const value = valueOf(filter.field, row, context);
  if (!('value' in filter) && !('values' in filter)) return (value !== undefined) === (filter.is === 'known');
  if (value === undefined) return undefined;
  if ('value' in filter)
    return filter.is === 'at-least' ? Number(value) >= filter.value : Number(value) <= filter.value;
  return isAmong(String(value), filter) !== (filter.is === 'none-of');
}

/** Whether a text is one of the values of a condition, or holds one. */
export function isAmong(text: string, { is, values }: Extract<Filter, { values: readonly string[] }>): boolean {
  const told = plain(text);
  return values.some((wanted) => (is === 'contains' ? told.includes(plain(wanted)) : told === plain(wanted)));
}

/** A status or kind nobody has mapped yet is an unknown one. */
function valueOf(field: Filter['field'], row: Row, context: MeasureContext): string | number | undefined {
  if (field === 'amount') return 'status' in row ? amountOf(row, context) : undefined;
  const value = (row as { readonly [F in Filter['field']]?: unknown })[field];
  if (value === 'unmapped' && (field === 'status' || field === 'kind')) return undefined;
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
