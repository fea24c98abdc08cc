import { restoreLimits, type Answer, type In, type Lost, type MessageName } from '../messages/protocol.ts';

type Part = In<'restore-part'>;

/**
 * Puts the parts of a backup together, in the background. Answers the whole text after the last part, else which part is
 * wanted next. What was gathered dies with the worker: the first part is wanted again then.
 */
export function gathering(): (part: Part) => { file: string } | { next: number } {
  let held: { id: string; parts: string[] } | undefined;
  return ({ id, index, text, isLast }) => {
    if (index === 0) held = { id, parts: [] };
    const have = held?.id === id ? held.parts.length : 0;
    if (!held || held.id !== id || have !== index) return { next: have };
    held.parts.push(text);
    if (!isLast) return { next: index + 1 };
    const file = held.parts.join('');
    held = undefined;
    return { file };
  };
}

/** Cut so that no letter of two halves is cut through: half a letter does not survive a message. */
export function partsOf(text: string, longest = restoreLimits.letters): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length;) {
    const end = from + longest;
    const to = isHalf(text.charCodeAt(end - 1)) && end < text.length ? end - 1 : end;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts.length > 0 ? parts : [''];
}

const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;

type Sent = Exclude<Answer<'restore-part'>, { next: number }> | Lost;

/** The background may die on the way, and wants the file from its beginning then; not for ever. */
const tries = 4;

/** Sends a backup's text part by part. Answers what the last part was answered. */
export async function sendBackup(
  text: string,
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>,
  { id, pause }: { id: string; pause: () => Promise<void> },
): Promise<Sent> {
  const parts = partsOf(text);
  for (let index = 0, left = tries; ;) {
    const answer = await send('restore-part', {
      id,
      index,
      text: parts[index] ?? '',
      isLast: index === parts.length - 1,
    });
    const isOver = 'lost' in answer && (answer.lost === 'context-gone' || left === 0);
    if (!('next' in answer) && (!('lost' in answer) || isOver)) return answer;
    const next = 'next' in answer ? answer.next : 0;
    if (next <= index) {
      if (left === 0) return { lost: 'channel-closed' };
      left -= 1;
    }
    index = next;
    await pause();
  }
}
