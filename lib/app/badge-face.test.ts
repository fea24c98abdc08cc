import { describe, expect, it } from 'vitest';
import { badgeFace } from './badge-face.ts';
import { verdictOf } from './verdict.ts';
import type { Progress } from './progress.ts';
import type { Target } from '../domain/target.ts';

const day = { start: '2026-11-25', end: '2026-11-26' };
const target = (value: number): Target => ({
  id: 't',
  kpi: 'calls',
  scope: { kind: 'me' },
  period: day,
  deadline: '2026-11-25',
  value,
  original: value,
  changes: [],
});
const calls = (done: number | undefined, goal?: number, pace?: number): { day: Progress[] } => ({
  day: [
    {
      kpi: 'calls',
      measure: {
        ...(done === undefined ? { why: 'no-rows' as const } : { value: done }),
        unit: 'count',
        known: done ?? 0,
        of: done ?? 0,
        sample: done ?? 0,
        approximate: false,
        rows: [],
        left: [],
      },
      ...(goal !== undefined && { target: target(goal) }),
      ...(pace !== undefined && { pace }),
    },
  ],
});

describe('the badge', () => {
  const rows: [
    done: number | undefined,
    goal: number | undefined,
    pace: number | undefined,
    text: string,
    why: string,
  ][] = [
    [undefined, undefined, undefined, '', 'nothing captured yet'],
    [0, undefined, undefined, '', 'no calls, no target: nothing to say'],
    [5, undefined, undefined, '5', 'without a target the count alone'],
    [128, undefined, undefined, '99+', 'and never more than four letters'],
    [3, 0, 0, '3', 'a target of nothing (a day off) is no target'],
    [0, 20, 0, '→20', 'the day has not begun'],
    [0, 200, 0, '→99+', 'nor has a very long one'],
    [2, 20, 0, '2▲', 'a call before the working day begins is ahead of it'],
    [9, 20, undefined, '9', 'no pace to judge by'],
    [0, 20, 4, '0/20', 'behind from the first hour'],
    [3, 20, 8, '3/20', 'behind the pace of this hour'],
    [12, 20, 15, '12▼', 'behind, and the fraction has no room'],
    [9, 20, 9.5, '9●', 'a call short of the pace'],
    [12, 20, 10, '12▲', 'on pace'],
    [20, 20, 10, '20✓', 'reached'],
    [240, 200, 100, '99+✓', 'reached many times over'],
    [7, 1000, 800, '7▼', 'a fraction of six letters has no room'],
  ];
  it.each(rows)('%s of %s at a pace of %s reads "%s": %s', (done, goal, pace, text) => {
    const face = badgeFace(calls(done, goal, pace), 'ja');
    expect(face.text).toBe(text);
    expect([...face.text].length).toBeLessThanOrEqual(4);
  });

  it('falls silent when switched off, but still answers on hover', () => {
    expect(badgeFace(calls(3, 20, 8), 'en', { enabled: false })).toMatchObject({
      text: '',
      title: expect.stringContaining('3 of 20 calls'),
    });
  });

  it('says what to do when there is nothing yet', () => {
    expect(badgeFace(undefined, 'ja').title).toContain('CRM');
    expect(badgeFace({ day: [] }, 'en').title).toContain('your CRM');
  });

  it.each([
    ['ja', 3, 8, '着地：今日の架電 3 / 20件。この時刻のペース（8件）まであと5件です。'],
    ['en', 3, 8, 'Chakuchi: 3 of 20 calls today. 5 behind the pace: 8 expected by now.'],
    ['ja', 20, 8, '着地：今日の架電 20 / 20件。目標達成です。'],
    ['en', 9, 8, 'Chakuchi: 9 of 20 calls today. On pace: 8 expected by now.'],
    ['en', 0, 0, 'Chakuchi: 0 of 20 calls today.'],
  ] as const)('the tooltip in %s at %i calls is a sentence', (lang, done, pace, title) => {
    expect(badgeFace(calls(done, 20, pace), lang).title).toBe(title);
  });

  it.each([
    ['appointments', 'ja', '着地：今日のアポ 1 / 3件。この時刻のペース（2件）まであと1件です。'],
    ['meetings-held', 'en', 'Chakuchi: 1 of 3 meetings held today. 1 behind the pace: 2 expected by now.'],
  ] as const)('shows %s where the person chose it, and says so', (metric, lang, title) => {
    const [one] = calls(1, 3, 2).day;
    const face = badgeFace({ day: [...calls(9, 20, 8).day, { ...one!, kpi: metric }] }, lang, { metric });
    expect([face.title, face.text]).toEqual([title, '1/3']);
  });

  it.each([
    [1, 'Chakuchi: 1 meeting held today. No target set for today.'],
    [2, 'Chakuchi: 2 meetings held today. No target set for today.'],
  ])('%i without a target agrees with its noun', (done, title) => {
    const [one] = calls(done).day;
    expect(badgeFace({ day: [{ ...one!, kpi: 'meetings-held' }] }, 'en', { metric: 'meetings-held' }).title).toBe(
      title,
    );
  });

  it.each(rows)('%s of %s at %s: letters stand out from their ground by 4.5 to 1', (done, goal, pace) => {
    const { background, color } = badgeFace(calls(done, goal, pace), 'en');
    expect(contrast(background, color)).toBeGreaterThanOrEqual(4.5);
  });

  it('two states with different colours never share their letters for the same count', () => {
    const byText = new Map<string, Set<string>>();
    for (const done of [0, 9]) {
      for (const pace of [undefined, 0, 3, 8, 9.5, 12]) {
        const face = badgeFace(calls(done, 20, pace), 'en');
        byText.set(face.text, (byText.get(face.text) ?? new Set()).add(face.background));
      }
    }
    for (const [text, grounds] of byText) expect([text, grounds.size]).toEqual([text, 1]);
  });
});

describe('the verdict', () => {
  const of = (value: number, goal: number | undefined, pace: number | undefined, better?: 'higher' | 'lower') =>
    verdictOf(
      {
        measure: calls(value).day[0]!.measure,
        ...(goal !== undefined && { target: target(goal) }),
        ...(pace !== undefined && { pace }),
      },
      better,
    );
  it.each([
    [0, undefined, undefined, 'even'],
    [5, 20, undefined, 'even'],
    [5, 20, 0, 'ahead'],
    [0, 0, 0, 'even'],
    [10, 20, 10, 'ahead'],
    [9, 20, 10, 'close'],
    [8.9, 20, 10, 'behind'],
    [20, 20, 30, 'reached'],
  ] as const)('%s of %s at pace %s is %s', (value, goal, pace, verdict) => expect(of(value, goal, pace)).toBe(verdict));
  it.each([
    [10, 'ahead'],
    [12, 'ahead'],
    [13, 'close'],
    [14, 'behind'],
  ] as const)('where less is better, %s against 12 is %s', (value, verdict) =>
    expect(of(value, 12, 12, 'lower')).toBe(verdict),
  );
});

/** WCAG 2 contrast ratio of two `#rrggbb` colours. */
function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [high = 0, low = 0] = [light(a), light(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}
