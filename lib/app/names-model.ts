import type { Answer, In, Lost, MessageName } from '../messages/protocol.ts';
import type { Reading } from '../domain/reading.ts';
import { t } from '../words/data.ts';
import type { Lang } from '../words/speak.ts';
import type { Result } from './data-model.ts';
import { failureText } from './failure-text.ts';
import {
  namesFor,
  othersOf,
  searchFor,
  touchedBy,
  wordsOf,
  type Held,
  type NameFound,
  type Place,
  type Proof,
  type Touched,
} from './name-places.ts';

export type NamesPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  read: () => Promise<Held>;
  readings: () => Promise<Reading[]>;
  /** Everything that is kept anywhere, place by place, as it lies there. */
  places: () => AsyncIterable<Place>;
  language: () => Lang;
  /** What pages remember of the person's choices goes with the name: a choice may be a name. */
  forget: () => void;
};

/** One name: found, looked at beforehand, erased everywhere, and proven to be gone. */
export function createNamesModel({ send, read, readings, places, language, forget }: NamesPorts) {
  return {
    find: async (typed: string): Promise<NameFound[]> => namesFor(typed, await read()),
    lookAt: async (found: NameFound): Promise<Touched> => touchedBy(found, await readings()),
    erase: async ({ name, kind }: NameFound): Promise<Result> => {
      const lang = language();
      const answer = await send('erase-name', { name, isCustomer: kind === 'customer' });
      if ('refused' in answer || 'lost' in answer) return { text: failureText(answer, lang), isTrouble: true };
      forget();
      const now = await readings();
      const proof = await searchFor(name, places(), { others: othersOf(name, now), words: wordsOf(now) });
      return proofText(name, proof, lang);
    },
  };
}

function proofText(name: string, { places, texts, left }: Proof, lang: Lang): Result {
  if (left.length === 0) return { text: t(lang, 'nameErased', { name, places, texts }) };
  const where = left.map(({ name: place, count }) => `${place} (${count})`).join(lang === 'ja' ? '、' : ', ');
  return { text: t(lang, 'nameLeft', { name, where }), isTrouble: true };
}
