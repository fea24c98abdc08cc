import type { Period } from '../../domain/period.ts';
import type { Unit } from '../../kpis/kpi.ts';
import { t } from '../../words/dashboard.ts';
import type { Lang } from '../../words/speak.ts';
import { periodText, valueText } from '../format.ts';
import type { TrendPoint } from './trend.ts';

/** A trend as a small line and in words. */
export type TrendView = {
  /** One a period, oldest first, the last so far; `undefined` where there was none. */
  values: (number | undefined)[];
  /** Every period with its figure. */
  told: string[];
  /** The period before the one that is looked at: its figure, and which it was. */
  before: { text: string; period: Period };
};

export function trendView(
  points: readonly TrendPoint[],
  unit: Unit,
  currency: string,
  lang: Lang,
): TrendView | undefined {
  const [before, now] = [points.at(-2), points.at(-1)];
  if (!before || !now) return undefined;
  const text = (value: number | undefined) =>
    value === undefined ? t(lang, 'trendNone') : valueText(value, unit, currency, lang);
  return {
    values: points.map(({ value }) => value),
    told: points.map((point) => {
      const figure = text(point.value);
      const period = periodText(point.period, now.period.start, lang);
      return point === now ? t(lang, 'trendSoFar', { period, figure }) : t(lang, 'trendPoint', { period, figure });
    }),
    before: { text: text(before.value), period: before.period },
  };
}
