// npm run landing -- --deals deals.csv --as-of 2017-03-15 --period 2017-03 [--target N] [--scope rep=NAME|team=NAME]
//   [--metric revenue|deals-won] [--currency JPY] [--fiscal-start 1] [--closing-day 31] [--holidays none|jp] [--json]
import { businessDays } from '../../lib/domain/business-days.ts';
import { mondayToFriday } from '../../lib/domain/calendar.ts';
import { addDays, isDay, type Day } from '../../lib/domain/day.ts';
import { landDeals } from '../../lib/landing/land-deals.ts';
import { study } from '../../lib/landing/study.ts';
import { landAtRunRate } from '../../lib/landing/run-rate.ts';
import { optionsOf, Refusal, runTool } from './arguments.ts';
import { minorPerMajor, readDealsFile, type DealsFile, type Metric } from './deals-file.ts';
import { fiscalOf, fiscalOptions, periodNamed } from './period-name.ts';

await runTool(() => {
  const options = optionsOf({
    deals: { type: 'string' },
    'as-of': { type: 'string' },
    period: { type: 'string' },
    target: { type: 'string' },
    scope: { type: 'string' },
    metric: { type: 'string' },
    currency: { type: 'string' },
    ...fiscalOptions,
    holidays: { type: 'string' },
    json: { type: 'boolean' },
  });
  const asOf = options['as-of'] ?? '';
  const isKnown: boolean = isDay(asOf);
  if (!isKnown)
    throw new Refusal(`--as-of must be a day that exists, like 2017-03-15${asOf ? `; "${asOf}" is none` : ''}.`);
  if (options.period === undefined)
    throw new Refusal('Which period? Give --period 2017-03 (or 2017Q1, 2017, 2017-03-01..2017-03-20).');
  const period = periodNamed(options.period, fiscalOf(options), asOf);
  const metric = metricOf(options.metric);
  const calendar = { ...mondayToFriday, holidays: holidaysOf(options.holidays) };
  const file = readDealsFile(options.deals, metric, asOf, { currency: options.currency });
  const owners = ownersOf(options.scope, file, asOf);
  const target = options.target === undefined ? undefined : targetOf(options.target) * minorPerMajor(file);

  const landing = landDeals(study(file.deals, period, asOf, calendar), owners, target);
  const passed = {
    elapsed: businessDays(
      { start: period.start, end: addDays(asOf < period.end ? asOf : addDays(period.end, -1), 1) },
      calendar,
    ),
    total: businessDays(period, calendar),
  };
  const runRate = landAtRunRate(landing.won, passed);
  const { major } = file;
  const result = {
    period: options.period,
    ...period,
    asOf,
    scope: options.scope ?? 'all',
    metric,
    currency: metric === 'revenue' ? file.currency : undefined,
    method: landing.method,
    rung: landing.rung,
    tentative: landing.tentative,
    historyDays: landing.historyDays,
    point: major(landing.p50),
    p10: major(landing.p10 ?? landing.p50),
    p50: major(landing.p50),
    p90: major(landing.p90 ?? landing.p50),
    target: options.target === undefined ? undefined : Number(options.target),
    pHit: landing.pHit,
    won: major(landing.won),
    fromOpen: major(landing.fromOpen),
    fromNew: major(landing.fromNew),
    runRate: runRate === undefined ? undefined : major(runRate),
    businessDays: passed,
    deals: landing.deals
      .map(({ key, amount, chance, criticality }) => ({ key, amount: major(amount), chance, criticality }))
      .sort(
        (a, b) =>
          (b.criticality ?? b.chance * b.amount) - (a.criticality ?? a.chance * a.amount) || (a.key < b.key ? -1 : 1),
      ),
    left: [...file.left, ...landing.left].map(({ reason, keys }) => ({ reason, count: keys.length, keys })),
    unreadable: file.problems.length,
  };
  if (options.json) console.log(JSON.stringify(result, null, 1));
  else print(result);
});

function metricOf(text = 'revenue'): Metric {
  if (text === 'revenue' || text === 'deals-won') return text;
  throw new Refusal(`--metric is revenue or deals-won, not "${text}".`);
}

function holidaysOf(text = 'none'): 'none' | 'jp' {
  if (text === 'none' || text === 'jp') return text;
  throw new Refusal(`--holidays is none or jp, not "${text}".`);
}

function targetOf(text: string): number {
  const target = Number(text);
  if (text.trim() === '' || !Number.isFinite(target))
    throw new Refusal(`--target must be a plain number, not "${text}".`);
  return target;
}

function ownersOf(scope: string | undefined, { deals, teamsAt }: DealsFile, asOf: Day): 'all' | string[] {
  if (scope === undefined || scope === 'all') return 'all';
  const [kind, name] = [scope.slice(0, scope.indexOf('=')), scope.slice(scope.indexOf('=') + 1)];
  if (kind === 'rep') {
    const names = new Set(deals.flatMap(({ owner }) => owner ?? []));
    if (names.has(name)) return [name];
    throw new Refusal(`No deal belongs to "${name}". Owners: ${[...names].sort().slice(0, 30).join(', ') || 'none'}.`);
  }
  if (kind !== 'team') throw new Refusal(`--scope is all, rep=NAME or team=NAME, not "${scope}".`);
  const teams = teamsAt(asOf);
  const owners = [...teams].filter(([, team]) => team === name).map(([owner]) => owner);
  if (owners.length === 0)
    throw new Refusal(
      `No deal up to ${asOf} names a team "${name}". Teams: ${[...new Set(teams.values())].join(', ') || 'none'}.`,
    );
  return owners;
}

type Result = {
  scope: string;
  period: string;
  asOf: string;
  target: number | undefined;
  won: number;
  fromOpen: number;
  fromNew: number;
  method: string;
  historyDays: number;
  tentative: boolean | undefined;
  runRate: number | undefined;
  p10: number;
  p50: number;
  p90: number;
  pHit: number | undefined;
  deals: { key: string; amount: number; chance: number; criticality: number | undefined }[];
};

function print(result: Result): void {
  const share = (value: number) => `${(value * 100).toFixed(1)} %`;
  const say = (value: unknown) => (typeof value === 'number' ? value.toLocaleString('en') : String(value));
  console.log(`${result.scope} · ${result.period} as of ${result.asOf}`);
  console.log(`landing  ${say(result.p50)}   (8 in 10: ${say(result.p10)} – ${say(result.p90)})`);
  if (result.pHit !== undefined) console.log(`target   ${say(result.target)}   P(hit) ${share(result.pHit)}`);
  console.log(
    `made of  won ${say(result.won)} + open deals ${say(result.fromOpen)} + not created yet ${say(result.fromNew)}`,
  );
  console.log(
    `method   ${result.method}, ${result.historyDays} days of history${result.tentative ? ' — tentative (参考値)' : ''}`,
  );
  console.log(`run-rate ${say(result.runRate)}`);
  for (const { key, amount, chance, criticality } of result.deals.slice(0, 10)) {
    console.log(
      `  ${key}  ${say(amount)}  ${share(chance)}${criticality === undefined ? '' : `  ${criticality >= 0 ? '+' : ''}${(criticality * 100).toFixed(1)} pt if won`}`,
    );
  }
}
