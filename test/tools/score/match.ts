import type { Row } from '../../../lib/domain/reading.ts';
import { holdsName, plain } from './page-text.ts';
import type { Verdict } from './compare.ts';

type Named = { id: string | number; number?: string | null; reference?: string | null };

export type Pair<T> = { row: Row; truth: T };

export type Pairing<T> = { pairs: Pair<T>[]; invented: Row[] };

/** A CRM may number several things alike, so a truth or a recipe puts the kind before the number: `task-7`. */
const sameId = (a: string, b: string): boolean => a === b || a.endsWith(`-${b}`) || b.endsWith(`-${a}`);

/**
 * Which true row each row of a page is. By the id it carries; else by its number; else by its name, and among namesakes by
 * what else agrees. Each true row is given once: a second row for it is an invention.
 */
export function pair<T extends Named>(
  rows: readonly Row[],
  truths: readonly T[],
  nameOf: (truth: T) => string,
  shownName: (row: Row) => string,
  agreement: (row: Row, truth: T) => Verdict[],
): Pairing<T> {
  const pairs: Pair<T>[] = [];
  const free = new Set(truths);
  const rest: Row[] = [];
  const take = (row: Row, truth: T): void => {
    free.delete(truth);
    pairs.push({ row, truth });
  };
  for (const row of rows) {
    const { strong, business } = row.id;
    const own =
      strong === undefined
        ? undefined
        : ([...free].find((truth) => String(truth.id) === strong) ??
          [...free].find((truth) => sameId(String(truth.id), strong)));
    const numbered =
      own ??
      (business === undefined
        ? undefined
        : [...free].find(({ number, reference }) => number === business || reference === business));
    if (numbered) take(row, numbered);
    else rest.push(row);
  }

  const isNamed = (row: Row, truth: T): boolean => {
    const [shown, name] = [plain(shownName(row)), plain(nameOf(truth))];
    if (!shown || !name) return false;
    if (shown === name) return true;
    const begun = shown.replace(/(?:…|\.\.\.)$/, '').trim();
    return (
      (begun.length > 5 && name.startsWith(begun)) ||
      (name.length >= 150 && shown.startsWith(name)) ||
      (shown.length > 4 && row.entity === 'activity' && holdsName(name, shown))
    );
  };
  const candidates = rest
    // A row with an id that no true row has is not another row of the same name.
    .filter(({ id }) => id.strong === undefined)
    .flatMap((row) =>
      [...free]
        .filter((truth) => isNamed(row, truth))
        .map((truth) => ({ row, truth, points: points(agreement(row, truth)) })),
    )
    .toSorted((a, b) => b.points - a.points);
  const done = new Set<Row>();
  for (const { row, truth } of candidates) {
    if (done.has(row) || !free.has(truth)) continue;
    done.add(row);
    take(row, truth);
  }
  return { pairs, invented: rest.filter((row) => !done.has(row)) };
}

const worth: Record<Verdict, number> = { exact: 2, approximate: 1, unknown: 0, missing: -1, wrong: -3 };
const points = (verdicts: readonly Verdict[]): number => verdicts.reduce((sum, verdict) => sum + worth[verdict], 0);
