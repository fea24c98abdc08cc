import { cleanup, render } from '@testing-library/preact';
import { options, type FunctionComponent, type VNode } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { shelves } from '../../entrypoints/gallery/shelves.ts';
import { photos } from './photos.ts';

afterEach(cleanup);

const modules = import.meta.glob<Record<string, unknown>>(['../../components/**/*.tsx', '!**/*.test.tsx'], {
  eager: true,
});

/** Components that no photo shows, each for a reason. */
const unseen: Record<string, string> = {
  TeachBox: 'stands over a page of a CRM, where journeys on real CRMs photograph it',
  TeachTable: 'inside the teaching box',
};

describe('what is photographed', () => {
  it('shows every component at least once', () => {
    const drawn = new Set<unknown>();
    const before = options.vnode?.bind(options);
    options.vnode = (vnode: VNode) => {
      drawn.add(vnode.type);
      before?.(vnode);
    };
    try {
      for (const { shelf, shot, lang } of photos) {
        const state = shelves[shelf]?.find(({ name }) => name === shot);
        expect(state, `${shelf} ${shot}`).toBeDefined();
        render(<>{state?.show(lang)}</>);
        cleanup();
      }
    } finally {
      if (before) options.vnode = before;
      else delete options.vnode;
    }
    const components = Object.values(modules)
      .flatMap((module) => Object.entries(module))
      .filter(
        (entry): entry is [string, FunctionComponent] => typeof entry[1] === 'function' && /^[A-Z]/.test(entry[0]),
      );
    expect(components.length).toBeGreaterThan(50);
    const missing = components.filter(([name, component]) => !drawn.has(component) && !(name in unseen));
    expect(missing.map(([name]) => name)).toEqual([]);
  });
});
