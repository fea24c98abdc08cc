import type { ActivityFact } from '../domain/activity.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Facts } from '../domain/facts.ts';
import { contains } from '../domain/period.ts';
import type { Kpi, Measure, MeasureContext } from './kpi.ts';

type Rows = { deals: readonly DealFact[]; activities: readonly ActivityFact[] };
type Kind = keyof Rows;
type Measures = Map<string, Measure>;

/** Every owner's KPIs over one period, kept up to date row by row. */
export type Board = {
  owners: () => string[];
  measure: (owner: string, kpi: Kpi) => Measure;
  /** A row as it is now; replaces the row of the same key. What it cannot have moved is not computed again. */
  put: (row: { deal: DealFact } | { activity: ActivityFact }) => void;
};

/**
 * Sorts the rows by owner once, so that all KPIs of all owners cost a few readings of all rows, and one changed row costs
 * its owner's rows. Rows without an owner are nobody's; they still are part of "everything" for the KPIs that look beyond
 * one owner.
 */
export function createBoard(facts: Facts, context: MeasureContext): Board {
  let everything: Rows = facts;
  const rows = new Map<string, { deals: DealFact[]; activities: ActivityFact[] }>();
  const measures = new Map<string, Measures>();
  const beyond = new Map<string, Measures>();
  /** Where a key stands among everything; made when the first row changes. */
  const places: { [K in Kind]?: Map<string, number> } = {};

  const rowsOf = (owner: string) => {
    let own = rows.get(owner);
    if (!own) rows.set(owner, (own = { deals: [], activities: [] }));
    return own;
  };
  /**
   * Every KPI counts activities of its period only, so others are not even sorted; the first of each owner stays, for that
   * there are rows at all is what tells a zero from nothing read.
   */
  const matters = ({ owner, on }: ActivityFact) => on === undefined || contains(context.period, on) || !rows.get(owner ?? '')?.activities.length;

  for (const deal of facts.deals) if (deal.owner !== undefined) rowsOf(deal.owner).deals.push(deal);
  for (const activity of facts.activities) if (activity.owner !== undefined && matters(activity)) rowsOf(activity.owner).activities.push(activity);

  /** An owner's list of one kind without the row of a key and, if it is still theirs, with the row as it is now. */
  function renewed<Row extends DealFact | ActivityFact>(owner: string, list: readonly Row[], all: readonly Row[], row: Row): readonly Row[] {
    if (row.owner === owner) {
      const at = list.findIndex(({ key }) => key === row.key);
      return withRow(list, at < 0 ? list.length : at, row);
    }
    const others = list.filter(({ key }) => key !== row.key);
    const witness = others.length === 0 ? all.find((one) => one.owner === owner) : undefined;
    return witness ? [witness] : others;
  }

  /** New arrays for everything and for the owners concerned: KPIs remember their sorting by the array. */
  function put<Kept extends Kind>(kind: Kept, row: Rows[Kept][number]): void {
    const place = (places[kind] ??= new Map(everything[kind].map(({ key }, index) => [key, index])));
    const index = place.get(row.key) ?? everything[kind].length;
    const before = everything[kind][index];
    place.set(row.key, index);
    everything = { ...everything, [kind]: withRow<DealFact | ActivityFact>(everything[kind], index, row) };
    for (const owner of new Set([before?.owner, row.owner])) {
      if (owner !== undefined) rows.set(owner, { ...rowsOf(owner), [kind]: renewed<DealFact | ActivityFact>(owner, rowsOf(owner)[kind], everything[kind], row) });
    }
    for (const owner of [before?.owner, row.owner]) if (owner !== undefined) measures.delete(owner);
    beyond.clear();
  }

  return {
    owners: () => [...rows.keys()].sort(),
    measure: (owner, kpi) => {
      const kept = kpi.looksBeyond ? beyond : measures;
      let own = kept.get(owner);
      if (!own) kept.set(owner, (own = new Map()));
      let measure = own.get(kpi.id);
      if (!measure) own.set(kpi.id, (measure = kpi.measure(rows.get(owner) ?? { deals: [], activities: [] }, { ...context, everything })));
      return measure;
    },
    put: (row) => ('deal' in row ? put('deals', row.deal) : put('activities', row.activity)),
  };
}

function withRow<Row>(list: readonly Row[], index: number, row: Row): Row[] {
  const copy = list.slice();
  copy[index] = row;
  return copy;
}
