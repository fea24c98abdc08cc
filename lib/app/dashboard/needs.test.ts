import { describe, expect, it } from 'vitest';
import { activity, deal, facts, yen } from '../../../test/facts.ts';
import { aTarget, sampleNow, sampleZone } from '../../../test/sample-overview.ts';
import type { Facts } from '../../domain/facts.ts';
import type { Target } from '../../domain/target.ts';
import { calls } from '../../kpis/calls.ts';
import { revenue } from '../../kpis/revenue.ts';
import { signGround } from '../deal-signs.ts';
import { lookOf } from '../overview.ts';
import { progressOf } from '../progress-of.ts';
import { defaultSettings } from '../settings.ts';
import type { Need } from './need.ts';
import { needsOf } from './needs.ts';

const november = { start: '2026-11-01', end: '2026-12-01' };

/** What Ann needs on Wednesday 25 November 2026 at 8:55. */
function needs(rows: Partial<Facts>, targets: Target[] = [], period = november): Need[] {
  const ann = { kind: 'owner', name: 'Ann' } as const;
  const { look } = lookOf(facts(rows), defaultSettings, targets, ann, { now: sampleNow, zone: sampleZone });
  const progress = [revenue, calls].map((kpi) => progressOf(kpi, period, look));
  return needsOf(progress, period, look, signGround(facts(rows), '2026-11-25'));
}
const kinds = (found: Need[]) => found.map(({ kind }) => kind);
const anns = (part: Parameters<typeof deal>[0]) => deal({ owner: 'Ann', createdOn: '2026-11-20', ...part });
const annsTarget = (kpi: string, value: number): Target => ({
  ...aTarget(kpi, value),
  scope: { kind: 'owner', name: 'Ann' },
});

describe('who needs support', () => {
  it('nobody without a reason', () => {
    expect(needs({ deals: [anns({ closeOn: '2026-11-25' })] })).toEqual([]);
  });

  it.each([
    ['a planned day that has passed', { closeOn: '2026-11-24' }, ['overdue']],
    ['today is not past', { closeOn: '2026-11-25' }, []],
    ['two pushes are no pattern', { closeOn: '2026-11-30', pushes: 2 }, []],
    ['three pushes are', { closeOn: '2026-11-30', pushes: 3 }, ['pushed']],
    ['a closed deal needs nothing', { status: 'won' as const, closeOn: '2026-11-01', pushes: 9 }, []],
  ])('%s', (_, part, expected) => {
    expect(kinds(needs({ deals: [anns(part)] }))).toEqual(expected);
  });

  describe('a deal due in the period that nobody touches', () => {
    const due = anns({ key: 'due', createdOn: '2026-10-01', closeOn: '2026-11-30' });
    const told = (on: string, dealKey = 'due') => activity({ owner: 'Bo', on, dealKey });

    it.each([
      ['last touched 15 days ago', [told('2026-11-10')], ['quiet']],
      ['last touched 14 days ago', [told('2026-11-11')], []],
      ['touched by a colleague today', [told('2026-11-25')], []],
      ['only planned for tomorrow', [told('2026-11-26'), told('2026-11-01', 'other')], ['quiet']],
      ['never touched, where activities name their deals', [told('2026-11-25', 'other')], ['quiet']],
      ['never touched, where no activity names a deal: silence says nothing', [activity({ on: '2026-11-25' })], []],
    ])('%s', (_, activities, expected) => {
      expect(kinds(needs({ deals: [due], activities }))).toEqual(expected);
    });

    it('one due later is not asked about', () => {
      expect(kinds(needs({ deals: [{ ...due, closeOn: '2026-12-01' }], activities: [told('2026-10-01')] }))).toEqual(
        [],
      );
    });
  });

  it('a missing next step counts only where it was looked for', () => {
    const bare = anns({ key: 'bare', closeOn: '2026-11-30' });
    expect(kinds(needs({ deals: [bare, anns({ closeOn: '2026-11-30', nextStep: 'call' })] }))).toEqual([]);
    expect(needs({ deals: [{ ...bare, noStepAt: Date.parse('2026-11-24T12:00:00Z') }] })).toEqual([
      { kind: 'no-step', deals: ['bare'] },
    ]);
  });

  it('a landing below an even chance names the open deal on which most of the target hangs', () => {
    const deals = [
      anns({ key: 'small', name: 'Small', amount: yen(100_000), closeOn: '2026-11-30' }),
      anns({ key: 'large', name: 'Large', amount: yen(5_000_000), closeOn: '2026-11-30' }),
      anns({ status: 'won', closedOn: '2026-11-10', amount: yen(1_000_000) }),
      ...[1, 2, 3, 4].map((month) =>
        anns({ status: 'lost', createdOn: `2026-0${month}-01`, closedOn: `2026-0${month}-20` }),
      ),
    ];
    const [first] = needs({ deals }, [annsTarget('revenue', 6_000_000)]);
    expect(first).toMatchObject({ kind: 'short', kpi: 'revenue', decisive: { key: 'large', name: 'Large' } });
    expect(first?.kind === 'short' && first.gap > 0 && (first.pHit ?? 1) < 0.5).toBe(true);
  });

  it('effort behind its pace says by how many as of now', () => {
    // 19 business days, 15 of them over: 190 calls ask for 150 by now.
    const made = Array.from({ length: 100 }, (_, index) =>
      activity({ owner: 'Ann', on: `2026-11-${String(2 + (index % 20)).padStart(2, '0')}` }),
    );
    expect(needs({ activities: made }, [annsTarget('calls', 190)])).toEqual([
      { kind: 'behind', kpi: 'calls', more: 50 },
    ]);
  });

  it('of a period that is over or still to come there is nothing to do', () => {
    const deals = [anns({ closeOn: '2026-10-30', pushes: 5 })];
    expect(needs({ deals }, [], { start: '2026-10-01', end: '2026-11-01' })).toEqual([]);
    expect(needs({ deals }, [], { start: '2026-12-01', end: '2027-01-01' })).toEqual([]);
  });
});
