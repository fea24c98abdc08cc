import type { Activity, ActivityFact, MappedKind } from '../domain/activity.ts';
import { dayOf, daysBetween, type Day, type Instant, type LocalTime, type Zone } from '../domain/day.ts';
import type { Deal, DealFact, DealField, DealFields, DealStatus } from '../domain/deal.ts';
import type { Facts } from '../domain/facts.ts';
import { identityKey } from '../domain/identity.ts';
import { shownOf } from '../domain/merge.ts';
import { ownCrm } from '../domain/scope.ts';
import type { Currency, Money } from '../domain/money.ts';
import { currencyOf, stated } from '../domain/stated.ts';
import { meaningsOf, type Meanings, type Proposal } from './meanings.ts';
import { emptySteps } from './empty-steps.ts';
import type { Settings } from './settings.ts';
import { twinsOf, withoutTwins } from './twins.ts';

/** What KPIs look at: settings and the recipes' proposals applied to what was derived. `zone` holds when settings say `auto`. */
export function factsOf(
  deals: readonly Deal[],
  activities: readonly Activity[],
  settings: Settings,
  recipes: readonly Proposal[],
  zone: Zone,
): Facts {
  const meanings = meaningsOf(settings, recipes);
  const own = settings.zone === 'auto' ? zone : settings.zone;
  const known = keysOf(deals);
  const noStepOf = emptySteps(deals);
  const twins = twinsOf(deals);
  const keyOf = (identity: string): string => {
    const key = known(identity);
    return twins.get(key) ?? key;
  };
  return {
    deals: withoutTwins(
      deals.map((deal) => dealFactOf(deal, meanings, own, settings.currency, noStepOf(deal))),
      twins,
    ),
    activities: activities.flatMap((activity) => activityFactOf(activity, meanings, keyOf, own) ?? []),
  };
}

function dealFactOf(
  deal: Deal,
  meanings: Meanings,
  zone: Zone,
  home: Currency,
  noStepAt: Instant | undefined,
): DealFact {
  const { key, crm, site, url, fields, changes, lastSeen } = deal;
  const value = <F extends DealField>(field: F): DealFields[F] | undefined => {
    const held = fields[field];
    return held && shownOf(held).value;
  };
  const currency = currencyOf(deal, home);
  const amountIn = (field: 'amount' | 'cost' | 'mrr'): Money | undefined => {
    const money = value(field);
    return money && stated(money, currency);
  };
  const stage = value('stage');
  const status: DealStatus =
    stage === undefined && value('wonDate') !== undefined
      ? 'won'
      : stage === undefined
        ? 'unmapped'
        : meanings.status(crm, stage);
  const moves = movesOf(changes, 'stage');
  const dates = movesOf(changes, 'closeDate');
  const closeOn = value('closeDate');
  const closing = status === 'won' || status === 'lost' ? closingOf(deal, status, meanings, zone) : undefined;
  const stagesSeen =
    stage === undefined
      ? undefined
      : [...new Set([...moves.flatMap(({ from, to }) => [from, to]), stage])].filter((one) => one !== undefined);
  const planned = [...dates.flatMap(({ from, to }) => [from, to]), closeOn].filter((day) => day !== undefined);
  return compacted<DealFact>({
    key,
    crm,
    site,
    url,
    status,
    stage,
    name: value('name'),
    account: value('account'),
    owner: value('owner'),
    amount: amountIn('amount'),
    approximate: fields.amount ? shownOf(fields.amount).approximate : false,
    cost: amountIn('cost'),
    mrr: amountIn('mrr'),
    probability: value('probability'),
    createdOn: value('createdDate'),
    closeOn,
    closedOn: closing?.day,
    closedByPlan: closing?.isPlan,
    bookedOn: value('bookedDate'),
    paidOn: value('paidDate'),
    category: value('category'),
    nextStep: value('nextStep'),
    noStepAt,
    stageSince: fields.stage && dayOf(stageSince(deal, moves), zone),
    stagesSeen,
    stays: status === 'won' ? staysOf(moves, zone) : undefined,
    earliestCloseOn: planned.reduce<Day | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined),
    firstCloseOn: planned[0],
    pushes: dates.filter(({ from, to }) => from !== undefined && to !== undefined && to > from).length,
    seenAt: lastSeen,
  });
}

/** A stage that was shown empty for a while is not a new one. */
function stageSince({ fields, firstSeen }: Deal, moves: ReturnType<typeof movesOf>): Instant {
  const wasEmptied = moves.some(({ to }) => to === undefined);
  if (fields.stage && !wasEmptied) return shownOf(fields.stage).since;
  return moves.findLast(({ from, to }) => to !== undefined && to !== from)?.at ?? firstSeen;
}

function staysOf(moves: ReturnType<typeof movesOf>, zone: Zone): DealFact['stays'] {
  const stays = moves.slice(1).flatMap(({ from, at }, index) => {
    const before = moves[index];
    return before?.to === undefined || before.to !== from
      ? []
      : [{ stage: from, days: daysBetween(dayOf(before.at, zone), dayOf(at, zone)) }];
  });
  return stays.length > 0 ? stays : undefined;
}

