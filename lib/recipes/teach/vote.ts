import { isCalled, scaleIn } from '../columns.ts';
import type { Dom } from '../dom.ts';
import type { ParseContext } from '../parsers/parser.ts';
import type { Anchor, Clue } from './anchor.ts';
import { namedBy, type Bench, type Hall } from './hall.ts';
import { fits, isAmount, shapeOf } from './shape.ts';
import { cellsOf, saidBy, type Grid } from './slots.ts';

/*
 * Each clue names slots; a slot wins when the clues behind it weigh enough and no strong one points elsewhere. The clue to a
 * header or an attribute is worth a whole place while others of its kind still hold, for then the page has kept its words.
 */
const enough = 3;
const strong = 2;
const weights: Record<Clue['by'], number> = {
  attribute: 2,
  header: 2,
  link: 2,
  class: 1,
  position: 1,
  path: 1,
  shape: 1,
};
/** Rows on which a vote about columns is held. */
const sampled = 60;
/** The share of rows in which a place may be missing before it counts as gone. */
const tolerated = 0.3;

export type Ballot = {
  /** The slot of a field in each row, or nothing: the clues no longer agree on one. */
  places: (anchor: Anchor) => (Element | undefined)[] | undefined;
  /** What the header over a column says one printed unit is worth. */
  grid?: { scaleOf: (slot: Element) => number | undefined };
};

/** Holds the votes over the rows of one part. `others` are all its anchors: what still holds of them tells whose words a page has kept. */
export function ballotOf(dom: Dom, hall: Hall, others: readonly Anchor[], context: ParseContext): Ballot {
  return hall.grid ? columnBallot(dom, hall, others, context, hall.grid) : pieceBallot(dom, hall, others, context);
}

function columnBallot(
  dom: Dom,
  { benches: all }: Hall,
  others: readonly Anchor[],
  context: ParseContext,
  { width, headers }: Grid,
): Ballot {
  const benches = all.filter(({ slots }) => slots.length === width).slice(0, sampled);
  const isKept = keptKinds(dom, others, benches, context);
  return {
    grid: {
      scaleOf(slot) {
        const row = dom.parent(slot);
        return scaleIn(headers[row ? cellsOf(dom, row).indexOf(slot) : -1] ?? '');
      },
    },
    places(anchor) {
      // One column for all rows: what single rows say is added up.
      const sum = new Map<number, number>();
      const against = new Map<number, number>();
      for (const { votes, firm } of benches.map((bench) => tally(dom, anchor, bench, isKept, context))) {
        for (const [at, weight] of votes) sum.set(at, (sum.get(at) ?? 0) + weight / benches.length);
        for (const at of firm) against.set(at, (against.get(at) ?? 0) + 1 / benches.length);
      }
      const column = winner(sum);
      if (column === undefined || [...against].some(([at, share]) => at !== column && share > 0.2)) return undefined;
      if (isRelabelled(anchor, headers, column, isKept)) return undefined;
      const places = all.map(({ slots }) => (slots.length === width ? slots[column] : undefined));
      return looksRight(dom, places, anchor, context) ? places : undefined;
    },
  };
}

function pieceBallot(dom: Dom, { benches }: Hall, others: readonly Anchor[], context: ParseContext): Ballot {
  const isKept = keptKinds(dom, others, benches.slice(0, sampled), context);
  return {
    places(anchor) {
      let gone = 0;
      const places = benches.map((bench) => {
        const { votes, firm } = tally(dom, anchor, bench, isKept, context);
        const at = winner(votes);
        const isSure =
          at !== undefined && firm.every((one) => one === at) && !isRelabelled(anchor, bench.headers, at, isKept);
        if (isSure) return bench.slots[at];
        gone += 1;
        return undefined;
      });
      if (gone > tolerated * benches.length) return undefined;
      return looksRight(dom, places, anchor, context) ? places : undefined;
    },
  };
}

const looksRight = (
  dom: Dom,
  places: readonly (Element | undefined)[],
  { shape }: Anchor,
  context: ParseContext,
): boolean =>
  fits(
    places.slice(0, 200).flatMap((place) => (place ? saidBy(dom, place) : [])),
    shape,
    context,
  );

/** The slot with enough behind it, and clearly more than any other. */
function winner(votes: ReadonlyMap<number, number>): number | undefined {
  const [first, second] = [...votes].sort(([, a], [, b]) => b - a);
  if (!first || first[1] < enough - 0.35) return undefined;
  return second && second[1] > first[1] - 0.5 ? undefined : first[0];
}

type Kept = (kind: string, besides: Anchor) => boolean;

/** A header that now reads otherwise, on a page whose other headers still read as they did, is another field's. */
function isRelabelled({ clues }: Anchor, headers: readonly string[], at: number, isKept: Kept): boolean {
  const texts = clues.flatMap((clue) => (clue.by === 'header' ? clue.text : []));
  const now = headers[at] ?? '';
  if (texts.length === 0 || !now || texts.some((text) => isCalled(now, text))) return false;
  return isKept('header', { clues: [], shape: 'text' });
}

/** Whether at least two other fields are still found by a clue of the same kind: by header, by the same attribute. */
function keptKinds(dom: Dom, others: readonly Anchor[], benches: readonly Bench[], context: ParseContext): Kept {
  const bench = benches[0];
  const kinds = new Map<string, Anchor[]>();
  for (const anchor of others)
    for (const clue of anchor.clues)
      if (
        bench &&
        (clue.by === 'header' || clue.by === 'attribute') &&
        namedBy(dom, clue, anchor.shape, bench, context).length === 1
      )
        kinds.set(kindOf(clue), [...(kinds.get(kindOf(clue)) ?? []), anchor]);
  return (kind, besides) => (kinds.get(kind) ?? []).filter((anchor) => anchor !== besides).length >= 2;
}

const kindOf = (clue: Clue): string => (clue.by === 'attribute' ? `attribute ${clue.name}` : clue.by);

type Tally = { votes: Map<number, number>; firm: number[] };

/** The weight behind each slot of one row, each kind of clue counted once. */
function tally(dom: Dom, anchor: Anchor, bench: Bench, isKept: Kept, context: ParseContext): Tally {
  const votes = new Map<number, Map<string, number>>();
  const firm = new Set<number>();
  let needsShape = false;
  for (const clue of anchor.clues) {
    const named = namedBy(dom, clue, anchor.shape, bench, context);
    const [at] = named;
    if (at === undefined || named.length > 1) continue;
    const weight = weights[clue.by] + (isKept(kindOf(clue), anchor) ? 1 : 0);
    const kinds = votes.get(at) ?? new Map<string, number>();
    kinds.set(clue.by, Math.max(kinds.get(clue.by) ?? 0, weight));
    votes.set(at, kinds);
    if (weights[clue.by] >= strong) firm.add(at);
    needsShape ||= clue.by === 'header' || clue.by === 'attribute';
  }
  // A header or attribute whose values have the unmistakable look of the field needs no other witness.
  const isTyped = anchor.shape === 'date' || anchor.shape === 'money';
  if (needsShape && isTyped)
    for (const at of firm) {
      const slot = bench.slots[at];
      const shape = slot && shapeOf(saidBy(dom, slot), context);
      if (!shape || shape === anchor.shape || (isAmount(shape) && isAmount(anchor.shape)))
        votes.get(at)?.set('look', 1);
    }
  return {
    votes: new Map([...votes].map(([at, kinds]) => [at, [...kinds.values()].reduce((sum, weight) => sum + weight, 0)])),
    firm: [...firm],
  };
}
