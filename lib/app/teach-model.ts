import type { Day, Zone } from '../domain/day.ts';
import type { Currency } from '../domain/money.ts';
import type { Miss, Row } from '../domain/reading.ts';
import type { Answer, Lost } from '../messages/protocol.ts';
import { domOf } from '../recipes/dom.ts';
import { locate } from '../recipes/locate.ts';
import type { DateOrder, ParseContext } from '../recipes/parsers/index.ts';
import { dateOrderSeen } from '../recipes/parsers/date-order.ts';
import { read } from '../recipes/read.ts';
import type { Page, Recipe } from '../recipes/recipe.ts';
import { teachable, type Teachable } from '../recipes/teach/field-names.ts';
import { aimAt } from '../recipes/teach/find-rows.ts';
import { rowsBy } from '../recipes/teach/locate-rows.ts';
import { anchorAt, proposalFor, type Proposal } from '../recipes/teach/propose.ts';
import { taughtPage, taughtRecipe } from '../recipes/teach/taught.ts';

export type { DateOrder, Teachable };

export type TeachWays = {
  document: Document;
  locale: string;
  today: Day;
  zone: Zone;
  currency: Currency;
  /** What was taught of this site before. */
  known: Recipe | undefined;
  save: (recipe: Recipe) => Promise<Answer<'teach'> | Lost>;
  changed: () => void;
};

export type TeachView = {
  phase: 'aim' | 'pick' | 'review' | 'saving' | 'saved' | 'failed';
  /** Why the last click was not understood. */
  trouble?: 'nothing' | 'outside' | 'needs-name';
  picking?: Teachable;
  /** What drifted since it was taught: `rows` are the rows themselves. */
  drifted: string[];
  isRecord: boolean;
  fields: { field: Teachable; isTaught: boolean; known: number; sample: string }[];
  rows: Row[];
  misses: Miss[];
  asks: { currency: boolean; order: boolean };
};

export type TeachModel = {
  view: () => TeachView;
  /** The rows an element would stand for, to be outlined while the pointer is over it. */
  outline: (element: Element) => Element[];
  point: (element: Element) => void;
  pick: (field: Teachable) => void;
  remove: (field: Teachable) => void;
  choose: (how: { currency?: Currency; order?: DateOrder }) => void;
  again: () => void;
  save: () => Promise<void>;
};

