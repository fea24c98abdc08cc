import type { ActivityFact, CallOutcome, MappedKind } from '../../domain/activity.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { DealFact, DealStatus } from '../../domain/deal.ts';
import type { Money } from '../../domain/money.ts';
import type { Period } from '../../domain/period.ts';
import { allKpis } from '../custom-kpis.ts';
import { contextOf, type Look } from '../progress-of.ts';
import type { Stage } from '../../landing/gap.ts';
import type { OpenDeal } from '../../landing/landing.ts';
import type { LedgerEntry } from '../../landing/ledger.ts';
import { heatRows } from './heat.ts';
import { decidingDeals, landingRows } from './landing-rows.ts';
import { passageRows, rateRows } from './passage.ts';
import type { Age } from './ages.ts';
import { pipelineRows } from './pipeline.ts';
import { saidLandings, type SaidLandings } from './said-landings.ts';
import { lookOfRep, lookOfTeam } from './looks.ts';
import { repsOf } from './reps.ts';
import { teamsOf } from '../teams.ts';

/** Which number's rows are wanted. */
export type RowsWanted =
  /** A KPI's, of one person, of one team or of the look's own scope; `in` another period, or a part of the one that is looked at. */
  | { of: 'kpi'; kpi: string; rep?: string; team?: string; in?: Period }
  /** What a KPI's landing is made of. */
  | { of: 'landing'; kpi: string; rep?: string; team?: string }
  /** The open deals that decide a KPI's gap, and its chance to hit. */
  | { of: 'gap'; kpi: string; rep?: string; team?: string }
  /** The landings of a KPI that were shown, beside what came. */
  | { of: 'record'; kpi: string }
  /** What reached a stage of the funnel. */
  | { of: 'stage'; stage: Stage }
  /** What a rate of the funnel is made of: what reached the stage over the past year, and what it is counted against. */
  | { of: 'rate'; stage: Stage }
  /** Open deals of a stage and age; without either, of all. */
  | { of: 'pipeline'; crm?: string; stage?: string; age?: Age }
  /** What was done on a weekday, in an hour. */
  | { of: 'heat'; weekday: number; hour?: number }
  /** Rows that are known by key. */
  | { of: 'keys'; keys: readonly string[] };

/** One row as the drawer lists it, with the way back to the page it was read from. */
export type ShownRow = {
  key: string;
  crm: string;
  /** Of its record in the CRM; an activity without a page of its own leads to its deal. */
  url?: string;
  name?: string;
  account?: string;
  owner?: string;
  seenAt: Instant;
} & (
  | {
      entity: 'deal';
      status: DealStatus;
      stage?: string;
      amount?: Money;
      approximate: boolean;
      on?: Day;
      byPlan?: true;
      /** That it is won in time, as a landing counts it, 0…1. */
      chance?: number;
      /** P(hit | won) − P(hit | lost), 0…1. */
      hangs?: number;
    }
  | { entity: 'activity'; kind: MappedKind; outcome?: CallOutcome; on?: Day; time?: string; deal?: string }
);

/** The rows behind a number, newest or largest first; `of` how many there are, where more than are listed. */
export type RowsFound = {
  rows: ShownRow[];
  of: number;
  left: ShownRow[];
  leftOf: number;
  /** Of a landing: the open deals it counts on, and how many of them there are. */
  open?: { rows: ShownRow[]; of: number };
  /** Of a gap: the open deals that decide it, instead of rows. */
  deciding?: { rows: ShownRow[]; of: number };
  /** Of a rate: what the rows are counted against. */
  before?: { rows: ShownRow[]; of: number };
  /** Of the record of landings: what was said and what came, instead of rows. */
  said?: SaidLandings;
};

/** So many are listed; a person reads no more, and a page draws no more at once. */
export const mostRows = 500;

/** `ledger`: only the record of landings asks for it. */
export function rowsFor(
  wanted: RowsWanted,
  period: Period,
  look: Look,
  ledger: readonly LedgerEntry[] = [],
): RowsFound {
  if (wanted.of === 'kpi' || wanted.of === 'landing' || wanted.of === 'gap') return ofKpi(wanted, period, look);
  if (wanted.of === 'rate') {
    const { reached, before } = rateRows(wanted.stage, look);
    const { rows, of } = found(new Set(before), new Set(), look);
    return { ...found(new Set(reached), new Set(), look), before: { rows, of } };
  }
  if (wanted.of === 'record') {
    const said = saidLandings(wanted.kpi, look, ledger, mostRows);
    return { rows: [], of: said?.of ?? 0, left: [], leftOf: 0, ...(said && { said }) };
  }
  return found(new Set(keysOf(wanted, period, look)), new Set(), look);
}

