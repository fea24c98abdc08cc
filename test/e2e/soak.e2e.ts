import { describe, expect, it } from 'vitest';
import { parts } from '../soak/parts.ts';

/** Written down, so that what fails here fails again: `npm run soak -- --quick --seed 20261130`. */
const seed = 20_261_130;

describe('the soak in its quick form', () => {
  it.each(parts)(
    '$id: nothing acknowledged is lost, doubled or wrong',
    { timeout: 150_000 },
    async ({ run, quick }) => {
      const lines = await run(quick, seed);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter(({ holds }) => !holds)).toEqual([]);
    },
  );
});
