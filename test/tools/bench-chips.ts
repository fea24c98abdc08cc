import { chromium } from 'playwright-core';
import { chipsCost, type ChipsCost } from '../browsers/chips-cost.ts';
import { openChromium } from '../browsers/chromium.ts';
import { findChromium } from '../browsers/find-chromium.ts';
import { openOwn, tell, untilQuiet } from '../browsers/own-pages.ts';
import { serveCrowdedLists } from '../e2e/crowded-lists.ts';
import { buildDemo } from './build.ts';

/** What chips cost a page of 500 rows, in a real browser: `node test/tools/bench-chips.ts`. Figures of `docs/performance.md`. */
const rounds = 3;
const rows = 500;
const lists = await serveCrowdedLists();
const extension = await buildDemo('chrome');
const url = lists.url('list', `rows=${rows}`);

const least = (costs: readonly ChipsCost[], pick: (cost: ChipsCost) => number): string =>
  `${Math.min(...costs.map(pick)).toFixed(0)} ms`;
const say = (who: string, costs: readonly ChipsCost[]): void =>
  console.log(
    `${who}: load ${least(costs, ({ load }) => load.all)} in all, ours ${least(costs, ({ load }) => load.ours)}, longest ${least(costs, ({ load }) => load.longest)}; ` +
      `scroll ${least(costs, ({ scroll }) => scroll.all)} in all, ours ${least(costs, ({ scroll }) => scroll.ours)}, longest ${least(costs, ({ scroll }) => scroll.longest)}; shifts ${Math.max(...costs.map(({ shift }) => shift))}`,
  );

const plain = await chromium.launch({
  executablePath: findChromium(),
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});
const opened = await openChromium({ extension, timezone: 'UTC' });
try {
  const options = await openOwn(opened, 'options.html');
  const site = (chips: boolean) => ({
    currency: 'USD',
    sites: { [lists.origin]: { paused: false, panel: { open: false, side: 'right' } as const, chips } },
  });
  const bare = await plain.newPage({ viewport: opened.page.viewportSize() });
  const found: Record<'none' | 'read' | 'chips', ChipsCost[]> = { none: [], read: [], chips: [] };
  for (let round = 0; round < rounds; round += 1) {
    found.none.push(await chipsCost(bare, url, () => bare.waitForTimeout(4_000)));
    for (const kind of ['read', 'chips'] as const) {
      await tell(options, 'save-settings', { changes: site(kind === 'chips') });
      await opened.page.bringToFront();
      found[kind].push(await chipsCost(opened.page, url, () => untilQuiet(options, 2_500, 60_000)));
    }
  }
  say('no extension', found.none);
  say('read, no chips', found.read);
  say('read, with chips', found.chips);
} finally {
  await opened.close();
  await plain.close();
  await lists.close();
}
