import type { KpiId } from '../../kpis/index.ts';
import { kpiById } from '../../kpis/index.ts';
import { valueText } from '../format.ts';
import type { Overview } from '../progress.ts';
import type { Language } from '../settings.ts';

/** The first number a person sees of their own, and what it was read from. */
export type FirstFigure = { label: string; value: string; deals: number; activities: number };

/** In the order of how much they tell somebody who has opened one list. */
const telling: readonly KpiId[] = ['open-pipeline', 'open-deals', 'revenue', 'deals-won', 'calls', 'meetings-held'];

/** `undefined` as long as nothing was read that makes a number: a nothing is no first number. */
export function firstFigure({ progress, counts, currency }: Overview, language: Language): FirstFigure | undefined {
  for (const id of telling) {
    const { value, unit } = progress.find(({ kpi }) => kpi === id)?.measure ?? {};
    const kpi = kpiById(id);
    if (!kpi || unit === undefined || !value) continue;
    return {
      label: kpi.label[language],
      value: valueText(value, unit, currency, language),
      deals: counts.deals,
      activities: counts.activities,
    };
  }
  return undefined;
}
