import { findChromium } from '../browsers/find-chromium.ts';
import { buildDemo } from '../tools/build.ts';

const shared = globalThis as typeof globalThis & { chakuchiDemo?: Promise<string> };

/**
 * Once before all journeys, though each of their projects asks for it: the extension as it is now, and a browser, which two
 * journeys at once would both begin to install.
 */
export default async (): Promise<void> => {
  try {
    findChromium();
  } catch {
    // Each journey says by itself that there is none.
  }
  await (shared.chakuchiDemo ??= buildDemo('chrome'));
};
