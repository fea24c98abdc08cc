import type { Zone } from '../domain/day.ts';
import type { Deal, DealFact } from '../domain/deal.ts';
import type { Facts } from '../domain/facts.ts';
import { periodOf } from '../domain/periods.ts';
import type { Miss } from '../domain/reading.ts';
import type { Target } from '../domain/target.ts';
import { noLongerSeen, type WholeLooks } from '../domain/unseen.ts';
import { appointments } from '../kpis/appointments.ts';
import { calls } from '../kpis/calls.ts';
import { meetingsHeld } from '../kpis/meetings-held.ts';
import type { Kpi } from '../kpis/kpi.ts';
import { announce } from '../store/changes.ts';
import { readDocument } from '../store/documents.ts';
import { readStanding } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import type { StoredLook } from '../store/schema.ts';
import { readGeneration, readHoldings, readMoved, type Holdings } from '../store/read.ts';
import { factsOf, isOldLog } from './facts.ts';
import { meaningsOf, proposalOf, type Proposal } from './meanings.ts';
import { movedFacts, type Derived } from './moved-facts.ts';
import { lookOf, overviewOf, type Health, type OverviewRequest } from './overview.ts';
import { progressOf } from './progress-of.ts';
import type { Overview } from './progress.ts';
import { readSettings, readTargets } from './settings-document.ts';
import { standingFrom } from './standing.ts';
import type { BadgeMetric, Settings } from './settings.ts';

/** Everything the numbers are made of, as the database holds it. */
export type State = { generation: number; facts: Facts; health: Health; settings: Settings };

type Kept = {
  zone: Zone;
  proposals: readonly Proposal[] | undefined;
  known: readonly Proposal[];
  derived: Derived;
  state: State;
};

/**
 * A surface that stays open asks every minute; without a write in between nothing is read again, after one's own only what it
 * wrote, and no row after one of settings that facts are not made of.
 */
const kept = new WeakMap<Store, Kept>();

export async function readState(store: Store, zone: Zone, proposals?: readonly Proposal[]): Promise<State> {
  const last = kept.get(store);
  const before = last && last.zone === zone && last.proposals === proposals ? last : undefined;
  if (before && before.state.generation === (await readGeneration(store.database))) return before.state;
  const next = (before && (await caughtUp(store, before))) ?? (await readAll(store, zone, proposals));
  kept.set(store, next);
  return next.state;
}

async function caughtUp(store: Store, before: Kept): Promise<Kept | undefined> {
  const [moved, settings, known] = await Promise.all([
    readMoved(store, before.state.generation),
    readSettings(store),
    before.proposals ?? readProposals(store),
  ]);
  if (!moved || groundOf(settings, known) !== groundOf(before.state.settings, before.known)) return undefined;
  const isSame = moved.deals.size === 0 && moved.activities.size === 0;
  const derived = isSame ? before.derived : movedFacts(before.derived, moved, settings, known, before.zone);
  return derived && { ...before, known, derived, state: stateOf(derived, moved, settings, known) };
}

/** All that facts are made of beside the rows. */
const groundOf = ({ stages, activityTypes, zone, currency }: Settings, known: readonly Proposal[]): string =>
  JSON.stringify([stages, activityTypes, zone, currency, known.map(proposalOf)]);

async function readAll(store: Store, zone: Zone, proposals: readonly Proposal[] | undefined): Promise<Kept> {
  const [holdings, settings, known] = await Promise.all([
    readHoldings(store.database),
    readSettings(store),
    proposals ?? readProposals(store),
  ]);
  if (holdings.damaged > 0) announce('damaged');
  const { deals, activities } = holdings;
  const facts = factsOf(deals, activities, settings, known, zone);
  const derived: Derived = { deals, facts, hasOldLogs: activities.some(isOldLog) };
  return { zone, proposals, known, derived, state: stateOf(derived, holdings, settings, known) };
}

type Seen = Pick<Holdings, 'generation' | 'looks' | 'tally'>;

function stateOf({ deals: read, facts }: Derived, seen: Seen, settings: Settings, known: readonly Proposal[]): State {
  const deals = stillSeen(facts.deals, { deals: read, looks: seen.looks });
  const unseen = facts.deals.length - deals.length;
  return {
    generation: seen.generation,
    facts: { ...facts, deals },
    health: { ...healthOf(seen, settings, known), ...(unseen > 0 && { unseen }) },
    settings,
  };
}

/** Without the open deals which their lists no longer show. */
export function stillSeen(
  facts: readonly DealFact[],
  { deals, looks }: { deals: readonly Deal[]; looks: readonly StoredLook[] },
): readonly DealFact[] {
  const gone = noLongerSeen(deals, looks.map(wholeLooksOf));
  return gone.size === 0 ? facts : facts.filter((deal) => !gone.has(deal.key) || isClosed(deal));
}

