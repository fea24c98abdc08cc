import { demoBuild, buildDemo } from '../tools/build.ts';
import { optionsOf, runTool } from '../tools/arguments.ts';
import { compare, renew, told, writeSheet } from './baselines.ts';
import { openCamera } from './camera.ts';
import { photos } from './photos.ts';

/** `npm run gallery`: photographs the gallery and compares; with `--update` the photos become the baselines. */
await runTool(async () => {
  const { update } = optionsOf({ update: { type: 'boolean' } });
  await buildDemo('chrome');
  const camera = await openCamera(demoBuild('chrome'));
  try {
    if (update) {
      const changed = await renew(camera, photos);
      console.log(
        [`${changed.length} of ${photos.length} baselines are new.`, ...changed.map((name) => `  ${name}`)].join('\n'),
      );
      return;
    }
    const compared = await compare(camera, photos);
    if (compared.differences.length + compared.unused.length === 0) {
      console.log(`All ${photos.length} pictures are as their baselines.`);
      return;
    }
    writeSheet(compared.differences);
    console.error(told(compared));
    process.exitCode = 1;
  } finally {
    await camera.close();
  }
});
