import type { Day, Zone } from '../domain/day.ts';
import type { Currency } from '../domain/money.ts';
import type { Miss, Row } from '../domain/reading.ts';
import type { Answer, Lost } from '../messages/protocol.ts';
import { domOf } from '../recipes/dom.ts';
import { locate } from '../recipes/locate.ts';
import type { DateOrder, ParseContext } from '../recipes/parsers/index.ts';
import { dateOrderSeen } from '../recipes/parsers/date-order.ts';
import { inSlices } from '../recipes/in-slices.ts';
import { readInSteps } from '../recipes/read.ts';
import type { Page, Recipe } from '../recipes/recipe.ts';
import { teachable, type Teachable } from '../recipes/teach/field-names.ts';
import { aimAt, around } from '../recipes/teach/find-rows.ts';
import { rowsBy, rowsInSteps } from '../recipes/teach/locate-rows.ts';
import { anchorAt, proposing, type Proposal } from '../recipes/teach/propose.ts';
import { viewOf, type TeachView } from './teach-view.ts';
import { proposalFrom, taughtPage, taughtRecipe } from '../recipes/teach/taught.ts';

export type { DateOrder, Teachable, TeachView };

export type TeachWays = {
  document: Document;
  locale: string;
  today: Day;
  zone: Zone;
  currency: Currency;
  /** What was taught of this site before. */
  known: Recipe | undefined;
  save: (recipe: Recipe) => Promise<Answer<'teach'> | Lost>;
  /** Teaching is over. */
  signal: AbortSignal;
  changed: () => void;
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

  /** Reads the page as it is taught now, with turns for the page in between, then goes on. A newer look takes its place. */
  let looking = new AbortController();
  const lookNow = (then: () => void): void => {
    looking.abort();
    looking = new AbortController();
    const recipe = recipeNow();
    const [page] = recipe?.pages ?? [];
    if (!recipe || !page) {
      look = { rows: [], misses: [] };
      return then();
    }
    const steps = readInSteps(recipe, page, document, { ...ways, url });
    void inSlices(steps, AbortSignal.any([looking.signal, ways.signal])).then(({ value }) => {
      if (!value) return;
      look = value;
      then();
      changed();
    });
  };

  /** The page as it was taught before: what of it still holds, and what needs a click. */
  const resume = async (recipe: Recipe, page: Page): Promise<void> => {
    const top = dom.top();
    const { value: found = { rows: top ? [top] : [] } } = page.repeated
      ? await inSlices(rowsInSteps(page.repeated, dom, document), ways.signal)
      : {};
    const { value: seen } = await inSlices(readInSteps(recipe, page, document, { ...ways, url }), ways.signal);
    // The person was quicker.
    if (!seen || lesson) return;
    drifted = [...new Set(seen.misses.filter(({ reason }) => reason === 'drifted').map(({ field }) => field))];
    if ('drifted' in found || drifted.includes('rows') || found.rows.length === 0) return changed();
    lesson = proposalFrom(page, found.rows);
    const next = teachable.find((field) => drifted.includes(field));
    lookNow(() => {
      phase = next ? 'pick' : 'review';
      picking = next;
    });
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

  /** Learns from what was pointed at, with turns for the page in between. A newer click takes its place. */
  let learning = new AbortController();
  const aim = async (element: Element): Promise<void> => {
    learning.abort();
    learning = new AbortController();
    const signal = AbortSignal.any([learning.signal, ways.signal]);
    const { value: proposal } = await inSlices(proposing(dom, element, context), signal);
    if (!proposal || phase !== 'aim') return;
    if (Object.keys(proposal.fields).length < 2) {
      trouble = 'nothing';
      return changed();
    }
    lesson = proposal;
    // A page that was taught before and is understood again needs no second click.
    const wanted = Object.keys(before?.fields ?? {}) as Teachable[];
    const isWhole = wanted.length > 0 && wanted.every((field) => proposal.fields[field]);
    lookNow(() => {
      phase = 'review';
      if (
        drifted.length > 0 &&
        isWhole &&
        look.rows.length > 0 &&
        !look.misses.some(({ reason }) => reason === 'drifted')
      )
        void keep();
    });
  };

  /** The rows a place is learnt from: in a long list those around the one that was pointed at. */
  const rowsWith = (element: Element, { rows, repeated }: Proposal): readonly Element[] => {
    const isIn = (row: Element): boolean => dom.contains(row, element);
    const found = !repeated || rows.some(isIn) ? { rows } : rowsBy(repeated, dom, document);
    const all = 'drifted' in found ? rows : found.rows;
    const row = all.find(isIn);
    return row ? around(row, all) : rows;
  };

  const place = (element: Element, field: Teachable, old: Proposal): void => {
    const anchor = anchorAt(dom, element, rowsWith(element, old), context);
    if (!anchor) {
      trouble = 'outside';
      return;
    }
    // A place is one field's: pointed at for another, it is no longer the old one's.
    const others = Object.entries(old.fields).filter(
      ([name, one]) => name !== field && JSON.stringify(one) !== JSON.stringify(anchor),
    );
    lesson = { ...old, fields: { ...Object.fromEntries(others), [field]: anchor } };
    const was = drifted.length;
    drifted = drifted.filter((name) => name !== field);
    lookNow(() => {
      picking = was > 0 ? teachable.find((name) => drifted.includes(name)) : undefined;
      phase = picking ? 'pick' : 'review';
      if (was > 0 && !picking) void keep();
    });
  };

  if (known && before) void resume(known, before);
  return {
    view: () => viewOf({ phase, trouble, picking, drifted, lesson, look, currency, order }),
    outline(element) {
      if (phase === 'pick' && lesson) return [element];
      const { rows, isList } = aimAt(dom, element, context);
      return isList ? rows : [element];
    },
    point(element) {
      trouble = undefined;
      if (phase === 'pick' && picking && lesson) place(element, picking, lesson);
      else if (phase === 'aim') void aim(element);
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
      lookNow(() => {
        picking = undefined;
        phase = 'review';
      });
    },
    choose(how) {
      currency = how.currency ?? currency;
      order = how.order ?? order;
      lookNow(() => undefined);
    },
    again() {
      lesson = undefined;
      picking = undefined;
      trouble = undefined;
      phase = 'aim';
      lookNow(changed);
    },
    save: keep,
  };
}
