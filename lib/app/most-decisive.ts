import type { OpenDeal } from '../landing/landing.ts';

/** A deal of which less hangs is not decisive: half a point. */
const least = 0.005;

/** How many decisive deals are named. */
export const named = 3;

/** The open deals on which most of a target hangs, most decisive first: the few that every surface calls so. */
export const mostDecisive = (open: readonly OpenDeal[]): OpenDeal[] =>
  open
    .filter(({ criticality = 0 }) => criticality >= least)
    .toSorted((a, b) => (b.criticality ?? 0) - (a.criticality ?? 0) || b.amount - a.amount || (a.key < b.key ? -1 : 1))
    .slice(0, named);
