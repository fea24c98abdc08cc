import type { Instant } from '../domain/day.ts';
import type { Letter } from './page-data.ts';

/** Where what a page fetched waits to be read: put there by one script of ours, taken by another. */
export type Mailbox = {
  put: (message: unknown) => void;
  /** All that waits, oldest first. */
  take: () => Letter[];
  /** Called for each letter; one reader at a time. */
  rings?: () => void;
  /** Nobody reads here any more: nothing is listened to until the document is loaded anew. */
  close: () => void;
};

/** Letters of the alphabet in one letter and in all that wait; how many wait. The oldest give way. */
const most = { one: 1_002_000, all: 3_000_000, waiting: 20 };

export function mailbox(now: () => Instant, closed: () => void): Mailbox {
  let waiting: Letter[] = [];
  let isClosed = false;
  const size = (): number => waiting.reduce((sum, { text }) => sum + text.length, 0);
  const box: Mailbox = {
    put(message) {
      if (isClosed || typeof message !== 'string' || message.length > most.one) return;
      const at = message.indexOf('\n');
      if (at <= 0) return;
      waiting.push({ path: message.slice(0, at), text: message.slice(at + 1), at: now() });
      while (waiting.length > most.waiting || size() > most.all) waiting.shift();
      box.rings?.();
    },
    take: () => waiting.splice(0),
    close() {
      if (isClosed) return;
      isClosed = true;
      waiting = [];
      closed();
    },
  };
  return box;
}

const place = Symbol.for('chakuchi.mailbox');

/** Our scripts of one document share a world that the page has no part in. */
export const hangUp = (box: Mailbox): void => {
  (globalThis as Record<symbol, unknown>)[place] = box;
};
export const mailboxHere = (): Mailbox | undefined =>
  (globalThis as Record<symbol, unknown>)[place] as Mailbox | undefined;
