import { addDays, dayOf, type Day, type Instant } from '../../lib/domain/day.ts';
import { identityKey } from '../../lib/domain/identity.ts';
import { merge } from '../../lib/domain/merge.ts';
import type { Entity, ReadValue } from '../../lib/domain/reading.ts';
import { cellsOf, tallied, type Tally } from '../../lib/domain/tally.ts';
import { pack } from '../../lib/store/pack.ts';
import type { PackedRecord } from '../../lib/store/schema.ts';

export const source = { crm: 'atomic-crm', site: 'https://crm.example.com' };

export type Size = { deals: number; activities: number; reps: number; years: number };

export type Records = {
  deal: (id: number) => PackedRecord;
  activity: (id: number) => PackedRecord;
  /** Of all that were made so far. */
  tally: Tally;
};

const word = (value: string): ReadValue => ({ text: value, value });

/** Derived records as the background stores them, the same every time (mulberry32), spread over the years up to a moment. */
export function recordsOf({ deals, reps, years }: Size, now: Instant): Records {
  let seed = 7;
  const below = (limit: number): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  const today: Day = dayOf(now, 'UTC');
  const days = Math.round(365 * years);
  const tally: Tally = {};
  const recordOf = (entity: Entity, id: number, values: Record<string, ReadValue>): PackedRecord => {
    const key = identityKey(source, entity, 's', String(id));
    const row = { entity, id: { strong: String(id) }, values };
    const seen = { row, at: now - below(30 * 86_400_000), reading: `reading-${id % 500}`, view: 'list', index: 0 };
    const dossier = merge(key, entity, source.crm, source.site, [seen]);
    if (!dossier) throw new Error('Nothing was merged.');
    for (const cell of cellsOf(dossier)) tallied(tally, cell, 1);
    return pack({
      dossier,
      trail: { sources: [1], marks: new Map([[id, seen.at]]) },
      joined: [],
      names: [],
      views: [],
    });
  };
  return {
    tally,
    deal: (id) =>
      recordOf('deal', id, {
        name: word(`Deal ${id}`),
        account: word(`Account ${below(deals / 3)}`),
        amount: { text: '¥1', value: { minor: 10_000 * (1 + below(900)), currency: 'JPY' } },
        stage: word(['opportunity', 'proposal-sent', 'won', 'lost'][below(4)] ?? 'won'),
        closeDate: word(addDays(today, below(days + 55) - days)),
        createdDate: word(addDays(today, below(120) - days - 115)),
        owner: word(`Rep ${below(reps)}`),
      }),
    activity: (id) =>
      recordOf('activity', id, {
        type: word(['Call', 'Email', 'Meeting', 'Follow-up'][below(4)] ?? 'Call'),
        when: word(`${addDays(today, -below(days))}T09:30`),
        state: word('done'),
        owner: word(`Rep ${below(reps)}`),
        dealId: word(String(below(deals))),
      }),
  };
}
