import { expect, it } from 'vitest';
import { comparableAccount } from './account.ts';

it.each([
  ['㈱青空商事', '株式会社 青空商事', true],
  ['（株）青空商事', '(株)青空商事', true],
  ['ACME Inc.', 'acme  inc.', true],
  ['ＡＣＭＥ', 'acme', true],
  ['青空商事株式会社', '株式会社青空商事', false],
])('%s and %s are one customer: %s', (a, b, same) => {
  expect(comparableAccount(a) === comparableAccount(b)).toBe(same);
});

it.each([undefined, '', '　'])('%j is no customer', (name) => {
  expect(comparableAccount(name)).toBeUndefined();
});
