import axe from 'axe-core';
import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { shelves } from '../entrypoints/gallery/shelves.ts';

afterEach(cleanup);

const shots = Object.entries(shelves).flatMap(([shelf, list]) =>
  list.flatMap(({ name, show }) => (['ja', 'en'] as const).map((lang) => ({ shelf, name, lang, show }))),
);

// happy-dom lacks parts of CSSOM that axe asks for; jsdom has them. Contrast is held by the tokens' own test.
const isJsdom = navigator.userAgent.includes('jsdom');

describe('every state of every surface', () => {
  it.each(shots)('$shelf · $name · $lang renders, in its language, without a broken figure', ({ show, lang }) => {
    const { container } = render(<div lang={lang}>{show(lang)}</div>);
    const text = [
      container.textContent,
      ...[...container.querySelectorAll('[data-told]')].map((element) => element.getAttribute('data-told')),
    ].join(' ');
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(container.querySelectorAll('button, input, select, a').length).toBeGreaterThan(0);
  });

  it.runIf(isJsdom).each(shots)('$shelf · $name · $lang passes axe', async ({ show, lang }) => {
    document.documentElement.lang = lang;
    document.title = 'Chakuchi';
    let container: Element = document.body;
    await act(() => void ({ container } = render(<div lang={lang}>{show(lang)}</div>)));
    // A panel is no page: it has neither a main landmark nor a first heading of its own.
    const { violations } = await axe.run(container, {
      rules: {
        region: { enabled: false },
        'color-contrast': { enabled: false },
        'page-has-heading-one': { enabled: false },
        'landmark-one-main': { enabled: false },
      },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  });
});
