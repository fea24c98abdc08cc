import { chromium, type Browser, type Page } from 'playwright-core';
import { differingPixels, type Rect } from './chips-on.ts';
import { findChromium } from './find-chromium.ts';

/** The same browser without us. */
export const openWithoutUs = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });

/** How far the panel's shadow reaches, in px (`--shadow`). */
const SHADOW_PX = 40;

/** Where everything of ours is to be seen on a page of a demo build: the panel or its tab with its shadow, and the chips. */
export const oursOn = (page: Page): Promise<Rect[]> =>
  page.evaluate((shadow) => {
    const boxes = (host: string, parts: string) =>
      [...(document.querySelector(host)?.shadowRoot?.querySelectorAll(parts) ?? [])]
        .filter((part) => getComputedStyle(part).visibility === 'visible')
        .map((part) => part.getBoundingClientRect());
    return [
      ...boxes('chakuchi-panel', '.deal-panel, .deal-tab').map(({ left, top, right, bottom }) => ({
        left: left - shadow,
        top: top - shadow,
        right: right + shadow,
        bottom: bottom + shadow,
      })),
      ...boxes('chakuchi-chips', '.row-chip').map(({ left, top, right, bottom }) => ({ left, top, right, bottom })),
    ];
  }, SHADOW_PX);

/** Where every element of a page stands, also what lies under something of ours. */
const placesOn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.body.querySelectorAll('*')].flatMap((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const isOurs = element.localName.startsWith('chakuchi-');
      return isOurs || element.getClientRects().length === 0
        ? []
        : [`${element.localName} ${x} ${y} ${width} ${height}`];
    }),
  );

/**
 * Waits until a page looks the same twice in a row, its pictures, fonts and motions included: a busy machine takes its time
 * with them, and a page that was scrolled before them stands elsewhere for good.
 */
export const atRest = async (page: Page, patience = 30_000): Promise<void> => {
  const seen = async () => [...(await placesOn(page)), (await page.screenshot()).toString('base64')].join('\n');
  const deadline = Date.now() + patience;
  for (let [before, calm] = [await seen(), 0]; calm < 2;) {
    await page.waitForTimeout(300);
    const now = await seen();
    calm = now === before ? calm + 1 : 0;
    before = now;
    if (Date.now() > deadline) throw new Error(`The page did not come to rest within ${patience / 1000} s.`);
  }
};

export type Difference = {
  /** Pixels that differ where nothing of ours is to be seen. */
  pixels: number;
  /** Elements that stand elsewhere, wherever they are. */
  moved: string[];
  /** Whether anything differs where something of ours is to be seen: else nothing was compared. */
  isWithUs: boolean;
};

/**
 * Steps of 255. Where a page lays something translucent over its own shadows, as Atomic's dialog does, the browser may round a
 * colour to the next step when a further layer, ours, stands above: in two runs of six one and the same pixel under the dialog's
 * veil was 120 instead of 119, for as long as the page stood (seen 2026-11-30). What moves by a pixel changes its edges by more,
 * and is found by its place besides.
 */
const ROUNDING = 1;

/** What differs between a page with us and the same page without. `own` is any page of ours; it only reckons. */
export const differenceOf = async (own: Page, withUs: Page, without: Page): Promise<Difference> => {
  const ours = await oursOn(withUs);
  const [one, other] = [
    await withUs.screenshot({ animations: 'disabled' }),
    await without.screenshot({ animations: 'disabled' }),
  ];
  const places = new Set(await placesOn(without));
  return {
    pixels: await differingPixels(own, one, other, ours, ROUNDING),
    moved: (await placesOn(withUs)).filter((place) => !places.has(place)),
    isWithUs: ours.length > 0 && (await differingPixels(own, one, other, [])) > 0,
  };
};

/** The page with us is the page without us. */
export const same: Difference = { pixels: 0, moved: [], isWithUs: true };
