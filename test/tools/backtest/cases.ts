import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { textOfFile } from '../../../lib/app/csv/file-text.ts';
import { readSheet } from '../../../lib/app/csv/sheet.ts';
import { businessDaysIn } from '../../../lib/domain/business-days.ts';
import type { Calendar } from '../../../lib/domain/calendar.ts';
import { addDays, isDay, type Day } from '../../../lib/domain/day.ts';
import type { Fiscal, Period } from '../../../lib/domain/period.ts';
import type { LandingDeal } from '../../../lib/landing/book.ts';
import { Refusal } from '../arguments.ts';
import type { DealsFile } from '../deals-file.ts';
import { periodNamed } from '../period-name.ts';

export type Level = 'rep' | 'team' | 'all';

/** One forecast asked for. Amounts in the file's major units. */
export type Case = {
  /** The cells of the case file that name it, given back unchanged. */
  cells: Record<string, string>;
  period: Period;
  level: Level;
  /** Absent for everybody. */
  name?: string;
  fraction: number;
  asOf: Day;
  target?: number;
  actual?: number;
};

/** How days are counted and months named. */
export type Counted = { calendar: Calendar; fiscal: Fiscal };

/** Headers of a case file that say what is known only afterwards, or what others forecast: never handed on. */
const named = ['dataset', 'kind', 'period', 'level', 'entity', 'fraction', 'as_of'];

/** The day on which `fraction` of a period's business days, rounded half up and at least one, has passed. */
export function dayAtFraction(period: Period, fraction: number, calendar: Calendar): Day {
  const days = businessDaysIn(period, calendar);
  return days[Math.max(1, Math.floor(fraction * days.length + 0.5)) - 1] ?? addDays(period.end, -1);
}

/**
 * Reads a case file. One that holds several data sets is cut down to the one the deals file is named after
 * (`dev_maven.csv` → `maven`), or to `dataset`.
 */
export function readCases(
  path: string,
  dealsPath: string,
  { calendar, fiscal }: Counted,
  dataset?: string,
): { cases: Case[]; skipped: number } {
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
  const sheet = readSheet(textOfFile(readFileSync(path)));
  const headers = sheet?.headers ?? [];
  for (const needed of ['period', 'entity'])
    if (!headers.includes(needed))
      throw new Refusal(`${path} has no column "${needed}". Its headers are: ${headers.join(', ') || 'none'}.`);
  const rows = (sheet?.rows ?? []).map(({ line, cells }) => ({
    line,
    cell: Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? ''])) as Record<string, string>,
  }));
  const datasets = [...new Set(rows.map(({ cell }) => cell['dataset'] ?? ''))].filter(Boolean);
  const wanted =
    dataset ??
    (datasets.length > 1
      ? datasets.find((name) => basename(dealsPath).toLowerCase().includes(name.toLowerCase()))
      : undefined);
  const taken = wanted === undefined ? rows : rows.filter(({ cell }) => cell['dataset'] === wanted);
  return {
    cases: taken.map(({ line, cell }) => caseOf(cell, `${path}, line ${line}`, { calendar, fiscal })),
    skipped: rows.length - taken.length,
  };
}

function caseOf(cell: Record<string, string>, where: string, { calendar, fiscal }: Counted): Case {
  const period = periodIn(cell['period'] ?? '', where, fiscal);
  const entity = cell['entity'] ?? '';
  const mark = entity.indexOf(':');
  const kind = mark < 0 ? entity : entity.slice(0, mark);
  if (kind !== 'all' && kind !== 'rep' && kind !== 'team')
    throw new Refusal(`${where}: entity is "all", "rep:NAME" or "team:NAME", not "${entity}".`);
  const fraction = Number(cell['fraction'] || Number.NaN);
  const asOf = cell['as_of'] || (fraction > 0 && fraction <= 1 ? dayAtFraction(period, fraction, calendar) : '');
  const isKnown: boolean = isDay(asOf);
  if (!isKnown) throw new Refusal(`${where}: as_of "${asOf}" is no day, and there is no fraction to take it from.`);
  const target = numberIn(cell['target'] || cell['target_mean3'], where);
  const actual = numberIn(cell['actual'], where);
  return {
    cells: Object.fromEntries(named.filter((name) => cell[name] !== undefined).map((name) => [name, cell[name] ?? ''])),
    period,
    level: kind,
    fraction,
    asOf,
    ...(kind !== 'all' && { name: entity.slice(mark + 1) }),
    ...(target !== undefined && { target }),
    ...(actual !== undefined && { actual }),
  };
}

