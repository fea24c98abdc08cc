import { isCalled } from '../columns.ts';
import type { Dom } from '../dom.ts';
import type { ParseContext } from '../parsers/parser.ts';
import type { Anchor, Clue } from './anchor.ts';
import { namedBy, type Bench, type Hall } from './hall.ts';
import { fits, isAmount, shapeOf } from './shape.ts';
import { saidBy, type Grid } from './slots.ts';

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
/** Rows whose texts are looked at for their shape. */
const looked = 100;
/** The share of rows in which a place may be missing before it counts as gone. */
const tolerated = 0.3;

export type Ballot = {
  /** Finds the column of an anchor now rather than with the first row. */
  decide: (anchor: Anchor) => void;
  /** The slot an anchor is about in one row as that row is now, or nothing. */
  placeIn: (anchor: Anchor, bench: Bench) => Element | undefined;
  /** Whether, after the rows asked so far, its clues agree, and what stands there looks as it did. */
  agrees: (anchor: Anchor) => boolean;
};

type Count = { rows: number; gone: number; texts: string[] };

/**
 * Holds the votes over the rows of one part; the first of the hall's rows decide on columns. `others` are all anchors of the
 * part: what still holds of them tells whose words a page has kept.
 */
export function ballotOf(dom: Dom, { benches, grid }: Hall, others: readonly Anchor[], context: ParseContext): Ballot {
  const sample = benches.filter(({ slots }) => !grid || slots.length === grid.width).slice(0, sampled);
  const isKept = keptKinds(dom, others, sample, context);
  const counts = new Map<Anchor, Count>();
  const columns = new Map<Anchor, number | undefined>();
  const columnOf = (anchor: Anchor, { headers }: Grid): number | undefined => {
    if (!columns.has(anchor)) columns.set(anchor, columnBy(dom, anchor, sample, headers, isKept, context));
    return columns.get(anchor);
  };
  const slotOf = (anchor: Anchor, bench: Bench): Element | undefined => {
    if (grid) return bench.slots.length === grid.width ? bench.slots[columnOf(anchor, grid) ?? -1] : undefined;
    const { votes, firm } = tally(dom, anchor, bench, isKept, context);
    const at = winner(votes);
    const isSure =
      at !== undefined && firm.every((one) => one === at) && !isRelabelled(anchor, bench.headers, at, isKept);
    return isSure ? bench.slots[at] : undefined;
  };
  return {
    decide: (anchor) => void (grid && columnOf(anchor, grid)),
    placeIn(anchor, bench) {
      const place = slotOf(anchor, bench);
      const count = counts.get(anchor) ?? { rows: 0, gone: 0, texts: [] };
      counts.set(anchor, count);
      count.rows += 1;
      if (!place) count.gone += 1;
      else if (count.rows <= looked) count.texts.push(saidBy(dom, place));
      return place;
    },
    agrees(anchor) {
      const { rows, gone, texts } = counts.get(anchor) ?? { rows: 0, gone: 0, texts: [] };
      if (grid ? rows > 0 && columnOf(anchor, grid) === undefined : gone > tolerated * rows) return false;
      return fits(texts, anchor.shape, context);
    },
  };
}

/** The slot of a field in each row, or nothing: the clues no longer agree on one. */
export function placesOf(
  dom: Dom,
  hall: Hall,
  anchor: Anchor,
  context: ParseContext,
): (Element | undefined)[] | undefined {
  const ballot = ballotOf(dom, hall, [anchor], context);
  const places = hall.benches.map((bench) => ballot.placeIn(anchor, bench));
  return ballot.agrees(anchor) ? places : undefined;
}

/** One column for all rows: what single rows say is added up. */
function columnBy(
  dom: Dom,
  anchor: Anchor,
  benches: readonly Bench[],
  headers: readonly string[],
  isKept: Kept,
  context: ParseContext,
): number | undefined {
  const sum = new Map<number, number>();
  const against = new Map<number, number>();
  for (const { votes, firm } of benches.map((bench) => tally(dom, anchor, bench, isKept, context))) {
    for (const [at, weight] of votes) sum.set(at, (sum.get(at) ?? 0) + weight / benches.length);
    for (const at of firm) against.set(at, (against.get(at) ?? 0) + 1 / benches.length);
  }
  const column = winner(sum);
  if (column === undefined || [...against].some(([at, share]) => at !== column && share > 0.2)) return undefined;
  return isRelabelled(anchor, headers, column, isKept) ? undefined : column;
}

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
