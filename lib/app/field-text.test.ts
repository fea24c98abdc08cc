import { describe, expect, it } from 'vitest';
import { fieldText } from './field-text.ts';

describe('a field in a history', () => {
  it.each([
    ['amount', { minor: 1_200_000, currency: 'JPY' }, '¥1,200,000', '¥1,200,000'],
    ['closeDate', '2026-11-30', '11/30(月)', 'Mon, Nov 30'],
    ['closeDate', '2027-01-05', '2027/1/5(火)', 'Tue, Jan 5, 2027'],
    ['probability', 0.4, '40%', '40%'],
    ['stage', '見積提出', '見積提出', '見積提出'],
    ['name', '2026-99-99', '2026-99-99', '2026-99-99'],
    ['owner', undefined, '', ''],
    ['owner', null, '', ''],
    ['amount', { odd: 1 }, '', ''],
  ] as const)('%s %o reads %s / %s', (field, value, ja, en) => {
    expect(fieldText(field, value, { today: '2026-11-25', lang: 'ja' })).toBe(ja);
    expect(fieldText(field, value, { today: '2026-11-25', lang: 'en' })).toBe(en);
  });
});
