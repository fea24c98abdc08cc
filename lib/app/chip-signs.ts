import { addDays, daysBetween, type Day, type Instant } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import {
  isOftenPushed,
  isOverdue,
  isQuiet,
  lacksStepAt,
  lastTouch,
  usualCycle,
  usualStay,
  type SignGround,
  type Usual,
} from './deal-signs.ts';

/** Why an open deal deserves a look, each with what it was concluded from. */
export type Sign =
  /** The chance to hit the target hangs on it, by so much; shares of 1. */
  | { kind: 'decisive'; by: number; ifWon: number; ifLost: number }
  /** Its planned day has passed by so many days, or is so near that two weeks without a touch endanger it. */
  | { kind: 'risk'; why: 'overdue'; closeOn: Day; days: number }
  | { kind: 'risk'; why: 'untouched'; closeOn: Day; since: Day; days: number }
  /** It lasts longer than own won deals did, in its stage or since its creation; or nobody touched it. */
  | { kind: 'stale'; why: 'stage'; stage: string; since: Day; days: number; usual: Usual }
  | { kind: 'stale'; why: 'age'; since: Day; days: number; usual: Usual }
  | { kind: 'stale'; why: 'untouched'; since: Day; days: number }
  | { kind: 'pushed'; times: number; first?: Day }
  | { kind: 'no-step'; seenAt: Instant };

/** What hangs on a decisive deal: chance to hit once it is won and once it is lost. */
export type Hangs = { ifWon: number; ifLost: number };

/** A day so near is at stake when nobody touches the deal; one farther off than this does not ask for a touch yet. */
const nearDays = 7;
const farDays = 31;
/** A deal is no older than usual within its first week, however quickly others went. */
const leastAge = 7;

/** The signs of an open deal, strongest first; none of any other. `hangs` is given for a decisive one only. */
export function signsOf(deal: DealFact, ground: SignGround, hangs?: Hangs): Sign[] {
  if (deal.status !== 'open') return [];
  const { closeOn, pushes, firstCloseOn } = deal;
  const isSoon = closeOn === undefined || closeOn < addDays(ground.today, farDays);
  const untouched = isSoon && isQuiet(ground, deal) ? lastTouch(ground, deal) : undefined;
  const noStepAt = isSoon ? lacksStepAt(ground, deal) : undefined;
  const risk = riskOf(deal, ground.today, untouched);
  return [
    hangs && { kind: 'decisive' as const, by: hangs.ifWon - hangs.ifLost, ...hangs },
    risk,
    longerThanUsual(deal, ground),
    untouched !== undefined && risk?.why !== 'untouched'
      ? {
          kind: 'stale' as const,
          why: 'untouched' as const,
          since: untouched,
          days: daysBetween(untouched, ground.today),
        }
      : undefined,
    isOftenPushed(deal)
      ? { kind: 'pushed' as const, times: pushes, ...(firstCloseOn !== undefined && { first: firstCloseOn }) }
      : undefined,
    noStepAt !== undefined ? { kind: 'no-step' as const, seenAt: noStepAt } : undefined,
  ].filter((sign) => sign !== undefined);
}

type Risk = Extract<Sign, { kind: 'risk' }>;

function riskOf(deal: DealFact, today: Day, untouched: Day | undefined): Risk | undefined {
  const { closeOn } = deal;
  if (closeOn === undefined) return undefined;
  if (isOverdue(deal, today)) return { kind: 'risk', why: 'overdue', closeOn, days: daysBetween(closeOn, today) };
  return untouched !== undefined && closeOn <= addDays(today, nearDays)
    ? { kind: 'risk', why: 'untouched', closeOn, since: untouched, days: daysBetween(untouched, today) }
    : undefined;
}

/** Against won deals of the same stage; against their whole way only while too few were seen to pass through it. */
function longerThanUsual(deal: DealFact, ground: SignGround): Sign | undefined {
  const { stage, stageSince, createdOn } = deal;
  const stay = usualStay(ground, deal);
  const since = stay ? stageSince : createdOn;
  const usual = stay ?? usualCycle(ground, deal);
  if (since === undefined || !usual) return undefined;
  const days = daysBetween(since, ground.today);
  if (days <= Math.max(usual.days, leastAge)) return undefined;
  return stay && stage !== undefined
    ? { kind: 'stale', why: 'stage', stage, since, days, usual }
    : { kind: 'stale', why: 'age', since, days, usual };
}
