/** A question put to a thread, and its answer. */
export type Asked<Q> = { id: number; question: Q };
export type Answered<A> = { id: number } & ({ answer: A } | { failed: string });

/** The thread's other end: takes questions, tells answers, and may die. */
export type ThreadEnd<Q, A> = {
  post: (asked: Asked<Q>) => void;
  onAnswer: (listener: (answered: Answered<A>) => void) => void;
  /** The thread died: nobody answers what was asked of it. */
  onDeath: (listener: () => void) => void;
};

/** Asks a thread, each question answered by itself. One that died fails what is open, and the next question begins another. */
export function createAsking<Q, A>(begin: () => ThreadEnd<Q, A>): (question: Q) => Promise<A> {
  const open = new Map<number, { resolve: (answer: A) => void; reject: (error: Error) => void }>();
  let thread: ThreadEnd<Q, A> | undefined;
  let last = 0;
  const start = (): ThreadEnd<Q, A> => {
    const made = begin();
    made.onAnswer((answered) => {
      const waiting = open.get(answered.id);
      open.delete(answered.id);
      if ('failed' in answered) waiting?.reject(new Error(answered.failed));
      else waiting?.resolve(answered.answer);
    });
    made.onDeath(() => {
      thread = undefined;
      for (const { reject } of open.values()) reject(new Error('The thread died.'));
      open.clear();
    });
    return made;
  };
  return (question) =>
    new Promise((resolve, reject) => {
      thread ??= start();
      last += 1;
      open.set(last, { resolve, reject });
      thread.post({ id: last, question });
    });
}
