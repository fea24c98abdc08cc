import { addDays, dayOf, daysBetween, type Day, type Instant } from '../domain/day.ts';
import type { DealFact } from '../domain/deal.ts';
import type { Facts } from '../domain/facts.ts';

/** Days without a touch from which a deal counts as quiet, and pushes from which it counts as often pushed. */
export const quietDays = 14;
export const oftenPushed = 3;

/** Days after which an empty next step may well have been filled in where nobody looked. */
const staleStep = 31;

/** So many won deals at least before their pace says anything of another, and the share of them it is measured by. */
const enoughWon = 5;
const usualShare = 0.9;

/** How long won deals took, in days, shortest first. */
type Paces = ReadonlyMap<string, readonly number[]>;

/** What the whole of the rows tells of single deals, asked once for all of them. */
export type SignGround = {
  today: Day;
  /** Deal key → the last day anything was done about it. */
  touched: ReadonlyMap<string, Day>;
  /** CRMs whose activities name their deals: elsewhere silence says nothing. */
  tellsTouch: ReadonlySet<string>;
  /** Deals for which something is planned. */
  planned: ReadonlySet<string>;
  /** By CRM and stage: how long won deals stayed in it. By CRM: how long they took from creation to the win. */
  stays: Paces;
  cycles: Paces;
};

const stageKey = (crm: string, stage: string): string => `${crm}\t${stage}`;

export function signGround({ deals, activities }: Facts, today: Day): SignGround {
  const touched = new Map<string, Day>();
  const tellsTouch = new Set<string>();
  const planned = new Set<string>();
  for (const { crm, dealKey, on, state } of activities) {
    if (dealKey === undefined) continue;
    // A calendar that shows no states tells by the day alone what is done and what is to come.
    if (state === 'planned' || (state === undefined && on !== undefined && on > today)) planned.add(dealKey);
    if (on === undefined || on > today || (state !== undefined && state !== 'done')) continue;
    tellsTouch.add(crm);
    const last = touched.get(dealKey);
    if (last === undefined || on > last) touched.set(dealKey, on);
  }
  const won = deals.filter(({ status }) => status === 'won');
  return {
    today,
    touched,
    tellsTouch,
    planned,
    stays: pacesOf(won, ({ crm, stays = [] }) => stays.map(({ stage, days }) => [stageKey(crm, stage), days])),
    cycles: pacesOf(won, ({ crm, createdOn, closedOn }) =>
      createdOn !== undefined && closedOn !== undefined && closedOn >= createdOn
        ? [[crm, daysBetween(createdOn, closedOn)]]
        : [],
    ),
  };
}

function pacesOf(won: readonly DealFact[], told: (deal: DealFact) => [name: string, days: number][]): Paces {
  const paces = new Map<string, number[]>();
  for (const [name, days] of won.flatMap(told)) {
    const known = paces.get(name);
    if (known) known.push(days);
    else paces.set(name, [days]);
  }
  for (const days of paces.values()) days.sort((a, b) => a - b);
  return paces;
}

/** Within how many days nine in ten of so many won deals were through; nothing where they are too few to say. */
export type Usual = { days: number; of: number };

function usualOf(days: readonly number[] = []): Usual | undefined {
  const at = days[Math.ceil(usualShare * days.length) - 1];
  return at === undefined || days.length < enoughWon ? undefined : { days: at, of: days.length };
}

export const usualStay = ({ stays }: SignGround, { crm, stage = '' }: DealFact): Usual | undefined =>
  usualOf(stays.get(stageKey(crm, stage)));
export const usualCycle = ({ cycles }: SignGround, { crm }: DealFact): Usual | undefined => usualOf(cycles.get(crm));

/** The planned day of an open deal has passed. */
export const isOverdue = ({ status, closeOn }: DealFact, today: Day): boolean =>
  status === 'open' && closeOn !== undefined && closeOn < today;

/** The last day anything was done about a deal, a move to another stage included; its first day known where nothing was. */
export function lastTouch({ touched }: SignGround, { key, createdOn, stageSince }: DealFact): Day | undefined {
  const last = touched.get(key);
  if (last === undefined || stageSince === undefined) return last ?? stageSince ?? createdOn;
  return last > stageSince ? last : stageSince;
}

/** Nobody touched it for two weeks, in a CRM that would tell. */
export function isQuiet(ground: SignGround, deal: DealFact): boolean {
  const last = lastTouch(ground, deal);
  return ground.tellsTouch.has(deal.crm) && last !== undefined && last < addDays(ground.today, -quietDays);
}

export const isOftenPushed = ({ pushes }: DealFact): boolean => pushes >= oftenPushed;

/**
 * Since when it is known to have no next step: one was looked for where next steps are shown, not so long ago, and nothing is
 * planned for it. What nobody saw is not missing.
 */
export function lacksStepAt({ planned, today }: SignGround, { key, noStepAt }: DealFact): Instant | undefined {
  if (noStepAt === undefined || planned.has(key)) return undefined;
  return dayOf(noStepAt, 'UTC') < addDays(today, -staleStep) ? undefined : noStepAt;
}
