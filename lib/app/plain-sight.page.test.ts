import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPlainSight } from './plain-sight.ts';

let told: IntersectionObserverCallback;

/** As a browser tells it that knows what covers an element, and as one that does not. */
const observers = {
  telling: class {
    isVisible = true;
  },
  silent: class {},
};

class Watching {
  constructor(callback: IntersectionObserverCallback) {
    told = callback;
  }
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

let place = { x: 10, y: 10, left: 10, top: 10, right: 60, bottom: 30 };
let end: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  place = { x: 10, y: 10, left: 10, top: 10, right: 60, bottom: 30 };
  end = new AbortController();
});
afterEach(() => {
  end.abort();
  vi.useRealTimers();
  document.body.replaceChildren();
});

const plain = {
  opacity: '1',
  visibility: 'visible',
  filter: 'none',
  clipPath: 'none',
  transform: 'none',
  mixBlendMode: 'normal',
  zIndex: 'auto',
  position: 'static',
};
/** What the page's own styles make of an element. */
let styled: Map<Element, Partial<typeof plain>>;

function watched(kind: keyof typeof observers) {
  Object.defineProperty(observers.telling.prototype, 'isVisible', { value: true, configurable: true });
  Object.assign(window, { IntersectionObserver: Watching, IntersectionObserverEntry: observers[kind] });
  const host = document.createElement('div');
  const control = document.createElement('button');
  host.append(control);
  document.body.append(host);
  control.getBoundingClientRect = () => place as DOMRect;
  let top: Element = host;
  styled = new Map();
  window.getComputedStyle = (element) => ({ ...plain, ...styled.get(element) }) as CSSStyleDeclaration;
  Document.prototype.elementFromPoint = () => top;
  const sight = watchPlainSight(window, host, end.signal);
  sight.watch(control);
  return {
    isPlain: () => sight.isPlain(control),
    tell: (isVisible: boolean) =>
      told([{ target: control, isVisible, time: performance.now() } as never], undefined as never),
    cover: (element: Element) => (top = element),
    host,
  };
}

describe('what stands in plain view', () => {
  it('is what the browser says is seen, for half a second', () => {
    const { isPlain, tell } = watched('telling');
    vi.advanceTimersByTime(2_000);
    expect(isPlain()).toBe(false);
    tell(true);
    vi.advanceTimersByTime(400);
    expect(isPlain()).toBe(false);
    vi.advanceTimersByTime(100);
    expect(isPlain()).toBe(true);
  });

  it('is not what was covered a moment ago', () => {
    const { isPlain, tell } = watched('telling');
    tell(true);
    vi.advanceTimersByTime(5_000);
    tell(false);
    expect(isPlain()).toBe(false);
    tell(true);
    vi.advanceTimersByTime(499);
    expect(isPlain()).toBe(false);
  });

  it('is not what moved a moment ago, nor what moves in the moment of the click', () => {
    const { isPlain, tell } = watched('telling');
    tell(true);
    vi.advanceTimersByTime(5_000);
    place = { ...place, x: 300 };
    expect(isPlain()).toBe(false);
    vi.advanceTimersByTime(500);
    expect(isPlain()).toBe(true);
  });

  it('is no control that nobody watched', () => {
    watched('telling');
    const sight = watchPlainSight(window, document.body, end.signal);
    expect(sight.isPlain(document.createElement('button'))).toBe(false);
  });

  it('counts again after a page took it away for a while and put it back', () => {
    const { isPlain, host } = watched('silent');
    vi.advanceTimersByTime(600);
    host.remove();
    vi.advanceTimersByTime(600);
    document.body.append(host);
    expect(isPlain()).toBe(false);
    vi.advanceTimersByTime(600);
    expect(isPlain()).toBe(true);
  });

  it('is computed where the browser does not say: not under another element, not in a faded page', () => {
    const { isPlain, cover, host } = watched('silent');
    expect(isPlain()).toBe(false);
    vi.advanceTimersByTime(600);
    expect(isPlain()).toBe(true);
    cover(document.body);
    expect(isPlain()).toBe(false);
    cover(host);
    for (const style of [{ opacity: '0.01' }, { filter: 'opacity(0)' }, { transform: 'scale(0.1)' }]) {
      styled.set(document.documentElement, style);
      expect([style, isPlain()]).toEqual([style, false]);
    }
    styled.clear();
    expect(isPlain()).toBe(true);
  });

  it('is not under what lies above all else and lets clicks through', () => {
    const { isPlain } = watched('silent');
    vi.advanceTimersByTime(600);
    const veil = document.createElement('div');
    const picture = document.createElement('img');
    veil.append(picture);
    document.body.append(veil);
    picture.getBoundingClientRect = () => place as DOMRect;
    expect(isPlain()).toBe(true);
    styled.set(veil, { zIndex: '2147483647', position: 'fixed' });
    expect(isPlain()).toBe(false);
    // As the closed windows of chats and of other extensions lie there for ever: nobody sees them.
    styled.set(picture, { visibility: 'hidden' });
    expect(isPlain()).toBe(true);
    styled.delete(picture);
    styled.set(veil, { zIndex: '2147483647', position: 'fixed', opacity: '0' });
    expect(isPlain()).toBe(true);
    styled.set(veil, { zIndex: '2147483647', position: 'fixed', opacity: '0.02' });
    expect(isPlain()).toBe(false);
  });
});
