import type { Day, Instant, Zone } from '../domain/day.ts';
import { noCurrency, type Currency } from '../domain/money.ts';
import type { Row } from '../domain/reading.ts';
import { domOf } from '../recipes/dom.ts';
import { recognise } from '../recipes/locate.ts';
import { formatsOf } from '../recipes/parse-field.ts';
import { atOnce } from '../recipes/in-slices.ts';
import { read, readInSteps, type Empty, type Look as ReadLook } from '../recipes/read.ts';
import type { Page, Recipe } from '../recipes/recipe.ts';
import { settling } from '../recipes/response/beside.ts';
import { idNow, type Stand } from '../recipes/stand.ts';
import { keptAddress } from './address.ts';
import { echoes } from './echo.ts';
import { doubted } from './doubted.ts';
import { emptied } from './emptied.ts';
import type { PageDeal } from './page-deal.ts';
import type { PageRow, PageRows } from './page-rows.ts';
import { pageData, type Letter } from './page-data.ts';
import type { Look } from './parcels.ts';
import { stills } from './still.ts';

export type Surroundings = { recipes: readonly Recipe[]; zone: Zone; today: Day; currency: Currency };

export type ReaderWays = {
  document: Document;
  now: () => Instant;
  /** BCP 47, the browser's own. */
  locale: string;
  /** Takes what was seen, in steps; answers whether there was anything new. */
  take: (look: Look) => Generator<void, boolean>;
  /** The deal whose record stands there, or none. */
  tell: (deal: PageDeal | undefined) => void;
  /** The deals whose rows or cards stand there, or none. */
  tellRows?: (rows: PageRows | undefined) => void;
  /** What the page fetched since it was last asked; nothing where it is not listened to. */
  letters?: () => readonly Letter[];
  /** Data came that cannot be judged yet: another look in so many milliseconds tells. */
  lookLater?: (wait: number) => void;
};

export type Reader = {
  /** One look at the page as it is now. Answers whether there was anything new. */
  look: (surroundings: Surroundings) => boolean;
  /** The same in steps, between which the page has its turn. */
  looking: (surroundings: Surroundings) => Generator<void, boolean>;
  /** The address changed this very moment: remembers what the page shows, which may still be the old record. */
  routed: (surroundings: Surroundings) => void;
  /**
   * Whether to look again without a sign in the DOM: what was last seen can change without one (inputs of a record, open shadow
   * roots), or something in it is empty, or not where it was, and not yet believed to be.
   */
  isSilent: () => boolean;
  /** What the page fetched is no longer wanted: erased, or switched off. */
  forget: () => void;
};

/** A number without a currency is kept as one: what it is in, the person may say later and otherwise. */
const bare = { currency: noCurrency };

/** Recognise → read → hand over. Drops a look when the address changed meanwhile or the page is not yet the address's. */
export function reader({ document, now, locale, take, tell, tellRows, letters, lookLater }: ReaderWays): Reader {
  const isEcho = echoes();
  const data = pageData();
  const still = stills();
  const believed = emptied();
  const judge = doubted();
  let silent = false;
  let isWaiting = false;
  function* looking({ recipes, zone, today, currency }: Surroundings, stretch?: number): Generator<void, boolean> {
    const url = document.location.href;
    const seen = recognise(recipes, url, document);
    isWaiting = false;
    silent = seen !== undefined && (seen.page.kind === 'deal-record' || seen.recipe.shadow === true);
    if (!seen) {
      tell(undefined);
      tellRows?.(undefined);
      return false;
    }
    const { recipe, page } = seen;
    const at = now();
    const context = { url, today, zone, locale, ...bare, home: currency };
    const { rows, misses, empties, stands, partial, whole, record } = yield* readInSteps(
      recipe,
      page,
      document,
      context,
      stretch,
    );
    const formats = formatsOf(recipe, domOf(document, recipe.shadow), context);
    yield* data.open(letters?.() ?? [], recipe, formats, new URL(url).origin);
    if (document.location.href !== url || still.isStill(url, record, at)) return false;
    if ((yield* isEcho(url, rows, at)) || document.location.href !== url) return false;
    const shown = believed(url, rows, empties, at);
    const doubt = judge(url, misses, at);
    isWaiting = shown.isWaiting || doubt.isWaiting;
    tell(record && { crm: recipe.id, id: record.id });
    tellRows?.(isStock(page) ? rowsOn(recipe, rows, stands, { document, url, formats }) : undefined);
    const second = data.beside(withEmpties(rows, empties), at);
    if (second.isUnsettled) lookLater?.(settling);
    const { origin } = new URL(url);
    const about = {
      crm: recipe.id,
      recipeVersion: recipe.version,
      site: origin,
      url: keptAddress(url),
      zone,
      locale: formats.locale.slice(0, 35),
    };
    let isNews = yield* take({
      ...about,
      page: page.id,
      kind: page.kind,
      at,
      rows: shown.rows,
      misses: [...doubt.misses, ...second.conflicts],
      ...(partial && { partial }),
      ...(whole && { whole }),
    });
    for (const { reader, at: came, rows: more } of second.data)
      isNews =
        (yield* take({ ...about, page: reader.id, kind: 'page-data', at: came, rows: more, misses: [] })) || isNews;
    return isNews;
  }
  return {
    isSilent: () => silent || isWaiting,
    forget() {
      letters?.();
      data.forget();
    },
    looking: (surroundings) => looking(surroundings),
    look: (surroundings) => atOnce(looking(surroundings, Infinity)),
    routed({ recipes, zone, today, currency }) {
      const url = document.location.href;
      const seen = recognise(recipes, url, document);
      const shows =
        seen?.page.kind === 'deal-record'
          ? read(seen.recipe, seen.page, document, { url, today, zone, locale, ...bare, home: currency })
          : undefined;
      still.routed(url, shows?.record, now());
    },
  };
}

/** A page of deals beside each other. What stands behind an open record is not looked at. */
const isStock = ({ kind }: Page): boolean => kind === 'deal-list' || kind === 'deal-board';

function rowsOn(
  recipe: Recipe,
  rows: readonly Row[],
  stands: ReadLook['stands'],
  here: Parameters<typeof idNow>[2],
): PageRows {
  const standing = new Map<PageRow, Stand>();
  for (const stand of stands) {
    const row = rows[stand.row];
    if (row?.entity !== 'deal') continue;
    const name = row.values.name?.text;
    standing.set({ element: stand.element, id: row.id, ...(name !== undefined && { name }) }, stand);
  }
  return {
    crm: recipe.id,
    rows: [...standing.keys()],
    idNow(row) {
      const stand = standing.get(row);
      return stand && idNow(stand, recipe, here);
    },
  };
}

/** The rows with what the page shows empty: data that knows better contradicts it. */
function withEmpties(rows: readonly Row[], empties: readonly Empty[]): Row[] {
  const laid = [...rows];
  for (const { row, field, text } of empties) {
    const one = laid[row];
    if (one) laid[row] = { ...one, values: { ...one.values, [field]: { text, value: null } } };
  }
  return laid;
}
