import type { Progress } from './progress.ts';

/** The KPI everything turns on: the first in the registry's order with a target of its own or split off, else the first. */
export const mainOf = ({ progress }: { progress: readonly Progress[] }): Progress | undefined =>
  progress.find(({ target }) => target !== undefined) ?? progress[0];
