import { signal, type ReadonlySignal } from '@preact/signals';
import { dayOf, type Day, type Instant, type Zone } from '../domain/day.ts';
import type { Answer, In, Lost, MessageName } from '../messages/protocol.ts';
import { t } from '../words/data.ts';
import type { Lang } from '../words/speak.ts';
import { ageingBy, monthAfter, oldBefore } from './age-names.ts';
import type { Result } from './data-model.ts';
import { failureText } from './failure-text.ts';
import type { KeepNamesYears } from './settings.ts';

type Ground = {
  readings: Parameters<typeof ageingBy>[0];
  holdings: Parameters<typeof ageingBy>[1];
  settings: Parameters<typeof ageingBy>[2]['settings'];
  targets: Parameters<typeof ageingBy>[2]['targets'];
};

/** How many deals and activities are old enough. */
export type OldEnough = { deals: number; activities: number };

/** `next`: when it is looked through again, and what would be old enough then. */
export type KeepingNames = { years: KeepNamesYears; isLocked: boolean; next?: OldEnough & { day: Day } };

export type AgeingPorts = {
  send: <N extends MessageName>(name: N, input: In<N>) => Promise<Answer<N> | Lost>;
  chosen: () => Promise<{ years: KeepNamesYears; isLocked: boolean }>;
  /** All there is: asked for only where something may be old. */
  read: () => Promise<Ground>;
  now: () => Instant;
  zone: Zone;
  language: () => Lang;
};

/** How long names and notes are kept: what is set, what a choice would touch, and the choice itself. */
export function createAgeingModel({ send, chosen, read, now, zone, language }: AgeingPorts) {
  const keeping = signal<KeepingNames | undefined>(undefined);
  const today = () => dayOf(now(), zone);

  const oldOn = (day: Day, years: number, { readings, holdings, settings, targets }: Ground): OldEnough => {
    const before = oldBefore(day, years);
    const { deals, activities } = ageingBy(readings, holdings, { settings, targets, before, zone, salt: 'a look' });
    return { deals, activities };
  };

  const refresh = async (): Promise<void> => {
    const { years, isLocked } = await chosen();
    const day = monthAfter(today());
    keeping.value = { years, isLocked, ...(years !== 0 && { next: { day, ...oldOn(day, years, await read()) } }) };
  };

  return {
    keeping: keeping as ReadonlySignal<KeepingNames | undefined>,
    refresh: () => void refresh().catch(() => undefined),
    lookAt: async (years: KeepNamesYears): Promise<OldEnough> =>
      years === 0 ? { deals: 0, activities: 0 } : oldOn(today(), years, await read()),
    choose: async (years: KeepNamesYears): Promise<Result> => {
      const answer = await send('save-settings', { changes: { keepNamesYears: years } });
      if ('refused' in answer || 'lost' in answer) return { text: failureText(answer, language()), isTrouble: true };
      await refresh();
      return { text: t(language(), 'ageSaved') };
    },
  };
}
