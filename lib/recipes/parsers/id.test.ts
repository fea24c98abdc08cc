import { expect, test } from 'vitest';
import { id } from './id.ts';

test.each<[string, string]>([
  [' 006Xx00000AbCdE ', '006Xx00000AbCdE'],
  ['0', '0'],
  ['a-b_c', 'a-b_c'],
  ['００', '００'],
])('%j', (raw, value) => {
  expect(id(raw)).toEqual({ ok: true, value });
});

test.each(['', ' ', 'two words', 'x'.repeat(201)])('%j is no id', (raw) => {
  expect(id(raw)).toEqual({ ok: false, reason: 'unreadable' });
});
