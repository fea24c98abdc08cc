import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };
/** Property tests compute a lot: a slow machine must not turn them into failures. */
const unit = { env: { TZ: 'UTC' }, testTimeout: 60_000, setupFiles: ['test/fast-check.ts'] };
/** By itself the runner leaves a core to itself, of two as well, and then one file comes after the other. */
const quick = { ...unit, maxWorkers: Math.max(2, availableParallelism() - 1) };

/** A browser on a shared machine may stall for longer than any patience: one more try in CI, which the report names. */
const journey = {
  environment: 'node' as const,
  ...unit,
  testTimeout: 120_000,
  hookTimeout: 600_000,
  // What a page draws comes when it comes: the runner's own second is a quiet machine's.
  expect: { poll: { timeout: 20_000, interval: 100 } },
  retry: process.env['CI'] ? 1 : 0,
  globalSetup: ['test/e2e/setup.ts'],
};
/**
 * Journeys that wait more than they compute, and measure nothing: two of them share a machine without a loss. The longest come
 * first, so that none is left to run alone at the end.
 */
const waiting = [
  'hostile',
  'accessibility',
  'lifecycle',
  'teach',
  'trouble',
  'surfaces',
  'dashboard',
  'kintone',
  'data',
  'onboarding',
  'sidepanel',
  'targets',
  'permissions',
  'digest',
  'recorder',
];
const inPairs = waiting.map((name) => `test/e2e/${name}.e2e.ts`);

class AsListed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => inPairs.findIndex((path) => moduleId.endsWith(path));
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

/**
 * `*.test.ts` are pure (Node), `*.page.test.ts(x)` need a DOM, `*.ext.test.ts` need the browser's extension API (fake),
 * `*.e2e.ts` drive a real browser.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: AsListed },
    projects: [
      {
        test: {
          name: 'core',
          include: ['{lib,components,test}/**/*.test.ts'],
          exclude: ['**/*.page.test.ts', '**/*.ext.test.ts'],
          environment: 'node',
          // Pure: a file leaves nothing behind to the next in its process, and a process of its own is half a second.
          isolate: false,
          ...quick,
        },
      },
      ...(['happy-dom', 'jsdom'] as const).map((dom) => ({
        ...jsx,
        test: {
          name: `page:${dom}`,
          include: ['{lib,components,test}/**/*.page.test.{ts,tsx}'],
          environment: dom,
          ...quick,
          setupFiles: [...unit.setupFiles, 'test/last-frame.ts'],
        },
      })),
      {
        ...jsx,
        plugins: [WxtVitest()],
        test: {
          name: 'extension',
          include: ['{lib,entrypoints,test}/**/*.ext.test.ts'],
          environment: 'node',
          ...quick,
        },
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
