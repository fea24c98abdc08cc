import { expect, test } from 'vitest';
import { percent } from './percent.ts';

const in_ = (locale: string) => ({ locale, today: '2026-11-24', zone: 'UTC' });

test.each<[string, string, number]>([
  ['60%', 'en', 0.6],
  ['60 %', 'fr', 0.6],
  ['６０％', 'ja', 0.6],
  ['%60', 'tr', 0.6],
  ['33.3%', 'en', 0.333],
  ['1,5 %', 'de', 0.015],
  ['B(60%)', 'ja', 0.6],
  ['Won / 100 %', 'en', 1],
  ['0%', 'en', 0],
  ['60', 'en', 0.6],
  ['0', 'en', 0],
  ['100', 'en', 1],
])('%s in %s', (text, locale, value) => {
  expect(percent(text, in_(locale))).toEqual({ ok: true, value });
});

test.each(['0.6', '1', '40% / 60%', '1,5%'])('%s has two readings', (text) => {
  expect(percent(text, in_('en'))).toEqual({ ok: false, reason: 'ambiguous' });
});

test.each(['', '120%', '-5%', '50-60%', 'B', 'high', '%'])('%s is no share', (text) => {
  expect(percent(text, in_('en'))).toEqual({ ok: false, reason: 'unreadable' });
});
