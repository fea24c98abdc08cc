import type { ActivityField, ActivityKind } from '../domain/activity.ts';
import type { DealField, DealStatus } from '../domain/deal.ts';
import type { PageKind } from '../domain/reading.ts';
import type { ParserName } from './parsers/index.ts';

/** A condition on a page. All parts given must hold. */
export type When = {
  /** Globs over path + search + hash, `*` matches any run of characters. One must match. */
  url?: readonly string[];
  /** Selectors that must be present / absent in the document. */
  has?: readonly string[];
  not?: readonly string[];
};

/** Where a value stands. Exactly one way of finding it; a field lists several, the first that yields text wins. */
export type Source = {
  /** Looked up inside `within`; absent: the element `within` stands for itself. */
  select?: string;
  /** Cell of a table row under the column whose header text is one of these (any locale). */
  header?: readonly string[];
  /** Value that stands beside a label with one of these texts, on a record. */
  label?: readonly string[];
  /** Part of the address: named segment of a `{name}` pattern, e.g. `/#/deals/{id}/show`. */
  url?: string;
  /** The row itself (default), its page root, the whole document, or the nearest ancestor matching a selector. */
  within?: 'row' | 'root' | 'document' | { closest: string };
  /** What is read of the element; default its text. `own` is its text without child elements. `prop` reads a live property. */
  read?: 'text' | 'own' | { attr: string } | { prop: 'value' | 'checked' };
  /** Cuts the text: what stands before the first / after the last occurrence of a mark. */
  before?: string;
  after?: string;
};

export type Confidence = 'high' | 'medium' | 'low';

export type Field = {
  at: Source | readonly Source[];
  as: ParserName;
  /** The sentence that says when this page does not show the field. Without it, absence is a miss. */
  optional?: string;
  /** The page always shows a rounded form here. */
  approximate?: true;
  confidence?: Confidence;
  /** Where the knowledge comes from. */
  source?: string;
};

export type Page = {
  id: string;
  kind: PageKind;
  when: When;
  /** The active pane; when several are alive only a visible one is read. Default: the document. */
  root?: string;
  /** One element per row, inside the root. A record page has none: its root is the row. */
  rows?: string;
  identity: {
    /** The CRM's own record id. */
    strong?: Source | readonly Source[];
    /** A key the CRM keeps unique, e.g. Tryton's Number. */
    business?: Source | readonly Source[];
  };
  /** The record page's address, for a row that links to it. */
  link?: Source;
  fields: { [F in DealField | ActivityField]?: Field };
  /** How many rows exist according to the page itself. */
  total?: Source;
  /** Set when the page never shows all rows by itself (capped boards, lazy lists without a count). */
  capped?: true;
};

/** A CRM, as data: survives a JSON round trip, holds no function. */
export type Recipe<Id extends string = string> = {
  id: Id;
  version: number;
  name: string;
  /** Match patterns of the vendor's own hosts; empty for self-hosted CRMs. */
  matches: readonly string[];
  /** How a page of any granted site is recognised as this CRM's. */
  detect: When;
  /** BCP 47, used when the page does not say its language. */
  locale: string;
  /** What its standard stages mean; a stage not listed is asked for. Texts are compared without case and outer space. */
  stages: { [Means in Exclude<DealStatus, 'unmapped'>]: readonly string[] };
  activityTypes: { [Means in ActivityKind]?: readonly string[] };
  pages: readonly Page[];
};

export const defineRecipe = <const Id extends string>(recipe: Recipe<Id>): Recipe<Id> => recipe;
