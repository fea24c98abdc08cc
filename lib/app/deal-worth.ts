import type { DealFact } from '../domain/deal.ts';
import type { Scope } from '../domain/facts.ts';
import type { Period } from '../domain/period.ts';
import { scopeTest } from '../domain/scope.ts';
import { revenue } from '../kpis/revenue.ts';
import type { Landing, OpenDeal } from '../landing/landing.ts';
import { whatIf, type Change } from '../landing/what-if.ts';
import { mostDecisive } from './most-decisive.ts';
import { dealQuestionOf, type DealQuestion } from './landing-of.ts';
import { progressOf, type Look } from './progress-of.ts';
import { scopeName } from './standing.ts';

/** The month's revenue target that a deal counts for, where it lands, and the deal's part in that. */
export type Worth = {
  target: number;
  landing?: Landing;
  /** Absent once the month is over, and where the landing is not made of deals. */
  part?: { deal: OpenDeal; question: DealQuestion; isDecisive: boolean };
};

/** One scope's revenue of the month: its target, where it lands, and what each open deal has to do with it. */
type Revenue = Omit<Worth, 'part'> & {
  question?: DealQuestion;
  open: ReadonlyMap<string, OpenDeal>;
  decisive: ReadonlySet<string>;
};

/**
 * What each deal is worth to a month, of one person or of many: what is asked of a scope is asked once. `undefined` without
 * a target. It is that of whoever owns the deal, else everybody's.
 */
export function worths(
  month: Period,
  me: readonly string[],
  lookOfScope: (scope: Scope) => Look,
): (deal: DealFact) => Worth | undefined {
  const known = new Map<string, Revenue | undefined>();
  const revenueOf = (scope: Scope): Revenue | undefined => {
    const name = scopeName(scope);
    if (!known.has(name)) known.set(name, revenueIn(month, lookOfScope(scope)));
    return known.get(name);
  };
  const isMine = scopeTest({ kind: 'me' }, me);
  return (deal) => {
    const { key, owner } = deal;
    const own: Scope[] = isMine(deal) ? [{ kind: 'me' }] : owner !== undefined ? [{ kind: 'owner', name: owner }] : [];
    for (const scope of [...own, { kind: 'all' } as const]) {
      const found = revenueOf(scope);
      if (!found) continue;
      const { open, decisive, question, ...worth } = found;
      const one = open.get(key);
      return {
        ...worth,
        ...(question && one && { part: { deal: one, question, isDecisive: decisive.has(key) } }),
      };
    }
    return undefined;
  };
}

function revenueIn(month: Period, look: Look): Revenue | undefined {
  const { target, landing, measure } = progressOf(revenue, month, look);
  if (!target || target.value <= 0) return undefined;
  const question = dealQuestionOf({ kpi: revenue, period: month, look, measure, target: target.value });
  const open = landing?.method === 'complete' ? [] : (question?.landing.deals ?? []);
  return {
    target: target.value,
    open: new Map(open.map((deal) => [deal.key, deal])),
    decisive: new Set(mostDecisive(open).map(({ key }) => key)),
    ...(landing && { landing }),
    ...(question && { question }),
  };
}

/** Landing and chance to hit of what is shown: what a change does to the method's own is laid on top of it. */
export type Shown = { p50: number; pHit?: number };

export function changed({ target, landing, part }: Worth, changes: readonly Change[]): Shown | undefined {
  if (!landing || !part) return undefined;
  const { study, owners } = part.question;
  const moved = whatIf(study, owners, changes, target);
  return {
    p50: landing.p50 + moved.p50,
    ...(landing.pHit !== undefined && moved.pHit !== undefined && { pHit: asChance(landing.pHit + moved.pHit) }),
  };
}

/** The chance to hit as it stands, once the deal is won and once it is lost. */
export function chancesOf({ landing, part }: Worth): { now: number; ifWon: number; ifLost: number } | undefined {
  const now = landing?.pHit;
  const criticality = part?.deal.criticality;
  if (now === undefined || !part || criticality === undefined) return undefined;
  const ifWon = asChance(now + (1 - part.deal.chance) * criticality);
  return { now, ifWon, ifLost: asChance(ifWon - criticality) };
}

const asChance = (value: number) => Math.min(1, Math.max(0, value));
