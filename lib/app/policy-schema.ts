import * as z from 'zod/mini';
import { schemas } from './settings-document.ts';
import { valueFromCell } from './target-cells.ts';
import { addDays, type Day } from '../domain/day.ts';
import { once } from '../domain/once.ts';
import { periodFromName } from '../domain/period-names.ts';
import { periodOf } from '../domain/periods.ts';
import type { Scope } from '../domain/facts.ts';
import type { Target } from '../domain/target.ts';
import { kpiById } from '../kpis/index.ts';
import { everyMonth, type Policy } from './policy.ts';

const companySchemas = once(() => {
  const { definitions, digest, settings } = schemas();
  const origin = z.string().check(z.regex(/^https?:\/\/(\*\.)?[a-z0-9.-]+(:\d+)?$/));

  /** A target as an administrator writes it: names and texts as in a spreadsheet. */
  const fixedTarget = z.object({
    kpi: z.string(),
    who: z.optional(z.string()),
    period: z.string(),
    value: z.string(),
    deadline: z.optional(z.string()),
  });

  /** What a company can fix, each by the schema of the person's own setting. */
  const policy = {
    allowedOrigins: z.array(origin),
    onboarding: z.boolean(),
    language: settings.language,
    currency: settings.currency,
    zone: settings.zone,
    fiscal: settings.fiscal,
    workdays: settings.workdays,
    holidays: settings.holidays,
    spread: settings.spread,
    badge: settings.badge,
    badgeMetric: settings.badgeMetric,
    amounts: settings.amounts,
    keepNamesYears: settings.keepNamesYears,
    // A company can forbid it; switched on it is by the person's own click, which the browser asks for.
    backupEvery: z.enum(['never']),
    digest: z.object({
      morning: z.optional(digest.morning),
      morningAt: z.optional(digest.morningAt),
      evening: z.optional(digest.evening),
      eveningAt: z.optional(digest.eveningAt),
      quiet: z.optional(digest.quiet),
      names: z.optional(digest.names),
    }),
    definitions: z.object({
      revenueDate: z.optional(definitions.revenueDate),
      defaultMargin: z.optional(definitions.defaultMargin),
      appointmentPer: z.optional(definitions.appointmentPer),
      callCounts: z.optional(definitions.callCounts),
      repeatPer: z.optional(definitions.repeatPer),
    }),
    targets: z.array(fixedTarget),
  };

  return { fixedTarget, policy };
});

const words: Record<keyof ReturnType<typeof companySchemas>['policy'], string> = {
  allowedOrigins: 'The only sites that may be read, such as https://crm.example.com or https://*.example.com.',
  onboarding: 'false: no set-up page opens after the installation.',
  language: 'auto, ja or en.',
  currency: 'ISO 4217 code of the currency money is told in.',
  zone: 'IANA time zone, or auto.',
  fiscal:
    'First month of the fiscal year (1-12), closing day of a month (1-27, or 31 for its end), first weekday (1 = Monday).',
  workdays: 'Weekdays worked, 1 = Monday.',
  holidays: 'jp: Japanese public holidays are off. none: they are worked.',
  spread: 'How a target is spread over its days.',
  badge: 'Whether the toolbar shows a number of today.',
  badgeMetric: 'Which number of today the toolbar shows.',
  amounts: 'How shortened amounts are written: by their size, in full, or all in one unit.',
  keepNamesYears: 'Years (1, 2, 3 or 5) after which names and notes of what was not seen since become marks; 0: never.',
  backupEvery: 'never: no backup is saved to the download folder by itself, and nobody can switch that on.',
  digest:
    'Morning plan and evening summary as notifications, whether and when (HH:MM, on business days only); quiet: none between these; names: whether deals and customers may be named.',
  definitions: 'How things are counted.',
  targets: `Fixed targets: metric, who (all, me or an owner's name), period (2026-11, FY2026 Q3, ${everyMonth}), value (15M, 30%), deadline (2026-11-20).`,
};

