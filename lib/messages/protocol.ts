import type { Day, Instant } from '../domain/day.ts';
import type { Reading, RowIdentity } from '../domain/reading.ts';
import type { Target } from '../domain/target.ts';
import type { Field, Recipe } from '../recipes/recipe.ts';
import type { KeepNamesYears, SettingsChange } from '../app/settings.ts';
import type { Chip } from './chip.ts';
import type { Outcome, PanelView } from './panel-view.ts';
import type { Welcome } from './welcome.ts';

/** What was stored of a reading. `acknowledged` means: it is in the database. */
export type Ack = { acknowledged: true; id: string; stored: number; quarantined: number };

/**
 * Why a message was not done. Each has a sentence for the person.
 * The first five are the door's own: what came in is not a known message, is malformed, comes from somebody who may not
 * send it, from a page that is prerendered, kept in the back-forward cache or in a private window, or too quickly after others.
 */
export type RefusalReason =
  | 'bad-message'
  | 'unknown-sender'
  | 'not-active'
  | 'private-window'
  | 'too-many'
  | 'not-granted'
  | 'paused'
  | 'storage-full'
  | 'newer-database'
  | 'storage-failed'
  | 'bad-file';

/** What a message answers when it could not be done. Nothing was changed then. */
export type Refusal = { refused: true; reason: RefusalReason };

/**
 * No answer came. `context-gone`: this script belongs to an extension that was updated or removed; it must leave.
 * `channel-closed`: the background died before it answered; the message may or may not have been done, so send it again.
 */
export type Lost = { lost: 'context-gone' | 'channel-closed' };

export type { Chip, Outcome, PanelView };
export type { Candidate, Welcome } from './welcome.ts';

export type QuickLogKind = 'call' | 'appointment' | 'meeting';

/** What is remembered of a table that was imported, so that it can be seen and taken back as a whole. */
export type ImportNote = {
  /** Of the table and how it was read: the same table read the same way is the same import. */
  id: string;
  /** The file's name; empty for pasted cells. */
  name: string;
  kind: 'deals' | 'activities' | 'changes';
  crm: string;
  site: string;
  /** When it was imported, and when the table was made. */
  at: Instant;
  made: Instant;
  /** Rows of the table that were taken. */
  rows: number;
  /** Not all of it is in yet: it was stopped on the way. */
  isUnfinished: boolean;
};

/** Something in a backup that could not be read and was left out; of settings, which fields. */
export type Left = {
  part:
    | 'readings'
    | 'rows'
    | 'seen'
    | 'looks'
    | 'quarantine'
    | 'settings'
    | 'targets'
    | 'taught'
    | 'imports'
    | 'erased'
    | 'ledger';
  count: number;
  fields?: string[];
};

/** What a backup brought: how much of each part it held, and how many deals and activities there are now. */
export type Restored = {
  readings: number;
  deals: number;
  activities: number;
  hasSettings: boolean;
  targets: number;
  /** Sites that had been taught. */
  taught: number;
  imports: number;
  /** Days of the ledger of landings. */
  days: number;
  left: Left[];
  /** Backups saved themselves where the file was made, and do not in this browser, whose own choice that stays. */
  isBackupOff?: true;
  /** Of what is there now, whose names and notes are older than the person keeps them, and how many years that is. */
  old?: { years: KeepNamesYears; deals: number; activities: number };
};

/**
 * Why a file was not taken; nothing was changed. `not-a-backup`: something else. `damaged`: cut short or altered.
 * `newer`: made by a newer version. `malformed`: whole, but nothing in it is what a backup holds.
 */
export type BadFile = Refusal & {
  reason: 'bad-file';
  problem: 'not-a-backup' | 'damaged' | 'newer' | 'malformed';
};

