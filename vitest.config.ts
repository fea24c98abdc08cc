import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };
/** Property tests compute a lot: a slow machine must not turn them into failures. */
const unit = { env: { TZ: 'UTC' }, testTimeout: 60_000, setupFiles: ['test/fast-check.ts'] };

/** A browser on a shared machine may stall for longer than any patience: one more try in CI, which the report names. */
const journey = {
  environment: 'node' as const,
  ...unit,
  testTimeout: 120_000,
  hookTimeout: 600_000,
  retry: process.env['CI'] ? 1 : 0,
  globalSetup: ['test/e2e/setup.ts'],
};
/** Journeys that wait more than they compute, and measure nothing: two of them share a machine without a loss. */
const waiting = [
  'accessibility',
  'data',
  'digest',
  'hostile',
  'kintone',
  'lifecycle',
  'permissions',
  'recorder',
  'sidepanel',
  'targets',
  'teach',
  'trouble',
];
const inPairs = waiting.map((name) => `test/e2e/${name}.e2e.ts`);

/**
 * `*.test.ts` are pure (Node), `*.page.test.ts(x)` need a DOM, `*.ext.test.ts` need the browser's extension API (fake),
 * `*.e2e.ts` drive a real browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: ['{lib,components,test}/**/*.test.ts'],
          exclude: ['**/*.page.test.ts', '**/*.ext.test.ts'],
          environment: 'node',
          ...unit,
        },
      },
      ...(['happy-dom', 'jsdom'] as const).map((dom) => ({
        ...jsx,
        test: {
          name: `page:${dom}`,
          include: ['{lib,components,test}/**/*.page.test.{ts,tsx}'],
          environment: dom,
          ...unit,
        },
      })),
      {
        ...jsx,
        plugins: [WxtVitest()],
        test: { name: 'extension', include: ['{lib,entrypoints,test}/**/*.ext.test.ts'], environment: 'node', ...unit },
      },
      // After the others: a browser beside two busy cores proves nothing but patience.
      { test: { name: 'e2e:pairs', include: inPairs, maxWorkers: 2, sequence: { groupOrder: 1 }, ...journey } },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.e2e.ts'],
          exclude: inPairs,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          ...journey,
        },
      },
    ],
  },
});
