import type { ActivityField, ActivityKind } from '../domain/activity.ts';
import type { Day } from '../domain/day.ts';
import type { DealField, DealStatus } from '../domain/deal.ts';
import type { PageKind } from '../domain/reading.ts';
import type { DateOrder, ParserName } from './parsers/index.ts';
import type { Anchor, Repeated } from './teach/anchor.ts';

/** A condition on a page. All parts given must hold. */
export type When = {
  /** Globs over path + search + hash, `*` matches any run of characters. One must match. */
  url?: readonly string[];
  /** Parameters of the query or the hash (`#id=7&model=crm.lead`) and a glob their value must match. All must. */
  params?: Readonly<Record<string, string>>;
  /** Selectors that must be present / absent in the document. */
  has?: readonly string[];
  not?: readonly string[];
};

/**
 * A glob that may cut a piece out of a text. It must match the whole text; the first that does, wins.
 * `*` any run of characters; `{id}` the piece, a run without `/ ? # & ; ,` and space; `{*}` the piece, any run, `{**}` the
 * longest; `{id:006*}` the piece, beginning with 006; `{id:#}` the piece, digits only; `{id:00???}` the piece, five letters.
 * Several pieces are joined by dashes. E.g. `*#/deals/{id}/show*`, `{*}, *`.
 */
export type Pattern = string | readonly string[];

/** Where a source begins to look. `row` is the default; on a record page the row is the page's root. */
export type Within =
  | 'row'
  | 'root'
  | 'document'
  /** The nearest ancestor of the row matching a selector: a board's column. With `twin`, the element of the page that has the same value of attribute `by`. */
  | { closest: string; twin?: string; by?: string }
  /** The last element matching the selector that stands before the row: a group header. */
  | { preceding: string };

/** Where a value stands. One way of finding it; a field lists several, the first that yields text wins. */
export type Source = {
  /** Looked up inside `within`; absent: the element `within` stands for itself. */
  select?: string;
  /** Cell of the row whose column has one of these keys (attribute `columns.key`). */
  cell?: readonly string[];
  /** Cell of the row under the column whose header text is one of these (any language; may end in `*`). */
  header?: readonly string[];
  /** Cell of the row under the column whose header matches or holds this: a sort link names the field in every language. */
  under?: string;
  /** Value that stands beside a label with one of these texts, on a record (any language; may end in `*`). `select` looks inside it. */
  label?: readonly string[];
  /** Part of the address: a pattern over path + search + hash, e.g. `/#/deals/{id}/show*`. */
  url?: Pattern;
  /** Parameter of the query or the hash. */
  param?: string;
  /** Not read but known from the place: every row of a list of notes is a `note`. */
  text?: string;
  /** Where a person once pointed: clues that vote anew at each look. Stands alone, without `select` and the like. */
  anchor?: Anchor;
  within?: Within;
  /**
   * What is read of the element. Default what a person sees: an input's live value, a select's chosen option, else the
   * text. `own` is the text without child elements. `html` reads an attribute that holds HTML (a tooltip), line by line.
   */
  read?: 'text' | 'own' | { attr: string } | { html: string } | { prop: 'value' | 'checked' };
  /** Keeps only a piece of the text; a text that does not match yields nothing. */
  match?: Pattern;
  /** Joins the texts of all elements found with `, `; default: the first element only. */
  all?: true;
};

export type Sources = Source | readonly Source[];

export type Confidence = 'high' | 'medium' | 'low';

export type Field = {
  at: Sources;
  as: ParserName;
  /** The sentence that says when this page does not show the field. Without it, absence is a miss. */
  optional?: string;
  /** The page always shows a rounded form here. */
  approximate?: true;
  /** Turns a text into another before it is parsed (`true` of a checkbox → `done`); compared without case. `*` is any other text. */
  map?: Readonly<Record<string, string>>;
  /** Where the money's currency stands, when not in the amount itself. */
  currency?: Sources;
  /** Words that stand for the person signed in (`You`); read as the name that `Recipe.me` gives, else as nothing. */
  self?: readonly string[];
  /** Wins over the page's: a CRM that prints this field in one locale whatever the person's is. */
  locale?: string;
  confidence?: Confidence;
  /** Where the knowledge comes from. */
  source?: string;
};

export type Fields = { [F in DealField | ActivityField]?: Field };

/**
 * Rows found by something inside them: the nearest ancestor that matches, or the one so many steps above each mark. For rows
 * that have nothing of their own to be known by. `having` and `without` select what a row must and must not hold.
 */
export type Marked = { mark: string; up?: number; closest?: string; having?: string; without?: string };

