import { existsSync, readFileSync } from 'node:fs';
import { mostCommonCurrency, readDeals, type DealSheet } from '../../lib/app/csv/deal-sheet.ts';
import { textOfFile } from '../../lib/app/csv/file-text.ts';
import type { Day } from '../../lib/domain/day.ts';
import type { DealFact } from '../../lib/domain/deal.ts';
import { decimalOf } from '../../lib/domain/money.ts';
import type { LandingDeal } from '../../lib/landing/book.ts';
import { landingDeals } from '../../lib/landing/from-facts.ts';
import type { Left } from '../../lib/landing/landing.ts';
import { Refusal } from './arguments.ts';

export type DealsFile = {
  deals: LandingDeal[];
  left: Left[];
  /** Owner → team, as the rows known at the end of a day say; of several the latest deal's. */
  teamsAt: (day: Day) => ReadonlyMap<string, string>;
  currency: string;
  problems: DealSheet['problems'];
  /** An amount of the landing in the file's own major units. */
  major: (minor: number) => number;
};

export type Metric = 'revenue' | 'deals-won';

/**
 * Deals of a CSV file, read by the product's own import. An export shows every row as it is on the day of the export, so
 * what cannot have been known earlier is not taken: the amount of a closed deal for the one shown while it was open (that
 * is a column of its own), its planned close and stated chance. `asOf` is the day on which the file is looked at; rows
 * created later choose neither the currency nor what is left out. With `isPast`, the file is younger than the days asked
 * about, and open deals' stated chances and planned days are not taken either.
 */
export function readDealsFile(
  path: string | undefined,
  metric: Metric,
  asOf: Day,
  { currency: wanted, isPast = false }: { currency?: string | undefined; isPast?: boolean } = {},
): DealsFile {
  if (path === undefined) throw new Refusal('Which deals? Give --deals deals.csv.');
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
  const sheet = readDeals(textOfFile(readFileSync(path)), {
    zone: 'Asia/Tokyo',
    today: asOf,
    ...(wanted !== undefined && { currency: wanted }),
  });
  if ('refused' in sheet) {
    throw new Refusal(
      sheet.refused === 'empty'
        ? `${path} is empty: it needs a header line and one deal a line.`
        : `${path} has no column that says what a deal is worth or how it ended. Its headers are: ${sheet.headers.join(', ')}.`,
    );
  }
  const known = sheet.deals.filter((deal) => dayKnown(deal) <= asOf);
  const currency = wanted ?? (known.length > 0 ? mostCommonCurrency(known) : sheet.currency);
  const { deals, left } = landingDeals(sheet.deals, {
    what: metric === 'revenue' ? 'amount' : 'deals',
    currency,
    openAmounts: sheet.openAmounts,
  });
  const knownKeys = new Set(known.map(({ key }) => key));
  const isMoney = metric === 'revenue';
  return {
    deals: deals.map((deal) => (isPast || deal.status !== 'open' ? withoutOutlook(deal) : deal)),
    left: left
      .map(({ reason, keys }) => ({ reason, keys: keys.filter((key) => knownKeys.has(key)) }))
      .filter(({ keys }) => keys.length > 0),
    teamsAt: teamsAt(sheet),
    currency,
    problems: sheet.problems,
    major: (minor) => (isMoney ? Number(decimalOf({ minor: Math.round(minor), currency })) : minor),
  };
}

/** The first day on which a row can have been there; one without any day always was. */
const dayKnown = ({ createdOn, closedOn }: DealFact): Day => createdOn ?? closedOn ?? '';

function withoutOutlook({ stated: _chance, planned: _day, ...deal }: LandingDeal): LandingDeal {
  return deal;
}

function teamsAt({ deals, teamOfDeal }: DealSheet): DealsFile['teamsAt'] {
  const inOrder = deals
    .flatMap((deal) => {
      const team = teamOfDeal.get(deal.key);
      return team === undefined || deal.owner === undefined ? [] : [{ day: dayKnown(deal), owner: deal.owner, team }];
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.team < b.team ? -1 : 1));
  const made = new Map<Day, ReadonlyMap<string, string>>();
  return (day) => {
    const teams = made.get(day) ?? new Map(inOrder.filter((row) => row.day <= day).map((row) => [row.owner, row.team]));
    made.set(day, teams);
    return teams;
  };
}

/** What a file's major unit is in the landing's. */
export const minorPerMajor = ({ major }: DealsFile): number => Math.round(1 / major(1));
