import { buildDemo } from '../tools/build.ts';

/** Once before all journeys: the extension as it is now, for both browsers. */
export default async (): Promise<void> => {
  await buildDemo('chrome');
  await buildDemo('firefox');
};