function ofKpi(wanted: Extract<RowsWanted, { of: 'kpi' | 'landing' | 'gap' }>, period: Period, look: Look): RowsFound {
  const kpi = allKpis(look.settings).find(({ id }) => id === wanted.kpi);
  const own = lookWanted(wanted, period, look);
  if (!kpi || !own) return found(new Set(), new Set(), look);
  if (wanted.of === 'kpi') {
    const { rows, left } = kpi.measure(own.facts, contextOf(wanted.in ?? period, own));
    return found(new Set(rows), new Set(left), look);
  }
  if (wanted.of === 'gap') {
    const deals = decidingDeals(kpi, period, own);
    return { ...found(new Set(), new Set(), look), deciding: { rows: openRows(deals, look), of: deals.length } };
  }
  const { rows, left, open } = landingRows(kpi, period, own);
  return { ...found(new Set(rows), new Set(left), look), open: { rows: openRows(open, look), of: open.length } };
}

/** Open deals with the chance that they are won in time, and with what hangs on them. */
function openRows(deals: readonly OpenDeal[], { everything }: Look): ShownRow[] {
  const byKey = new Map(everything.deals.map((deal) => [deal.key, deal]));
  return deals.slice(0, mostRows).flatMap(({ key, chance, criticality }) => {
    const deal = byKey.get(key);
    return deal ? [{ ...dealRow(deal), chance, ...(criticality !== undefined && { hangs: criticality }) }] : [];
  });
}

function keysOf(
  wanted: Exclude<RowsWanted, { of: 'kpi' | 'landing' | 'gap' | 'rate' | 'record' }>,
  period: Period,
  look: Look,
): readonly string[] {
  switch (wanted.of) {
    case 'keys':
      return wanted.keys;
    case 'stage':
      return passageRows(wanted.stage, period, look);
    case 'pipeline':
      return pipelineRows(wanted, look);
    case 'heat':
      return heatRows(wanted, period, look);
  }
}

function lookWanted(
  { rep: person, team: named }: { rep?: string; team?: string },
  period: Period,
  look: Look,
): Look | undefined {
  if (named !== undefined) {
    const team = teamsOf(look.settings).find(({ name }) => name === named);
    return team && lookOfTeam(look, team, period);
  }
  if (person === undefined) return look;
  const rep = repsOf(look.everything).find(({ name }) => name === person);
  return rep && lookOfRep(look, rep);
}

function found(counted: ReadonlySet<string>, left: ReadonlySet<string>, { everything }: Look): RowsFound {
  const byKey = new Map(everything.deals.map((deal) => [deal.key, deal]));
  const pick = (keys: ReadonlySet<string>) => [
    ...everything.deals.filter(({ key }) => keys.has(key)).sort(byAmount),
    ...(keys.size > 0 ? everything.activities.filter(({ key }) => keys.has(key)).sort(byDay) : []),
  ];
  const shown = (row: DealFact | ActivityFact) => ('status' in row ? dealRow(row) : activityRow(row, byKey));
  const [rows, out] = [pick(counted), pick(left)];
  return {
    rows: rows.slice(0, mostRows).map(shown),
    of: rows.length,
    left: out.slice(0, mostRows).map(shown),
    leftOf: out.length,
  };
}

const byAmount = (a: DealFact, b: DealFact): number =>
  (b.amount?.minor ?? -1) - (a.amount?.minor ?? -1) || (a.key < b.key ? -1 : 1);

const momentOf = ({ on = '', time = '' }: ActivityFact): string => `${on} ${time}`;
const byDay = (a: ActivityFact, b: ActivityFact): number => {
  const [one, other] = [momentOf(a), momentOf(b)];
  return one === other ? (a.key < b.key ? -1 : 1) : one < other ? 1 : -1;
};

function dealRow(deal: DealFact): ShownRow {
  const { key, crm, name, account, owner, status, stage, amount, approximate, closedByPlan, seenAt } = deal;
  const on = deal.closedOn ?? deal.closeOn;
  return present({
    entity: 'deal',
    key,
    crm,
    url: pageOf(deal.url, deal.site),
    name,
    account,
    owner,
    seenAt,
    status,
    stage,
    amount,
    approximate,
    on,
    byPlan: closedByPlan,
  });
}

function activityRow(activity: ActivityFact, deals: ReadonlyMap<string, DealFact>): ShownRow {
  const { key, crm, subject, account, owner, seenAt, kind, outcome, on, time, dealKey } = activity;
  const deal = dealKey === undefined ? undefined : deals.get(dealKey);
  return present({
    entity: 'activity',
    key,
    crm,
    url: pageOf(activity.url, activity.site) ?? (deal && pageOf(deal.url, deal.site)),
    name: subject,
    account: account ?? deal?.account,
    owner,
    seenAt,
    kind,
    outcome,
    on,
    time,
    deal: deal?.name,
  });
}

/** An address came from a page: it is followed only to the site it was read on. */
function pageOf(url: string | undefined, site: string): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed && /^https?:$/.test(parsed.protocol) && parsed.origin === site ? parsed.href : undefined;
}

type Loose<T> = T extends unknown ? { [K in keyof T]: T[K] | undefined } : never;
const present = (row: Loose<Required<ShownRow>> | Loose<ShownRow>): ShownRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as ShownRow;
