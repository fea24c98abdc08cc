import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };
const env = { TZ: 'UTC' };

/**
 * `*.test.ts` are pure (Node), `*.page.test.ts(x)` need a DOM, `*.ext.test.ts` need the browser's extension API (fake),
 * `*.e2e.ts` drive a real browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: { name: 'core', include: ['{lib,components,test}/**/*.test.ts'], exclude: ['**/*.page.test.ts', '**/*.ext.test.ts'], environment: 'node', env },
      },
      ...(['happy-dom', 'jsdom'] as const).map((dom) => ({
        ...jsx,
        test: { name: `page:${dom}`, include: ['{lib,components,test}/**/*.page.test.{ts,tsx}'], environment: dom, env },
      })),
      {
        ...jsx,
        plugins: [WxtVitest()],
        test: { name: 'extension', include: ['{lib,entrypoints,test}/**/*.ext.test.ts'], environment: 'node', env },
      },
      {
        test: {
          name: 'e2e', include: ['test/e2e/**/*.e2e.ts'], environment: 'node', env,
          testTimeout: 120_000, hookTimeout: 600_000, fileParallelism: false, globalSetup: ['test/e2e/setup.ts'],
        },
      },
    ],
  },
});
