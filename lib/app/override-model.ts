import type { Answer, In, Lost } from '../messages/protocol.ts';
import type { Miss, Row } from '../domain/reading.ts';
import { domOf } from '../recipes/dom.ts';
import { inSlices } from '../recipes/in-slices.ts';
import type { ParseContext } from '../recipes/parsers/index.ts';
import { readInSteps } from '../recipes/read.ts';
import type { Field, Page, Recipe } from '../recipes/recipe.ts';
import { rootsOf, rowsOf } from '../recipes/rows.ts';
import { teachable, type Teachable } from '../recipes/teach/field-names.ts';
import { around } from '../recipes/teach/find-rows.ts';
import { anchorAt } from '../recipes/teach/propose.ts';
import { taughtField } from '../recipes/teach/taught.ts';
import type { TeachModel, TeachWays } from './teach-model.ts';
import type { Against, TeachView } from './teach-view.ts';

export type OverrideWays = Omit<TeachWays, 'known' | 'save'> & {
  recipe: Recipe;
  page: Page;
  save: (place: Omit<In<'teach-field'>, 'site'>) => Promise<Answer<'teach-field'> | Lost>;
};

/** Puts single fields right on a page that a built-in recipe reads, beside what that recipe reads there. Reads the page only. */
export function createOverrideModel(ways: OverrideWays): TeachModel {
  const { document, recipe, page, changed } = ways;
  const dom = domOf(document, recipe.shadow);
  const url = document.location.href;
  const context: ParseContext = { ...ways, dateOrder: 'unknown' };
  const shown = new Map<Teachable, Field>();
  let phase: TeachView['phase'] = 'review';
  let trouble: TeachView['trouble'];
  let picking: Teachable | undefined;
  let looking = new AbortController();
  let before: { rows: Row[]; misses: Miss[] } = { rows: [], misses: [] };
  let look = before;

  const mended = (): Page => ({ ...page, fields: { ...page.fields, ...Object.fromEntries(shown) } });

  const lookNow = async (): Promise<void> => {
    looking.abort();
    looking = new AbortController();
    const steps = readInSteps(recipe, mended(), document, { ...ways, url });
    const { value } = await inSlices(steps, AbortSignal.any([looking.signal, ways.signal]));
    if (!value) return;
    look = value;
    if (shown.size === 0) before = value;
    changed();
  };

  const rowsNow = (): Element[] => rootsOf(page, dom).flatMap((root) => rowsOf(page, root, dom));

  const place = (element: Element, field: Teachable): void => {
    const all = rowsNow();
    const row = all.find((one) => dom.contains(one, element));
    const anchor = row && anchorAt(dom, element, around(row, all), context);
    if (!anchor) {
      trouble = 'outside';
      return changed();
    }
    shown.set(field, taughtField(field, anchor));
    picking = undefined;
    phase = 'review';
    void lookNow();
  };

  const keep = async (): Promise<void> => {
    phase = 'saving';
    changed();
    for (const [field, is] of shown) {
      const answer = await ways.save({ crm: recipe.id, page: page.id, field, is });
      phase = 'saved' in answer ? 'saved' : 'failed';
      if (phase === 'failed') break;
    }
    changed();
  };

  const against = (): Against[] =>
    [...shown.keys()].map((field) => {
      const textIn = ({ values }: Row): string => values[field]?.text ?? '';
      const old = new Map(before.rows.map((row, index) => [row.id.strong ?? String(index), row]));
      const pairs = look.rows.map((row, index) => ({ row, was: old.get(row.id.strong ?? String(index)) }));
      const differing = pairs.filter(({ row, was }) => textIn(row) !== (was ? textIn(was) : ''));
      const [example] = differing.length > 0 ? differing : pairs;
      return {
        field,
        before: example?.was ? textIn(example.was) : '',
        now: example ? textIn(example.row) : '',
        differing: differing.length,
        of: look.rows.length,
      };
    });

  void lookNow();
  return {
    view: () => ({
      phase,
      ...(trouble && { trouble }),
      ...(picking && { picking }),
      drifted: [],
      isRecord: page.kind === 'deal-record',
      against: against(),
      fields: teachable.map((field) => {
        const texts = look.rows.flatMap(({ values }) => values[field]?.text ?? []);
        return { field, isTaught: shown.has(field) || texts.length > 0, known: texts.length, sample: texts[0] ?? '' };
      }),
      rows: look.rows,
      misses: look.misses,
      asks: { currency: false, order: false },
    }),
    outline: (element) => (phase === 'pick' ? [element] : []),
    point(element) {
      trouble = undefined;
      if (phase === 'pick' && picking) place(element, picking);
    },
    pick(field) {
      trouble = undefined;
      picking = field;
      phase = 'pick';
      changed();
    },
    // What a built-in recipe reads cannot be left out here, only be read from elsewhere.
    remove: () => undefined,
    choose: () => undefined,
    again() {
      shown.clear();
      picking = undefined;
      trouble = undefined;
      phase = 'review';
      void lookNow();
    },
    save: keep,
  };
}
