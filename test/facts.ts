import type { ActivityFact } from '../lib/domain/activity.ts';
import type { DealFact } from '../lib/domain/deal.ts';
import type { Facts } from '../lib/domain/facts.ts';
import type { Period } from '../lib/domain/period.ts';
import type { MeasureContext } from '../lib/kpis/kpi.ts';

export const seenAt = Date.UTC(2026, 8, 18, 9);
export const september: Period = { start: '2026-09-01', end: '2026-10-01' };
export const yen = (minor: number) => ({ minor, currency: 'JPY' });

let next = 0;

/** An open deal of ¥1,000,000 unless told otherwise; a closed one closed on 10 September 2026. */
export function deal(fact: Partial<DealFact> = {}): DealFact {
  const isClosed = fact.status === 'won' || fact.status === 'lost';
  return {
    key: `d${(next += 1)}`,
    crm: 'test',
    site: 'https://crm.example.com',
    status: 'open',
    approximate: false,
    pushes: 0,
    seenAt,
    amount: yen(1_000_000),
    ...(isClosed && { closedOn: '2026-09-10' }),
    ...fact,
  };
}

/** The same deal without some of its fields. */
export function without(fact: DealFact, ...fields: (keyof DealFact)[]): DealFact {
  return Object.fromEntries(
    Object.entries(fact).filter(([name]) => !fields.includes(name as keyof DealFact)),
  ) as DealFact;
}

/** A call made on 10 September 2026 unless told otherwise. */
export function activity(fact: Partial<ActivityFact> = {}): ActivityFact {
  return {
    key: `a${(next += 1)}`,
    crm: 'test',
    site: 'https://crm.example.com',
    kind: 'call',
    state: 'done',
    on: '2026-09-10',
    seenAt,
    ...fact,
  };
}

export const undatedActivity = ({ on: _, ...fact }: ActivityFact): ActivityFact => fact;
export const statelessActivity = ({ state: _, ...fact }: ActivityFact): ActivityFact => fact;

export const facts = (rows: Partial<Facts>): Facts => ({ deals: [], activities: [], ...rows });

export const context = (part: Partial<MeasureContext> = {}): MeasureContext => ({
  period: september,
  today: '2026-09-18',
  currency: 'JPY',
  definitions: { revenueDate: 'closed', appointmentPer: 'call' },
  ...part,
});
