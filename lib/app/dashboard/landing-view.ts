import type { Day } from '../../domain/day.ts';
import { t } from '../../words/dashboard.ts';
import type { Lang } from '../../words/speak.ts';
import { dayText, moneyFull, valueText } from '../format.ts';
import { kpiView } from '../kpi-view.ts';
import type { Overview, Progress } from '../progress.ts';
import type { Curve } from './curve.ts';
import { chanceText } from '../chance-text.ts';

/** The landing chart in words: its sentence, its labels, and the table that says the same. */
export type LandingView = {
  title: string;
  /** Of the KPI alone. */
  name: string;
  sentence: string;
  target?: string;
  landing?: string;
  actual: string;
  tick: (value: number) => string;
  day: (day: string) => string;
  /** One line a point; what is still to come has no actual. */
  lines: { on: Day; day: string; actual?: string; pace?: string }[];
};

export function landingView(curve: Curve, progress: Progress, { currency, today }: Overview, lang: Lang): LandingView {
  const { measure, target, landing } = progress;
  const { unit } = measure;
  const text = (value: number) => valueText(value, unit, currency, lang);
  const exact = (value: number) =>
    unit === 'money'
      ? moneyFull({ minor: Math.round(value), currency })
      : valueText(Math.round(value), unit, currency, lang);
  const view = kpiView(progress, currency, lang);
  const actual = text(measure.value ?? 0);
  const isOver = landing?.method === 'complete';
  const range =
    landing?.p10 !== undefined && landing.p90 !== undefined
      ? t(lang, 'chartRange', { low: text(landing.p10), high: text(landing.p90) })
      : undefined;
  const hit = landing?.pHit === undefined || isOver ? undefined : chanceText(landing.pHit, lang);
  return {
    title: t(lang, 'chartTitle', { kpi: view.label }),
    name: view.label,
    sentence:
      landing === undefined || isOver
        ? t(lang, 'chartSoFar', { actual, target: target && text(target.value) })
        : t(lang, 'chartLands', {
            landing: text(landing.p50),
            target: target && text(target.value),
            range,
            hit,
          }),
    actual,
    ...(target && { target: text(target.value) }),
    ...(landing && !isOver && { landing: text(landing.p50) }),
    tick: text,
    day: (day) => dayText(day, today, lang),
    lines: curve.points.map(({ day, actual: sum, pace }) => ({
      on: day,
      day: dayText(day, today, lang),
      ...(sum !== undefined && { actual: exact(sum) }),
      ...(pace !== undefined && { pace: exact(pace) }),
    })),
  };
}
