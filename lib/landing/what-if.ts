import { serialOf, type Day } from '../domain/day.ts';
import { landOutlook, outlookFor } from './land-deals.ts';
import type { DealLanding } from './landing.ts';
import type { Outlook } from './outlook.ts';
import type { Study } from './study.ts';

/** What a person changes to see what it would do. Nothing is stored. */
export type Change =
  | { kind: 'chance'; key: string; chance: number }
  | { kind: 'amount'; key: string; amount: number }
  | { kind: 'won'; key: string }
  | { kind: 'lost'; key: string }
  /** The deal is decided on this day: after the deadline it does not count, by then it is won if it is won at all. */
  | { kind: 'date'; key: string; day: Day }
  /** All deals still to be created: so many times as many (more calls, a better rate), so many times as large. */
  | { kind: 'new-deals'; count: number; size: number };

export type WhatIf = { before: DealLanding; after: DealLanding; p50: number; pHit?: number };

/** The landing as it is, as it would be, and the difference. Changes to a deal that is not open do nothing. */
export function whatIf(
  known: Study,
  owners: 'all' | readonly string[],
  changes: readonly Change[],
  target?: number,
): WhatIf {
  const outlook = outlookFor(known, owners, target);
  const before = landOutlook(known, outlook, target);
  const after = landOutlook(
    known,
    changes.reduce((changed, change) => apply(known, changed, change), outlook),
    target,
  );
  return {
    before,
    after,
    p50: after.p50 - before.p50,
    ...(after.pHit !== undefined && before.pHit !== undefined && { pHit: after.pHit - before.pHit }),
  };
}

function apply({ book, experience, period }: Study, outlook: Outlook, change: Change): Outlook {
  if (change.kind === 'new-deals') {
    const { wins, sizes } = outlook.fresh;
    return {
      ...outlook,
      fresh: {
        wins: wins * Math.max(0, change.count),
        sizes: sizes.map(({ value, share }) => ({ value: value * Math.max(0, change.size), share })),
      },
    };
  }
  const deal = outlook.deals.find(({ key }) => key === change.key);
  if (!deal) return outlook;
  const others = outlook.deals.filter((other) => other !== deal);
  const replaced = (by: Partial<typeof deal>): Outlook => ({
    ...outlook,
    deals: outlook.deals.map((other) => (other === deal ? { ...deal, ...by } : other)),
  });
  switch (change.kind) {
    case 'chance':
      return replaced({ chance: Math.min(1, Math.max(0, change.chance)) });
    case 'amount':
      return replaced({ amount: Math.max(0, change.amount) });
    case 'won':
      return { ...outlook, won: outlook.won + deal.amount, wins: outlook.wins + 1, deals: others };
    case 'lost':
      return { ...outlook, deals: others };
    case 'date': {
      if (change.day >= period.end) return replaced({ chance: 0 });
      const entry = book.entries.find(({ key }) => key === deal.key);
      const everWon =
        entry && !Number.isNaN(entry.stated)
          ? entry.stated
          : experience.hazard.chance(book.asOf - (entry?.created ?? book.asOf), 730);
      return serialOf(change.day) <= book.asOf ? outlook : replaced({ chance: Math.max(deal.chance, everWon) });
    }
  }
}
