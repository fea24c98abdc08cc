import type { Page } from 'playwright-core';

/** What has the focus: what it is called, and whether anybody can see that it has it. */
export type Stop = { name: string; isSeen: boolean };

/** A stop with what is wrong with it for somebody who has no pointer, as far as anything is. */
export type Walked = Stop & { wrong: string[] };

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

/**
 * What is wrong with what has the focus: nobody sees it, something lies over all of it, a reader has no name for it. What
 * stands in a control is no name of the control, and no name at all is what its text happens to be.
 */
const faults = `(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const words = (element) => {
    const copy = element?.cloneNode(true);
    for (const control of copy?.querySelectorAll('input, select, textarea') ?? []) control.remove();
    return copy?.textContent.trim() ?? '';
  };
  const holdsItsName = at.matches('a, button, summary, th, td, [role=button], [role=link], [role=gridcell]');
  const name =
    at.ariaLabel?.trim() ||
    (at.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => words(at.getRootNode().getElementById(id))).join('') ||
    [...(at.labels ?? [])].map(words).join('') ||
    (holdsItsName ? words(at) : '') ||
    at.title;
  const over = (x, y) => at.getRootNode().elementFromPoint(x, y);
  const isUncovered = [...at.getClientRects()].some(({ left, top, right, bottom }) =>
    [[(left + right) / 2, (top + bottom) / 2], [left + 3, top + 3], [right - 3, bottom - 3], [right - 3, top + 3], [left + 3, bottom - 3]].some(
      ([x, y]) => at.contains(over(x, y)) || [...(at.labels ?? [])].some((label) => label.contains(over(x, y))),
    ),
  );
  const { isSeen } = ${look};
  return [...(isSeen ? [] : ['unseen']), ...(name ? [] : ['nameless']), ...(isSeen && !isUncovered ? ['covered'] : [])];
})()`;

/** What is wrong with what has the focus now, as far as anything is. */
export const wrongHere = (page: Page): Promise<string[]> => page.evaluate(faults);

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
 * Notes every stop of the Tab key from here on, until it comes round. A stop that stands above the one before it, and not in
 * a column further right, is out of order: who reads on from there has missed something, or reads it twice.
 */
const note = `(() => {
  globalThis.stops = [];
  globalThis.laps?.abort();
  globalThis.laps = new AbortController();
  const from = document.activeElement === document.body ? undefined : document.activeElement;
  let before;
  addEventListener('focusin', ({ target }) => {
    const stop = ${look};
    if (!stop) return;
    const first = globalThis.stops[0]?.target;
    const isRound = from ? !(from.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING) : target === first;
    const { left, right, top, bottom } = target.getBoundingClientRect();
    const box = { left, right, top: top + scrollY, bottom: bottom + scrollY };
    // What was just told stands apart, and from the last stop it goes on at the first.
    const isApart = target.closest('[role="status"]') !== null;
    const isBack =
      !isApart && before && before.target.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING &&
      box.bottom <= before.top && box.left < before.right;
    if (!isApart) before = { ...box, target };
    globalThis.stops.push({ ...stop, wrong: [...${faults}, ...(isBack ? ['out of order'] : [])], isRound, target });
  }, { signal: globalThis.laps.signal });
})()`;

const walk = async (page: Page, most: number): Promise<Walked[]> => {
  await page.evaluate(note);
  for (let presses = 0; presses < most; presses += 10) {
    for (let press = 0; press < 10; press += 1) await page.keyboard.press('Tab');
    const stops = await page.evaluate<(Walked & { isRound: boolean })[]>(
      `globalThis.stops.map(({ target: _, ...stop }) => stop)`,
    );
    const end = stops.findIndex(({ isRound }) => isRound);
    if (end >= 0) return stops.slice(0, end).map(({ isRound: _, ...stop }) => stop);
  }
  throw new Error(`The Tab key did not come round within ${most} presses.`);
};

/**
 * Once round a page of ours with the Tab key, from its beginning until it comes there again: every stop of it. A page that
 * holds the key fast never comes round.
 */
export const lap = async (page: Page, most = 200): Promise<Walked[]> => {
  await page.evaluate(`(() => {
    (document.activeElement ?? document.body).blur?.();
    getSelection()?.removeAllRanges();
  })()`);
  return walk(page, most);
};

/** On from what has the focus until the page begins anew: every stop after it. */
export const onward = async (page: Page, most = 200): Promise<Walked[]> => walk(page, most);

/** What is wrong on the way, stop by stop. */
export const wrongOn = (stops: readonly Walked[]): string[] =>
  stops.filter(({ wrong }) => wrong.length > 0).map(({ name, wrong }) => `${name}: ${wrong.join(', ')}`);
