/**
 * What one part of the soak came to. `tried`: how often it was interrupted. `lost`: acknowledged, and not there afterwards.
 * `doubled`: there more than once. `wrong`: there, and not what it should be, or derived otherwise than a replay derives it.
 */
export type Line = {
  id: string;
  what: string;
  tried: number;
  lost: number;
  doubled: number;
  wrong: number;
  holds: boolean;
};

/** It holds when it was tried as often as it was meant to be, and nothing was lost, doubled or wrong. */
export const lineOf = (line: Omit<Line, 'holds'>, meant: number): Line => ({
  ...line,
  holds: line.tried >= meant && line.lost + line.doubled + line.wrong === 0,
});
