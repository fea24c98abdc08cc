import type { Page } from 'playwright-core';

/** What has the focus: what it is called, and whether anybody can see that it has it. */
export type Stop = { name: string; isSeen: boolean };

/** Put into a page, shadow roots that are open to tests included. `undefined` where nothing has the focus. */
const look = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body || at === document.documentElement) return undefined;
  const labelled = at.labels?.[0]?.textContent;
  const name = at.ariaLabel || (at.type === 'radio' && at.value) || at.id || labelled || at.textContent || at.localName;
  // A radio button and a choice of files lie unseen on what stands for them.
  const drawn = at.type === 'radio' ? [at, at.nextElementSibling] : at.type === 'file' ? [at, at.parentElement] : [at];
  const isSeen = drawn.some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const isInView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && isInView;
  });
  return { name: name.trim(), isSeen };
})()`;

export const focused = (page: Page): Promise<Stop | undefined> => page.evaluate(look);

/** Goes on with the Tab key until it stands on something of that name; every stop on the way has to be seen. */
export const tabTo = async (page: Page, name: RegExp, most = 60): Promise<void> => {
  const unseen: string[] = [];
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press('Tab');
    const at = await focused(page);
    if (at && !at.isSeen) unseen.push(at.name);
    if (!at || !name.test(at.name)) continue;
    if (unseen.length > 0) throw new Error(`Nobody sees the focus on ${unseen.join(', ')}.`);
    return;
  }
  throw new Error(`The Tab key came to nothing called ${String(name)}.`);
};

/**
 * Once round a page of ours with the Tab key, from its beginning until it comes there again: every stop of it. A page that
 * holds the key fast never comes round.
 */
export const lap = async (page: Page, most = 200): Promise<Stop[]> => {
  await page.evaluate(`(() => {
    (document.activeElement ?? document.body).blur?.();
    getSelection()?.removeAllRanges();
    globalThis.stops = [];
    globalThis.laps?.abort();
    globalThis.laps = new AbortController();
    addEventListener('focusin', ({ target }) => {
      const stop = ${look};
      if (stop) globalThis.stops.push({ ...stop, isFirstAgain: target === globalThis.stops[0]?.target, target });
    }, { signal: globalThis.laps.signal });
  })()`);
  for (let presses = 0; presses < most; presses += 10) {
    for (let press = 0; press < 10; press += 1) await page.keyboard.press('Tab');
    const stops = await page.evaluate<(Stop & { isFirstAgain: boolean })[]>(
      `globalThis.stops.map(({ target: _, ...stop }) => stop)`,
    );
    const end = stops.findIndex(({ isFirstAgain }) => isFirstAgain);
    if (end > 0) return stops.slice(0, end).map(({ name, isSeen }) => ({ name, isSeen }));
  }
  throw new Error(`The Tab key did not come round within ${most} presses.`);
};

/** The stops nobody sees. */
export const unseen = (stops: readonly Stop[]): string[] =>
  stops.filter(({ isSeen }) => !isSeen).map(({ name }) => name);
