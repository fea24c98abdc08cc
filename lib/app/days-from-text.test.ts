import { describe, expect, it } from 'vitest';
import { daysFromText } from './days-from-text.ts';

const fiscal = { startMonth: 4, closingDay: 31, weekStart: 1 };
const read = (text: string) => daysFromText(text, fiscal, '2026-11-25');

describe('a pasted list of days off', () => {
  it.each<[string, string[]]>([
    ['2026-12-29', ['2026-12-29']],
    ['2026/12/29\n2026年12月30日', ['2026-12-29', '2026-12-30']],
    ['12/29(火) 年末休業', ['2026-12-29']],
    ['１２月２９日、１月４日', ['2026-12-29', '2027-01-04']],
    ['8/13', ['2026-08-13']],
    ['12/30〜1/2', ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02']],
    ['2026-12-30..2026-12-31', ['2026-12-30', '2026-12-31']],
    ['2026-05-03 to 2026-05-04 Golden Week', ['2026-05-03', '2026-05-04']],
    ['2026-12-29, 2026-12-29', ['2026-12-29']],
    ['年末年始休業\n12/31', ['2026-12-31']],
    ['2028-02-29', ['2028-02-29']],
    ['', []],
  ])('%j', (text, days) => {
    expect(read(text)).toEqual({ days, unread: [] });
  });

  it.each(['2026-02-30', '13/45', '12/29 12/30 12/31', '2026-12-31〜2026-12-01', '2026-01-01〜2026-12-31', '5 days'])(
    '%j is told and sets nothing',
    (text) => {
      expect(read(text)).toEqual({ days: [], unread: [text] });
    },
  );
});
