import type { Progress } from '../progress.ts';

/** Without the row keys, which may be a hundred thousand: who wants to see the rows asks for them. */
export const withoutRows = (progress: Progress): Progress => {
  const { byPlan: _, ...measure } = progress.measure;
  return { ...progress, measure: { ...measure, rows: [], left: [] } };
};