function periodIn(text: string, where: string, fiscal: Fiscal): Period {
  try {
    return periodNamed(text, fiscal, '1970-01-01');
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(`${where}: ${error.message}`) : error;
  }
}

function numberIn(text: string | undefined, where: string): number | undefined {
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Refusal(`${where}: "${text}" is no number.`);
  return value;
}

/** The owners a case is about; `teams` as known on its day. */
export function ownersOf(
  { level, name = '' }: Pick<Case, 'level' | 'name'>,
  teams: ReadonlyMap<string, string>,
): 'all' | string[] {
  if (level === 'all') return 'all';
  return level === 'rep' ? [name] : [...teams].filter(([, team]) => team === name).map(([owner]) => owner);
}

/** What deals won in a period come to. */
export function wonIn(
  deals: readonly LandingDeal[],
  owners: 'all' | readonly string[],
  { start, end }: Period,
): number {
  const mine = owners === 'all' ? undefined : new Set(owners);
  let sum = 0;
  for (const { status, closed, created, value, owner } of deals) {
    if (status !== 'won' || closed === undefined || value === undefined) continue;
    // A deal counts from the day it is known, as in `bookAt`.
    const day = created !== undefined && created > closed ? created : closed;
    if (closed >= start && closed < end && day < end && (!mine || (owner !== undefined && mine.has(owner))))
      sum += value;
  }
  return sum;
}

export type Range = {
  periods: { name: string; period: Period }[];
  fractions: readonly number[];
  levels: readonly Level[];
};

/**
 * Cases of a rolling back-test: every period, everybody, each team and each rep who created or won a deal in the 90 days
 * before it, at each fraction of its business days. The target is the mean of the entity's last three whole periods.
 */
export function casesOf(
  { deals, teamsAt, major }: DealsFile,
  { periods, fractions, levels }: Range,
  calendar: Calendar,
): Case[] {
  const firstClosing = deals.reduce(
    (first, { closed }) => (closed !== undefined && closed < first ? closed : first),
    '9999-12-31',
  );
  const cases: Case[] = [];
  for (const [index, { name, period }] of periods.entries()) {
    const lately = (day: Day | undefined) =>
      day !== undefined && day >= addDays(period.start, -90) && day < period.start;
    const active = new Set(
      deals
        .filter(({ created, closed, status }) => lately(created) || (status === 'won' && lately(closed)))
        .map(({ owner }) => owner ?? ''),
    );
    active.delete('');
    const reps = [...active].sort();
    const teams = teamsAt(addDays(period.start, -1));
    const entities: { level: Level; name?: string }[] = [
      ...(levels.includes('rep') ? reps.map((rep) => ({ level: 'rep' as const, name: rep })) : []),
      ...(levels.includes('team')
        ? [...new Set(reps.map((rep) => teams.get(rep)).filter((team) => team !== undefined))]
            .sort()
            .map((team) => ({ level: 'team' as const, name: team }))
        : []),
      ...(levels.includes('all') ? [{ level: 'all' as const }] : []),
    ];
    const past = periods
      .slice(Math.max(0, index - 3), index)
      .map((earlier) => earlier.period)
      .filter(({ start }) => start >= `${firstClosing.slice(0, 8)}01`);
    for (const entity of entities) {
      for (const fraction of fractions) {
        const asOf = dayAtFraction(period, fraction, calendar);
        const owners = ownersOf(entity, teamsAt(asOf));
        const wonOf = (some: Period) => major(wonIn(deals, owners, some));
        const actual = wonOf(period);
        const target =
          past.length > 0 ? past.reduce((sum, earlier) => sum + wonOf(earlier), 0) / past.length : undefined;
        const cells = {
          period: name,
          level: entity.level,
          entity: entity.name === undefined ? 'all' : `${entity.level}:${entity.name}`,
          fraction: String(fraction),
          as_of: asOf,
        };
        cases.push({ cells, period, ...entity, fraction, asOf, actual, ...(target !== undefined && { target }) });
      }
    }
  }
  return cases;
}
