import { printOf } from '../domain/print.ts';
import type { Instant } from '../domain/day.ts';
import type { Reading } from '../domain/reading.ts';
import type { Answer, Lost, RefusalReason } from '../messages/protocol.ts';
import { atOnce } from '../recipes/in-slices.ts';
import { inTime } from './in-time.ts';
import { retryWaits, type Waits } from './retry-waits.ts';
import { batchesOf, fittedMisses, groupsOf, withoutGroups, type Look } from './parcels.ts';

const hour = 3_600_000;
const lostWaits = { first: 250, longest: 30_000 };
const storageWaits = { first: 5_000, longest: 300_000 };
const crowdedWaits = { first: 1_000, longest: 30_000 };
/** After so long no answer is taken for a lost one: a message that dies with its worker must not hold up all that follow. */
const longestAnswer = 120_000;
const noAnswer: Lost = { lost: 'channel-closed' };
const mostWaiting = 60;
const mostKnown = 20_000;

export type CourierWays = {
  deliver: (reading: Reading) => Promise<Answer<'reading'> | Lost>;
  newId: () => string;
  signal: AbortSignal;
  /** Everything that waited is in the database now. */
  stored?: () => void;
  /** This site is not read (any longer): `paused`, or no permission. The courier is silent until `resume`. */
  halted?: (reason: RefusalReason) => void;
  /** The extension behind this script is gone. */
  gone: () => void;
};

export type Courier = {
  /** Sends what is new in a look. Answers whether anything was. */
  take: (look: Look) => boolean;
  /** The same in steps, between which the page has its turn. */
  taking: (look: Look) => Generator<void, boolean>;
  /** The page is being left: everything still waiting goes out at once. */
  hurry: () => void;
  resume: () => void;
  /** What was acknowledged is no longer stored: it is news again. */
  forget: () => void;
  /** What was read is not to be stored (any longer), by the person's own wish: what waits goes too. */
  discard: () => void;
  waiting: () => number;
};

type Known = { print: number; at: Instant };
type Parcel = { reading: Reading; prints: Map<string, number>; tried: boolean; isOnItsWay: boolean };

/**
 * Brings looks to the background until it acknowledges them. A row that was acknowledged within the hour and has not
 * changed is not sent again; after an hour it is, so that "last seen" stays true. What waits is bounded, and a newer
 * look at a row takes the place of an older one that was never sent.
 */
