// node test/tools/bench-landing.ts [--json]
// The exact landing of 1,000 open deals beside 10,000 drawn outcomes of the same outlook, and beside the plainest loop (Σ amount
// × chance, no range, no chance to hit); criticality of all beside recomputation.
import { mondayToFriday } from '../../lib/domain/calendar.ts';
import { addDays } from '../../lib/domain/day.ts';
import type { LandingDeal } from '../../lib/landing/book.ts';
import { criticalities } from '../../lib/landing/criticality.ts';
import { chanceToReach, distribute, quantile } from '../../lib/landing/distribution.ts';
import { landDeals } from '../../lib/landing/land-deals.ts';
import { study } from '../../lib/landing/study.ts';
import { countWorkdays } from '../../lib/landing/workdays.ts';
import { drawn, gaussian, outlookOf, randomFrom } from '../bench/outlooks.ts';
import { optionsOf, runTool } from './arguments.ts';

/** Deals of a company of 30 over a year and a half, a quarter of them open. */
function companyOf(count: number, random: () => number): LandingDeal[] {
  return Array.from({ length: count }, (_, index) => {
    const created = addDays('2025-04-01', Math.floor(random() * 535));
    const closed = addDays(created, Math.floor(random() ** 2 * 120));
    const status = closed > '2026-09-18' || random() < 0.1 ? 'open' : random() < 0.4 ? 'won' : 'lost';
    const amount = Math.round(Math.exp(13.5 + 0.9 * gaussian(random)));
    return {
      key: `d${index}`,
      owner: `rep ${index % 30}`,
      status,
      created,
      expected: amount,
      ...(status !== 'open' && { closed }),
      ...(status === 'won' && { value: amount }),
    };
  });
}

/** Milliseconds of processor time, least of some rounds. */
function least(rounds: number, work: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

await runTool(() => {
  const { json } = optionsOf({ json: { type: 'boolean' } });
  const outlook = outlookOf(1000, randomFrom(11));
  const draw = () => {
    const random = randomFrom(5);
    return Array.from({ length: 10_000 }, () => drawn(outlook, random)).sort((a, b) => a - b);
  };
  const distribution = distribute(outlook, 0);
  const target = Math.round(quantile(distribution, 0.6));
  const draws = draw();
  const exact = least(5, () => {
    const one = distribute(outlook, target);
    return [0.1, 0.5, 0.9].map((share) => quantile(one, share)).concat(chanceToReach(one, target));
  });
  const simulated = least(3, draw);
  const thousandPlain = least(5, () => {
    let sum = 0;
    for (let round = 0; round < 1000; round += 1)
      for (const { amount, chance } of outlook.deals) sum += amount * chance;
    return sum;
  });
  const all = distribute(outlook, target);
  const critical = least(5, () => criticalities(all, target));
  const one = least(3, () => {
    const others = { ...outlook, deals: outlook.deals.slice(1) };
    const rest = distribute(others, target);
    return chanceToReach(rest, target - (outlook.deals[0]?.amount ?? 0)) - chanceToReach(rest, target);
  });
  const company = companyOf(10_000, randomFrom(3));
  const workdays = countWorkdays(mondayToFriday);
  const period = { start: '2026-09-01', end: '2026-10-01' };
  const studied = least(5, () => study(company, period, '2026-09-18', mondayToFriday, { workdays }));
  const known = study(company, period, '2026-09-18', mondayToFriday, { workdays });
  const oneRep = least(5, () => landDeals(known, ['rep 3'], 20_000_000));
  const figures = {
    openDeals: outlook.deals.length,
    plainestLoopMs: thousandPlain / 1000,
    exactMs: exact,
    tenThousandDrawsMs: simulated,
    drawsPerExact: simulated / exact,
    criticalityOfAllMs: critical,
    recomputationOfAllMs: one * outlook.deals.length,
    recomputationPerCriticality: (one * outlook.deals.length) / critical,
    pHitExact: chanceToReach(all, target),
    pHitDrawn: draws.filter((value) => value >= target).length / draws.length,
    p50Exact: quantile(all, 0.5),
    p50Drawn: draws[5000],
    studyOf10000DealsMs: studied,
    landingOfOneRepMs: oneRep,
  };
  if (json) console.log(JSON.stringify(figures, null, 1));
  else
    for (const [name, value] of Object.entries(figures))
      console.log(
        `${name.padEnd(28)} ${typeof value === 'number' ? value.toLocaleString('en', { maximumFractionDigits: 4 }) : value}`,
      );
});
