/** One comparison of one run: what it cost us, and what the same cost a named peer beside us. */
export type BenchLine = {
  /** `part/what`, lower case; `--only part` runs the part, `--only part/what` tells this line alone. */
  id: string;
  /** One sentence: the work, the number of rows and the unit of both figures. */
  what: string;
  /** Medians of interleaved rounds of the same run. Less is better, always: a rate is told as time per row. */
  ours: number;
  peer: number;
  peerName: string;
  /** ours ÷ peer. */
  ratio: number;
  /** The ratio that is aimed at, at most. */
  goal: number;
  holds: boolean;
};

/** How much is measured: `quick` that every line runs, `full` the published figures, `long` also a million rows. */
export type Size = 'quick' | 'full' | 'long';

/** One part of the bench: lines that share their contenders, their rows or their browser. */
export type BenchPart = {
  id: string;
  /** `browser`: it opens Chromium. */
  needs: 'node' | 'browser';
  /** `extension`: the folder of the demo build, made at most once. */
  measure: (size: Size, extension: () => Promise<string>) => Promise<BenchLine[]>;
};

/** A figure that cannot be one is an error: a contender that did nothing must not win. */
export function lineOf(line: Omit<BenchLine, 'ratio' | 'holds'>): BenchLine {
  const { id, what, ours, peer, peerName, goal } = line;
  const ratio = ours / peer;
  if (![ours, peer].every((figure) => Number.isFinite(figure) && figure > 0))
    throw new Error(`${id}: ${ours} beside ${peer} is no comparison.`);
  return { id, what, ours, peer, peerName, ratio, goal, holds: ratio <= goal };
}
