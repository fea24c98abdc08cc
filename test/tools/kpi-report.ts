import { calendarOf } from '../../lib/app/overview.ts';
import { progressOf, type Look } from '../../lib/app/progress-of.ts';
import type { Progress } from '../../lib/app/progress.ts';
import { defaultSettings, type Settings } from '../../lib/app/settings.ts';
import { addDays, dayOf, isDay, type Day } from '../../lib/domain/day.ts';
import type { Facts, Scope } from '../../lib/domain/facts.ts';
import { minorDigits } from '../../lib/domain/money.ts';
import type { Period } from '../../lib/domain/period.ts';
import { factsOfScope } from '../../lib/domain/scope.ts';
import { kpis } from '../../lib/kpis/index.ts';
import { optionsOf, Refusal } from './arguments.ts';
import { readTables, type Tables } from './kpi-files.ts';
import { fiscalOf, fiscalOptions, periodNamed } from './period-name.ts';

/** Quotients of money by money: both parts are told in major units. */
const moneyByMoney: readonly string[] = ['win-rate-amount', 'gross-margin', 'pipeline-coverage'];

/** Everything the tool says, as data. */
export type Report = Shared & { isEach: boolean; results: Result[] };

export function reportOf(args: readonly string[]): Report & { json: boolean } {
  const options = optionsOf(
    {
      deals: { type: 'string' },
      activities: { type: 'string' },
      targets: { type: 'string' },
      rates: { type: 'string' },
      period: { type: 'string' },
      scope: { type: 'string' },
      currency: { type: 'string' },
      map: { type: 'string', multiple: true },
      'revenue-date': { type: 'string' },
      'appointment-per': { type: 'string' },
      'repeat-per': { type: 'string' },
      margin: { type: 'string' },
      ...fiscalOptions,
      holidays: { type: 'string' },
      locale: { type: 'string' },
      zone: { type: 'string' },
      today: { type: 'string' },
      json: { type: 'boolean' },
    },
    args,
  );
  const zone = options.zone ?? 'Asia/Tokyo';
  const today = dayIn(options.today, zone);
  const fiscal = fiscalOf(options);
  const tables = readTables(options, { zone, today, fiscal });
  const settings: Settings = {
    ...defaultSettings,
    currency: tables.currency,
    fiscal,
    holidays: oneOf(options.holidays, ['none', 'jp'], 'holidays'),
    rates: tables.rates,
    definitions: {
      revenueDate: oneOf(options['revenue-date'], ['closed', 'booked', 'paid'], 'revenue-date'),
      appointmentPer: oneOf(options['appointment-per'], ['call', 'connected'], 'appointment-per'),
      repeatPer: oneOf(options['repeat-per'], ['ever', 'period'], 'repeat-per'),
      ...(options.margin !== undefined && { defaultMargin: shareOf(options.margin) }),
    },
  };
  const period =
    options.period === undefined || options.period === 'all'
      ? spanOf(tables.facts)
      : periodNamed(options.period, fiscal, today);
  const scopes = scopesOf(options.scope, tables);
  const results = scopes.map(([name, scope]) => {
    const { facts } = factsOfScope(tables.facts, scope, []);
    const look: Look = {
      facts,
      everything: tables.facts,
      scope,
      settings,
      targets: tables.targets,
      now: `${today}T23:59`,
      calendar: calendarOf(settings),
    };
    return resultOf(name, period, look);
  });
  return {
    json: options.json ?? false,
    isEach: options.scope === 'each',
    period: options.period ?? 'all',
    start: period.start,
    end: period.end,
    today,
    currency: tables.currency,
    read: {
      deals: tables.facts.deals.length,
      activities: tables.facts.activities.length,
      targets: tables.targets.length,
    },
    ignored: tables.ignored,
    problems: tables.problems.length,
    firstProblems: tables.problems.slice(0, 20),
    results,
  };
}

