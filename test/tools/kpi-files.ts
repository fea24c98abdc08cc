import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { applyDrafts } from '../../lib/app/apply-targets.ts';
import { readActivities } from '../../lib/app/csv/activity-sheet.ts';
import type { Problem } from '../../lib/app/csv/cells.ts';
import { readDeals, type SheetRefusal } from '../../lib/app/csv/deal-sheet.ts';
import { textOfFile } from '../../lib/app/csv/file-text.ts';
import { readSheet } from '../../lib/app/csv/sheet.ts';
import { readTargets } from '../../lib/app/csv/target-sheet.ts';
import { isDay, type Day, type Zone } from '../../lib/domain/day.ts';
import { isRate, type ExchangeRate } from '../../lib/domain/exchange.ts';
import type { Facts } from '../../lib/domain/facts.ts';
import type { Fiscal } from '../../lib/domain/period.ts';
import type { Target } from '../../lib/domain/target.ts';
import { kpis } from '../../lib/kpis/index.ts';
import { Refusal } from './arguments.ts';

export type Tables = {
  facts: Facts;
  teams: ReadonlyMap<string, string>;
  currency: string;
  targets: Target[];
  rates: ExchangeRate[];
  ignored: string[];
  problems: (Problem & { file: string })[];
};

type Paths = { [Name in 'deals' | 'activities' | 'targets' | 'rates' | 'currency' | 'locale']?: string | undefined } & {
  map?: string[] | undefined;
};

/** All tables of one run, read by the product's own import. */
export function readTables(paths: Paths, { zone, today, fiscal }: { zone: Zone; today: Day; fiscal: Fiscal }): Tables {
  if (paths.deals === undefined && paths.activities === undefined)
    throw new Refusal('Which rows? Give --deals deals.csv, --activities activities.csv, or both.');
  const options = {
    zone,
    today,
    ...(paths.currency !== undefined && { currency: paths.currency }),
    ...(paths.locale !== undefined && { locale: paths.locale }),
  };
  const tables: Tables = {
    facts: { deals: [], activities: [] },
    teams: new Map(),
    currency: paths.currency ?? 'XXX',
    targets: [],
    rates: ratesIn(paths.rates),
    ignored: [],
    problems: [],
  };
  const keep = (path: string, sheet: { problems: Problem[]; ignored?: string[] }) => {
    tables.problems.push(...sheet.problems.map((problem) => ({ file: basename(path), ...problem })));
    tables.ignored.push(...(sheet.ignored ?? []));
  };
  let { facts } = tables;
  if (paths.deals !== undefined) {
    const sheet = accepted(
      readDeals(textAt(paths.deals), { ...options, meanings: meaningsOf(paths.map) }),
      paths.deals,
    );
    keep(paths.deals, sheet);
    facts = { ...facts, deals: sheet.deals };
    tables.teams = sheet.teams;
    tables.currency = sheet.currency;
  }
  if (paths.activities !== undefined) {
    const sheet = accepted(readActivities(textAt(paths.activities), options), paths.activities);
    keep(paths.activities, sheet);
    facts = { ...facts, activities: sheet.activities };
  }
  if (paths.targets !== undefined) {
    const table = accepted(
      readTargets(textAt(paths.targets), {
        ...options,
        kpis,
        fiscal,
        currency: tables.currency,
        owner: { kind: 'all' },
      }),
      paths.targets,
    );
    keep(paths.targets, table);
    let next = 0;
    tables.targets = applyDrafts([], table.drafts, {
      me: [],
      reason: 'file',
      at: 0,
      idOf: () => `target ${(next += 1)}`,
    }).targets;
  }
  return { ...tables, facts };
}

function textAt(path: string): string {
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
  return textOfFile(readFileSync(path));
}

function accepted<Sheet extends object>(sheet: Sheet | SheetRefusal, path: string): Sheet {
  if (!('refused' in sheet)) return sheet;
  if (sheet.refused === 'empty') throw new Refusal(`${path} is empty: it needs a header line and one row a line.`);
  throw new Refusal(`${path} has none of the columns it needs. Its headers are: ${sheet.headers.join(', ')}.`);
}

function meaningsOf(pairs: readonly string[] = []): Record<string, 'open' | 'won' | 'lost'> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const cut = pair.lastIndexOf('=');
      const means = pair.slice(cut + 1);
      if (cut < 1 || (means !== 'open' && means !== 'won' && means !== 'lost'))
        throw new Refusal(`--map is a stage and what it means, like "In review=open", not "${pair}".`);
      return [pair.slice(0, cut), means];
    }),
  );
}

/** Columns from, to, on, rate. */
function ratesIn(path: string | undefined): ExchangeRate[] {
  if (path === undefined) return [];
  const sheet = readSheet(textAt(path));
  const at = (name: string) => sheet?.headers.findIndex((header) => header.toLowerCase() === name) ?? -1;
  if (!sheet || [at('from'), at('to'), at('on'), at('rate')].includes(-1))
    throw new Refusal(`${path} needs the columns from, to, on and rate.`);
  return sheet.rows.map(({ line, cells }) => {
    const [from = '', to = '', on = '', rate = ''] = ['from', 'to', 'on', 'rate'].map((name) => cells[at(name)]);
    if (!/^[A-Z]{3}$/.test(from) || !/^[A-Z]{3}$/.test(to) || !isDay(on) || !isRate(rate))
      throw new Refusal(`${path} line ${line} is no rate. Write for example USD,JPY,2026-04-01,151.25.`);
    return { from, to, on, rate };
  });
}