const isClosed = ({ status }: DealFact): boolean => status === 'won' || status === 'lost';

const wholeLooksOf = ({ site, crm, key, wholes = [] }: StoredLook): WholeLooks => ({
  site,
  crm,
  view: key.slice(`${site} ${crm} `.length),
  wholes,
});

/** What popup and dashboard show, from the database. */
export async function readOverview(
  store: Store,
  request: OverviewRequest,
  proposals?: readonly Proposal[],
): Promise<Overview> {
  const [{ facts, health, settings }, targets, standing] = await Promise.all([
    readState(store, request.zone, proposals),
    readTargets(store),
    readStanding(store),
  ]);
  const asked = whose(request.who, settings, targets);
  const overview = overviewOf(
    facts,
    health,
    settings,
    asked.targets,
    { ...request, who: asked.who },
    standingFrom(standing),
  );
  return asked.who === request.who ? overview : { ...overview, isStandIn: true };
}

const badgeKpis: Record<BadgeMetric, Kpi> = { calls, appointments, 'meetings-held': meetingsHeld };

/** Only what the badge shows: the one number of today that was chosen. */
export async function readBadge(
  store: Store,
  request: Pick<OverviewRequest, 'who' | 'now' | 'zone'>,
  proposals?: readonly Proposal[],
): Promise<Pick<Overview, 'day'>> {
  const [{ facts, settings }, targets] = await Promise.all([
    readState(store, request.zone, proposals),
    readTargets(store),
  ]);
  const asked = whose(request.who, settings, targets);
  const { look } = lookOf(facts, settings, asked.targets, { kind: asked.who }, request);
  return {
    day: [progressOf(badgeKpis[settings.badgeMetric], periodOf('day', look.now.slice(0, 10), settings.fiscal), look)],
  };
}

/**
 * Until the person has said who they are, what was seen is all there is to count, for popup and badge alike: then “me” is
 * everybody, and what was aimed at for “me” holds for everybody where nothing else was set for them.
 */
export function whose(
  who: Overview['who'],
  { me }: Settings,
  targets: readonly Target[],
): { who: Overview['who']; targets: readonly Target[] } {
  if (who === 'all' || me.length > 0) return { who, targets };
  const forAll = new Set(targets.filter(({ scope }) => scope.kind === 'all').map(({ kpi }) => kpi));
  return {
    who: 'all',
    targets: targets.map((target) =>
      target.scope.kind === 'me' && !forAll.has(target.kpi) ? { ...target, scope: { kind: 'all' } } : target,
    ),
  };
}

/** What the background has written down of the recipes; only where it has not come to it yet, the recipes are loaded. */
export async function readProposals(store: Store): Promise<readonly Proposal[]> {
  const written = (await readDocument(store.database, 'proposals')) as readonly Proposal[] | undefined;
  return written ?? (await import('../crms/index.ts')).recipes;
}

export function healthOf(
  { looks, tally }: Pick<Holdings, 'looks' | 'tally'>,
  settings: Settings,
  proposals: readonly Proposal[],
): Health {
  const meanings = meaningsOf(settings, proposals);
  const unmapped: Health['unmapped'] = [];
  for (const [name, [rows = 0]] of Object.entries(tally)) {
    const [what, crm = '', text = ''] = JSON.parse(name) as string[];
    if (!text) continue;
    if (what === 'stage' && meanings.status(crm, text) === 'unmapped')
      unmapped.push({ crm, entity: 'deal', text, rows });
    if (what === 'type' && meanings.kind(crm, text) === 'unmapped')
      unmapped.push({ crm, entity: 'activity', text, rows });
  }
  const rowsWith = (isWanted: (miss: Miss) => boolean): Health['misses'] =>
    newestOfPages(looks)
      .flatMap(({ crm, page, at, misses }) => {
        const rows = new Map<string, number>();
        for (const { field } of misses.filter(isWanted)) rows.set(field, (rows.get(field) ?? 0) + 1);
        return [...rows].map(([field, count]) => ({ crm, page, field, rows: count, at }));
      })
      .sort((a, b) => b.at - a.at || b.rows - a.rows);
  return {
    unmapped: unmapped.sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1)),
    misses: rowsWith(({ reason }) => reason !== 'conflict'),
    conflicts: rowsWith(({ reason }) => reason === 'conflict'),
    partialPages: looks.filter(({ partial }) => partial).length,
  };
}

/** The same page under another filter shows other rows, but is built alike: what it fails to show is told by the latest look. */
function newestOfPages(looks: readonly StoredLook[]): StoredLook[] {
  const newest = new Map<string, StoredLook>();
  for (const look of looks) {
    const page = `${look.site} ${look.crm} ${look.page}`;
    if (look.at >= (newest.get(page)?.at ?? 0)) newest.set(page, look);
  }
  return [...newest.values()];
}
