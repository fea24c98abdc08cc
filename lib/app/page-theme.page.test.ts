import { afterEach, describe, expect, it } from 'vitest';
import { isDarkPage, lightnessOf, watchPageTheme } from './page-theme.ts';

afterEach(() => {
  document.body.removeAttribute('style');
  document.documentElement.removeAttribute('style');
});
// jsdom has no media queries; a system that wishes for nothing is what they would tell.
window.matchMedia ??= () => Object.assign(new EventTarget(), { matches: false }) as MediaQueryList;
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("the page's own light or dark", () => {
  it.each([
    ['rgb(255, 255, 255)', 1],
    ['rgb(0, 0, 0)', 0],
    ['rgba(0, 0, 0, 0)', undefined],
    ['rgba(10, 10, 10, 0.3)', undefined],
    ['rgba(255, 255, 255, 0.9)', 1],
    ['transparent', undefined],
    ['', undefined],
    ['color(srgb 1 1 1)', undefined],
  ])('%s has lightness %s', (color, lightness) => expect(lightnessOf(color)).toBe(lightness));

  it('is told by the ground that the page paints, not by the system', () => {
    document.body.style.backgroundColor = 'rgb(18, 18, 18)';
    expect(isDarkPage(window)).toBe(true);
    document.body.style.backgroundColor = 'rgb(250, 250, 250)';
    expect(isDarkPage(window)).toBe(false);
  });

  it('looks through a body without a ground of its own', () => {
    document.documentElement.style.backgroundColor = 'rgb(20, 20, 30)';
    expect(isDarkPage(window)).toBe(true);
  });

  it('is light where nothing is painted', () => {
    expect(isDarkPage(window)).toBe(false);
  });

  it('is told again when the page changes it, and no more after the end', async () => {
    const heard: boolean[] = [];
    const ended = new AbortController();
    watchPageTheme(window, (isDark) => heard.push(isDark), ended.signal);
    document.body.style.backgroundColor = 'rgb(18, 18, 18)';
    await settled();
    document.body.style.backgroundColor = 'rgb(19, 19, 19)';
    await settled();
    ended.abort();
    document.body.style.backgroundColor = 'rgb(250, 250, 250)';
    await settled();
    expect(heard).toEqual([false, true]);
  });
});
