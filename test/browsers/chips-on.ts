import type { Page } from 'playwright-core';

export type Rect = { left: number; top: number; right: number; bottom: number };

/** A chip as it is seen: where, and on which row by the row's own mark. */
export type SeenChip = {
  kind: string;
  label: string;
  isMark: boolean;
  box: Rect;
  row: string | null;
  /** Texts of the row that it stands on. */
  covers: string[];
};

/**
 * The chips that are to be seen on a page of a demo build, whose layer is open to tests. What lies under each is asked of the
 * browser, not of us. `row` is the attribute that rows are told by.
 */
export const chipsOn = (page: Page, row: string): Promise<SeenChip[]> =>
  page.evaluate((attribute) => {
    const root = document.querySelector('chakuchi-chips')?.shadowRoot;
    const chips = [...(root?.querySelectorAll<HTMLElement>('.row-chip') ?? [])].filter(
      (chip) => getComputedStyle(chip).visibility === 'visible',
    );
    return chips.map((chip) => {
      const { left, top, right, bottom } = chip.getBoundingClientRect();
      const under = document
        .elementFromPoint((left + right) / 2, (top + bottom) / 2)
        ?.closest<HTMLElement>(`[${attribute}]`);
      const covers: string[] = [];
      const texts = under ? document.createTreeWalker(under, NodeFilter.SHOW_TEXT) : undefined;
      for (let text = texts?.nextNode(); text; text = texts?.nextNode()) {
        const range = new Range();
        range.selectNodeContents(text);
        const isUnder = [...range.getClientRects()].some(
          (box) => box.left < right - 0.5 && box.right > left + 0.5 && box.top < bottom - 0.5 && box.bottom > top + 0.5,
        );
        const cell = text.parentElement?.closest('td')?.getBoundingClientRect();
        const isCut = cell !== undefined && (cell.left >= right || cell.right <= left);
        if (isUnder && !isCut) covers.push(text.nodeValue ?? '');
      }
      return {
        kind: /row-chip--([a-z-]+)/.exec(chip.className)?.[1] ?? '',
        label: chip.querySelector('.row-chip__label')?.getAttribute('data-told') ?? '',
        isMark: chip.dataset['mark'] === 'true',
        box: { left, top, right, bottom },
        row: under?.getAttribute(attribute) ?? null,
        covers,
      };
    });
  }, row);

/** Sum of what the browser counts as shifts of the page's layout since it was opened. */
export const layoutShift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => {
          observer.disconnect();
          resolve(sum);
        }, 300);
      }),
  );

/**
 * How many pixels of two pictures differ outside some rectangles, by more than `rounding` of the 255 steps of a colour. `page` is
 * any page; it only reckons.
 */
export const differingPixels = (
  page: Page,
  a: Buffer,
  b: Buffer,
  masks: readonly Rect[],
  rounding = 0,
): Promise<number> =>
  page.evaluate(
    async ({ pictures, hidden, steps }) => {
      const [one, other] = await Promise.all(
        pictures.map(async (picture) => {
          const image = new Image();
          image.src = `data:image/png;base64,${picture}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width, image.height);
          const context = canvas.getContext('2d');
          if (!context) throw new Error('There is no canvas.');
          context.drawImage(image, 0, 0);
          for (const { left, top, right, bottom } of hidden)
            context.clearRect(Math.floor(left) - 2, Math.floor(top) - 2, right - left + 4, bottom - top + 4);
          return context.getImageData(0, 0, image.width, image.height).data;
        }),
      );
      if (!one || !other || one.length !== other.length) return -1;
      const differs = (at: number): boolean =>
        [0, 1, 2, 3].some((channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0)) > steps);
      let count = 0;
      for (let at = 0; at < one.length; at += 4) if (differs(at)) count += 1;
      return count;
    },
    { pictures: [a.toString('base64'), b.toString('base64')], hidden: masks, steps: rounding },
  );
