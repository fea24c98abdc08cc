import type { Answered, Asked } from '../../lib/app/asking.ts';
import { liveMoves, liveOverview } from '../popup/live.ts';
import type { SideAnswer, SideQuestion } from './thread.ts';

/** The thread that reads and reckons: the panel stays open all day, beside a CRM that must not stutter. */
const answer = (question: SideQuestion): Promise<SideAnswer> =>
  'choice' in question ? liveOverview(question.choice, question.now, question.version) : liveMoves(question.moves);

addEventListener('message', ({ data: { id, question } }: MessageEvent<Asked<SideQuestion>>) => {
  const tell = (reply: Answered<SideAnswer>) => postMessage(reply);
  answer(question).then(
    (found) => tell({ id, answer: found }),
    (error: unknown) => tell({ id, failed: String(error) }),
  );
});
