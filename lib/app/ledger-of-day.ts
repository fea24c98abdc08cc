import { businessDays, businessDaysPassed } from '../domain/business-days.ts';
import type { Scope } from '../domain/facts.ts';
import type { Period, PeriodKind } from '../domain/period.ts';
import { periodOf } from '../domain/periods.ts';
import { kpiOf } from '../kpis/custom/kpi-of.ts';
import { kpis } from '../kpis/index.ts';
import type { Kpi } from '../kpis/kpi.ts';
import type { Landing } from '../landing/landing.ts';
import { blendWeights, ledgerEntry, type ActualOf, type LedgerEntry, type LedgerRole } from '../landing/ledger.ts';
import { recordOf } from '../landing/record.ts';
import { contextOf, landingsFor, targetOf, type Look } from './progress-of.ts';
import {
  isLongEnough,
  questionKey,
  scopeName,
  seriesKey,
  type BlendWeights,
  type KeptWatch,
  type OwnRecord,
  type Standing,
} from './standing.ts';
import { watchFor } from './watch-for.ts';

/** Months are always kept; longer periods where a target was set for one of their own. */
const longer: readonly PeriodKind[] = ['quarter', 'half', 'year'];

type Question = { kpi: Kpi; period: Period; target: number };

/** Every KPI with a target, and the periods it is landed for. */
function questionsOf(look: Look): Question[] {
  const { settings, now, targets } = look;
  const wanted = new Set(targets.map(({ kpi }) => kpi));
  const today = now.slice(0, 10);
  return [...kpis, ...settings.customMetrics.map(kpiOf)]
    .filter(({ id }) => wanted.has(id))
    .flatMap((kpi: Kpi) =>
      (['month', ...longer] as const).flatMap((kind) => {
        const period = periodOf(kind, today, settings.fiscal);
        const found = targetOf(kpi, period, look);
        if (!found || (kind !== 'month' && found.targetFrom !== 'set')) return [];
        return [{ kpi, period, target: found.target.value }];
      }),
    );
}

/** One business day's landings of every KPI with a target, for one scope: what was shown, and what it is compared with. */
export function entriesOf(look: Look): LedgerEntry[] {
  const { now, calendar, settings, scope } = look;
  return questionsOf(look).flatMap(({ kpi, period, target }) => {
    const landings = landingsFor(kpi, kpi.measure(look.facts, contextOf(period, look)), period, look, target);
    if (!landings || landings.shown.method === 'current') return [];
    const total = businessDays(period, calendar);
    const about = {
      kpi: kpi.id,
      scope: scopeName(scope),
      period,
      elapsed: total > 0 ? businessDaysPassed(period, now, calendar, settings.hours) / total : 1,
      target,
    };
    const { shown, engine, baseline } = landings;
    const kept: [LedgerRole, Landing | undefined][] = [
      ['shown', shown],
      ['engine', engine === shown ? undefined : engine],
      ['baseline', baseline === shown ? undefined : baseline],
    ];
    return kept.flatMap(([role, landing]) => (landing ? [ledgerEntry(landing, { ...about, role })] : []));
  });
}

/** What a KPI came to, once its period is over, by what is known today; each is measured once. */
export function actualsBy(looks: readonly Look[]): ActualOf {
  const byScope = new Map(looks.map((look) => [scopeName(look.scope), look]));
  const known = new Map<string, number | undefined>();
  return ({ kpi: id, scope, period }) => {
    const look = byScope.get(scope);
    if (!look || look.now.slice(0, 10) < period.end) return undefined;
    const key = [id, scope, period.start, period.end].join('\t');
    if (!known.has(key)) {
      const kpi = [...kpis, ...look.settings.customMetrics.map(kpiOf)].find((one) => one.id === id);
      known.set(key, kpi?.measure(look.facts, contextOf(period, look)).value);
    }
    return known.get(key);
  };
}

