import { addDays, type Day } from '../../domain/day.ts';
import type { Scope } from '../../domain/facts.ts';
import { decimalOf, moneyFromDecimal, type Currency, type Money } from '../../domain/money.ts';
import type { Fiscal, Period } from '../../domain/period.ts';
import { periodFromName } from '../../domain/period-names.ts';
import { kindOf, monthNameOf } from '../../domain/periods.ts';
import { comparableName } from '../../domain/scope.ts';
import type { Target } from '../../domain/target.ts';
import type { Kpi } from '../../kpis/kpi.ts';
import { Cells, type Problem, type SheetOptions } from './cells.ts';
import { targetColumns, type TargetColumn } from './column-names.ts';
import { columnsOf, plainHeader } from './columns.ts';
import { readSheet, writeSheet, type Sheet } from './sheet.ts';

/** A target as a table says it, before it meets those there are. */
export type TargetDraft = Pick<Target, 'kpi' | 'scope' | 'period' | 'deadline' | 'value'> & {
  tiers?: NonNullable<Target['tiers']>;
};

export type TargetTable = { drafts: TargetDraft[]; problems: Problem[] };

export type TargetOptions = SheetOptions & {
  kpis: readonly Kpi[];
  fiscal: Fiscal;
  /** The person's own currency; amounts of another are refused, since a target cannot be converted without a date. */
  currency: Currency;
  /** Whose a row without an owner is. Default me. */
  owner?: Scope;
};

/**
 * Targets out of CSV, TSV or a block pasted from a spreadsheet, in either of two shapes: one target a row (metric, owner,
 * period, target, deadline, stretch, challenge), or a grid with the metric first and a column per period. Money is in
 * major units (`1,200万円` and `金額(千円)` too), a rate in per cent or as a share. Blank cells set nothing.
 */
export function readTargets(
  text: string,
  options: TargetOptions,
): TargetTable | { refused: 'empty' | 'no-known-column'; headers: string[] } {
  const sheet = readSheet(text);
  if (!sheet) return { refused: 'empty', headers: [] };
  const columns = columnsOf(sheet.headers, targetColumns);
  const isPeriod = (header: string) => periodFromName(header, options.fiscal, options.today) !== undefined;
  const isGrid = columns.at.period === undefined && sheet.headers.some(isPeriod);
  if (!isGrid && (columns.at.kpi === undefined || columns.at.period === undefined || columns.at.value === undefined))
    return { refused: 'no-known-column', headers: sheet.headers };
  const headers = isGrid
    ? sheet.headers.map((header, index) => (columns.at.kpi === undefined && index === 0 ? 'kpi' : header))
    : sheet.headers;
  const known = isGrid ? columnsOf(headers, targetColumns) : columns;
  const cells = new Cells(sheet, known, options);
  const drafts: TargetDraft[] = [];
  for (const row of sheet.rows) {
    const name = cells.text(row, 'kpi') ?? '';
    const kpi = kpiNamed(name, options.kpis);
    if (!kpi) {
      cells.refuse(row.line, 'kpi', name, 'unknown-word');
      continue;
    }
    for (const { periodName, value } of isGrid
      ? gridOf(headers, row, isPeriod)
      : [{ periodName: cells.text(row, 'period') ?? '', value: cells.text(row, 'value') ?? '' }]) {
      if (value === '') continue;
      const draft = draftFrom({ row, kpi, periodName, cells, options, ...(isGrid && { value }) });
      if (draft) drafts.push(draft);
    }
  }
  return { drafts, problems: cells.problems };
}

type Row = Sheet['rows'][number];

const gridOf = (headers: readonly string[], row: Row, isPeriod: (header: string) => boolean) =>
  headers.flatMap((header, index) => (isPeriod(header) ? [{ periodName: header, value: row.cells[index] ?? '' }] : []));

function kpiNamed(name: string, kpis: readonly Kpi[]): Kpi | undefined {
  const find = (same: (a: string) => string) =>
    kpis.find(({ id, label }) => [id, label.ja, label.en].some((each) => same(each) === same(name)));
  return find((text) => text.normalize('NFKC').trim().toLowerCase()) ?? (name ? find(plainHeader) : undefined);
}

type Draft = {
  row: Row;
  kpi: Kpi;
  periodName: string;
  /** Of a grid's cell; else it stands in the value column. */ value?: string;
  cells: Cells<TargetColumn>;
  options: TargetOptions;
};

