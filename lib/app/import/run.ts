import type { Reading } from '../../domain/reading.ts';
import type { Answer, ImportNote, In, Lost, MessageName, Refusal } from '../../messages/protocol.ts';

export type ImportPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  /** Lets the page live, or waits so many milliseconds. */
  pause: (ms: number) => Promise<void>;
};

export type Progress = { done: number; total: number };

export type Outcome = { state: 'done' } | { state: 'cancelled' } | { state: 'failed'; failure: Refusal | Lost };

/** Rows and readings of one message: small enough to be stored while a person notices nothing. */
const most = { rows: 500, readings: 100 };

export function partsOf(readings: readonly Reading[]): Reading[][] {
  const parts: Reading[][] = [];
  let rows = 0;
  for (const reading of readings) {
    const part = parts.at(-1);
    rows += reading.rows.length;
    if (part && rows <= most.rows && part.length < most.readings) {
      part.push(reading);
      continue;
    }
    parts.push([reading]);
    rows = reading.rows.length;
  }
  return parts;
}

/** The background may die in the middle of a part and is woken by the next message; what was stored is known then. */
const tries = 6;

/**
 * Brings an import in, part by part. Cancelled, it is taken back as a whole. When it cannot go on, what is in stays, noted
 * as unfinished: the same table once more finishes it.
 */
export async function runImport(
  note: ImportNote,
  readings: readonly Reading[],
  { send, pause }: ImportPorts,
  { onProgress, isCancelled }: { onProgress: (progress: Progress) => void; isCancelled: () => boolean },
): Promise<Outcome> {
  const parts = partsOf(readings);
  const total = readings.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  onProgress({ done, total });
  for (const [index, part] of parts.entries()) {
    if (isCancelled()) return await takenBack();
    const answer = await insist('import-part', { note, readings: part, isLast: index === parts.length - 1 });
    if ('refused' in answer || 'lost' in answer) return { state: 'failed', failure: answer };
    done += part.reduce((sum, { rows }) => sum + rows.length, 0);
    onProgress({ done, total });
    await pause(0);
  }
  return { state: 'done' };

  async function takenBack(): Promise<Outcome> {
    const answer = await insist('undo-import', { id: note.id });
    return 'refused' in answer || 'lost' in answer ? { state: 'failed', failure: answer } : { state: 'cancelled' };
  }

  async function insist<N extends 'import-part' | 'undo-import'>(name: N, input: In<N>): Promise<Answer<N> | Lost> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await send(name, input);
      if (!('lost' in answer) || answer.lost === 'context-gone' || attempt === tries) return answer;
      await pause(200 * 2 ** attempt);
    }
  }
}
