import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Instant, Zone } from '../domain/day.ts';
import { mainOf } from './main-of.ts';
import type { Moves, Since } from './moves.ts';
import type { OverviewModel } from './overview-model.ts';
import type { MovesQuestion } from './read-moves.ts';

export type MovesPorts = {
  read: (question: MovesQuestion) => Promise<Moves>;
  now: () => Instant;
  zone: Zone;
  /** The choice kept between openings. Both may throw: a browser can forbid them. */
  memory: { load: () => string | null; save: (text: string) => void };
};

export type MovesModel = {
  since: ReadonlySignal<Since>;
  /** `undefined` while it is reckoned for what is chosen; a change of the figures leaves the last answer until the next is there. */
  moves: ReadonlySignal<Moves | undefined>;
  isFailed: ReadonlySignal<boolean>;
  choose: (since: Since) => void;
  stop: () => void;
};

/** What moved the main landing, asked anew whenever the figures above it are. An answer that a newer question has overtaken is dropped. */
export function createMovesModel(
  { overview, phase, choice }: Pick<OverviewModel, 'overview' | 'phase' | 'choice'>,
  { read, now, zone, memory }: MovesPorts,
): MovesModel {
  const since = signal<Since>(recall(memory));
  const moves = signal<Moves | undefined>(undefined);
  const isFailed = signal(false);
  let question = 0;
  let asked = '';

  const ask = async (about: MovesQuestion): Promise<void> => {
    const mine = (question += 1);
    // Of the invented team nothing stays under figures of the person's own, not for a moment.
    const whose = overview.peek()?.sample ? 'sample' : 'own';
    const name = `${whose} ${choice.value.periodKind} ${about.who} ${about.kpi} ${about.since}`;
    if (name !== asked) moves.value = undefined;
    asked = name;
    try {
      const answer = await read(about);
      if (mine !== question) return;
      moves.value = answer;
      isFailed.value = false;
    } catch (error) {
      if (mine !== question) return;
      isFailed.value = true;
      console.warn('Chakuchi: what moved the landing could not be reckoned.', error);
    }
  };

  const stop = effect(() => {
    const shown = overview.value;
    const main = shown && mainOf(shown);
    if (phase.value !== 'live' || !shown || !main) return;
    void ask({ kpi: main.kpi, period: shown.period, who: choice.value.who, since: since.value, now: now(), zone });
  });

  return {
    since,
    moves,
    isFailed,
    choose(chosen) {
      since.value = chosen;
      try {
        memory.save(chosen);
      } catch {
        // Full or forbidden: the next opening begins with yesterday.
      }
    },
    stop() {
      question += 1;
      stop();
    },
  };
}

function recall({ load }: MovesPorts['memory']): Since {
  try {
    return load() === 'week' ? 'week' : 'day';
  } catch {
    return 'day';
  }
}
