import { describe, expect, it } from 'vitest';
import { september } from '../../test/facts.ts';
import { mondayToFriday, type Calendar } from '../domain/calendar.ts';
import type { Period } from '../domain/period.ts';
import type { Target } from '../domain/target.ts';
import { kpiById } from '../kpis/index.ts';
import type { Kpi } from '../kpis/kpi.ts';
import { targetFor, type TargetQuestion } from './target-for.ts';

const japan: Calendar = { ...mondayToFriday, holidays: 'jp' };
const kpi = (id: string): Kpi => kpiById(id) ?? expect.fail(`no KPI ${id}`);
const day = (date: string): Period => ({
  start: date,
  end: date.slice(0, 8) + String(Number(date.slice(8)) + 1).padStart(2, '0'),
});

function target(part: Partial<Target> = {}): Target {
  const period = part.period ?? september;
  return {
    id: 't',
    kpi: 'calls',
    scope: { kind: 'me' },
    period,
    deadline: '2026-09-30',
    value: 190,
    original: 190,
    changes: [],
    ...part,
  };
}

const ask = (part: Partial<TargetQuestion>): TargetQuestion => ({
  kpi: kpi('calls'),
  period: september,
  scope: { kind: 'me' },
  me: ['Taro'],
  calendar: japan,
  today: '2026-09-10',
  actualIn: () => 0,
  ...part,
});

