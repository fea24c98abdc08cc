import type { Day } from '../domain/day.ts';
import type { DealLanding } from './landing.ts';

export type WatchState = 'on-track' | 'at-risk' | 'out-of-reach';

/** Chance to hit at which a state is left and the next entered. Leaving upwards asks for more than falling did. */
export const bounds = { fallToRisk: 0.45, riseToTrack: 0.6, fallOut: 0.08, riseToRisk: 0.2 } as const;

/** What moved the landing since the last look. */
export type WatchReason =
  | { kind: 'first-look' }
  | { kind: 'period-over'; hit: boolean }
  | { kind: 'target-changed'; by: number }
  /** The largest of what moved: wins, the open deals, deals not created yet. Amounts in the landing's unit. */
  | { kind: 'won' | 'open' | 'new'; by: number };

/** One deal that would change the state if it were won. */
export type Turning = { key: string; amount: number; /** Chance to hit once it is won. */ pHit: number };

export type Watch = {
  state: WatchState;
  /** Since which day. */
  since: Day;
  pHit: number;
  reason: WatchReason;
  /** What was compared with next time. */
  seen: { won: number; fromOpen: number; fromNew: number; target: number };
  /** Still to be won for an even chance; 0 when there is one. */
  missing: number;
  /** Deals whose win alone would lift the state, most decisive first. */
  turning: Turning[];
  /** Out of reach: a target that the landing reaches with an even chance. The old one stays what it was. */
  replan?: number;
};

/**
 * Whether a target can still be reached. The state moves only when the chance has clearly left the old one's range, so
 * it does not flicker from one day to the next; each state says why, and what would change it.
 */
export function watch(landing: DealLanding, target: number, before?: Watch): Watch | undefined {
  const { pHit, asOf, won, fromOpen, fromNew, p50 } = landing;
  if (pHit === undefined) return undefined;
  const isOver = landing.method === 'complete';
  const state: WatchState = isOver ? (won >= target ? 'on-track' : 'out-of-reach') : next(before?.state, pHit);
  const threshold = state === 'out-of-reach' ? bounds.riseToRisk : bounds.riseToTrack;
  const turning = landing.deals
    .flatMap(({ key, amount, chance, criticality = 0 }) => ({
      key,
      amount,
      pHit: Math.min(1, pHit + (1 - chance) * criticality),
    }))
    .filter((deal) => state !== 'on-track' && deal.pHit >= threshold)
    .sort((a, b) => b.pHit - a.pHit || (a.key < b.key ? -1 : 1));
  return {
    state,
    since: before && before.state === state ? before.since : asOf,
    pHit,
    reason: reasonOf(landing, target, before),
    seen: { won, fromOpen, fromNew, target },
    missing: Math.max(0, target - p50),
    turning: isOver ? [] : turning,
    ...(state === 'out-of-reach' && !isOver && { replan: p50 }),
  };
}

function next(before: WatchState | undefined, pHit: number): WatchState {
  if (before === 'on-track')
    return pHit < bounds.fallOut ? 'out-of-reach' : pHit < bounds.fallToRisk ? 'at-risk' : 'on-track';
  if (before === 'out-of-reach')
    return pHit >= bounds.riseToTrack ? 'on-track' : pHit >= bounds.riseToRisk ? 'at-risk' : 'out-of-reach';
  if (before === 'at-risk')
    return pHit >= bounds.riseToTrack ? 'on-track' : pHit < bounds.fallOut ? 'out-of-reach' : 'at-risk';
  return pHit >= 0.5 ? 'on-track' : pHit >= bounds.fallOut ? 'at-risk' : 'out-of-reach';
}

function reasonOf(
  { method, won, fromOpen, fromNew }: DealLanding,
  target: number,
  before: Watch | undefined,
): WatchReason {
  if (method === 'complete') return { kind: 'period-over', hit: won >= target };
  if (!before) return { kind: 'first-look' };
  if (before.seen.target !== target) return { kind: 'target-changed', by: target - before.seen.target };
  const moves: { kind: 'won' | 'open' | 'new'; by: number }[] = [
    { kind: 'won', by: won - before.seen.won },
    { kind: 'open', by: fromOpen - before.seen.fromOpen },
    { kind: 'new', by: fromNew - before.seen.fromNew },
  ];
  return moves.reduce((most, move) => (Math.abs(move.by) > Math.abs(most.by) ? move : most));
}
