import { expect, it } from 'vitest';
import { chanceText } from './chance-text.ts';

it.each([
  [0, 'under 1%', '1%未満'],
  [0.004, 'under 1%', '1%未満'],
  [0.021, '2%', '2%'],
  [0.5, '50%', '50%'],
  [0.994, 'over 99%', '99%超'],
  [1, 'over 99%', '99%超'],
])('a chance of %d is a whole per cent, and never said to be nothing or certain', (chance, en, ja) => {
  expect([chanceText(chance, 'en'), chanceText(chance, 'ja')]).toEqual([en, ja]);
});
