import type { DealFact } from '../domain/deal.ts';
import type { Scope } from '../domain/facts.ts';
import type { Period } from '../domain/period.ts';
import { scopeTest } from '../domain/scope.ts';
import { revenue } from '../kpis/revenue.ts';
import type { Landing, OpenDeal } from '../landing/landing.ts';
import { whatIf, type Change } from '../landing/what-if.ts';
import { dealQuestionOf, type DealQuestion } from './landing-of.ts';
import { progressOf, type Look } from './progress-of.ts';

/** The month's revenue target that a deal counts for, where it lands, and the deal's part in that. */
export type Worth = {
  target: number;
  landing?: Landing;
  /** Absent once the month is over, and where the landing is not made of deals. */
  part?: { deal: OpenDeal; question: DealQuestion };
};

/** `undefined` without a target. It is that of whoever owns the deal, else everybody's. */
export function worthOf(
  deal: DealFact,
  month: Period,
  me: readonly string[],
  lookOfScope: (scope: Scope) => Look,
): Worth | undefined {
  const { owner, key } = deal;
  const isMine = scopeTest({ kind: 'me' }, me)(deal);
  const scopes: Scope[] = [
    ...(isMine ? [{ kind: 'me' } as const] : owner !== undefined ? [{ kind: 'owner', name: owner } as const] : []),
    { kind: 'all' },
  ];
  for (const scope of scopes) {
    const look = lookOfScope(scope);
    const { target, landing, measure } = progressOf(revenue, month, look);
    if (!target || target.value <= 0) continue;
    const question = dealQuestionOf({ kpi: revenue, period: month, look, measure, target: target.value });
    const open = question?.landing.deals.find((one) => one.key === key);
    const isOver = landing?.method === 'complete';
    return {
      target: target.value,
      ...(landing && { landing }),
      ...(question && open && !isOver && { part: { deal: open, question } }),
    };
  }
  return undefined;
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
