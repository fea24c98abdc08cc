import { buildDemo } from '../tools/build.ts';

/** Once before all journeys: the extension as it is now. */
export default async (): Promise<void> => {
  await buildDemo('chrome');
};
