import type { Progress } from './progress.ts';

/**
 * Where a KPI stands against what was to be reached by now. `even`: nothing is asked for yet, or no target to judge by.
 * Each has a colour, a shape and a word; a surface never shows the colour alone.
 */
export type Verdict = 'reached' | 'ahead' | 'close' | 'behind' | 'even';

/** Within a tenth of the pace counts as close: one more call, one more day. */
const CLOSE = 0.9;

/**
 * Judges by the pace of this moment; the landing is another question and has its own sentence. A KPI where less is
 * better is judged the other way round.
 */
export function verdictOf(
  { measure, target, pace }: Pick<Progress, 'measure' | 'target' | 'pace'>,
  better: 'higher' | 'lower' = 'higher',
): Verdict {
  const { value } = measure;
  if (value === undefined || target === undefined) return 'even';
  if (better === 'lower') {
    if (value <= target.value) return 'ahead';
    return value * CLOSE <= target.value ? 'close' : 'behind';
  }
  if (value >= target.value) return target.value > 0 ? 'reached' : 'even';
  if (pace === undefined || (pace <= 0 && value <= 0)) return 'even';
  if (value >= pace) return 'ahead';
  return value >= pace * CLOSE ? 'close' : 'behind';
}

/** The same in one letter, for where there is no room for a word. */
export const shapes: Record<Verdict, string> = { reached: '✓', ahead: '▲', close: '●', behind: '▼', even: '' };
