import type { Moved } from '../store/changes.ts';
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Instant } from '../domain/day.ts';
import type { PeriodKind } from '../domain/period.ts';
import type { Overview } from './progress.ts';
import type { DayPlan, Steering } from './steering.ts';

export type OverviewChoice = { periodKind: PeriodKind; who: Overview['who'] };

/** What the model lives on; a surface passes the real ones in. */
export type OverviewPorts = {
  read: (choice: OverviewChoice, now: Instant) => Promise<Overview>;
  /** Calls after every commit, returns how to stop. */
  onChange: (listener: (moved?: Moved) => void) => () => void;
  now: () => Instant;
  /** Text kept between openings, readable at once. Both may throw: a browser can forbid them. */
  memory: { load: () => string | null; save: (text: string) => void };
};

/** `remembered`: what is shown is the last known state; `live`: what the database holds now; `trouble`: it could not be read. */
export type Phase = 'empty' | 'remembered' | 'live' | 'trouble';

export type OverviewModel = {
  choice: ReadonlySignal<OverviewChoice>;
  overview: ReadonlySignal<Overview | undefined>;
  phase: ReadonlySignal<Phase>;
  choose: (part: Partial<OverviewChoice>) => void;
  refresh: () => Promise<void>;
  stop: () => void;
};

type Memory = { version: 1; choice: OverviewChoice; seen: Record<string, Overview> };

/** How often a surface that stays open looks at the clock: the pace of today moves without any new row. */
const MINUTE = 60_000;

/** Milliseconds after which what failed is tried again by itself: first, and at most. */
const retries = { first: 1_000, most: 30_000 };

/**
 * One overview for one surface: paints from memory before the first await, then live, again on every change and every
 * minute. What moves while an answer is on its way asks once more after it, however often it moves; an answer to another
 * choice, or out of another database, is dropped.
 */
export function createOverviewModel(
  { read, onChange, now, memory }: OverviewPorts,
  initial: OverviewChoice = { periodKind: 'month', who: 'me' },
): OverviewModel {
  const remembered = recall(memory);
  const choice = signal<OverviewChoice>(remembered?.choice ?? initial);
  const seen: Record<string, Overview> = remembered?.seen ?? {};
  const overview = signal<Overview | undefined>(seen[keyOf(choice.value)]);
  const phase = signal<Phase>(overview.value ? 'remembered' : 'empty');
  // Grows with what makes an earlier answer wrong. A mere move makes it old, and old is newer than what is shown: were it
  // dropped, nothing would be shown for as long as rows come quicker than answers do.
  let question = 0;
  let isReading = false;
  let hasMoved = false;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const refresh = async (): Promise<void> => {
    hasMoved = isReading;
    if (isReading) return;
    const mine = question;
    isReading = true;
    do {
      hasMoved = false;
      await ask(mine);
    } while (hasMoved && mine === question);
    if (mine === question) isReading = false;
  };

  const askAnew = (): void => {
    question += 1;
    isReading = false;
    void refresh();
  };

  const ask = async (mine: number): Promise<void> => {
    clearTimeout(retry);
    const asked = choice.value;
    try {
      const answer = await read(asked, now());
      if (mine !== question) return;
      overview.value = answer;
      phase.value = 'live';
      failures = 0;
      const { isStandIn, ...figures } = light(answer);
      // Of the invented team nothing is remembered beside the person's own, and the other way round.
      for (const key of Object.keys(seen)) if (!seen[key]?.sample !== !answer.sample) delete seen[key];
      seen[keyOf(asked)] = { ...figures, ...(isStandIn && { isStandIn }) };
      // What stands in for “me” is everybody's.
      if (isStandIn) seen[keyOf({ ...asked, who: answer.who })] = figures;
      keep(memory, { version: 1, choice: asked, seen });
    } catch (error) {
      if (mine !== question) return;
      phase.value = 'trouble';
      retry = setTimeout(() => void refresh(), Math.min(retries.first * 2 ** failures, retries.most));
      failures += 1;
      console.warn('Chakuchi: the overview could not be read.', error);
    }
  };

  const stopListening = onChange((moved) => {
    // Erased, or another database altogether: what was seen before is nothing to remember.
    if (moved !== 'everything') return void refresh();
    for (const key of Object.keys(seen)) delete seen[key];
    askAnew();
  });
  const clock = setInterval(() => void refresh(), MINUTE);
  void refresh();

  return {
    choice,
    overview,
    phase,
    choose(part) {
      choice.value = { ...choice.value, ...part };
      const known = seen[keyOf(choice.value)];
      overview.value = known;
      phase.value = known ? 'remembered' : 'empty';
      askAnew();
    },
    refresh,
    stop() {
      question += 1;
      clearInterval(clock);
      clearTimeout(retry);
      stopListening();
    },
  };
}

const keyOf = ({ periodKind, who }: OverviewChoice) => `${periodKind} ${who}`;

/**
 * Without the row keys: they may be a hundred thousand, and the first paint does not open rows. Without the names of deals:
 * what is kept beside the database holds figures only, so that erasing the database erases every customer.
 */
export function light({ steering, ...overview }: Overview): Overview {
  const bare = (list: Overview['progress']) =>
    list.map((progress) => ({ ...progress, measure: { ...progress.measure, rows: [], left: [] } }));
  return {
    ...overview,
    progress: bare(overview.progress),
    day: bare(overview.day),
    owners: overview.owners.slice(0, 20),
    ...(steering && { steering: nameless(steering) }),
  };
}

/** The plan and its figures, and room for the deals: their names come with the database. */
function nameless({ kpi, watch, decisive, gaps, plan, record }: Steering): Steering {
  return {
    kpi,
    ...(watch && { watch: { ...watch, turning: [] } }),
    decisive: decisive.map(({ amount, criticality, lift }, place) => ({
      key: String(place),
      name: '',
      amount,
      criticality,
      lift,
    })),
    gaps,
    ...(plan && { plan: planWithout(plan) }),
    ...(record && { record }),
  };
}

function planWithout({ turn, ...plan }: DayPlan): DayPlan {
  if (!turn) return plan;
  const { count, amount } = turn.pullIn;
  return { ...plan, turn: { ...turn, pullIn: { count, amount } } };
}

function recall(memory: OverviewPorts['memory']): Memory | undefined {
  try {
    const kept = JSON.parse(memory.load() ?? 'null') as Partial<Memory> | null;
    const isWhole =
      kept?.version === 1 &&
      kept.choice &&
      kept.seen &&
      Object.values(kept.seen).every(
        ({ progress, day, counts, businessDays }) => progress && day && counts && businessDays,
      );
    return isWhole ? (kept as Memory) : undefined;
  } catch {
    return undefined;
  }
}

function keep(memory: OverviewPorts['memory'], kept: Memory): void {
  try {
    memory.save(JSON.stringify(kept));
  } catch {
    // Full or forbidden: the next opening paints a moment later, nothing else is lost.
  }
}
