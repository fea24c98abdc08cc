import { signal, type ReadonlySignal } from '@preact/signals';
import type { Answer, Lost } from '../../messages/protocol.ts';
import { t } from '../../words/sample-care.ts';
import type { Lang } from '../../words/speak.ts';
import { failureText } from '../failure-text.ts';

export type SamplePorts = {
  send: (name: 'sample', input: { shown: boolean }) => Promise<Answer<'sample'> | Lost>;
  /** Whether it is shown. */
  read: () => Promise<boolean>;
  onChange: (listener: () => void) => void;
  language: () => Lang;
};

export type SampleAnswer = { text: string; isTrouble?: boolean };

export type SampleModel = {
  /** `undefined` until it was read. */
  isShown: ReadonlySignal<boolean | undefined>;
  /** Both answer with the sentence that says how it went. */
  show: () => Promise<SampleAnswer>;
  remove: () => Promise<SampleAnswer>;
};

/** Whether the invented team is shown, for pages that offer it. */
export function createSampleModel({ send, read, onChange, language }: SamplePorts): SampleModel {
  const isShown = signal<boolean | undefined>(undefined);
  const refresh = () =>
    void read().then(
      (now) => (isShown.value = now),
      // The page's own reading of the same database says what is wrong with it.
      () => undefined,
    );
  const set = async (shown: boolean): Promise<SampleAnswer> => {
    const answer = await send('sample', { shown });
    if (!('saved' in answer)) return { text: failureText(answer, language()), isTrouble: true };
    isShown.value = shown;
    return { text: t(language(), shown ? 'sampleShownNow' : 'sampleRemoved') };
  };
  onChange(refresh);
  refresh();
  return { isShown, show: () => set(true), remove: () => set(false) };
}
