import type { PeriodKind } from '../domain/period.ts';
import type { Bilingual, Kpi } from '../kpis/kpi.ts';
import { medianOf } from '../kpis/measuring/measure.ts';

/** A complete past period of a KPI. */
export type PastPeriod = { value: number; businessDays: number };

export type Suggestion = { base: number; stretch: number; challenge: number; periods: number };

/** How many recent periods a suggestion leans on. */
const recent = 3;

/**
 * Targets out of one's own history, for a period of so many business days: as usual (mean of the last three), the best of
 * the last three, a tenth above the best ever. What accumulates is counted per business day, so a short month asks for
 * less; a rate is taken as it is. `undefined` without a complete past period.
 */
export function suggestTarget(
  history: readonly PastPeriod[],
  businessDays: number,
  kpi: Pick<Kpi, 'nature' | 'unit' | 'better'>,
): Suggestion | undefined {
  const scaled = history
    .filter((past) => kpi.nature !== 'flow' || past.businessDays > 0)
    .map((past) => (kpi.nature === 'flow' ? (past.value / past.businessDays) * businessDays : past.value));
  const last = scaled.slice(-recent);
  if (last.length === 0) return undefined;
  const best = (values: readonly number[]) => (kpi.better === 'higher' ? Math.max(...values) : Math.min(...values));
  const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
  const beyond = best(scaled) * (kpi.better === 'higher' ? 1.1 : 0.9);
  const round = (value: number) => rounded(value, kpi);
  return { base: round(mean), stretch: round(best(last)), challenge: round(beyond), periods: last.length };
}

/** Money and points to two figures, counts to whole ones, rates to half a point: a target is a round number. */
function rounded(value: number, { unit, better }: Pick<Kpi, 'unit' | 'better'>): number {
  const step =
    unit === 'rate'
      ? 0.005
      : unit === 'ratio'
        ? 0.1
        : unit === 'money'
          ? 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) - 1)
          : 1;
  const steps = value / step;
  const whole = better === 'higher' ? Math.ceil(steps - 1e-9) : Math.floor(steps + 1e-9);
  return Number((whole * step).toPrecision(12));
}

/** How a target compares with what was ever reached. */
export type Feasibility = {
  label: 'no-history' | 'usual' | 'demanding' | 'best-so-far' | 'beyond';
  /** Target ÷ best past period (a rate: as it is); absent without history. */
  timesBest?: number;
  /** In how many of how many past periods it would have been reached. */
  reached: number;
  of: number;
};

/**
 * Whether a target has ever been reached, by business-day pace. `usual`: in at least half of the past periods;
 * `demanding`: in some; `best-so-far`: within a tenth of the best; `beyond` that: `3.1 × your best month`.
 */
export function feasibilityOf(
  target: number,
  history: readonly PastPeriod[],
  businessDays: number,
  kpi: Pick<Kpi, 'nature' | 'better'>,
): Feasibility {
  const values = history
    .filter((past) => kpi.nature !== 'flow' || past.businessDays > 0)
    .map((past) => (kpi.nature === 'flow' ? (past.value / past.businessDays) * businessDays : past.value));
  const isHigher = kpi.better === 'higher';
  const best = isHigher ? Math.max(...values) : Math.min(...values);
  const middle = medianOf(values);
  if (middle === undefined || best <= 0 || target <= 0) return { label: 'no-history', reached: 0, of: values.length };
  const timesBest = isHigher ? target / best : best / target;
  const reached = values.filter((value) => (isHigher ? value >= target : value <= target)).length;
  const label =
    reached * 2 >= values.length ? 'usual' : reached > 0 ? 'demanding' : timesBest <= 1.1 ? 'best-so-far' : 'beyond';
  return { label, timesBest, reached, of: values.length };
}

const nouns: Record<PeriodKind, Bilingual> = {
  day: { ja: '日', en: 'day' },
  week: { ja: '週', en: 'week' },
  month: { ja: '月', en: 'month' },
  quarter: { ja: '四半期', en: 'quarter' },
  half: { ja: '半期', en: 'half-year' },
  year: { ja: '年度', en: 'year' },
};

/** The label as a sentence that keeps its evidence. `kind`: what the past periods are. */
export function feasibilityInWords(
  { label, timesBest = 0, reached, of }: Feasibility,
  kind: PeriodKind = 'month',
): Bilingual {
  const times = timesBest.toFixed(1);
  const noun = nouns[kind];
  const best = kind === 'month' ? '最高月' : `最高の${noun.ja}`;
  switch (label) {
    case 'no-history':
      return { ja: 'まだ比べられる実績がありません', en: 'No history to compare with yet' };
    case 'usual':
      return {
        ja: `過去${of}回の${noun.ja}のうち${reached}回達成しています`,
        en: `Reached in ${reached} of the last ${of} ${noun.en}s`,
      };
    case 'demanding':
      return {
        ja: `過去${of}回の${noun.ja}で達成は${reached}回です`,
        en: `Reached in only ${reached} of the last ${of} ${noun.en}s`,
      };
    case 'best-so-far':
      return { ja: `これまでの${best}とほぼ同じ水準です`, en: `About as good as your best ${noun.en}` };
    case 'beyond':
      return { ja: `これまでの${best}の${times}倍です`, en: `${times} × your best ${noun.en}` };
  }
}
