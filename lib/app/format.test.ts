import { afterEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  ageText,
  dayText,
  grouped,
  momentText,
  moneyCompact,
  moneyFull,
  percent,
  periodText,
  points,
  signedText,
  sizedText,
  symbolOf,
  valueText,
  writeAmounts,
  type AmountStyle,
} from './format.ts';
import type { Currency } from '../domain/money.ts';
import type { Lang } from '../words/speak.ts';

const yen = (minor: number) => ({ minor, currency: 'JPY' });
const usd = (minor: number) => ({ minor, currency: 'USD' });

describe('compact money', () => {
  const rows: [minor: number, currency: Currency, ja: string, en: string][] = [
    [0, 'JPY', '¥0', '¥0'],
    [1, 'JPY', '¥1', '¥1'],
    [980, 'JPY', '¥980', '¥980'],
    [9_800, 'JPY', '¥9,800', '¥9.8K'],
    [9_999, 'JPY', '¥9,999', '¥10K'],
    [10_000, 'JPY', '¥1万', '¥10K'],
    [12_400, 'JPY', '¥1.24万', '¥12.4K'],
    [123_000, 'JPY', '¥12.3万', '¥123K'],
    [1_234_567, 'JPY', '¥123万', '¥1.23M'],
    [12_400_000, 'JPY', '¥1,240万', '¥12.4M'],
    [99_994_999, 'JPY', '¥9,999万', '¥100M'],
    [99_999_999, 'JPY', '¥1億', '¥100M'],
    [123_500_000, 'JPY', '¥1.24億', '¥124M'],
    [1_200_000_000, 'JPY', '¥12億', '¥1.2B'],
    [999_999_999_999, 'JPY', '¥1兆', '¥1T'],
    [-2_600_000, 'JPY', '−¥260万', '−¥2.6M'],
    [4_290_000, 'USD', '$4.29万', '$42.9K'],
    [99_999, 'USD', '$999.99', '$1K'],
    [123_450, 'USD', '$1,234.50', '$1.23K'],
    [99_999_950, 'USD', '$100万', '$1M'],
    [150_000_000, 'EUR', '€150万', '€1.5M'],
  ];
  it.each(rows)('%i minor %s reads %s in Japanese and %s in English', (minor, currency, ja, en) => {
    expect(moneyCompact({ minor, currency }, 'ja')).toBe(ja);
    expect(moneyCompact({ minor, currency }, 'en')).toBe(en);
  });

  it('carries a plus only when asked and only above zero', () => {
    expect(moneyCompact(yen(2_600_000), 'ja', { sign: true })).toBe('+¥260万');
    expect(moneyCompact(yen(0), 'ja', { sign: true })).toBe('¥0');
    expect(moneyCompact(yen(-500), 'en', { sign: true })).toBe('−¥500');
  });

  it('is never longer than nine letters up to a quadrillion yen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_000_000_000_000 }),
        (minor) => moneyCompact(yen(minor), 'ja').length <= 9,
      ),
    );
  });
});

describe('one unit for all amounts', () => {
  afterEach(() => writeAmounts('auto'));

  const rows: [style: AmountStyle, minor: number, currency: string, ja: string, en: string][] = [
    ['auto', 12_400_000, 'JPY', '¥1,240万', '¥12.4M'],
    ['full', 12_400_000, 'JPY', '¥12,400,000', '¥12,400,000'],
    ['thousand', 12_400_000, 'JPY', '¥12,400千', '¥12,400K'],
    ['thousand', 1_234_567, 'JPY', '¥1,235千', '¥1,235K'],
    ['ten-thousand', 1_234_567_890, 'JPY', '¥123,457万', '¥1.23B'],
    ['million', 12_400_000, 'JPY', '¥12.4百万', '¥12.4M'],
    ['million', 1_234_567_890, 'JPY', '¥1,235百万', '¥1,235M'],
    ['hundred-million', 124_000_000, 'JPY', '¥1.24億', '¥124M'],
    ['hundred-million', 12_400_000, 'JPY', '¥0.12億', '¥12.4M'],
    ['hundred-million', 9_999_999, 'JPY', '¥1,000万', '¥10M'],
    ['hundred-million', 9_800, 'JPY', '¥9,800', '¥9.8K'],
    ['thousand', 99, 'JPY', '¥99', '¥99'],
    ['million', 0, 'JPY', '¥0', '¥0'],
    ['thousand', 4_290_000, 'USD', '$42.9千', '$42.9K'],
    ['ten-thousand', -2_600_000, 'JPY', '−¥260万', '−¥2.6M'],
  ];
  it.each(rows)('in %s %i minor %s reads %s in Japanese and %s in English', (style, minor, currency, ja, en) => {
    writeAmounts(style);
    expect(moneyCompact({ minor, currency }, 'ja')).toBe(ja);
    expect(moneyCompact({ minor, currency }, 'en')).toBe(en);
  });

  it('reaches every sentence and figure, and no field or tooltip', () => {
    writeAmounts('thousand');
    expect(valueText(12_400_000, 'money', 'JPY', 'ja')).toBe('¥12,400千');
    expect(sizedText(2_600_000, 'money', 'JPY', 'ja')).toBe('¥2,600千');
    expect(signedText(-1_200_000, 'money', 'JPY', 'ja')).toBe('−¥1,200千');
    expect(valueText(12_400_000, 'money', 'JPY', 'ja', { full: true })).toBe('¥12,400,000');
  });

  it('nothing that is there reads as nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<AmountStyle>('thousand', 'ten-thousand', 'million', 'hundred-million'),
        fc.integer({ min: 1, max: 9_000_000_000_000 }),
        fc.constantFrom<Lang>('ja', 'en'),
        (style, minor, lang) => {
          writeAmounts(style);
          expect(moneyCompact({ minor, currency: 'JPY' }, lang)).toMatch(/[1-9]/);
        },
      ),
    );
  });
});

