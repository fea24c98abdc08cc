import { buildDemo } from '../tools/build.ts';

const shared = globalThis as typeof globalThis & { chakuchiDemo?: Promise<string> };

/** Once before all journeys, though each of their projects asks for it: the extension as it is now. */
export default async (): Promise<void> => {
  await (shared.chakuchiDemo ??= buildDemo('chrome'));
};
