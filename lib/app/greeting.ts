import type { Instant } from '../domain/day.ts';
import type { Answer, Lost, Welcome } from '../messages/protocol.ts';

/** Milliseconds: first and longest wait before asking again. */
const lostWaits = { first: 250, longest: 30_000 };
const troubleWaits = { first: 5_000, longest: 300_000 };

export type GreetingWays = {
  ask: () => Promise<Answer<'page-opened'> | Lost>;
  now: () => Instant;
  signal: AbortSignal;
  /** This site may be read: begin, or begin anew. */
  welcomed: () => void;
  /** Paused: be silent, and wait to be told otherwise. */
  paused: () => void;
  /** Not granted, or the extension is gone: there is nothing to wait for. */
  leave: () => void;
};

export type Greeting = {
  /** What is known of this site; `undefined` while nothing may be read. Asks when nobody has asked yet. */
  current: () => Welcome | undefined;
  /** Asks anew, whatever was known: permissions, a pause or settings changed, or the page was away for long. */
  again: () => void;
};

/** Asks the background whether and how this page is read, until there is an answer. */
export function greeting({ ask, now, signal, welcomed, paused, leave }: GreetingWays): Greeting {
  let welcome: Welcome | undefined;
  let question = 0;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (waits: { first: number; longest: number }): void => {
    timer = setTimeout(again, Math.min(waits.first * 2 ** failures, waits.longest));
    failures += 1;
  };

  const hear = (answer: Answer<'page-opened'> | Lost): void => {
    if ('lost' in answer) return answer.lost === 'context-gone' ? leave() : later(lostWaits);
    if (!('refused' in answer)) {
      failures = 0;
      welcome = answer.paused ? undefined : answer;
      return answer.paused ? paused() : welcomed();
    }
    if (answer.reason === 'storage-full' || answer.reason === 'newer-database' || answer.reason === 'storage-failed')
      return later(troubleWaits);
    if (answer.reason === 'not-active' || answer.reason === 'too-many') return later(lostWaits);
    return leave();
  };

  function again(): void {
    if (signal.aborted) return;
    clearTimeout(timer);
    const mine = (question += 1);
    void ask().then((answer) => {
      if (mine === question && !signal.aborted) hear(answer);
    });
  }

  signal.addEventListener(
    'abort',
    () => {
      welcome = undefined;
      clearTimeout(timer);
    },
    { once: true },
  );

  return {
    current() {
      if (welcome && now() >= welcome.dayEnds) {
        welcome = undefined;
        again();
      } else if (question === 0) again();
      return welcome;
    },
    again,
  };
}