describe('full money', () => {
  it.each([
    [yen(0), '¥0'],
    [yen(1_234_567), '¥1,234,567'],
    [usd(123_450), '$1,234.50'],
    [usd(100), '$1'],
    [usd(5), '$0.05'],
    [usd(-123_400), '−$1,234'],
    [{ minor: 1_234, currency: 'KWD' }, 'KWD\u00a01.234'],
    [{ minor: 500, currency: 'CNY' }, 'CN¥5'],
  ])('%o reads %s', (money, text) => expect(moneyFull(money)).toBe(text));

  it('two dollars are told apart', () => {
    expect([symbolOf('USD'), symbolOf('CAD'), symbolOf('AUD'), symbolOf('CHF')]).toEqual([
      '$',
      'CA$',
      'A$',
      'CHF\u00a0',
    ]);
  });
});

describe('shares and numbers', () => {
  it.each([
    [0, '0%'],
    [0.061, '6.1%'],
    [0.0996, '10%'],
    [0.314, '31%'],
    [1, '100%'],
    [4, '400%'],
    [-0.05, '−5%'],
  ])('%d is %s', (share, text) => expect(percent(share)).toBe(text));
  it.each([
    [0.011, '+1.1pt'],
    [0, '0pt'],
    [-0.09, '−9pt'],
    [0.0001, '0pt'],
  ])('a difference of %d is %s', (share, text) => expect(points(share)).toBe(text));
  it.each([
    [0, 0, '0'],
    [1234, 0, '1,234'],
    [-3, 0, '−3'],
    [-0.2, 0, '0'],
    [1.25, 1, '1.3'],
  ] as const)('%d with %i decimals is %s', (value, digits, text) => expect(grouped(value, digits)).toBe(text));

  it.each([
    [12_400_000, 'money', '¥1,240万', '¥12.4M'],
    [212, 'count', '212', '212'],
    [0.31, 'rate', '31%', '31%'],
    [12, 'days', '12日', '12 days'],
    [1, 'days', '1日', '1 day'],
    [1.44, 'ratio', '1.4倍', '1.4×'],
    [82.4, 'points', '82点', '82 pts'],
  ] as const)('%d as %s is %s / %s', (value, unit, ja, en) => {
    expect(valueText(value, unit, 'JPY', 'ja')).toBe(ja);
    expect(valueText(value, unit, 'JPY', 'en')).toBe(en);
  });
});

describe('days', () => {
  it.each([
    ['2026-11-30', '11/30(月)', 'Mon, Nov 30'],
    ['2026-01-04', '1/4(日)', 'Sun, Jan 4'],
    ['2027-01-05', '2027/1/5(火)', 'Tue, Jan 5, 2027'],
  ])('%s is %s / %s', (day, ja, en) => {
    expect(dayText(day, '2026-11-25', 'ja')).toBe(ja);
    expect(dayText(day, '2026-11-25', 'en')).toBe(en);
  });

  it('a period names its last day, not the day after', () => {
    expect(periodText({ start: '2026-11-01', end: '2026-12-01' }, '2026-11-25', 'ja')).toBe('11/1(日) – 11/30(月)');
    expect(periodText({ start: '2026-11-25', end: '2026-11-26' }, '2026-11-25', 'en')).toBe('Wed, Nov 25');
  });
});

describe('ages', () => {
  const zone = 'Asia/Tokyo';
  const now = Date.UTC(2026, 10, 25, 0, 30); // 09:30 in Tokyo
  const minute = 60_000;
  it.each([
    [0, 'たった今', 'just now'],
    [-5 * minute, 'たった今', 'just now'],
    [3 * minute, '3分前', '3 min ago'],
    [59 * minute, '59分前', '59 min ago'],
    [2 * 60 * minute, '2時間前', '2 h ago'],
    [10 * 60 * minute, '昨日', 'yesterday'],
    [3 * 24 * 60 * minute, '3日前', '3 days ago'],
    [75 * 24 * 60 * minute, '2か月前', '2 months ago'],
  ])('%i ms back is %s / %s', (back, ja, en) => {
    expect(ageText(now - back, now, zone, 'ja')).toBe(ja);
    expect(ageText(now - back, now, zone, 'en')).toBe(en);
  });

  it('a moment of today is a time, an older one a day', () => {
    expect(momentText(now - 5 * minute, now, zone, 'ja')).toBe('09:25');
    expect(momentText(now - 10 * 60 * minute, now, zone, 'ja')).toBe('11/24(火)');
  });
});
