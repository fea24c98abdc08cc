import type { DealField } from '../domain/deal.ts';
import type { Instant } from '../domain/day.ts';
import type { Reading, RowIdentity } from '../domain/reading.ts';
import type { Settings } from '../app/settings.ts';

/** What was stored of a reading. `acknowledged` means: it is in the database. */
export type Ack = { acknowledged: true; id: string; stored: number; quarantined: number };

/** What a message answers when it could not be done; `sentence` keys a text for the person. */
export type Refusal = { refused: true; reason: 'bad-message' | 'unknown-sender' | 'storage-full' | 'newer-database' | 'storage-failed' | 'paused' | 'not-granted' | 'bad-file' };

export type QuickLogKind = 'call' | 'appointment' | 'meeting';

/** What the panel beside a deal shows; only of the deal the page itself shows. */
export type PanelView = {
  language: 'ja' | 'en';
  open: boolean;
  side: 'left' | 'right';
  deal?: {
    key: string;
    name?: string; account?: string; owner?: string; stage?: string;
    status: 'open' | 'won' | 'lost' | 'unmapped';
    amount?: { minor: number; currency: string }; approximate: boolean;
    closeOn?: string; createdOn?: string;
    stageSince?: string; daysInStage?: number;
    pushes: number;
    seenAt: Instant;
    missing: DealField[];
    /** Newest first. */
    changes: { field: DealField; from: string; to: string; at: Instant }[];
  };
  /** The deal's share of the main target and what that target is; absent without a target. */
  share?: { ofTarget: number; kpi: string; landingNow?: number; landingIfWon?: number };
  today: string;
};

/** Every message there is: who may send it, what goes in, what comes out. All are answered by the background. */
export type Protocol = {
  /** From a CRM page. */
  'reading': { from: 'content'; in: Reading; out: Ack };
  'page-opened': { from: 'content'; in: { url: string }; out: { paused: boolean } };
  'show-panel': { from: 'content'; in: { crm: string; id: RowIdentity }; out: { injected: boolean } };
  'panel': { from: 'content'; in: { crm: string; id: RowIdentity }; out: PanelView };
  'panel-state': { from: 'content'; in: { open: boolean; side: 'left' | 'right' }; out: { saved: true } };
  /** From a CRM page's panel or an extension page. */
  'log': { from: 'content' | 'ui'; in: { kind: QuickLogKind; dealKey?: string; at?: Instant }; out: { id: string } };
  'undo-log': { from: 'content' | 'ui'; in: { id: string }; out: { undone: boolean } };
  /** From the extension's own pages. */
  'save-settings': { from: 'ui'; in: { settings: Settings }; out: { saved: true } };
  'save-targets': { from: 'ui'; in: { targets: unknown[] }; out: { saved: true } };
  'sites-changed': { from: 'ui'; in: Record<string, never>; out: { sites: string[] } };
  'erase': { from: 'ui'; in: { site?: string }; out: { erased: number } };
  'import': { from: 'ui'; in: { file: string }; out: { readings: number; deals: number; activities: number } };
  'export': { from: 'ui'; in: Record<string, never>; out: { file: string } };
};

export type MessageName = keyof Protocol;
export type In<N extends MessageName> = Protocol[N]['in'];
export type Out<N extends MessageName> = Protocol[N]['out'];
