import * as z from 'zod/mini';
import type { Settings } from '../app/settings.ts';
import type { Target } from '../domain/target.ts';
import { crm, currency, day, instant, key, text, url, zone } from './reading-schema.ts';

const share = z.number().check(z.gte(0), z.lte(1));
const finite = z.number();
const weekday = z.number().check(z.int(), z.gte(1), z.lte(7));
const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const list = <T extends z.ZodMiniType>(item: T, most = 1000) => z.array(item).check(z.maxLength(most));
const fewEntries = z.refine((record: unknown) => Object.keys(record as object).length <= 2000);
const mapping = <T extends z.ZodMiniType>(meaning: T) => z.record(crm, z.record(key, meaning).check(fewEntries)).check(fewEntries);

const definitions = z.strictObject({
  revenueDate: z.enum(['closed', 'booked', 'paid']),
  defaultMargin: z.exactOptional(share),
  appointmentPer: z.enum(['call', 'connected']),
  callCounts: z.exactOptional(z.enum(['attempt', 'connected'])),
  qualification: z.exactOptional(z.strictObject({
    stages: z.exactOptional(list(text)),
    known: z.exactOptional(list(z.enum(['amount', 'closeOn', 'nextStep', 'account', 'probability']))),
    probability: z.exactOptional(share),
  })),
  repeatPer: z.exactOptional(z.enum(['ever', 'period'])),
  scoreWeights: z.exactOptional(z.record(key, finite).check(fewEntries)),
});

export const settings: z.ZodMiniType<Settings> = z.strictObject({
  version: z.literal(1),
  language: z.enum(['ja', 'en', 'auto']),
  me: list(text, 100),
  currency,
  zone: z.union([z.literal('auto'), zone]),
  fiscal: z.strictObject({
    startMonth: z.number().check(z.int(), z.gte(1), z.lte(12)),
    closingDay: z.number().check(z.int(), z.refine((last) => last === 31 || (last >= 1 && last <= 27))),
    weekStart: weekday,
  }),
  workdays: list(weekday, 7),
  holidays: z.enum(['jp', 'none']),
  daysOff: list(day, 5000),
  partDays: z.record(day, share).check(fewEntries),
  hours: z.strictObject({ from: time, to: time }),
  definitions,
  rates: list(z.strictObject({ from: currency, to: currency, on: day, rate: z.string().check(z.regex(/^\d{1,15}(\.\d{1,15})?$/)) }), 5000),
  stages: mapping(z.enum(['open', 'won', 'lost'])),
  activityTypes: mapping(z.enum(['call', 'appointment', 'meeting', 'email', 'task', 'note', 'ignore'])),
  badge: z.boolean(),
  sites: z.record(url, z.strictObject({
    paused: z.boolean(),
    panel: z.strictObject({ open: z.boolean(), side: z.enum(['left', 'right']) }),
  })).check(fewEntries),
});

const scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('me') }),
  z.strictObject({ kind: z.literal('owner'), name: text }),
  z.strictObject({ kind: z.literal('team'), names: list(text) }),
  z.strictObject({ kind: z.literal('crm'), crm }),
]);

export const target: z.ZodMiniType<Target> = z.strictObject({
  id: key,
  kpi: key,
  scope,
  period: z.strictObject({ start: day, end: day }).check(z.refine(({ start, end }) => start < end)),
  deadline: day,
  value: finite,
  original: finite,
  changes: list(z.strictObject({ at: instant, from: finite, to: finite, reason: text })),
});

export const targets = list(target, 5000);
export const logged = z.strictObject({ kind: z.enum(['call', 'appointment', 'meeting']), dealKey: z.exactOptional(z.string().check(z.maxLength(5000))), at: z.exactOptional(instant) });
