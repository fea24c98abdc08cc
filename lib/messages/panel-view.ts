import type { Settings } from '../app/settings.ts';
import type { Instant, Zone } from '../domain/day.ts';
import type { DealField } from '../domain/deal.ts';
import type { Currency } from '../domain/money.ts';

/** What the panel beside a deal shows; only of the deal the page itself shows. */
export type PanelView = {
  language: 'ja' | 'en';
  open: boolean;
  side: 'left' | 'right';
  /** How amounts are written; absent: by their size. */
  amounts?: Settings['amounts'];
  deal?: {
    key: string;
    name?: string;
    account?: string;
    owner?: string;
    stage?: string;
    status: 'open' | 'won' | 'lost' | 'unmapped';
    amount?: { minor: number; currency: string };
    approximate: boolean;
    closeOn?: string;
    createdOn?: string;
    stageSince?: string;
    daysInStage?: number;
    pushes: number;
    seenAt: Instant;
    missing: DealField[];
    /** Newest first. Values as `fieldText` writes them in `language`; an empty text: there was nothing. */
    changes: { field: DealField; from: string; to: string; at: Instant }[];
  };
  /** The deal's share of the main target and what that target is; absent without a target. */
  share?: {
    /** 0…; amount ÷ target. */
    ofTarget: number;
    kpi: string;
    /** The KPI's name in `language`, the currency its figures are in. */
    label: string;
    currency: Currency;
    /** Minor units. */
    landingNow?: number;
    landingIfWon?: number;
    /** Chance to hit as it stands, once the deal is won, once it is lost; and the deal's own to be won by the month's end. 0…1. */
    chances?: { now: number; ifWon: number; ifLost: number; deal: number };
  };
  /** Fields of this site's pages whose place is no longer certain; `rows` are the deals themselves. */
  drifted?: string[];
  today: string;
  zone: Zone;
};

/** Where the month lands, in minor units, and the chance to hit its target, 0…1. */
export type Outcome = { landing: number; hit?: number };
