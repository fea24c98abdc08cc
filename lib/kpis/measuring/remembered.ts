/** How many answers are kept for one array of rows: a few periods, each sorted in a few ways. */
const kept = 12;

/**
 * Remembers what was sorted out of an array of rows, for as long as the array lives. Facts are never changed in place (a
 * changed row comes in a new array), so two dozen KPIs can share one reading of the rows.
 */
export function remembering<Row, Answer>(): (rows: readonly Row[], question: string, answer: () => Answer) => Answer {
  const byRows = new WeakMap<readonly Row[], Map<string, Answer>>();
  return (rows, question, answer) => {
    let known = byRows.get(rows);
    if (!known) byRows.set(rows, (known = new Map()));
    let found = known.get(question);
    if (found === undefined) {
      found = answer();
      if (known.size >= kept) known.clear();
      known.set(question, found);
    }
    return found;
  };
}