function draftFrom({ row, kpi, periodName, value, cells, options }: Draft): TargetDraft | undefined {
  const refuse = (column: string, text: string, reason: Problem['reason']) =>
    cells.refuse(row.line, column, text, reason);
  const period = periodFromName(periodName, options.fiscal, options.today);
  if (!period) {
    refuse('period', periodName, 'unreadable');
    return undefined;
  }
  const read = (column: TargetColumn, text = cells.text(row, column)) =>
    text === undefined
      ? undefined
      : kpi.unit === 'money'
        ? minorOf(text, column, value !== undefined, { row, cells, options })
        : numberOf(text, kpi, column, row, cells);
  const base = read('value', value);
  if (base === undefined) return undefined;
  const [stretch, challenge] = [read('stretch'), read('challenge')];
  const owner = cells.text(row, 'owner');
  return {
    kpi: kpi.id,
    scope: owner === undefined ? (options.owner ?? { kind: 'me' }) : scopeNamed(owner),
    period,
    deadline: deadlineIn(period, cells.day(row, 'deadline')),
    value: base,
    ...((stretch !== undefined || challenge !== undefined) && {
      tiers: { ...(stretch !== undefined && { stretch }), ...(challenge !== undefined && { challenge }) },
    }),
  };
}

/** Minor units of the person's currency. A grid's cell has no header of its own to state a unit. */
function minorOf(
  text: string,
  column: TargetColumn,
  isGrid: boolean,
  { row, cells, options: { currency } }: Pick<Draft, 'row' | 'cells' | 'options'>,
): number | undefined {
  const plain = isGrid && /^\d+(\.\d{1,2})?$/.test(text) ? moneyFromDecimal(text, currency) : undefined;
  const money =
    plain ?? (isGrid ? (cells.parsed(row.line, column, text, 'money') as Money | undefined) : cells.money(row, column));
  if (money && money.currency !== currency) cells.refuse(row.line, column, text, 'unreadable');
  return money?.currency === currency ? money.minor : undefined;
}

/** Counts, days and points as they stand, a rate as a share: `30%`, `30` and `0.3` are one. */
function numberOf(
  text: string,
  kpi: Kpi,
  column: TargetColumn,
  row: Row,
  cells: Cells<TargetColumn>,
): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]|[%件日点倍回社]$/g, '');
  if (!/^\d+(\.\d+)?$/.test(plain)) {
    cells.refuse(row.line, column, text, 'unreadable');
    return undefined;
  }
  const number = Number(plain);
  return kpi.unit === 'rate' && (/[%％]/.test(text) || number > 1) ? Number((number / 100).toPrecision(12)) : number;
}

function scopeNamed(name: string): Scope {
  const plain = comparableName(name);
  if (plain.startsWith('crm:')) return { kind: 'crm', crm: plain.slice(4) };
  if (['me', '自分', '私'].includes(plain)) return { kind: 'me' };
  if (['all', 'everybody', 'company', '全員', '全社', '全体'].includes(plain)) return { kind: 'all' };
  const names = name
    .split(/[、;+]/)
    .map((one) => one.trim())
    .filter(Boolean);
  return names.length > 1 ? { kind: 'team', names } : { kind: 'owner', name };
}

/** A deadline outside the period counts as its last day. */
function deadlineIn(period: Period, deadline: Day | undefined): Day {
  const last = addDays(period.end, -1);
  return deadline !== undefined && deadline >= period.start && deadline <= last ? deadline : last;
}

const scopeName = (scope: Scope): string =>
  scope.kind === 'owner'
    ? scope.name
    : scope.kind === 'team'
      ? scope.names.join(';')
      : scope.kind === 'crm'
        ? `crm:${scope.crm}`
        : scope.kind;

function periodName(period: Period, fiscal: Fiscal): string {
  if (kindOf(period, fiscal) === 'day') return period.start;
  return kindOf(period, fiscal) === 'month'
    ? monthNameOf(period.start, fiscal)
    : `${period.start}..${addDays(period.end, -1)}`;
}

/** Targets as CSV that `readTargets` reads back to the same. */
export function writeTargets(
  targets: readonly Target[],
  { kpis, fiscal, currency }: Pick<TargetOptions, 'kpis' | 'fiscal' | 'currency'>,
): string {
  const rows = targets.map(({ kpi, scope, period, deadline, value, tiers }) => {
    const unit = kpis.find(({ id }) => id === kpi)?.unit;
    const say = (number: number | undefined) => {
      if (number === undefined) return '';
      if (unit === 'money') return decimalOf({ minor: Math.round(number), currency });
      return unit === 'rate' ? `${Number((number * 100).toPrecision(12))}%` : String(number);
    };
    return [
      kpi,
      scopeName(scope),
      periodName(period, fiscal),
      deadline,
      say(value),
      say(tiers?.stretch),
      say(tiers?.challenge),
    ];
  });
  return writeSheet(['kpi', 'owner', 'period', 'deadline', 'target', 'stretch', 'challenge'], rows);
}
