import { damageFiles } from './damage.ts';
import { endWorkersAtRandom } from './day.ts';
import { floodTheDoor } from './flood.ts';
import { killBrowsers } from './kills.ts';
import type { Line } from './line.ts';
import { raceOfTabs } from './race.ts';
import { stopAtEveryStep } from './steps.ts';
import { updateUnderOpenPages } from './updates.ts';

/** A part of the soak, and how often it interrupts in its long and in its quick form. */
export type Part = {
  id: string;
  run: (times: number, seed: number) => Promise<Line[]>;
  long: number;
  quick: number;
};

export const parts: readonly Part[] = [
  { id: 'steps', run: stopAtEveryStep, long: 30, quick: 2 },
  { id: 'day', run: endWorkersAtRandom, long: 500, quick: 30 },
  { id: 'kills', run: killBrowsers, long: 30, quick: 2 },
  { id: 'damage', run: damageFiles, long: 5, quick: 1 },
  { id: 'updates', run: updateUnderOpenPages, long: 12, quick: 1 },
  { id: 'race', run: raceOfTabs, long: 25, quick: 2 },
  { id: 'flood', run: floodTheDoor, long: 2_000, quick: 250 },
];
