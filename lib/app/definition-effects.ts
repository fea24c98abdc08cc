import { calendarOf } from './overview.ts';
import { contextOf, type Look } from './progress-of.ts';
import type { Settings } from './settings.ts';
import { businessDays, businessDaysPassed } from '../domain/business-days.ts';
import type { Day } from '../domain/day.ts';
import { periodOf } from '../domain/periods.ts';
import { kpiById, type KpiId } from '../kpis/index.ts';
import type { Definitions, Measure } from '../kpis/kpi.ts';
import { amountOf } from '../kpis/measuring/deals.ts';

/** The switches between ready definitions, each with the metric it bends. */
export const switches = {
  revenueDate: { kpi: 'revenue', options: ['closed', 'booked', 'paid'] },
  callCounts: { kpi: 'calls', options: ['attempt', 'connected'] },
  appointmentPer: { kpi: 'appointment-rate', options: ['call', 'connected'] },
  repeatPer: { kpi: 'repeat-rate', options: ['ever', 'period'] },
} as const satisfies Record<string, { kpi: KpiId; options: readonly string[] }>;

export type SwitchId = keyof typeof switches;

export const chosenOf = (definitions: Definitions, id: SwitchId): string => definitions[id] ?? switches[id].options[0];

/** What a metric comes to in this month under other definitions: the effect of a switch before it is thrown. */
export function effectOf(kpi: KpiId, change: Partial<Definitions>, look: Look): Measure | undefined {
  const period = periodOf('month', look.now.slice(0, 10), look.settings.fiscal);
  const settings: Settings = { ...look.settings, definitions: { ...look.settings.definitions, ...change } };
  return kpiById(kpi)?.measure(look.facts, contextOf(period, { ...look, settings }));
}

export type RateCoverage = {
  currency: string;
  /** Deals with an amount in it. */
  rows: number;
  /** Of those, how many no rate converts. */
  uncovered: number;
  /** The earliest day a rate would have to hold from to cover them all; absent where that day is today's. */
  since?: Day;
};

/** Which currencies other than the person's own there are, and how much of each the rates cover; most rows first. */
export function rateCoverage(look: Look): RateCoverage[] {
  const { settings, everything, now } = look;
  const period = periodOf('month', now.slice(0, 10), settings.fiscal);
  const context = contextOf(period, look);
  const found = new Map<string, RateCoverage>();
  for (const deal of everything.deals) {
    const currency = deal.amount?.currency;
    if (currency === undefined || currency === settings.currency) continue;
    const known = found.get(currency) ?? { currency, rows: 0, uncovered: 0 };
    known.rows += 1;
    if (amountOf(deal, context) === undefined) {
      known.uncovered += 1;
      const day = deal.closedOn ?? now.slice(0, 10);
      if (known.since === undefined || day < known.since) known.since = day;
    }
    found.set(currency, known);
  }
  return [...found.values()].sort((a, b) => b.rows - a.rows || (a.currency < b.currency ? -1 : 1));
}

/** What the calendar makes of this month and of this year: business days in all, and those of the month still ahead. */
export function calendarEffect(settings: Settings, now: string): { month: number; left: number; year: number } {
  const calendar = calendarOf(settings);
  const today = now.slice(0, 10);
  const month = periodOf('month', today, settings.fiscal);
  const total = businessDays(month, calendar);
  return {
    month: total,
    left: total - businessDaysPassed(month, now, calendar, settings.hours),
    year: businessDays(periodOf('year', today, settings.fiscal), calendar),
  };
}
