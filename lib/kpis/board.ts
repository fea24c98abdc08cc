import type { ActivityFact } from '../domain/activity.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Facts } from '../domain/facts.ts';
import { contains } from '../domain/period.ts';
import type { Kpi, Measure, MeasureContext } from './kpi.ts';

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
  const deals = rowsByOwner(facts.deals, () => true);
  // Every KPI counts activities of its period only, so others are not even sorted.
  const activities = rowsByOwner(facts.activities, ({ on }) => on === undefined || contains(context.period, on));
  const everything: Facts = {
    get deals() {
      return deals.all();
    },
    get activities() {
      return activities.all();
    },
  };
  const measures = new Map<string, Map<string, Measure>>();
  const beyond = new Map<string, Map<string, Measure>>();

  return {
    owners: () => [...new Set([...deals.owners(), ...activities.owners()])].sort(),
    measure: (owner, kpi) => {
      const kept = kpi.looksBeyond ? beyond : measures;
      let own = kept.get(owner);
      if (!own) kept.set(owner, (own = new Map()));
      let measure = own.get(kpi.id);
      if (!measure)
        own.set(
          kpi.id,
          (measure = kpi.measure(
            { deals: deals.of(owner), activities: activities.of(owner) },
            { ...context, everything },
          )),
        );
      return measure;
    },
    put: (row) => {
      const touched = 'deal' in row ? deals.put(row.deal) : activities.put(row.activity);
      for (const owner of touched) measures.delete(owner);
      beyond.clear();
    },
  };
}

type Owned = { readonly key: string; readonly owner?: string };

/** Rows by owner, in arrays that are never changed in place: KPIs remember their sorting by the array. */
function rowsByOwner<Row extends Owned>(given: readonly Row[], matters: (row: Row) => boolean) {
  let list = given;
  /** Changes not yet brought into `list`: the whole is copied only when somebody asks for it. */
  const pending = new Map<number, Row>();
  /** Where a key stands in `list`; made when the first row changes. */
  let places: Map<string, number> | undefined;
  const byOwner = new Map<string, readonly Row[]>();

  const sorted = new Map<string, Row[]>();
  for (const row of given) {
    if (row.owner === undefined) continue;
    const own = sorted.get(row.owner);
    if (!own) sorted.set(row.owner, [row]);
    // The first row of an owner stays although it may not matter: that there are rows at all tells a zero from nothing read.
    else if (matters(row)) own.push(row);
  }
  for (const [owner, own] of sorted) byOwner.set(owner, own);

  const all = (): readonly Row[] => {
    if (pending.size > 0) list = patched(list, pending);
    pending.clear();
    return list;
  };
  const without = (owner: string, key: string): readonly Row[] => {
    const others = (byOwner.get(owner) ?? []).filter((row) => row.key !== key);
    return others.length > 0 ? others : all().filter((row) => row.owner === owner);
  };
  return {
    all,
    owners: () => byOwner.keys(),
    of: (owner: string): readonly Row[] => byOwner.get(owner) ?? [],
    /** Takes the row in and names the owners it concerns. */
    put: (row: Row): string[] => {
      places ??= new Map(list.map(({ key }, index) => [key, index]));
      const place = places.get(row.key) ?? places.size;
      const before = pending.get(place) ?? list[place];
      places.set(row.key, place);
      pending.set(place, row);
      if (before?.owner !== undefined && before.owner !== row.owner)
        byOwner.set(before.owner, without(before.owner, row.key));
      if (row.owner !== undefined) {
        const own = byOwner.get(row.owner) ?? [];
        const at = own.findIndex(({ key }) => key === row.key);
        byOwner.set(row.owner, patched(own, new Map([[at < 0 ? own.length : at, row]])));
      }
      return [...new Set([before?.owner, row.owner].filter((owner) => owner !== undefined))];
    },
  };
}

function patched<Row>(list: readonly Row[], changes: ReadonlyMap<number, Row>): Row[] {
  const copy = list.slice();
  for (const [index, row] of changes) copy[index] = row;
  return copy;
}
