import { addDays, startOfDay, type Instant, type Zone } from '../domain/day.ts';
import type { Facts } from '../domain/facts.ts';
import type { Period } from '../domain/period.ts';
import { samePeriod } from '../domain/periods.ts';
import { activityAt, dealAt } from '../domain/rewind.ts';
import { targetAt } from '../domain/target-changes.ts';
import type { LedgerEntry } from '../landing/ledger.ts';
import { readLedger, readStanding } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { readActivities, readDeals, readLooks } from '../store/read.ts';
import { allKpis } from './custom-kpis.ts';
import { factsOf } from './facts.ts';
import type { Proposal } from './meanings.ts';
import type { Moves, Since } from './moves.ts';
import { dayBefore, movesOf } from './moves-of.ts';
import { lookOf, type OverviewRequest } from './overview.ts';
import { contextOf, progressOf } from './progress-of.ts';
import { readProposals, readState, stillSeen, whose, type State } from './read-overview.ts';
import { readTargets } from './settings-document.ts';
import { scopeName, standingFrom } from './standing.ts';

/** Of which KPI, in which period, for whom, seen from when, and since when. */
export type MovesQuestion = Pick<OverviewRequest, 'who' | 'now' | 'zone'> & {
  kpi: string;
  period: Period;
  since: Since;
};

/**
 * What moved the landing of a KPI. The earlier state is made of the same rows as they were known at the
 * end of that day, reckoned by today's settings: a change counts when it was seen, not when it was made.
 */
export async function readMoves(
  store: Store,
  { kpi: id, period, who, now, zone, since }: MovesQuestion,
  proposals?: readonly Proposal[],
): Promise<Moves> {
  const [state, targets, standing, known] = await Promise.all([
    readState(store, zone, proposals),
    readTargets(store),
    readStanding(store),
    proposals ?? readProposals(store),
  ]);
  const { facts, settings } = state;
  const about = { since, kpi: id };
  const kpi = allKpis(settings).find((one) => one.id === id);
  const asked = whose(who, settings, targets);
  const scope = { kind: asked.who };
  const look = (of: Facts, moment: Instant, by = asked.targets) =>
    lookOf(of, settings, by, scope, { now: moment, zone }, standingFrom(standing)).look;
  const today = look(facts, now);
  if (!kpi || !progressOf(kpi, period, today).landing) return { ...about, why: 'no-landing' };
  const earlier = dayBefore(since, period, today);
  if (!earlier) return { ...about, why: 'new-period' };
  const { day } = earlier;
  const end = startOfDay(addDays(day, 1), settings.zone === 'auto' ? zone : settings.zone);
  const ofDeals = kpi.lands === 'amount' || kpi.lands === 'deals';
  const counted = new Set(kpi.measure(today.facts, contextOf(period, today)).rows);
  const past = await pastFacts(store, end, { ofDeals, counted, settings, zone, known });
  if (past.knownSince >= end)
    return { ...about, why: 'unknown', day, ...(past.knownSince < Infinity && { knownSince: past.knownSince }) };
  const targetsThen = asked.targets.map((target) => targetAt(target, end));
  const told = movesOf(kpi, period, day, {
    earlier: look(past.facts, end - 1, targetsThen),
    aged: look(past.facts, now),
    now: today,
  });
  if (!told) return { ...about, why: 'none-earlier', day };
  const said = (await readLedger(store))
    .find((kept) => kept.day === day)
    ?.entries.map((entry) => entry as LedgerEntry)
    .find(
      ({ role = 'shown', ...entry }) =>
        role === 'shown' &&
        entry.kpi === kpi.id &&
        entry.scope === scopeName(scope) &&
        samePeriod(entry.period, period),
    );
  return { ...about, ...told, isFromStart: earlier.isFromStart, ...(said && { said: said.p50 }) };
}

type PastQuestion = Pick<State, 'settings'> & {
  /** Deals alone are asked for. */
  ofDeals: boolean;
  /** Keys of the rows behind the number as it is. */
  counted: ReadonlySet<string>;
  zone: Zone;
  known: readonly Proposal[];
};

/**
 * The facts as they were known just before a moment, and when the first row was seen of the kind that the number counts
 * (`Infinity`: none ever): deals may have been read for months before the first activity was.
 */
async function pastFacts(
  { database }: Store,
  moment: Instant,
  { ofDeals, counted, settings, zone, known }: PastQuestion,
): Promise<{ facts: Facts; knownSince: Instant }> {
  const [deals, activities, looks] = await Promise.all([
    readDeals(database),
    ofDeals ? [] : readActivities(database),
    readLooks(database),
  ]);
  const earlier = deals.flatMap((deal) => dealAt(deal, moment) ?? []);
  const done = activities.flatMap((activity) => activityAt(activity, moment) ?? []);
  const facts = factsOf(earlier, done, settings, known, zone);
  const wholes = looks.map((look) => ({ ...look, wholes: look.wholes?.filter((at) => at < moment) ?? [] }));
  const kinds = [deals, activities];
  const telling = kinds.filter((rows) => rows.some(({ key }) => counted.has(key)));
  const rows = (telling.length > 0 ? telling : kinds).flat();
  return {
    facts: { ...facts, deals: stillSeen(facts.deals, { deals: earlier, looks: wholes }) },
    knownSince: rows.reduce((first, { firstSeen }) => Math.min(first, firstSeen), Infinity),
  };
}
