import type { RowIdentity } from '../domain/reading.ts';
import { limits, type Answer, type Chip, type Lost, type Out } from '../messages/protocol.ts';
import type { PageRows } from './page-rows.ts';

/** Waits before what found no answer is asked again. */
const waits = [500, 2_000, 8_000];

/** Milliseconds within which renewals are one: a long list is stored in many parcels, each of which renews. */
const together = 600;

/** So many deals of a page are remembered; beyond that all are asked anew. */
const mostKnown = 20_000;

export type ChipsPorts = {
  ask: (crm: string, ids: RowIdentity[]) => Promise<Answer<'chips'> | Lost>;
  /** Calls `work` after a while, unless the script has ended. */
  later: (work: () => void, milliseconds: number) => void;
  /** Rows or chips are others than before. */
  changed: () => void;
  /** The extension behind this script is gone. */
  leave: () => void;
};

export type ChipsModel = {
  rows: () => PageRows | undefined;
  language: () => 'ja' | 'en';
  /** The chip of a deal of these rows; nothing as long as it is not known. */
  chipOf: (id: RowIdentity) => Chip | undefined;
  /** What the page shows now; what is not known of it yet is asked. */
  show: (rows: PageRows | undefined) => void;
  /** Something moved: all of it is asked again, and what is known stands until then. */
  renew: () => void;
};

/** What a row is known by, in one word. */
export const wordOf = ({ strong, business, provisional }: RowIdentity): string =>
  strong !== undefined ? `s ${strong}` : business !== undefined ? `b ${business}` : `p ${provisional ?? ''}`;

/** Which chip stands on which deal of the page. Asks one question at a time. */
export function createChipsModel({ ask, later, changed, leave }: ChipsPorts): ChipsModel {
  let rows: PageRows | undefined;
  let language: 'ja' | 'en' = 'en';
  let known = new Map<string, Chip | undefined>();
  /** What was asked before the last renewal is out of date. */
  let fresh = new Set<string>();
  let isAsking = false;
  let isRenewing = false;
  let failures = 0;

  const wanted = (): Map<string, RowIdentity> => {
    const ids = new Map<string, RowIdentity>();
    for (const { id } of rows?.rows ?? []) {
      const word = wordOf(id);
      if (!fresh.has(word)) ids.set(word, id);
      if (ids.size === limits.rows) break;
    }
    return ids;
  };

  /** Answers whether any chip is another than before. */
  const take = (words: readonly string[], answer: Out<'chips'>): boolean => {
    const chips = new Map(answer.chips.map(({ at, chip }) => [words[at], chip]));
    let isOther = language !== answer.language;
    language = answer.language;
    for (const word of words) {
      const chip = chips.get(word);
      isOther ||= JSON.stringify(known.get(word)) !== JSON.stringify(chip);
      if (chip) known.set(word, chip);
      else known.delete(word);
    }
    return isOther;
  };

  const pump = async (): Promise<void> => {
    if (isAsking) return;
    isAsking = true;
    let isOther = false;
    const tell = (): void => {
      if (isOther) changed();
      isOther = false;
    };
    try {
      let isFirst = true;
      for (let ids = wanted(); rows && ids.size > 0; ids = wanted()) {
        const { crm } = rows;
        const asked = fresh;
        const answer = await ask(crm, [...ids.values()]);
        if ('lost' in answer && answer.lost === 'context-gone') return leave();
        if ('lost' in answer || 'refused' in answer) {
          const wait = waits[failures];
          failures += 1;
          if (wait !== undefined) later(() => void pump(), wait);
          return;
        }
        failures = 0;
        if (rows?.crm !== crm) continue;
        const words = [...ids.keys()];
        isOther = take(words, answer) || isOther;
        for (const word of words) asked.add(word);
        // The top of a list at once, since that is what is seen; the rest of it in one go.
        if (isFirst) tell();
        isFirst = false;
      }
    } finally {
      isAsking = false;
      tell();
    }
  };

  return {
    rows: () => rows,
    language: () => language,
    chipOf: (id) => known.get(wordOf(id)),
    show(shown) {
      if (shown?.crm !== rows?.crm || fresh.size > mostKnown) {
        known = new Map();
        fresh = new Set();
      }
      rows = shown;
      changed();
      void pump();
    },
    renew() {
      if (isRenewing) return;
      isRenewing = true;
      later(() => {
        isRenewing = false;
        fresh = new Set();
        failures = 0;
        void pump();
      }, together);
    },
  };
}
