import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pace, watch } from './watch.ts';

let life: AbortController;
let looks: number;
let fresh: boolean;

const start = (more: Partial<Parameters<typeof watch>[0]> = {}) =>
  watch({
    document,
    signal: life.signal,
    look: () => {
      looks += 1;
      return fresh;
    },
    ...more,
  });

/** Lets time pass in small steps, so that the DOM's own observers are heard as they are in a browser. */
const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 10) await vi.advanceTimersByTimeAsync(Math.min(10, left));
};

const settled = () => pass(pace.quiet + pace.probe + 50);

const add = (text = 'row') => {
  const row = document.createElement('p');
  row.textContent = text;
  document.body.append(row);
  return row;
};

const set = (object: object, name: string, value: unknown) =>
  Object.defineProperty(object, name, { configurable: true, value });

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  life = new AbortController();
  looks = 0;
  fresh = true;
});

afterEach(() => {
  life.abort();
  for (const name of ['hidden', 'prerendering']) delete (document as unknown as Record<string, unknown>)[name];
  vi.useRealTimers();
});

describe('watching a page', () => {
  it('looks once at a page that was there from the beginning', async () => {
    start();
    await settled();
    expect(looks).toBe(1);
    await pass(5000);
    expect(looks).toBe(1);
  });

  it('costs one look for a burst of a thousand changes', async () => {
    start();
    await settled();
    for (let index = 0; index < 1000; index += 1) add();
    await settled();
    expect(looks).toBe(2);
  });

  it('waits while a page is still being built, and then looks once', async () => {
    start();
    await settled();
    for (let index = 0; index < 8; index += 1) {
      add();
      await pass(70);
    }
    expect(looks).toBe(1);
    await settled();
    expect(looks).toBe(2);
  });

  it('sees a text that was changed in place, and an attribute', async () => {
    const row = add();
    start();
    await settled();
    row.firstChild!.nodeValue = 'won';
    await settled();
    expect(looks).toBe(2);
    row.title = 'exact';
    await settled();
    expect(looks).toBe(3);
  });

  it('is not starved by a page that never holds still', async () => {
    start();
    await settled();
    for (let index = 0; index < 200; index += 1) {
      add();
      await pass(20);
    }
    expect(looks).toBeGreaterThanOrEqual(4);
    expect(looks).toBeLessThanOrEqual(6);
  });

  it('slows down while its looks find nothing new, and is quick again after a route change', async () => {
    fresh = false;
    start();
    for (let index = 0; index < 400; index += 1) {
      add();
      await pass(50);
    }
    const slow = looks;
    expect(slow).toBeLessThanOrEqual(14);
    await pass(pace.calmest + pace.longest);
    const before = looks;
    window.dispatchEvent(new Event('popstate'));
    await settled();
    expect(looks).toBe(before + 1);
  });

  it('spends at most a tenth of the time when a look is expensive', async () => {
    start({
      look: () => {
        looks += 1;
        vi.setSystemTime(Date.now());
        const until = performance.now() + 400;
        vi.spyOn(performance, 'now').mockImplementationOnce(() => until);
        return true;
      },
    });
    await settled();
    expect(looks).toBe(1);
    for (let index = 0; index < 100; index += 1) {
      add();
      await pass(50);
    }
    expect(looks).toBeLessThanOrEqual(2);
  });
});

describe('routes', () => {
  it.each(['popstate', 'hashchange'])('%s is a reason to look, even when nothing was rendered', async (type) => {
    start();
    await settled();
    window.dispatchEvent(new Event(type));
    await settled();
    expect(looks).toBe(2);
  });

  it('hears the Navigation API where there is one', async () => {
    const navigation = new EventTarget();
    set(window, 'navigation', navigation);
    start();
    await settled();
    navigation.dispatchEvent(new Event('currententrychange'));
    await settled();
    expect(looks).toBe(2);
    delete (window as unknown as Record<string, unknown>)['navigation'];
  });
});

