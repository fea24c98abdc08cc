import { createAsking, type Answered } from '../../lib/app/asking.ts';
import type { Moves } from '../../lib/app/moves.ts';
import type { OverviewChoice } from '../../lib/app/overview-model.ts';
import type { Overview } from '../../lib/app/progress.ts';
import type { MovesQuestion } from '../../lib/app/read-moves.ts';
import { ownVersion } from '../../lib/browser/version.ts';
import type { Instant } from '../../lib/domain/day.ts';

export type SideQuestion = { choice: OverviewChoice; now: Instant; version: string } | { moves: MovesQuestion };
export type SideAnswer = Overview | Moves;

const ask = createAsking<SideQuestion, SideAnswer>(() => {
  const worker = new Worker(new URL('./side-thread.ts', import.meta.url), { type: 'module' });
  return {
    post: (asked) => worker.postMessage(asked),
    onAnswer: (listener) =>
      worker.addEventListener('message', ({ data }: MessageEvent<Answered<SideAnswer>>) => listener(data)),
    onDeath: (listener) =>
      worker.addEventListener('error', () => {
        worker.terminate();
        listener();
      }),
  };
});

export const askOverview = (choice: OverviewChoice, now: Instant): Promise<Overview> =>
  ask({ choice, now, version: ownVersion() }) as Promise<Overview>;
export const askMoves = (moves: MovesQuestion): Promise<Moves> => ask({ moves }) as Promise<Moves>;