/** Teaching one page: aim at a deal, look at what was understood, put single fields right, keep it. Reads the page only. */
export function createTeachModel(ways: TeachWays): TeachModel {
  const { document, known, changed } = ways;
  const dom = domOf(document);
  const url = document.location.href;
  const { origin } = new URL(url);
  const context: ParseContext = { ...ways, dateOrder: 'unknown' };
  let phase: TeachView['phase'] = 'aim';
  let trouble: TeachView['trouble'];
  let picking: Teachable | undefined;
  let lesson: Proposal | undefined;
  let drifted: string[] = [];
  let currency: Currency | undefined;
  let order: DateOrder | undefined;
  let look: { rows: Row[]; misses: Miss[] } = { rows: [], misses: [] };

  const before = known && locate(known, url, document);

  const recipeNow = (): Recipe | undefined => {
    if (!lesson) return undefined;
    const texts = look.rows.flatMap(({ values }) =>
      [values.closeDate?.text, values.createdDate?.text].filter((text) => text !== undefined),
    );
    const proven = order ?? dateOrderSeen(texts);
    const stages = look.rows.flatMap(({ values }) => values.stage?.text ?? []);
    const page = taughtPage(lesson, url, currency === undefined ? {} : { currency });
    // Repaired, a page keeps its name: what is known of it stays in one place.
    const pages: Page[] = [before ? { ...page, id: before.id, when: before.when } : page];
    return taughtRecipe(origin, pages, {
      locale: ways.locale,
      version: 1,
      stages: [...new Set(stages)].slice(0, 60),
      ...(proven && { dateOrder: proven }),
    });
  };

  const lookNow = (): void => {
    const recipe = recipeNow();
    const [page] = recipe?.pages ?? [];
    look = recipe && page ? read(recipe, page, document, { ...ways, url }) : { rows: [], misses: [] };
  };

  const resume = (): void => {
    if (!known || !before) return;
    const found = before.repeated
      ? rowsBy(before.repeated, dom, document)
      : { rows: dom.top() ? [dom.top() as Element] : [] };
    const seen = read(known, before, document, { ...ways, url });
    drifted = [...new Set(seen.misses.filter(({ reason }) => reason === 'drifted').map(({ field }) => field))];
    if ('drifted' in found || drifted.includes('rows') || found.rows.length === 0) return;
    lesson = proposalOf(before, found.rows);
    const next = teachable.find((field) => drifted.includes(field));
    phase = next ? 'pick' : 'review';
    picking = next;
    lookNow();
  };

  const keep = async (): Promise<void> => {
    const recipe = recipeNow();
    if (!recipe || !lesson) return;
    if (!lesson.fields.name) {
      trouble = 'needs-name';
      return changed();
    }
    phase = 'saving';
    changed();
    const answer = await ways.save(recipe);
    phase = 'version' in answer ? 'saved' : 'failed';
    changed();
  };

  const aim = (element: Element): void => {
    const proposal = proposalFor(dom, element, context);
    if (Object.keys(proposal.fields).length < 2) {
      trouble = 'nothing';
      return;
    }
    lesson = proposal;
    phase = 'review';
    lookNow();
    // A page that was taught before and is understood again needs no second click.
    const wanted = Object.keys(before?.fields ?? {}) as Teachable[];
    const isWhole = wanted.length > 0 && wanted.every((field) => proposal.fields[field]);
    if (
      drifted.length > 0 &&
      isWhole &&
      look.rows.length > 0 &&
      !look.misses.some(({ reason }) => reason === 'drifted')
    )
      void keep();
  };

  const place = (element: Element, field: Teachable, old: Proposal): void => {
    const anchor = anchorAt(dom, element, old.rows, context);
    if (!anchor) {
      trouble = 'outside';
      return;
    }
    // A place is one field's: pointed at for another, it is no longer the old one's.
    const others = Object.entries(old.fields).filter(
      ([name, one]) => name !== field && JSON.stringify(one) !== JSON.stringify(anchor),
    );
    lesson = { ...old, fields: { ...Object.fromEntries(others), [field]: anchor } };
    lookNow();
    const was = drifted.length;
    drifted = drifted.filter((name) => name !== field);
    picking = was > 0 ? teachable.find((name) => drifted.includes(name)) : undefined;
    phase = picking ? 'pick' : 'review';
    if (was > 0 && !picking) void keep();
  };

  resume();
  return {
    view: () => ({
      phase,
      ...(trouble && { trouble }),
      ...(picking && { picking }),
      drifted,
      isRecord: lesson?.kind === 'deal-record',
      fields: teachable.map((field) => {
        const texts = look.rows.flatMap(({ values }) => values[field]?.text ?? []);
        return { field, isTaught: lesson?.fields[field] !== undefined, known: texts.length, sample: texts[0] ?? '' };
      }),
      rows: look.rows,
      misses: look.misses,
      asks: {
        currency: isUnsure(look.misses, 'amount') || currency !== undefined,
        order: isUnsure(look.misses, 'closeDate', 'createdDate') || order !== undefined,
      },
    }),
    outline(element) {
      if (phase === 'pick' && lesson) return [element];
      const { rows, isList } = aimAt(dom, element, context);
      return isList ? rows : [element];
    },
    point(element) {
      trouble = undefined;
      if (phase === 'pick' && picking && lesson) place(element, picking, lesson);
      else if (phase === 'aim') aim(element);
      changed();
    },
    pick(field) {
      trouble = undefined;
      picking = field;
      phase = 'pick';
      changed();
    },
    remove(field) {
      if (!lesson) return;
      const { [field]: _gone, ...fields } = lesson.fields;
      lesson = { ...lesson, fields };
      drifted = drifted.filter((name) => name !== field);
      picking = undefined;
      phase = 'review';
      lookNow();
      changed();
    },
    choose(how) {
      currency = how.currency ?? currency;
      order = how.order ?? order;
      lookNow();
      changed();
    },
    again() {
      lesson = undefined;
      picking = undefined;
      trouble = undefined;
      phase = 'aim';
      lookNow();
      changed();
    },
    save: keep,
  };
}

const isUnsure = (misses: readonly Miss[], ...fields: string[]): boolean =>
  misses.some(({ field, reason }) => reason === 'ambiguous' && fields.includes(field));

/** A page taught earlier, as if it had just been proposed. */
function proposalOf({ kind, repeated, identity, fields }: Page, rows: Element[]): Proposal {
  const { strong } = identity;
  const id = strong && !('length' in strong) ? strong.anchor : undefined;
  const anchors = Object.entries(fields).flatMap(([field, { at }]) =>
    'length' in at || !at.anchor ? [] : [[field, at.anchor] as const],
  );
  return {
    kind: kind === 'deal-board' || kind === 'deal-record' ? kind : 'deal-list',
    rows,
    fields: Object.fromEntries(anchors),
    ...(repeated && { repeated }),
    ...(id && { id }),
  };
}
