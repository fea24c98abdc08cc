import { describe, it } from 'vitest';
import { parts } from '../bench/index.ts';
import { expectSane } from '../bench/sane.ts';
import { demoBuild } from '../tools/build.ts';

/* Every line that needs a browser runs once, at its smallest. What the figures are, only `npm run bench` tells. */
describe('the bench at its smallest, in a browser', () => {
  for (const part of parts.filter(({ needs }) => needs === 'browser'))
    it(`tells lines of ${part.id}, and its contenders agree`, async () => {
      expectSane(part, await part.measure('quick', () => Promise.resolve(demoBuild('chrome'))));
    });
});
