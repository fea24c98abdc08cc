import type { Day, Instant } from '../domain/day.ts';
import type { Scope } from '../domain/facts.ts';
import type { Period } from '../domain/period.ts';
import { comparableName } from '../domain/scope.ts';
import type { TrackRecord } from '../landing/record.ts';
import type { Watch } from '../landing/watch-state.ts';

/** How much the method's own landing and the plain run-rate count, by past error; and how far off the latter has been. */
export type BlendWeights = { engine: number; baseline: number; spread: number };

/** A watch as it is kept: without the deals that would turn it, which are asked anew each time. */
export type KeptWatch = Omit<Watch, 'turning'>;

/** How the landings of one KPI have done, over the periods that are over. */
export type OwnRecord = {
  /** Of what was shown: one landing a business day. */
  shown: TrackRecord;
  /** How many periods they were of. */
  periods: number;
};

/**
 * What the ledger comes to, one document: written by the background once in the morning and once in the evening of a
 * business day, read by every surface.
 */
export type Standing = {
  version: 1;
  day: Day;
  at: Instant;
  /** By `seriesKey`. */
  records: Record<string, OwnRecord>;
  /** By `questionKey`: what is going on now. `earlier` is the watch as an earlier day left it. */
  now: Record<string, { watch?: KeptWatch; earlier?: KeptWatch; weights?: BlendWeights }>;
};

export const standingFrom = (document: unknown): Standing | undefined =>
  (document as Partial<Standing> | undefined)?.version === 1 ? (document as Standing) : undefined;

/** A stable name of whose numbers they are. */
export const scopeName = (scope: Scope): string =>
  scope.kind === 'owner'
    ? `owner ${comparableName(scope.name)}`
    : scope.kind === 'team'
      ? `team ${scope.names.map(comparableName).sort().join(', ')}`
      : scope.kind === 'crm'
        ? `crm ${scope.crm}`
        : scope.kind;

export const seriesKey = (kpi: string, scope: Scope): string => `${kpi}\t${scopeName(scope)}`;

export const questionKey = (kpi: string, scope: Scope, { start, end }: Period): string =>
  `${seriesKey(kpi, scope)}\t${start}\t${end}`;

/** Landings and periods from which on a record says something, and methods are blended by it. */
export const enoughRecord = { landings: 30, periods: 3 };

export const isLongEnough = ({ shown, periods }: OwnRecord): boolean =>
  shown.count >= enoughRecord.landings && periods >= enoughRecord.periods;