/** A region of a page and what its rows say. */
export type Part = {
  kind: PageKind;
  /** The active pane; when several are alive only a visible one is read. Default: the document. */
  root?: string;
  /** Every pane is read, each with columns of its own: the related lists of a record. */
  each?: true;
  /** One element per row, inside the root. A record has none: its root is the row. */
  rows?: string | Marked | readonly (string | Marked)[];
  /** Rows a person once pointed at, known by clues that vote; in the place of `rows`. */
  repeated?: Repeated;
  identity: {
    /** The CRM's own record id. */
    strong?: Sources;
    /** How the id is written in one way, where the CRM has several for one record. */
    as?: ParserName;
    /** Put before the id where one CRM numbers several things each from 1: `task-7`, `note-7`. */
    prefix?: string;
    /** A key the CRM keeps unique, e.g. Tryton's Number. */
    business?: Sources;
  };
  /** The record page's address: where the row links to, or a template with `{id}`. */
  link?: Source | string;
  fields: Fields;
  /** Fields without which a row is none of these: a project that is no lead has no lead status. */
  must?: readonly (keyof Fields)[];
  /** Fields whose place must be on the page, else the part is not what it looks like: a list of another kind of record. */
  needs?: readonly (keyof Fields)[];
  /** How cells find their column: `head` is the row of headers (default: a table's own), `key` an attribute of the cells. */
  columns?: { head?: string; key?: string };
  /** How labels find their value. `in` is the block holding both; `value` the value inside it (default: what follows the label). */
  labels?: { label: string; in?: string; value?: string };
  /** Present inside a field or row that is being edited: its last good value is kept. */
  editing?: string;
  /** How many rows exist according to the page itself; with `all`, the sum over the elements found. */
  total?: Source;
  /** Present when the page could show more rows ("load more"). */
  more?: string;
  /** The sentence that says when the page does not have this part. Without it, a root that is not there is a miss. */
  optional?: string;
  /** Set when the page never shows all rows by itself (capped boards, lazy lists without a count). */
  capped?: true;
};

export type Page = Part & {
  id: string;
  when: When;
  /** Further regions of the same page: the timeline on a record, the board behind a dialog. */
  also?: readonly Part[];
};

/** Where a value lies in JSON: keys parted by `/`. On the way to rows `*` is every element of a list or value of an object. */
export type JsonPath = string;

export type DataField = {
  /** The first that holds something wins. */
  at: JsonPath | readonly JsonPath[];
  /** Machine form is expected (`9800.5`, `2026-09-30`), whatever the language. */
  as: ParserName;
  /** It is a text as the page prints it, in the page's language. */
  printed?: true;
  /** A time without a zone is UTC. */
  utc?: true;
  /**
   * Where the code of the money's currency lies. Where there is none, it is the one in which the page shows the same amount
   * of the same row.
   */
  currency?: JsonPath | readonly JsonPath[];
  confidence?: Confidence;
  /** Where the knowledge comes from. */
  source?: string;
};

/**
 * JSON that the CRM's pages fetch from their own origin: a second source beside the DOM. It gives what the page does not
 * show, or shows rounded; what the page shows exactly is taken from the page. Fields whose words differ from the page's (a
 * stage's stored name) do not belong here.
 */
export type ResponseReader = {
  /** Stands as the page in readings; unlike every page's id. */
  id: string;
  /** Paths of the address, step by step; `{}` is any one step, a `*` at the end any steps. The query is not looked at. */
  url: readonly string[];
  /** Where rows lie. All of these are looked at; none: the whole is a row. */
  rows: readonly JsonPath[];
  /** `prefix` stands before the id, where a CRM numbers several things each from 1. */
  identity: { strong: JsonPath | readonly JsonPath[]; as?: ParserName; prefix?: string };
  /** A row that says otherwise here is none of these. */
  where?: Readonly<Record<JsonPath, string>>;
  /** Fields without which a row is none of these. */
  must?: readonly DealField[];
  /** The record page's address, a template with `{id}`. */
  link?: string;
  fields: { [F in DealField]?: DataField };
};

/** A CRM, as data: survives a JSON round trip, holds no function. */
export type Recipe<Id extends string = string> = {
  id: Id;
  version: number;
  /** Which fields of the person's own stand in the place of ours, as a print of them; absent without any. */
  edition?: string;
  name: string;
  /** Where the knowledge of its pages comes from, and when it was last held against what. Every CRM of ours has it. */
  evidence?: { source: string; checked: { on: Day; against: string } };
  /** Match patterns of the vendor's own hosts; empty for self-hosted CRMs. */
  matches: readonly string[];
  /** How a page of any granted site is recognised as this CRM's. */
  detect: When;
  /** BCP 47, used when the page does not say its language. */
  locale: string;
  /** Whose locale its dates and numbers follow: the page's `lang` (default), the browser's, or always `locale`. */
  localeOf?: 'page' | 'browser' | 'recipe';
  /** Words of the page that tell its language, where it does not say so: pattern of the text → BCP 47. The first that is listed wins; none: its dates' order is unknown. */
  language?: readonly { at: Source; is: Readonly<Record<string, string>> }[];
  /** Language → order of the parts of a numeric date, where it is not the locale's own; `*` is any other language. */
  dateOrder?: Readonly<Record<string, DateOrder | 'unknown'>>;
  /** Where every page shows who is signed in. */
  me?: Sources;
  /** It prints money by the runtime's own tables, where a sign without a country means one currency. */
  signs?: 'locale';
  /** Walk open shadow roots where the flat document has no match. */
  shadow?: true;
  /** `planned`: closing a deal does not set its close date; it stays what was expected. */
  closeDateIs?: 'planned';
  /** What its standard stages mean; a stage not listed is asked for. Texts are compared without case and outer space. */
  stages: { [Means in Exclude<DealStatus, 'unmapped'>]: readonly string[] };
  activityTypes: { [Means in ActivityKind]?: readonly string[] };
  pages: readonly Page[];
  /** What its pages fetch, where that says more than they show. */
  responses?: readonly ResponseReader[];
  /** It is a builder of apps: which field of theirs is which of ours the person confirms, app by app, and the page's own API is read. */
  api?: 'kintone';
};

export const defineRecipe = <const Id extends string>(recipe: Recipe<Id>): Recipe<Id> => recipe;
