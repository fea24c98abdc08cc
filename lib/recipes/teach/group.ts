import type { Dom } from '../dom.ts';
import { shownText } from '../shown.ts';
import type { Anchor, Clue } from './anchor.ts';
import { textsIn } from './slots.ts';

type Heading = { heading: Element; group: Element };

const longestHeading = 60;
const mostClimbed = 7;

/**
 * What stands over the rows of each group: a board's column. Of the nearest thing around a row that holds text before its
 * first row, the first text that is no figure. Every row must have one at the same height, or none is told.
 */
export function headingsOf(dom: Dom, rows: readonly Element[]): Heading[] | undefined {
  const inRows = new Set(rows);
  const known = new Map<Element, Heading | undefined>();
  const headings = rows.map((row): Heading | undefined => {
    const parent = dom.parent(row);
    if (!parent) return undefined;
    if (!known.has(parent)) known.set(parent, headingFrom(dom, row, inRows));
    return known.get(parent);
  });
  const found = headings.flatMap((one) => one ?? []);
  if (found.length < rows.length) return undefined;
  const groups = new Set(found.map(({ group }) => group));
  // A heading over all columns is the board's title, unless there is but one column.
  const parents = new Set(rows.map((row) => dom.parent(row)));
  if (groups.size === 1 && parents.size > 1) return undefined;
  const depths = new Set([...groups].map((group) => depthOf(dom, group)));
  return depths.size === 1 ? found : undefined;
}

function headingFrom(dom: Dom, row: Element, rows: ReadonlySet<Element>): Heading | undefined {
  let at = dom.parent(row);
  for (let climbed = 0; at && climbed < mostClimbed; at = dom.parent(at), climbed += 1) {
    const before = textsIn(dom, at, rows).filter(
      (text) => text !== at && !dom.contains(text, row) && dom.isBefore(text, row),
    );
    const heading = before.find((text) => isTitle(shownText(dom, text)));
    if (heading) return { heading, group: at };
    if (before.length > 0) continue;
  }
  return undefined;
}

const isTitle = (text: string): boolean =>
  text.length > 1 && text.length <= longestHeading && !/^[\d\s.,()%¥$€+-]+$/.test(text);

const depthOf = (dom: Dom, element: Element): number => {
  let depth = 0;
  for (let at = dom.parent(element); at; at = dom.parent(at)) depth += 1;
  return depth;
};

/** Whether a heading still is what it was when it was pointed at: its kind of element or its class. */
export const isHeadingOf = (dom: Dom, heading: Element, { clues }: Anchor): boolean =>
  clues.some((clue) => isOf(dom, heading, clue));

function isOf(dom: Dom, heading: Element, clue: Clue): boolean {
  if (clue.by === 'path') return dom.name(heading) === clue.down;
  return clue.by === 'class' && (dom.attribute(heading, 'class') ?? '').split(/\s+/).includes(clue.name);
}

export function learnHeading(dom: Dom, heading: Element): Anchor {
  const classes = (dom.attribute(heading, 'class') ?? '')
    .split(/\s+/)
    .filter((name) => /^[A-Za-z][\w-]{2,40}$/.test(name));
  return {
    in: 'group',
    shape: 'text',
    clues: [
      { by: 'path', down: dom.name(heading) },
      ...classes.slice(0, 2).map((name): Clue => ({ by: 'class', name })),
    ],
  };
}
