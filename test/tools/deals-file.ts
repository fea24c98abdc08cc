import { existsSync, readFileSync } from 'node:fs';
import { readDeals, type DealSheet } from '../../lib/app/csv/deal-sheet.ts';
import { textOfFile } from '../../lib/app/csv/file-text.ts';
import type { LandingDeal } from '../../lib/landing/book.ts';
import { landingDeals } from '../../lib/landing/from-facts.ts';
import type { Left } from '../../lib/landing/landing.ts';
import { decimalOf } from '../../lib/domain/money.ts';
import { Refusal } from './arguments.ts';

export type DealsFile = {
  deals: LandingDeal[];
  left: Left[];
  teams: ReadonlyMap<string, string>;
  currency: string;
  problems: DealSheet['problems'];
  /** An amount of the landing in the file's own major units. */
  major: (minor: number) => number;
};

export type Metric = 'revenue' | 'deals-won';

/** Deals of a CSV file, read by the product's own import. */
export function readDealsFile(path: string | undefined, metric: Metric, asOf: string): DealsFile {
  if (path === undefined) throw new Refusal('Which deals? Give --deals deals.csv.');
  if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
  const sheet = readDeals(textOfFile(readFileSync(path)), { zone: 'Asia/Tokyo', today: asOf });
  if ('refused' in sheet) {
    throw new Refusal(
      sheet.refused === 'empty'
        ? `${path} is empty: it needs a header line and one deal a line.`
        : `${path} has no column that says what a deal is worth or how it ended. Its headers are: ${sheet.headers.join(', ')}.`,
    );
  }
  const hasOpenAmounts = sheet.columns.openAmount !== undefined;
  const { deals, left } = landingDeals(sheet.deals, {
    what: metric === 'revenue' ? 'amount' : 'deals',
    currency: sheet.currency,
    ...(hasOpenAmounts && { openAmounts: sheet.openAmounts }),
  });
  const isMoney = metric === 'revenue';
  return {
    deals,
    left,
    teams: sheet.teams,
    currency: sheet.currency,
    problems: sheet.problems,
    major: (minor) => (isMoney ? Number(decimalOf({ minor: Math.round(minor), currency: sheet.currency })) : minor),
  };
}

/** What a file's major unit is in the landing's. */
export const minorPerMajor = ({ major }: DealsFile): number => Math.round(1 / major(1));
