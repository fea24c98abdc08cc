import { kpiById } from '../../kpis/index.ts';
import type { Landing } from '../../landing/landing.ts';
import type { Lang } from '../../words/speak.ts';
import { chanceText } from '../chance-text.ts';
import { signedText, valueText } from '../format.ts';
import { kpiView, type KpiView } from '../kpi-view.ts';
import type { Overview, Progress } from '../progress.ts';
import type { Trend, TrendPoint } from './trend.ts';
import { trendView, type TrendView } from './trend-view.ts';

/** A KPI against its target in the columns of a table. */
export type LineView = KpiView & {
  pace?: string;
  landing?: string;
  /** The 8-in-10 range of the landing, and the chance to hit. */
  band?: string;
  hit?: string;
  /** Landing − target as told: `−¥260万` is short. */
  gap?: string;
  /** Open deals decide the gap: it opens them. */
  isDecidedByDeals?: true;
  side: 'short' | 'over' | 'even';
  trend?: TrendView;
  /** What columns are sorted by; absent where there is no figure. */
  sorts: { actual?: number; share?: number; pace?: number; landing?: number; gap?: number };
};

export function lineView(progress: Progress, currency: string, lang: Lang, points?: readonly TrendPoint[]): LineView {
  const { measure, target, pace, landing, gap, attainment } = progress;
  const { unit } = measure;
  const text = (value: number) => valueText(value, unit, currency, lang);
  const isHigher = (kpiById(progress.kpi)?.better ?? 'higher') === 'higher';
  // Told as the distance from the target to the landing: below is minus, whichever way is good.
  const distance = gap === undefined ? undefined : isHigher ? -gap : gap;
  const told = distance === undefined ? undefined : signedText(distance, unit, currency, lang);
  const trend = points && trendView(points, unit, currency, lang);
  const isEven = told === undefined || !/[1-9]/.test(told);
  return {
    ...kpiView(progress, currency, lang),
    ...(pace !== undefined && target && { pace: text(pace) }),
    ...(landing && { landing: text(landing.p50) }),
    ...(landing?.p10 !== undefined &&
      landing.p90 !== undefined &&
      text(landing.p10) !== text(landing.p90) && { band: `${text(landing.p10)} – ${text(landing.p90)}` }),
    ...(landing?.pHit !== undefined && { hit: chanceText(landing.pHit, lang) }),
    ...(told !== undefined && { gap: told }),
    ...(told !== undefined && landing && isOfDeals(progress.kpi, landing) && { isDecidedByDeals: true as const }),
    ...(trend && { trend }),
    side: isEven || gap === undefined ? 'even' : gap > 0 ? 'short' : 'over',
    sorts: {
      ...(measure.value !== undefined && { actual: measure.value }),
      ...(attainment !== undefined && { share: attainment }),
      ...(pace !== undefined && { pace }),
      ...(landing && { landing: landing.p50 }),
      ...(distance !== undefined && { gap: distance }),
    },
  };
}

/** Only a landing with a chance to hit was reckoned deal by deal; of a period that is over nothing is decided any more. */
const isOfDeals = (kpi: string, { method, pHit }: Landing): boolean =>
  pHit !== undefined && method !== 'complete' && ['amount', 'deals'].includes(kpiById(kpi)?.lands ?? '');

/** In the order asked for; what has no figure stands last whichever way. Equal ones keep the order they came in. */
export function sortedBy<T>(lines: readonly T[], figureOf: (line: T) => number | undefined, isDown: boolean): T[] {
  return lines.toSorted((a, b) => {
    const [one, other] = [figureOf(a), figureOf(b)];
    if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? 1 : -1;
    return isDown ? other - one : one - other;
  });
}

/** Every KPI of an overview, those with a target first; by label or attainment where asked. */
export function figureLines(
  { progress, currency }: Overview,
  { sort, isDown = false }: { sort?: string; isDown?: boolean },
  lang: Lang,
  trends: readonly Trend[] = [],
): LineView[] {
  const lines = [...progress.filter(({ target }) => target), ...progress.filter(({ target }) => !target)].map((one) =>
    lineView(one, currency, lang, trends.find(({ kpi }) => kpi === one.kpi)?.points),
  );
  if (sort === 'share') return sortedBy(lines, ({ sorts }) => sorts.share, isDown);
  return sort === 'name' && isDown ? lines.toReversed() : lines;
}