/** Every message there is: what goes in, what comes out. All are answered by the background. */
export type Protocol = {
  'page-opened': { in: { url: string }; out: Welcome };
  /** Recipes are data: they travel, so that no content script carries them. */
  recipe: { in: { id: string }; out: Recipe };
  reading: { in: Reading; out: Ack };
  /** What the person pointed at on a page, as a recipe of that site, or out of a file. A page teaches its own site only. */
  teach: { in: { site: string; recipe: Recipe }; out: { version: number } };
  /** Where one field of a page of a built-in recipe stands on a site; without `is`, where the recipe says. A page teaches its own site only. */
  'teach-field': {
    in: { site: string; crm: string; page: string; field: string; is?: Field };
    out: { saved: true };
  };
  /** The panel's button on a page that needs a click. */
  'begin-teaching': { in: Record<string, never>; out: { begun: boolean } };
  /** What was taught of a site, or of one of its pages, or one field of one is no longer read so. */
  'forget-taught': { in: { site: string; page?: string; field?: string }; out: { saved: true } };
  /** The fields of an app that a company built, as the page's own API names them. */
  'app-seen': { in: { url: string; app: string; fields: object[] }; out: { saved: true } };
  /** What the person confirmed them to be, field by field; without a map the app is not read. */
  'save-map': { in: { site: string; app: string; map?: object }; out: { saved: true } };
  /** The page shows a deal's record: the panel is wanted beside it. */
  'show-panel': { in: { crm: string; id: RowIdentity }; out: { injected: boolean } };
  panel: { in: { crm: string; id: RowIdentity }; out: PanelView };
  /**
   * What would be, were the deal that the page shows larger or smaller (minor units of the person's currency), decided on
   * another day, or likelier. Nothing is stored. `null` where nothing is known that it could change.
   */
  'what-if': {
    in: { crm: string; id: RowIdentity; amount?: number; day?: Day; chance?: number };
    out: { outcome: { from: Outcome; to: Outcome } | null };
  };
  /** The page shows a list or a board: chips are wanted on it. */
  'show-chips': { in: Record<string, never>; out: { injected: boolean } };
  /** Which deals of the page deserve a look, by their place in `ids`, and why. The page's own site's deals only. */
  chips: {
    in: { crm: string; ids: RowIdentity[] };
    out: { language: 'ja' | 'en'; chips: { at: number; chip: Chip }[] };
  };
  'panel-state': { in: { open: boolean; side: 'left' | 'right' }; out: { saved: true } };
  /** The id is the sender's, so that a log sent again after a lost answer is still one. A page logs for its own site's deals, now. */
  log: { in: { id: string; kind: QuickLogKind; dealKey?: string; at?: Instant }; out: { id: string } };
  'undo-log': { in: { id: string }; out: { undone: boolean } };
  /** The person has read that data was lost. */
  'trouble-seen': { in: Record<string, never>; out: { saved: true } };
  /** Only what changed, so that two pages changing different things both keep theirs. */
  'save-settings': { in: { changes: SettingsChange }; out: { saved: true } };
  'save-targets': { in: { targets: Target[] }; out: { saved: true } };
  /** A permission was just granted or removed in one of our pages. Answers the origins that are read from now on. */
  'sites-changed': { in: Record<string, never>; out: { sites: string[] } };
  erase: { in: { site?: string }; out: { erased: number } };
  /**
   * A customer, a colleague or anybody else, everywhere they are named: marks stand in the place of the name, figures stay.
   * Answers how many readings and rows of them named it.
   */
  'erase-name': { in: { name: string; isCustomer: boolean }; out: { readings: number; rows: number } };
  /** Whether figures of an invented team are shown in place of the person's own, which stay as they are. Off: it is gone. */
  sample: { in: { shown: boolean }; out: { saved: true } };
  /**
   * A part of a backup's text, for a large one is more than a message may hold. Answers which part is wanted next (the first
   * again, where the background has died and lost what it had), and after the last one what was restored.
   */
  'restore-part': {
    in: { id: string; index: number; text: string; isLast: boolean };
    out: { next: number } | Restored | BadFile;
  };
  /** A part of an imported table; the last one finishes it. A part sent twice is stored once. */
  'import-part': { in: { note: ImportNote; readings: Reading[]; isLast: boolean }; out: { stored: number } };
  /** Takes a whole import back. Answers how many deals and activities there are afterwards. */
  'undo-import': { in: { id: string }; out: { deals: number; activities: number } };
};

export type MessageName = keyof Protocol;
export type In<N extends MessageName> = Protocol[N]['in'];
export type Out<N extends MessageName> = Protocol[N]['out'];
export type Answer<N extends MessageName> = Out<N> | Refusal;

/** `page`: our content scripts on a CRM page. `own`: the extension's own pages. */
export type Audience = 'page' | 'own' | 'both';

/** Who may send what. A message that stands here for `page` is one that a hostile CRM page may forge at worst. */
export const audiences = {
  'page-opened': 'page',
  recipe: 'page',
  reading: 'page',
  teach: 'both',
  'teach-field': 'both',
  'begin-teaching': 'page',
  'forget-taught': 'own',
  'app-seen': 'page',
  'save-map': 'own',
  'show-panel': 'page',
  panel: 'page',
  'what-if': 'page',
  'show-chips': 'page',
  chips: 'page',
  'panel-state': 'page',
  log: 'both',
  'undo-log': 'both',
  'trouble-seen': 'own',
  'save-settings': 'own',
  'save-targets': 'own',
  'sites-changed': 'own',
  erase: 'own',
  'erase-name': 'own',
  sample: 'own',
  'restore-part': 'own',
  'import-part': 'own',
  'undo-import': 'own',
} as const satisfies Record<MessageName, Audience>;

/**
 * What the background tells pages. `ask-again`: permissions, pauses or settings changed, say hello again to learn whether
 * to stay. `forget`: what was acknowledged is no longer stored, so it is news again. `erased`: the same, by the person's own
 * wish, of one site or of all; what waits to be told goes with it, and an open page is read again when it next changes or is
 * opened, not at once.
 */
export type Notice = { notice: 'ask-again' | 'forget' } | { notice: 'erased'; site?: string };

/** What a key or the menu asks of the page in front. A panel that can do it answers `true`; nothing else answers. */
export type Wish = { notice: 'log-call' | 'toggle-panel' };

/** Bounds of one reading: rows, letters of one text or address, letters of the whole. What is longer is cut before it is sent and refused when it comes. */
export const limits = { rows: 500, text: 2000, url: 2000, misses: 1000, letters: 2_000_000 };

/** Bounds of a backup on its way to the background: letters of one part, and parts. */
export const restoreLimits = { letters: 4_000_000, parts: 60 };
