import { describe, expect, it } from 'vitest';
import { activity, context, facts } from '../../test/facts.ts';
import type { ActivityFact } from '../domain/activity.ts';
import { appointmentRate } from './appointment-rate.ts';
import { kpiById } from './index.ts';

const some = (count: number, fact: Partial<ActivityFact>) => Array.from({ length: count }, () => activity(fact));
/** 100 calls, 30 reached somebody, 5 of those agreed: printed as 5 % in one place and 17 % in another. */
const hundred = [
  ...some(70, { outcome: 'no-answer' }),
  ...some(25, { outcome: 'connected' }),
  ...some(5, { outcome: 'appointment' }),
];
const per = (appointmentPer: 'call' | 'connected') =>
  context({ definitions: { ...context().definitions, appointmentPer } });

describe('appointmentRate', () => {
  it.each([
    ['call', 5 / 100, 100],
    ['connected', 5 / 30, 30],
  ] as const)('per %s', (appointmentPer, value, denominator) => {
    const measure = appointmentRate.measure(facts({ activities: hundred }), per(appointmentPer));
    expect(measure).toMatchObject({ numerator: 5, denominator, sample: denominator });
    expect(measure.value).toBeCloseTo(value, 12);
  });

  it.each<[string, ActivityFact[], Record<string, unknown>]>([
    ['without a call there is no rate', [activity({ kind: 'appointment' })], { why: 'no-denominator' }],
    ['calls without an appointment are 0 %', some(3, {}), { value: 0, sample: 3 }],
    [
      'appointments got by mail may outnumber the calls',
      [...some(1, {}), ...some(2, { kind: 'appointment' })],
      { value: 2 },
    ],
    [
      'a row of an unmapped type is left out once',
      [...some(1, {}), activity({ kind: 'unmapped' })],
      { value: 0, known: 1, of: 2 },
    ],
  ])('%s', (_, activities, expected) => {
    expect(appointmentRate.measure(facts({ activities }), context())).toMatchObject(expected);
  });

  it('prints its denominator', () => {
    expect(kpiById('appointment-rate')?.formulaBy?.(per('connected').definitions)).toEqual({
      ja: 'アポ獲得数 ÷ 有効架電数',
      en: 'appointments ÷ connected calls',
    });
  });
});