describe('edits', () => {
  const typeInto = (input: HTMLElement) => {
    input.focus();
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const entry = (type = 'text') => {
    const input = document.createElement('input');
    input.type = type;
    document.body.append(input);
    return input;
  };

  it('reads a value after it was changed, though no node of the page moved', async () => {
    const input = entry();
    start();
    await settled();
    input.value = '120';
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await settled();
    expect(looks).toBe(2);
  });

  it('does not look while somebody types, and looks when the field is left', async () => {
    const input = entry();
    start();
    await settled();
    typeInto(input);
    add('a spinner beside the field');
    await pass(5000);
    expect(looks).toBe(1);
    input.blur();
    input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await settled();
    expect(looks).toBe(2);
  });

  it('looks when the field was closed instead of left', async () => {
    const input = entry();
    start();
    await settled();
    typeInto(input);
    await pass(1000);
    input.remove();
    add('¥1,200,000');
    await settled();
    expect(looks).toBe(2);
  });

  it('is not stopped by a field that merely has the focus', async () => {
    const input = entry();
    start();
    await settled();
    input.focus();
    add();
    await settled();
    expect(looks).toBe(2);
  });

  it.each(['search', 'checkbox'])('is not stopped by a %s field', async (type) => {
    const input = entry(type);
    start();
    await settled();
    typeInto(input);
    add();
    await settled();
    expect(looks).toBe(2);
  });

  it('notices values that a script writes silently, where the page may hold such', async () => {
    start({ silent: () => true });
    await settled();
    await pass(pace.pulse * 3);
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(looks).toBeLessThanOrEqual(4);
  });
});

describe('pages that nobody sees', () => {
  it('does not look at a prerendered page before it is shown', async () => {
    set(document, 'prerendering', true);
    start();
    await pass(10_000);
    expect(looks).toBe(0);
    set(document, 'prerendering', false);
    document.dispatchEvent(new Event('prerenderingchange'));
    await settled();
    expect(looks).toBe(1);
  });

  it('reads at once what is pending when the page is hidden', async () => {
    start();
    await settled();
    add();
    await pass(50);
    set(document, 'hidden', true);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(looks).toBe(2);
  });

  it('reads what is pending when the page is left', async () => {
    start();
    await settled();
    add();
    await pass(50);
    window.dispatchEvent(new Event('pagehide'));
    expect(looks).toBe(2);
  });

  it('sleeps after a minute behind other tabs and looks when it is seen again', async () => {
    start();
    await settled();
    set(document, 'hidden', true);
    document.dispatchEvent(new Event('visibilitychange'));
    await pass(pace.hidden + 1000);
    const before = looks;
    add();
    await pass(5000);
    expect(looks).toBe(before);
    set(document, 'hidden', false);
    document.dispatchEvent(new Event('visibilitychange'));
    await settled();
    expect(looks).toBe(before + 1);
  });

  it('shakes hands again when it comes back out of the back-forward cache', async () => {
    const returned = vi.fn();
    start({ returned });
    await settled();
    const shown = (persisted: boolean) => {
      const event = new Event('pageshow');
      set(event, 'persisted', persisted);
      window.dispatchEvent(event);
    };
    shown(false);
    await settled();
    expect([returned.mock.calls.length, looks]).toEqual([0, 1]);
    shown(true);
    await settled();
    expect([returned.mock.calls.length, looks]).toEqual([1, 2]);
  });
});

describe('the end', () => {
  it('one abort removes everything: no look, no timer', async () => {
    start({ silent: () => true });
    await settled();
    add();
    await pass(20);
    life.abort();
    await pass(20);
    expect(vi.getTimerCount()).toBe(0);
    for (const type of ['popstate', 'hashchange', 'pagehide', 'pageshow']) window.dispatchEvent(new Event(type));
    for (const type of ['input', 'change', 'focusout', 'visibilitychange']) document.dispatchEvent(new Event(type));
    add();
    await pass(5000);
    expect(looks).toBe(1);
  });

  it('does nothing when it was aborted before it began', async () => {
    life.abort();
    start();
    add();
    await pass(5000);
    expect(looks).toBe(0);
  });

  it('lets a look end everything from within', async () => {
    start({
      look: () => {
        looks += 1;
        life.abort();
        return false;
      },
    });
    await settled();
    add();
    await pass(5000);
    expect(looks).toBe(1);
  });

  it('writes nothing to the page', async () => {
    add();
    const before = document.documentElement.outerHTML;
    start({ silent: () => true });
    await pass(10_000);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('goes on after a look that failed', async () => {
    const failing = vi.fn(() => {
      looks += 1;
      if (looks === 1) throw new Error('an unreadable page');
      return true;
    });
    start({ look: failing });
    await expect(settled()).rejects.toThrow('an unreadable page');
    add();
    await pass(1000);
    expect(looks).toBe(2);
  });
});

describe('a look that gives the page its turn', () => {
  let end: ((looked: { fresh: boolean; cost: number }) => void) | undefined;
  let last: boolean[];
  const slow = () =>
    start({
      look: (isLast) => {
        looks += 1;
        last.push(isLast);
        return isLast ? false : new Promise((resolve) => (end = resolve));
      },
    });

  beforeEach(() => {
    last = [];
  });

  it('is not doubled while it lasts; what changed meanwhile is looked at afterwards', async () => {
    slow();
    await settled();
    for (let index = 0; index < 20; index += 1) {
      add();
      await pass(100);
    }
    expect(looks).toBe(1);
    end?.({ fresh: true, cost: 5 });
    await settled();
    expect(looks).toBe(2);
    end?.({ fresh: true, cost: 5 });
    await pass(5000);
    expect(looks).toBe(2);
  });

  it('is followed by a rest of nine times what it cost', async () => {
    slow();
    await settled();
    end?.({ fresh: true, cost: 200 });
    await pass(10);
    add();
    await pass(1500);
    expect(looks).toBe(1);
    await pass(1500);
    expect(looks).toBe(2);
  });

  it('is done at once when the page is left before it ended', async () => {
    slow();
    await settled();
    window.dispatchEvent(new Event('pagehide'));
    expect(last).toEqual([false, true]);
    end?.({ fresh: true, cost: 0 });
    await pass(3000);
    expect(looks).toBe(2);
  });
});