/** How a field of texts moved; `undefined` where it was emptied. A stage that comes after nothing comes from the one before. */
const movesOf = (
  changes: Deal['changes'],
  field: 'stage' | 'closeDate',
): { from: string | undefined; to: string | undefined; at: Instant }[] => {
  let held: string | undefined;
  return changes
    .filter((change) => change.field === field)
    .map(({ from: left, to: came, at }) => {
      const [from, to] = [textOf(left) ?? (field === 'stage' ? held : undefined), textOf(came)];
      held = to ?? from;
      return { from, to, at };
    });
};

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * The day a deal was won or lost: what the CRM says of the win, else its close date, else the day the move was first seen.
 * Where closing a deal does not set the close date, seeing the move goes before it; a plan stands in only for a deal that
 * was closed when it was first seen, and never for a day after that. Without a date such a deal has no day at all, since
 * it may have been closed at any time before.
 */
function closingOf(
  { crm, fields, changes, firstSeen }: Deal,
  status: DealStatus,
  meanings: Meanings,
  zone: Zone,
): { day: Day; isPlan?: true } | undefined {
  const dayIn = (field: 'wonDate' | 'closeDate'): Day | undefined => fields[field] && shownOf(fields[field]).value;
  const moves = movesOf(changes, 'stage');
  const means = (stage: string | undefined): DealStatus | undefined =>
    stage === undefined ? undefined : meanings.status(crm, stage);
  const move = moves.findLast(({ from, to }) => means(to) === status && means(from) !== status);
  const movedOn = move && dayOf(move.at, zone);
  const wonOn = status === 'won' ? dayIn('wonDate') : undefined;
  const closeOn = dayIn('closeDate');
  const closedOn = wonOn ?? (meanings.plans(crm) ? movedOn : (closeOn ?? movedOn));
  if (closedOn !== undefined) return { day: closedOn };
  if (closeOn === undefined) return undefined;
  const seenOn = dayOf(moves.length === 0 && fields.stage ? shownOf(fields.stage).since : firstSeen, zone);
  return { day: closeOn < seenOn ? closeOn : seenOn, isPlan: true };
}

/**
 * The deal an identity is known for. The person's own logs name their deal by its key of that day: perhaps an identity that
 * was joined to another since, or, in logs from before keys held the CRM, a key without it.
 */
export function keysOf(deals: readonly Deal[]): (identity: string) => string {
  const joined = new Map(deals.flatMap(({ key, joined: others = [] }) => others.map((other) => [other, key] as const)));
  let withoutCrm: Map<string, string> | undefined;
  return (identity) => {
    if (!isWithoutCrm(identity)) return joined.get(identity) ?? identity;
    withoutCrm ??= new Map(
      [...deals.map(({ key }) => [key, key] as const), ...joined].map(([one, key]) => [
        one.replace(/^(\S+) \S+/, '$1'),
        key,
      ]),
    );
    return withoutCrm.get(identity) ?? identity;
  };
}

const isWithoutCrm = (identity: string): boolean => identity.split(' ', 2)[1] === 'deal';

/** A log from before keys held the CRM: its deal is found by what is there, so that a deal which comes or goes may be the one. */
export const isOldLog = ({ crm, fields: { dealId } }: Activity): boolean =>
  crm === ownCrm && dealId !== undefined && isWithoutCrm(dealId.value);

/** `undefined` for an activity of a type that the person does not want counted. */
function activityFactOf(
  activity: Activity,
  meanings: Meanings,
  keyOf: (identity: string) => string,
  zone: Zone,
): ActivityFact | undefined {
  const { key, crm, site, url, fields, lastSeen } = activity;
  const kind = meanings.kind(crm, fields.type?.value ?? '');
  if (kind === 'ignore') return undefined;
  const when = timeOf(activity, kind, zone);
  const dealId = fields.dealId?.value;
  const dealKey =
    dealId === undefined ? undefined : crm === ownCrm ? dealId : identityKey({ site, crm }, 'deal', 's', dealId);
  return compacted<ActivityFact>({
    key,
    crm,
    site,
    url,
    kind,
    state: fields.state?.value,
    on: when?.slice(0, 10),
    time: when?.slice(11) || undefined,
    owner: fields.owner?.value,
    subject: fields.subject?.value,
    account: fields.account?.value,
    dealKey: dealKey === undefined ? undefined : keyOf(dealKey),
    outcome: fields.outcome?.value,
    seenAt: lastSeen,
  });
}

/**
 * When an activity is due or was done. Work seen to become done was done on that day, not on the day it was due. A date
 * that moved along is the CRM's own word for it; and a meeting took place on its day, though it may be ticked off later.
 */
function timeOf({ fields: { when, state }, doneAt }: Activity, kind: MappedKind, zone: Zone): LocalTime | undefined {
  if (state?.value !== 'done' || doneAt === undefined) return when?.value;
  const doneOn = dayOf(doneAt, zone);
  if (!when) return doneOn;
  const isKept = when.since >= doneAt || (kind === 'meeting' && when.value.slice(0, 10) <= doneOn);
  return isKept || when.value.slice(0, 10) === doneOn ? when.value : doneOn;
}

type Loose<T> = { [K in keyof T]: T[K] | undefined };

/** Without the fields that are not known: to a KPI, absent is absent. A plain loop: it runs for every row there is. */
function compacted<T extends object>(record: Loose<Required<T>>): T {
  const known: Partial<Record<keyof T, unknown>> = {};
  for (const field in record) if (record[field] !== undefined) known[field] = record[field];
  return known as T;
}