type Shared = {
  period: string;
  start: Day;
  end: Day;
  today: Day;
  currency: string;
  read: { deals: number; activities: number; targets: number };
  ignored: string[];
  problems: number;
  firstProblems: Tables['problems'];
};
export type Result = ReturnType<typeof resultOf>;

function resultOf(scope: string, period: Period, look: Look) {
  const major = (minor: number) => minor / 10 ** minorDigits(look.settings.currency);
  return {
    scope,
    deals: look.facts.deals.length,
    activities: look.facts.activities.length,
    metrics: kpis.map((kpi) => metricOf(progressOf(kpi, period, look), kpi.label, major)),
  };
}

function metricOf(
  { kpi, measure, formula, target, attainment, thin }: Progress,
  label: { ja: string; en: string },
  major: (minor: number) => number,
) {
  const isMoney = measure.unit === 'money';
  const inUnit = (value: number | undefined) => (value === undefined || !isMoney ? value : major(value));
  const part = (value: number | undefined, hasMoney: boolean) =>
    value === undefined || !hasMoney ? value : major(value);
  return {
    id: kpi,
    label,
    unit: measure.unit,
    formula,
    value: inUnit(measure.value),
    why: measure.why,
    numerator: part(measure.numerator, isMoney || moneyByMoney.includes(kpi)),
    denominator: part(measure.denominator, moneyByMoney.includes(kpi)),
    known: measure.known,
    of: measure.of,
    sample: measure.sample,
    approximate: measure.approximate,
    target: inUnit(target?.value),
    attainment,
    lacking: thin?.more,
    shrunk: thin?.shrunk?.value,
  };
}

function spanOf({ deals, activities }: Facts): Period {
  const days = [
    ...deals.flatMap(({ createdOn, closedOn, bookedOn, paidOn }) => [createdOn, closedOn, bookedOn, paidOn]),
    ...activities.map(({ on }) => on),
  ].filter((day) => day !== undefined);
  const [first, last] = days.reduce<[Day | undefined, Day | undefined]>(
    ([low, high], day) => [low === undefined || day < low ? day : low, high === undefined || day > high ? day : high],
    [undefined, undefined],
  );
  if (first === undefined || last === undefined)
    throw new Refusal('No row has a date, so there is no period to compute. Give --period.');
  return { start: first, end: addDays(last, 1) };
}

function scopesOf(text: string | undefined, { facts, teams }: Tables): [string, Scope][] {
  if (text === undefined || text === 'all') return [['all', { kind: 'all' }]];
  const owners = [...new Set([...facts.deals, ...facts.activities].flatMap(({ owner }) => owner ?? []))].sort();
  if (text === 'each') return owners.map((name) => [`rep=${name}`, { kind: 'owner', name }]);
  const [kind, name] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
  if (kind === 'rep') {
    if (!owners.includes(name))
      throw new Refusal(`No row belongs to "${name}". Owners: ${owners.slice(0, 30).join(', ') || 'none'}.`);
    return [[text, { kind: 'owner', name }]];
  }
  if (kind !== 'team') throw new Refusal(`--scope is all, each, rep=NAME or team=NAME, not "${text}".`);
  const names = [...teams].filter(([, team]) => team === name).map(([owner]) => owner);
  if (names.length === 0)
    throw new Refusal(`No deal names a team "${name}". Teams: ${[...new Set(teams.values())].join(', ') || 'none'}.`);
  return [[text, { kind: 'team', names }]];
}

function oneOf<const Known extends string>(
  text: string | undefined,
  known: readonly [Known, ...Known[]],
  option: string,
): Known {
  const found = text === undefined ? known[0] : known.find((name) => name === text);
  if (found === undefined) throw new Refusal(`--${option} is ${known.join(' or ')}, not "${text}".`);
  return found;
}

function shareOf(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1))
    throw new Refusal(`--margin is a share from 0 to 1, not "${text}".`);
  return share;
}

function dayIn(text: string | undefined, zone: string): Day {
  if (text === undefined) return dayOf(Date.now(), zone);
  if (isDay(text)) return text;
  throw new Refusal(`--today must be a day that exists, not "${String(text)}".`);
}