describe('targetFor', () => {
  it('takes the target set for this very period', () => {
    expect(targetFor([target()], ask({}))).toEqual({ target: target(), targetFrom: 'set' });
  });

  it.each<[string, Target]>([
    ['of another KPI', target({ kpi: 'revenue' })],
    ['of another person', target({ scope: { kind: 'owner', name: 'Jiro' } })],
    ['of another month', target({ period: { start: '2026-08-01', end: '2026-09-01' } })],
  ])('knows nothing from a target %s', (_, other) => {
    expect(targetFor([other], ask({}))).toBeUndefined();
  });

  it('a target under my own name is mine', () => {
    expect(targetFor([target({ scope: { kind: 'owner', name: 'TARO' } })], ask({}))?.targetFrom).toBe('set');
  });

  it.each<[string, string, number, number]>([
    ['10 a day on the first of 19 business days', '2026-09-01', 0, 10],
    ['on schedule: still 10', '2026-09-10', 70, 10],
    ['a missed week moves into the days left: 190 over 12', '2026-09-10', 0, 16],
    ['a great week lowers the day', '2026-09-10', 130, 5],
    ['already reached: nothing is asked', '2026-09-10', 190, 0],
    ['the last business day asks for all that is left', '2026-09-30', 177, 13],
    ['a holiday asks for nothing', '2026-09-21', 0, 0],
  ])('today’s calls, %s', (_, today, done, value) => {
    const found = targetFor([target()], ask({ today, period: day(today), actualIn: () => done }));
    expect(found).toMatchObject({ targetFrom: 'split', target: { value, period: day(today) } });
  });

  it('a day target of its own wins over the month', () => {
    const own = target({ id: 'day', period: day('2026-09-10'), deadline: '2026-09-10', value: 25 });
    expect(targetFor([target(), own], ask({ period: day('2026-09-10') }))).toEqual({ target: own, targetFrom: 'set' });
  });

  it('spreads only up to the deadline, and asks for nothing after it', () => {
    const early = target({ deadline: '2026-09-11', value: 20 });
    expect(targetFor([early], ask({ today: '2026-09-10', period: day('2026-09-10') }))?.target.value).toBe(10);
    expect(targetFor([early], ask({ today: '2026-09-14', period: day('2026-09-14') }))).toBeUndefined();
  });

  it('the days to come share what today leaves, and all of them sum to what is left', () => {
    const left = Array.from({ length: 21 }, (_, index) => `2026-09-${String(10 + index).padStart(2, '0')}`).map(
      (date) => targetFor([target()], ask({ period: day(date), actualIn: () => 33 }))?.target.value ?? 0,
    );
    expect(left.reduce((sum, value) => sum + value, 0)).toBe(190 - 33);
  });

  it('a week across two months takes its share of each', () => {
    const october = target({
      id: 'o',
      period: { start: '2026-10-01', end: '2026-11-01' },
      deadline: '2026-10-31',
      value: 210,
      original: 210,
    });
    const week = { start: '2026-09-28', end: '2026-10-05' };
    const found = targetFor([target(), october], ask({ period: week, today: '2026-09-28', actualIn: () => 160 }));
    expect(found).toMatchObject({ targetFrom: 'summed', target: { value: 30 + 20, id: 'summed:t+o' } });
  });

  it('a quarter is the sum of its months, and unknown while a month is missing', () => {
    const months = [7, 8, 9].map((month) =>
      target({
        id: `m${month}`,
        value: month,
        period: { start: `2026-0${month}-01`, end: month === 9 ? '2026-10-01' : `2026-0${month + 1}-01` },
      }),
    );
    const quarter = { start: '2026-07-01', end: '2026-10-01' };
    expect(targetFor(months, ask({ period: quarter }))).toMatchObject({ targetFrom: 'summed', target: { value: 24 } });
    expect(targetFor(months.slice(1), ask({ period: quarter }))).toBeUndefined();
  });

  it('a rate’s target holds for every part of its period, unspread', () => {
    const rate = target({ kpi: 'win-rate', value: 0.3, original: 0.3 });
    expect(targetFor([rate], ask({ kpi: kpi('win-rate'), period: day('2026-09-10') }))).toMatchObject({
      targetFrom: 'split',
      target: { value: 0.3, deadline: '2026-09-10' },
    });
  });

  it('where the actual is not known, the plain share by business days is asked', () => {
    expect(targetFor([target()], ask({ period: day('2026-09-10'), actualIn: () => undefined }))?.target.value).toBe(10);
  });

  it('a weekday shape moves the day’s share, and the month still sums to its target', () => {
    const shape = [0, 0.5, 1, 1, 1, 1.5, 1, 1];
    const asked = (date: string) =>
      targetFor([target()], ask({ today: '2026-09-01', period: day(date), shape }))?.target.value ?? 0;
    expect([asked('2026-09-07'), asked('2026-09-08'), asked('2026-09-11')]).toEqual([5, 10, 15]);
    const all = Array.from({ length: 30 }, (_, index) => asked(`2026-09-${String(index + 1).padStart(2, '0')}`));
    expect(all.reduce((sum, value) => sum + value, 0)).toBe(190);
  });

  it('keeps what was first planned beside what is asked now', () => {
    const raised = target({ value: 380, original: 190 });
    expect(targetFor([raised], ask({ period: day('2026-09-10'), actualIn: () => 140 }))?.target).toMatchObject({
      value: 20,
      original: 10,
    });
  });

  describe('shorter targets inside a longer one', () => {
    const everyDay: Calendar = { workdays: [1, 2, 3, 4, 5, 6, 7], holidays: 'none', daysOff: [], partDays: {} };
    const span = (start: string, end: string): Period => ({ start, end });
    const year = target({
      id: 'y',
      value: 1200,
      original: 1200,
      period: span('2026-01-01', '2027-01-01'),
      deadline: '2026-12-31',
    });
    const february = target({
      id: 'f',
      value: 500,
      original: 500,
      period: span('2026-02-01', '2026-03-01'),
      deadline: '2026-02-28',
    });
    const quarters = [
      span('2026-01-01', '2026-04-01'),
      span('2026-04-01', '2026-07-01'),
      span('2026-07-01', '2026-10-01'),
      span('2026-10-01', '2027-01-01'),
    ];
    const asked = (targets: Target[], part: Partial<TargetQuestion>) =>
      targetFor(targets, ask({ calendar: everyDay, today: '2026-01-01', ...part }));

    it('keep what they ask, and the rest of the longer one spreads over its other days', () => {
      const found = quarters.map((period) => asked([year, february], { period })?.target);
      expect(found[0]).toMatchObject({ value: 500 + 129, original: 500 + 129 });
      expect(found.reduce((sum, part) => sum + (part?.value ?? 0), 0)).toBe(1200);
    });

    it('are made up for in what is left of the longer one: March to December ask for all that is missing', () => {
      const part = { today: '2026-03-01', actualIn: () => 300 };
      const left = quarters.slice(1).map((period) => asked([year, february], { ...part, period })?.target.value ?? 0);
      const march = asked([year, february], { ...part, period: span('2026-03-01', '2026-04-01') })?.target.value ?? 0;
      expect(march + left.reduce((sum, value) => sum + value, 0)).toBe(900);
    });

    it('of a target that is asked for whole change nothing', () => {
      const months = [1, 2, 3].map((month) =>
        target({
          id: `m${month}`,
          value: 100,
          original: 100,
          period: span(`2026-0${month}-01`, `2026-0${month + 1}-01`),
        }),
      );
      const oneDay = target({ id: 'd', value: 40, original: 40, period: day('2026-02-10'), deadline: '2026-02-10' });
      expect(asked([...months, oneDay], { period: span('2026-01-01', '2026-04-01') })?.target.value).toBe(300);
    });
  });
});
