import type { ActivityField } from './activity.ts';
import type { Instant, Zone } from './day.ts';
import type { DealField } from './deal.ts';

/** The kinds of CRM page a recipe can describe. */
export type PageKind = 'deal-record' | 'deal-list' | 'deal-board' | 'activity-list' | 'activity-timeline';

export type Entity = 'deal' | 'activity';

/**
 * What a page gave to tell one row from another, best first. At least one is present.
 * `strong`: the CRM's own record id. `business`: a key the recipe declares unique (a deal number).
 * `provisional`: name and account, normalised; only until the record is opened.
 */
export type RowIdentity = { strong?: string; business?: string; provisional?: string };

/**
 * One value as printed (`text`) and as parsed (`value`, JSON). Text is kept so that a mended parser can be replayed. `null`: the
 * page shows the field, and for some seconds nothing has stood in it. Otherwise than a field that is not there, it is known to
 * be empty.
 */
export type ReadValue = { text: string; value: unknown; approximate?: true };

export type Row = {
  entity: Entity;
  id: RowIdentity;
  url?: string;
  values: { [F in DealField | ActivityField]?: ReadValue };
  /** Taken back by the person (undo of a quick log): whatever else says otherwise, it does not exist. No CRM page gives it. */
  gone?: true;
};

/**
 * A field the recipe looked for and could not read. `row` is the row's index in the look, absent for page-wide misses.
 * `drifted`: the clues to its place no longer agree, so nothing was read there; `rows` stands for the rows themselves.
 * `conflict`: the page shows another value than the data it fetched; what the page shows was read. `text` names both.
 */
export type Miss = {
  field: string;
  reason: 'not-found' | 'unreadable' | 'ambiguous' | 'no-identity' | 'drifted' | 'conflict';
  text?: string;
  row?: number;
};

/** What one look at one page gave: a fact, stored as it was seen and never changed afterwards. */
export type Reading = {
  /** Random, made by the sender: the same reading sent twice is stored once. */
  id: string;
  crm: string;
  recipeVersion: number;
  /** The recipe's page id, e.g. `deals-board`. */
  page: string;
  /** `page-data`: not what the page showed, but what it fetched. */
  kind: PageKind | 'page-data';
  /** Origin. */
  site: string;
  /** Address at the time of the look, without fragments that carry secrets. */
  url: string;
  at: Instant;
  zone: Zone;
  /** BCP 47, from the page's own `lang` or the recipe. */
  locale: string;
  /** Only rows that are new or changed since the sender's last acknowledged look; `seen` counts all of them. */
  rows: Row[];
  seen: number;
  misses: Miss[];
  /** Present when the page shows fewer rows than exist; `of` when the page says how many there are. */
  partial?: { of?: number };
  /** Present when the page itself counts its rows, and all of them were there. */
  whole?: true;
};

/** What a look is a look at: a page under one address, and so under one filter where the CRM keeps its filters there. */
export const viewOf = ({ page, url }: Pick<Reading, 'page' | 'url'>): string => `${page} ${url}`;