export function courier({ deliver, newId, signal, stored, halted, gone }: CourierWays): Courier {
  let known = new Map<string, Known>();
  const pending = new Map<string, { print: number; parcel: Parcel }>();
  let queue: Parcel[] = [];
  let isSilent = signal.aborted;
  let isBusy = false;
  const retries = retryWaits();
  /** The next try, where what failed waits for one. */
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isNews = (key: string, print: number, at: Instant): boolean => {
    if (pending.get(key)?.print === print) return false;
    // What was tried may be stored although nobody said so: only a newer sighting can correct it.
    const tried = queue.findLast((parcel) => parcel.tried && parcel.prints.has(key));
    if (tried) return tried.prints.get(key) !== print;
    const last = known.get(key);
    return last?.print !== print || at - last.at >= hour;
  };

  /** What was never sent makes room for what is newer. Each parcel is gone through once, however many leave it. */
  const withdraw = (keys: Iterable<string>): void => {
    const leaving = new Map<Parcel, Set<string>>();
    for (const key of keys) {
      const parcel = pending.get(key)?.parcel;
      if (!parcel || parcel.tried) continue;
      parcel.prints.delete(key);
      pending.delete(key);
      leaving.set(parcel, (leaving.get(parcel) ?? new Set()).add(key));
    }
    for (const [parcel, gone] of leaving) parcel.reading.rows = withoutGroups(parcel.reading, gone);
    queue = queue.filter((parcel) => parcel.prints.size > 0);
  };

  const enqueue = (reading: Reading, prints: Map<string, number>): void => {
    const parcel = { reading, prints, tried: false, isOnItsWay: false };
    queue.push(parcel);
    for (const [key, print] of prints) pending.set(key, { print, parcel });
    while (queue.length > mostWaiting) {
      const oldest = queue.find(({ tried }) => !tried) ?? queue[0];
      if (oldest) settle(oldest);
    }
  };

  /** The parcel waits no longer; with `at`, what was in it need not be sent again for an hour. */
  const settle = (parcel: Parcel, at?: Instant): void => {
    // Discarded while it was on its way: what became of it nobody knows, so that the next look at it is news.
    if (!queue.includes(parcel)) return;
    queue = queue.filter((one) => one !== parcel);
    for (const [key, print] of parcel.prints) {
      if (pending.get(key)?.parcel === parcel) pending.delete(key);
      if (at === undefined) continue;
      known.delete(key);
      known.set(key, { print, at });
    }
    for (const key of known.keys()) {
      if (known.size <= mostKnown) break;
      known.delete(key);
    }
  };

  const dropAll = (): void => {
    clearTimeout(timer);
    timer = undefined;
    queue = [];
    pending.clear();
  };

  const fallSilent = (): void => {
    isSilent = true;
    dropAll();
  };

  const later = (waits: Waits): void => void (timer = setTimeout(() => void pump(), retries.next(waits)));

  /** Answers whether to go on with the next parcel. */
  const hear = (parcel: Parcel, answer: Answer<'reading'> | Lost): boolean => {
    if ('lost' in answer) {
      if (answer.lost === 'channel-closed') later(lostWaits);
      else {
        fallSilent();
        gone();
      }
      return false;
    }
    if (!('refused' in answer)) {
      retries.reset();
      settle(parcel, parcel.reading.at);
      if (queue.length === 0) stored?.();
      return true;
    }
    switch (answer.reason) {
      case 'storage-full':
      case 'newer-database':
      case 'storage-failed':
        later(storageWaits);
        return false;
      case 'not-active':
        later(lostWaits);
        return false;
      case 'too-many':
        later(crowdedWaits);
        return false;
      case 'paused':
      case 'not-granted':
      case 'private-window':
      case 'unknown-sender':
        fallSilent();
        halted?.(answer.reason);
        return false;
      case 'bad-message':
      case 'bad-file':
        // What was refused once would be refused at every look.
        settle(parcel, parcel.reading.at);
        return true;
    }
  };

  const pump = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    clearTimeout(timer);
    timer = undefined;
    try {
      for (let parcel = queue[0]; parcel && !isSilent; parcel = queue[0]) {
        parcel.tried = true;
        parcel.isOnItsWay = true;
        const answer = await inTime(deliver(parcel.reading), longestAnswer, noAnswer);
        parcel.isOnItsWay = false;
        if (isSilent || !hear(parcel, answer)) return;
      }
    } finally {
      isBusy = false;
    }
  };

  signal.addEventListener('abort', fallSilent, { once: true });

  function* taking(look: Look): Generator<void, boolean> {
    if (isSilent) return false;
    const since = known;
    const groups = yield* groupsOf(look);
    // Discarded meanwhile, it is not wanted. From here on nothing may come between: what waits is replaced and sent in one go.
    if (isSilent || known !== since) return false;
    const { rows, ...about } = look;
    const misses = fittedMisses(look.misses);
    const page = `${look.crm} ${look.page} ${look.url}`;
    const pagePrint = printOf(JSON.stringify([misses, look.partial]));
    const isUnremarkable = misses.length === 0 && !look.partial && !known.has(page) && !pending.has(page);
    const seen = isUnremarkable ? groups : [...groups, { key: page, print: pagePrint }];
    withdraw(seen.filter(({ key, print }) => pending.get(key)?.print !== print).map(({ key }) => key));
    const news = groups.filter(({ key, print }) => isNews(key, print, look.at));
    const isPageNews = !isUnremarkable && isNews(page, pagePrint, look.at);
    const batches = batchesOf(news);
    if (batches.length === 0 && isPageNews) batches.push([]);
    for (const [index, batch] of batches.entries()) {
      const prints = new Map(batch.map(({ key, print }) => [key, print]));
      if (index === 0 && isPageNews) prints.set(page, pagePrint);
      enqueue(
        {
          ...about,
          misses: index === 0 ? misses : [],
          id: newId(),
          seen: rows.length,
          rows: batch.flatMap((group) => group.rows),
        },
        prints,
      );
    }
    if (batches.length > 0 && timer === undefined) void pump();
    return batches.length > 0;
  }

  return {
    taking,
    take: (look) => atOnce(taking(look)),
    hurry() {
      for (const parcel of queue) {
        // Also what was refused for now: its next try would die with the page. Twice is the same as once.
        if (parcel.isOnItsWay) continue;
        parcel.tried = true;
        parcel.isOnItsWay = true;
        void deliver(parcel.reading).then((answer) => {
          parcel.isOnItsWay = false;
          if (!isSilent && !('lost' in answer) && !('refused' in answer)) settle(parcel, parcel.reading.at);
        });
      }
    },
    resume: () => void (isSilent = signal.aborted),
    forget: () => known.clear(),
    discard() {
      dropAll();
      known = new Map();
    },
    waiting: () => queue.length,
  };
}
