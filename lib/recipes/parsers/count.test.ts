import { expect, test } from 'vitest';
import { count } from './count.ts';

const in_ = (locale: string) => ({ locale, today: '2026-11-24', zone: 'UTC' });

test.each<[string, string, number]>([
  ['34', 'en', 34],
  ['(12)', 'en', 12],
  ['34 records', 'en', 34],
  ['全34件', 'ja', 34],
  ['1,234 deals', 'en', 1234],
  ['1.234', 'de', 1234],
  ['0', 'en', 0],
  ['1-20 of 34', 'en', 34],
  ['1 – 20 / 34', 'en', 34],
  ['34件中 1〜20件', 'ja', 34],
  ['34件中 1件目〜20件目', 'ja', 34],
  ['1 to 20'.replace(' to ', '-') + ' of 1,234', 'en', 1234],
])('%s in %s', (text, locale, value) => {
  expect(count(text, in_(locale))).toEqual({ ok: true, value });
});

test.each(['50+ items', 'Page 2 of 5', '1.5', '1,2'])('%s does not say how many', (text) => {
  expect(count(text, in_('en'))).toEqual({ ok: false, reason: 'ambiguous' });
});

test.each(['', 'many', '1-20'])('%s holds no count', (text) => {
  expect(count(text, in_('en'))).toEqual({ ok: false, reason: 'unreadable' });
});
