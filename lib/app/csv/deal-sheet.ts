import type { Day } from '../../domain/day.ts';
import type { DealFact, DealStatus } from '../../domain/deal.ts';
import { noCurrency, type Currency, type Money } from '../../domain/money.ts';
import { Cells, type Problem, type SheetOptions } from './cells.ts';
import type { DealColumn } from './column-names.ts';
import { dealColumns } from './deal-column-names.ts';
import { columnsOf } from './columns.ts';
import { readSheet } from './sheet.ts';
import { outcomeWord, plainWord } from './words.ts';

export type DealSheet = {
  deals: DealFact[];
  /** Deal key → the amount that could be known while it was open, where the table has a column of its own for it. */
  openAmounts: Map<string, Money>;
  /** Owner → team, where the table has one; of several the last row's. */
  teams: Map<string, string>;
  /** Deal key → its row's team: people change teams. */
  teamOfDeal: Map<string, string>;
  /** The currency most amounts are in. */
  currency: Currency;
  columns: Partial<Record<DealColumn, number>>;
  ignored: string[];
  problems: Problem[];
};

/** What went wrong with the table as a whole. */
export type SheetRefusal = { refused: 'empty' | 'no-known-column'; headers: string[] };

/**
 * Deals from a table, one a row. A row's status is its outcome column's word; where that is blank, its stage's; a blank
 * outcome without a closing day is open. A word nobody knows leaves the deal unmapped and is reported.
 * `meanings` says what other words mean and wins.
 */
export function readDeals(
  text: string,
  options: SheetOptions & { meanings?: Readonly<Record<string, Exclude<DealStatus, 'unmapped'>>> },
): DealSheet | SheetRefusal {
  const sheet = readSheet(text);
  if (!sheet) return { refused: 'empty', headers: [] };
  const columns = columnsOf(sheet.headers, dealColumns);
  if (columns.at.amount === undefined && columns.at.outcome === undefined && columns.at.stage === undefined)
    return { refused: 'no-known-column', headers: sheet.headers };
  const cells = new Cells(sheet, columns, options);
  const meanings = new Map(Object.entries(options.meanings ?? {}).map(([word, means]) => [plainWord(word), means]));
  const byKey = new Map<string, DealFact>();
  const teams = new Map<string, string>();
  const teamOfDeal = new Map<string, string>();
  const openAmounts = new Map<string, Money>();
  for (const row of sheet.rows) {
    const textOf = (column: DealColumn) => cells.text(row, column);
    const key = textOf('id') ?? `row ${row.line}`;
    if (byKey.has(key)) cells.refuse(row.line, 'id', key, 'duplicate');
    const currency = textOf('currency');
    const closedDate = cells.day(row, 'closedDate');
    const wonDate = cells.day(row, 'wonDate');
    const closeDate = cells.day(row, 'closeDate');
    const stage = textOf('stage');
    const status = statusOf(textOf('outcome'), stage, closedDate ?? wonDate, meanings);
    if (status === 'unmapped') cells.refuse(row.line, 'outcome', textOf('outcome') ?? stage ?? '', 'unknown-word');
    const shown = cells.money(row, 'amount', currency);
    const expected = cells.money(row, 'openAmount', currency);
    if (expected) openAmounts.set(key, expected);
    const isOpenColumn = cells.has('openAmount');
    const owner = textOf('owner');
    const team = textOf('team');
    if (owner !== undefined && team !== undefined) teams.set(owner, team);
    if (team !== undefined) teamOfDeal.set(key, team);
    byKey.set(key, {
      key,
      crm: 'csv',
      site: 'csv:',
      status,
      approximate: false,
      pushes: 0,
      seenAt: 0,
      ...defined({
        name: textOf('name'),
        account: textOf('account'),
        owner,
        stage,
        amount: status === 'won' || !isOpenColumn ? shown : expected,
        cost: cells.money(row, 'cost', currency),
        mrr: cells.money(row, 'mrr', currency),
        probability: cells.share(row, 'probability'),
        createdOn: cells.day(row, 'createdDate'),
        closeOn: closeDate ?? closedDate,
        closedOn:
          status === 'won'
            ? (wonDate ?? closedDate ?? closeDate)
            : status === 'lost'
              ? (closedDate ?? closeDate)
              : undefined,
        bookedOn: cells.day(row, 'bookedDate'),
        paidOn: cells.day(row, 'paidDate'),
        category: textOf('category'),
        nextStep: textOf('nextStep'),
      }),
    });
  }
  const deals = [...byKey.values()];
  return {
    deals,
    openAmounts,
    teams,
    teamOfDeal,
    currency: options.currency ?? mostCommonCurrency(deals),
    columns: columns.at,
    ignored: columns.ignored,
    problems: cells.problems,
  };
}

function statusOf(
  outcome: string | undefined,
  stage: string | undefined,
  closed: Day | undefined,
  meanings: ReadonlyMap<string, DealStatus>,
): DealStatus {
  const meaningOf = (text: string): DealStatus => meanings.get(plainWord(text)) ?? outcomeWord(text) ?? 'unmapped';
  if (outcome !== undefined) return meaningOf(outcome);
  if (stage !== undefined) return meaningOf(stage);
  return closed === undefined ? 'open' : 'unmapped';
}

/** The currency most amounts are in, of several equally common ones the first by name. */
export function mostCommonCurrency(deals: readonly DealFact[]): Currency {
  const counts = new Map<Currency, number>();
  for (const { amount } of deals) if (amount) counts.set(amount.currency, (counts.get(amount.currency) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? noCurrency;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without its undefined parts, so that "not known" is absence. */
export function defined<T extends object>(parts: T): Defined<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Defined<T>;
}
