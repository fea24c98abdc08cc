import type { Scope } from '../domain/facts.ts';
import type { Fiscal, Period } from '../domain/period.ts';
import { monthNameOf, ordinalInYear, periodOf, periodsIn, samePeriod } from '../domain/periods.ts';
import { sameScope } from '../domain/scope.ts';
import type { Target } from '../domain/target.ts';
import type { Kpi } from '../kpis/kpi.ts';
import { monthText } from './format.ts';
import { targetOf, type Look } from './progress-of.ts';
import { targetsIn } from './repeating-targets.ts';
import type { Lang } from '../words/speak.ts';

export type GridColumn = { kind: 'month' | 'quarter' | 'half' | 'year'; period: Period };

/** One line of the sheet: a metric for somebody. */
export type GridRow = { kpi: Kpi; scope: Scope };

/** What stands in a cell and where it comes from: `set` for this very period, `every` of a repeating target, `split` off a longer or `summed` over shorter ones. */
export type GridCell = {
  value?: number;
  from?: 'set' | 'every' | 'split' | 'summed';
  /** The target behind it, where it is this period's own. */
  target?: Target;
  /** What the shorter targets inside come to, where this period's own says something else. */
  parts?: number;
  /** Fixed by the company: read only. */
  given: boolean;
};

/** A fiscal year as columns: its twelve months side by side, so that a row of twelve figures can be pasted, then the sums. */
export function gridColumns(year: number, fiscal: Fiscal): GridColumn[] {
  const span = yearNamed(year, fiscal);
  return (['month', 'quarter', 'half', 'year'] as const).flatMap((kind) =>
    periodsIn(kind, span, fiscal).map((period) => ({ kind, period })),
  );
}

/** The fiscal year that begins in a calendar year. The first of its first month lies in it, whatever the closing day. */
export const yearNamed = (year: number, fiscal: Fiscal): Period =>
  periodOf('year', `${year}-${String(fiscal.startMonth).padStart(2, '0')}-01`, fiscal);

/** `4月` `第1四半期` `上期` `年度` / `Apr` `Q1` `H1` `Year`. */
export function columnName({ kind, period }: GridColumn, fiscal: Fiscal, lang: Lang): string {
  if (kind === 'month') return monthText(Number(monthNameOf(period.start, fiscal).slice(5)), lang);
  if (kind === 'year') return lang === 'ja' ? '年度' : 'Year';
  const ordinal = ordinalInYear(kind, period.start, fiscal);
  if (kind === 'quarter') return `Q${ordinal}`;
  return lang === 'ja' ? (ordinal === 1 ? '上期' : '下期') : `H${ordinal}`;
}

/** The fiscal year's own name: `2026年度`, `FY2026`. */
export const yearName = (year: number, lang: Lang): string => (lang === 'ja' ? `${year}年度` : `FY${year}`);

/** What a row's target is in a column's period. */
export function gridCell({ kpi, scope }: GridRow, { period, kind }: GridColumn, look: Look): GridCell {
  const { settings, calendar } = look;
  const own = look.targets.filter((one) => one.kpi === kpi.id && sameScope(one.scope, scope, settings.me));
  const single = own.findLast((one) => one.repeats === undefined && samePeriod(one.period, period));
  const here = { ...look, scope, targets: own };
  if (single) {
    const parts = kind === 'month' || kpi.nature !== 'flow' ? undefined : partsOf({ kpi, scope }, period, here, single);
    return {
      value: single.value,
      from: 'set',
      target: single,
      ...(parts !== undefined && parts !== single.value && { parts }),
      given: single.by === 'company',
    };
  }
  const written = targetsIn(period, own, { fiscal: settings.fiscal, calendar, me: settings.me }).find((one) =>
    samePeriod(one.period, period),
  );
  if (written) return { value: written.value, from: 'every', target: written, given: written.by === 'company' };
  const found = targetOf(kpi, period, here);
  return found
    ? { value: found.target.value, from: found.targetFrom === 'set' ? 'every' : found.targetFrom, given: false }
    : { given: false };
}

/** What the targets of months and quarters inside come to, once they cover the whole of a longer one; else nothing to compare. */
function partsOf({ kpi, scope }: GridRow, period: Period, look: Look, but: Target): number | undefined {
  const shorter = look.targets.filter(
    (one) => one !== but && one.repeats !== 'day' && one.repeats !== 'week' && !samePeriod(one.period, period),
  );
  const inside = shorter.filter((one) => one.repeats !== undefined || one.period.end <= period.end);
  const found = targetOf(kpi, period, { ...look, scope, targets: inside });
  return found?.targetFrom === 'summed' ? found.target.value : undefined;
}