/** The schema browsers ask for, made from that of the settings. Chrome takes no `anyOf`, no closed objects and bounds of integers only. */
export function managedSchema(): object {
  const properties = Object.entries(companySchemas().policy).map(([name, schema]) => {
    const made = z.toJSONSchema(schema, { target: 'draft-4', io: 'input', unrepresentable: 'any' });
    return [name, { description: words[name as keyof ReturnType<typeof companySchemas>['policy']], ...plain(made) }];
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

const kept = new Set(['type', 'enum', 'minimum', 'maximum', 'pattern', 'description']);

function plain(node: Node): Node {
  const branches = node['anyOf'];
  if (Array.isArray(branches)) return { type: (branches.find(isNode) ?? {})['type'] };
  const { items, properties } = node;
  const isBounded = node['type'] === 'integer';
  return {
    ...Object.fromEntries(
      Object.entries(node).filter(([key]) => kept.has(key) && (isBounded || !/^(minimum|maximum)$/.test(key))),
    ),
    ...(isNode(items) && { items: plain(items) }),
    ...(isNode(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).flatMap(([key, value]) => (isNode(value) ? [[key, plain(value)]] : [])),
      ),
    }),
  };
}

/** What a company's policy fixes, field by field; a part nobody can read is named, and fixes nothing (of the sites: lets none in). */
export function policyFrom(input: unknown, today: Day): Policy {
  const policy: Policy = { fixed: {}, targets: [], unread: [] };
  if (!isNode(input)) return policy;
  for (const [name, schema] of Object.entries(companySchemas().policy)) {
    if (!(name in input) || name === 'targets') continue;
    const read = z.safeParse(schema, input[name]);
    if (!read.success) policy.unread.push(name);
    if (name === 'allowedOrigins') policy.allowedOrigins = originsFrom(input[name]);
    else if (!read.success) continue;
    // `onboarding` is asked of the browser itself, once, before there is a database.
    else if (name !== 'onboarding') Object.assign(policy.fixed, { [name]: read.data });
  }
  const { targets } = input;
  if (targets === undefined) return policy;
  for (const [index, one] of (Array.isArray(targets) ? targets : [targets]).entries()) {
    const target = targetFrom(one, index, policy, today);
    if (target) policy.targets.push(target);
    else policy.unread.push(`targets ${index + 1}`);
  }
  return policy;
}

/** Which sites may be read is a fence: an entry that cannot be read lets nothing in, and the others hold. */
function originsFrom(input: unknown): string[] {
  const one = companySchemas().policy.allowedOrigins;
  return (Array.isArray(input) ? input : [input]).flatMap((entry) => {
    const read = z.safeParse(one, [entry]);
    return read.success ? read.data : [];
  });
}

function targetFrom(input: unknown, index: number, { fixed }: Policy, today: Day): Target | undefined {
  const read = z.safeParse(companySchemas().fixedTarget, input);
  if (!read.success) return undefined;
  const { kpi: id, who = 'all', period: name, value: text, deadline } = read.data;
  const kpi = kpiById(id);
  const fiscal = fixed.fiscal ?? { startMonth: 4, closingDay: 31, weekStart: 1 };
  const repeats = name === everyMonth;
  const period = repeats ? periodOf('month', '2020-01-15', fiscal) : periodFromName(name, fiscal, today);
  const value = kpi && valueFromCell(text, kpi.unit, fixed.currency ?? 'JPY');
  if (!kpi || !period || value === undefined) return undefined;
  const last = addDays(period.end, -1);
  const isDue = deadline !== undefined && deadline >= period.start && deadline <= last;
  return {
    id: `company ${index}`,
    kpi: kpi.id,
    scope: scopeNamed(who),
    period,
    ...(repeats && { repeats: 'month' as const }),
    deadline: isDue ? deadline : last,
    value,
    original: value,
    by: 'company',
    changes: [],
  };
}

const scopeNamed = (who: string): Scope =>
  who === 'all' || who === 'me' ? { kind: who } : { kind: 'owner', name: who };
