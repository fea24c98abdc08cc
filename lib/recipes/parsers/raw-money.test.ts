import { expect, test } from 'vitest';
import { rawMoney } from './raw-money.ts';

const context = { locale: 'de', currency: 'EUR', today: '2026-11-24', zone: 'Europe/Berlin' };

test.each<[string, number]>([
  ['9800.50000000', 980_050],
  ['1.234', 123],
  ['-12', -1200],
  ['0', 0],
])('%s is read with a point as decimal mark in any locale', (text, minor) => {
  expect(rawMoney(text, context)).toEqual({ ok: true, value: { minor, currency: 'EUR' } });
});

test.each(['', '1,234', '1e3', 'null', '[object Object]', '12 €'])('%s is not as machines write numbers', (text) => {
  expect(rawMoney(text, context)).toEqual({ ok: false, reason: 'unreadable' });
});

test('without a currency the amount is unknown', () => {
  expect(rawMoney('12', { locale: 'de', today: '2026-11-24', zone: 'UTC' })).toEqual({
    ok: false,
    reason: 'ambiguous',
  });
});