/** What the whole ledger comes to on a day: the record of each KPI, how to blend, and the watch to compare the next with. */
export function standingOf(
  entries: readonly LedgerEntry[],
  looks: readonly Look[],
  at: number,
  before: Standing | undefined,
): Standing {
  const actualOf = actualsBy(looks);
  const today = looks[0]?.now.slice(0, 10) ?? '';
  const bySeries = Map.groupBy(entries, ({ kpi, scope }) => `${kpi}\t${scope}`);
  const records = Object.fromEntries(
    [...bySeries].flatMap(([series, own]) => {
      const record = recordBy(own, actualOf);
      return record ? [[series, record]] : [];
    }),
  );
  const now: Standing['now'] = {};
  for (const look of looks)
    for (const { kpi, period, target } of questionsOf(look)) {
      const key = questionKey(kpi.id, look.scope, period);
      const series = seriesKey(kpi.id, look.scope);
      const record = records[series];
      const total = businessDays(period, look.calendar);
      const elapsed = total > 0 ? businessDaysPassed(period, look.now, look.calendar, look.settings.hours) / total : 1;
      const weights =
        record && isLongEnough(record) ? weightsFor(bySeries.get(series) ?? [], actualOf, elapsed) : undefined;
      const last = before?.now[key];
      const earlier = before && before.day < today ? last?.watch : last?.earlier;
      const found = watchFor(kpi, period, target, look, { watch: last?.watch, earlier });
      now[key] = {
        ...(found && { watch: kept(found) }),
        ...(earlier && { earlier }),
        ...(weights && { weights }),
      };
    }
  return { version: 1, day: today, at, records, now };
}

const kept = ({ turning: _, ...watch }: KeptWatch & { turning?: unknown }): KeptWatch => watch;

function recordBy(entries: readonly LedgerEntry[], actualOf: ActualOf): OwnRecord | undefined {
  const judged = entries
    .filter(({ role = 'shown' }) => role === 'shown')
    .flatMap((entry) => {
      const actual = actualOf(entry);
      return actual === undefined ? [] : [{ ...entry, actual }];
    });
  if (judged.length === 0) return undefined;
  return { shown: recordOf(judged), periods: new Set(judged.map(({ period }) => period.start + period.end)).size };
}

/** How close to this point of the period an entry has to be to tell about it; as in `blendWeights`. */
const near = 0.2;

/** The method's own landing against the run-rate, near this point of the periods that are over. */
function weightsFor(entries: readonly LedgerEntry[], actualOf: ActualOf, elapsed: number): BlendWeights | undefined {
  const baseline = entries.filter(({ role }) => role === 'baseline');
  const days = new Set(baseline.map(({ asOf, period }) => `${asOf} ${period.start} ${period.end}`));
  const isBeside = ({ asOf, period }: LedgerEntry) => days.has(`${asOf} ${period.start} ${period.end}`);
  const blended = new Set(
    entries.filter(({ role }) => role === 'engine').map(({ asOf, period }) => `${asOf} ${period.start} ${period.end}`),
  );
  const isOwn = (entry: LedgerEntry) =>
    entry.role === 'engine' ||
    (entry.role !== 'baseline' && !blended.has(`${entry.asOf} ${entry.period.start} ${entry.period.end}`));
  const own = entries.filter((entry) => isOwn(entry) && isBeside(entry));
  const told = [
    ...own.map((entry) => ({ ...entry, method: 'blend' as const })),
    ...baseline.map((entry) => ({ ...entry, method: 'run-rate' as const })),
  ];
  const weights = blendWeights(['blend', 'run-rate'], told, actualOf, elapsed, near);
  const errors = baseline.flatMap((entry) => {
    const actual = actualOf(entry);
    return !actual || Math.abs(entry.elapsed - elapsed) > near ? [] : [((entry.p50 - actual) / actual) ** 2];
  });
  if (errors.length === 0) return undefined;
  return {
    engine: weights.get('blend') ?? 1,
    baseline: weights.get('run-rate') ?? 0,
    spread: Math.min(2, Math.sqrt(errors.reduce((sum, error) => sum + error, 0) / errors.length)),
  };
}

/** Whose landings are kept: everybody's, and those of the person, once they said who they are. */
export const scopesKept = (me: readonly string[]): Scope[] => [
  ...(me.length > 0 ? [{ kind: 'me' } as const] : []),
  { kind: 'all' },
];
