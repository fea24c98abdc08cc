import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { anOverview, aProgress, emptyOverview, targetlessOverview } from '../../test/sample-overview.ts';
import {
  aSteering,
  closedLevers,
  onTrack,
  outOfReach,
  sampleDecisive,
  samplePlan,
  thinHistory,
} from '../../test/sample-steering.ts';
import type { Lang } from '../words/speak.ts';
import { amountUnits, writeAmounts, type AmountStyle } from './format.ts';
import type { Overview, Progress } from './progress.ts';
import { steerView } from './steer-view.ts';
import type { GapSplit, Steering } from './steering.ts';

const view = (steering: Steering, lang: Lang = 'ja', part: Partial<Overview> = {}) =>
  steerView(anOverview({ ...part, steering }), lang) ?? expect.fail('no view');

/** An amount as it is read: `−¥387万` → −3870000. */
const amountIn = (text: string): number => {
  const [, minus, digits = '', unit = ''] = /^([+−]?)¥([\d,.]+)(千|万|百万|億|[KMB])?$/.exec(text) ?? [];
  const size = { 千: 1e3, 万: 1e4, 百万: 1e6, 億: 1e8, K: 1e3, M: 1e6, B: 1e9 }[unit] ?? 1;
  return (minus === '−' ? -1 : 1) * Math.round(Number(digits.replaceAll(',', '')) * size);
};

const rate = (part: Partial<Progress> = {}): Overview['progress'] => [
  { ...aProgress('win-rate', { value: 0.25, target: 0.3, landing: 0.26, pHit: 0.2 }), ...part },
];
const { plan: _plan, ...planless } = aSteering();
const { turn: _turn, ...dealsOnly } = { ...samplePlan, today: [] };
const complete = (value: number): Overview['progress'] => {
  const made = aProgress('revenue', { value, target: 15_000_000, landing: value });
  return [{ ...made, ...(made.landing && { landing: { ...made.landing, method: 'complete' as const } }) }];
};
const done = aSteering({ plan: { ...samplePlan, today: samplePlan.today.map((step) => ({ ...step, left: 0 })) } });
const reached = [aProgress('revenue', { value: 15_600_000, target: 15_000_000, landing: 18_900_000 })];

describe('the next move', () => {
  it.each<[string, Steering, Partial<Overview>, string, string]>([
    [
      'short, with work left for today',
      aSteering(),
      {},
      '今日あと7件の架電と1件のアポで、届くペースになります。',
      '7 calls and 1 appointment more today put you on course for the target.',
    ],
    [
      'on track',
      onTrack(),
      {},
      '今日あと7件の架電と1件のアポで、このまま届きます。',
      '7 calls and 1 appointment more today keep you on course.',
    ],
    [
      'the day’s work done',
      done,
      {},
      '今日の分は終わりました。この調子で続ければ届くペースです。',
      'Today’s share is done. At this pace the target is within reach.',
    ],
    [
      'out of reach: another target, and the first one kept',
      outOfReach(),
      {},
      'いまの見込みに合う目標は¥1,240万です。見直しても、当初の¥1,500万は記録に残ります。',
      'A target of ¥12.4M fits what is in sight. If you re-plan, the first target of ¥15M stays on record.',
    ],
    [
      'no new activity comes in time',
      closedLevers(),
      {},
      '残り4営業日では、新しい活動は受注に間に合わないのが普通です。進行中の案件を決めにいく番です。',
      'With 4 business days left, new activity usually becomes a win too late. Now the open deals decide.',
    ],
    [
      'deals without activities',
      aSteering({ plan: dealsOnly }),
      {},
      '見込みに加えて、あと2件の受注で届きます。',
      '2 wins on top of what is expected get you there.',
    ],
    [
      'reached already',
      onTrack(),
      { progress: reached },
      '目標に届いています。次の期の案件づくりに時間を使えます。',
      'Target reached. There is time to build next period’s pipeline.',
    ],
    [
      'a rate',
      { ...planless, kpi: 'win-rate' },
      { progress: rate({ gap: 0.04 }) },
      '率は今日の件数に割り戻せません。期限の近い案件から1件ずつ確かめましょう。',
      'A rate does not split into calls a day. Go through the deals that are due next, one by one.',
    ],
    [
      'the last day',
      planless,
      { progress: complete(8_100_000), today: '2026-11-30' },
      '今日が最終日です。今日決められる案件を確かめましょう。',
      'Last day. Check which deals can still be decided today.',
    ],
    [
      'over, and missed',
      planless,
      { progress: complete(8_100_000), today: '2026-12-02' },
      '期が終わり、¥690万足りませんでした。内訳を次の期の計画に使えます。',
      'The period is over, ¥6.9M short. The breakdown helps to plan the next one.',
    ],
    [
      'over, and hit',
      planless,
      { progress: complete(15_100_000), today: '2026-12-02' },
      '期が終わり、目標に届きました。',
      'The period is over and the target was reached.',
    ],
  ])('%s', (_, steering, part, ja, en) => {
    expect([view(steering, 'ja', part).line, view(steering, 'en', part).line]).toEqual([ja, en]);
  });

  it('offers to re-plan only where the target is out of reach', () => {
    expect([aSteering(), onTrack(), outOfReach(), closedLevers()].map((one) => view(one).isReplan)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  it('says that it stands on little, and gives no state where no chance is known', () => {
    const { doubt, state } = view(thinHistory());
    expect([doubt, state]).toEqual(['実績が5件に満たない段階があるため、参考値です。', undefined]);
    expect(view(aSteering())).not.toHaveProperty('doubt');
  });

  it.each([
    ['nothing captured', emptyOverview()],
    ['no target', targetlessOverview()],
    ['another KPI than the main one', anOverview({ steering: aSteering({ kpi: 'calls' }) })],
  ])('%s: there is no move', (_, overview) => {
    expect(steerView(overview, 'en')).toBeUndefined();
  });
});

describe('the deals that decide it', () => {
  it('each say what hangs on them, in points and as both chances', () => {
    const [first] = view(aSteering(), 'en').deals;
    expect(first).toMatchObject({ amount: '¥2.2M', points: '+31pt', url: 'https://crm.example.co.jp/deals/1' });
    // 21 % + 0.8 × 31 pt if won; 31 pt less if lost.
    expect(first?.title).toBe('Chance to hit: 46% if won, 15% if lost');
  });

  it.each(['javascript:alert(1)', 'chrome://settings', 'import:', undefined])('link nowhere for %s', (url) => {
    const [{ url: _url, ...deal } = expect.fail('no deal')] = sampleDecisive;
    const [shown] = view(aSteering({ decisive: [{ ...deal, ...(url !== undefined && { url }) }] })).deals;
    expect(shown).not.toHaveProperty('url');
  });
});

describe('why', () => {
  afterEach(() => writeAmounts('auto'));
  const amountStyles = ['auto', 'full', ...Object.keys(amountUnits.ja)] as AmountStyle[];

  it('the parts that are read add up to the gap that is read', () => {
    const { gap } = view(aSteering()).why;
    expect(gap?.parts.map(({ factor, effect }) => [factor, effect])).toEqual([
      ['架電の件数', '−¥387万'],
      ['架電 → アポの率', '+¥231万'],
      ['商談 → 受注の率', '+¥10万'],
      ['受注単価', '−¥114万'],
    ]);
    expect(gap?.total).toBe('−¥260万');
  });

  it('they do so for any parts, in both languages and whatever unit was chosen', () => {
    const sizes = fc.constantFrom(9_000, 900_000, 30_000_000, 2_000_000_000);
    const effects = sizes.chain((most) =>
      fc.array(fc.integer({ min: -most, max: most }), { minLength: 1, maxLength: 6 }),
    );
    const styles = fc.constantFrom(...amountStyles);
    fc.assert(
      fc.property(effects, fc.constantFrom('ja' as const, 'en' as const), styles, (parts, lang, style) => {
        writeAmounts(style);
        const difference = parts.reduce((sum, effect) => sum + effect, 0);
        const split: GapSplit = {
          against: 'plan',
          difference,
          parts: parts.map((effect, place) => ({
            kind: place === 0 ? 'volume' : 'rate',
            to: 'won',
            reference: 1,
            actual: 1,
            effect,
          })),
        };
        const { gap } = view(aSteering({ gaps: [split] }), lang).why;
        if (difference === 0) {
          expect(gap).toBeUndefined();
          return;
        }
        const sum = gap?.parts.reduce((all, { effect }) => all + amountIn(effect), 0) ?? Number.NaN;
        expect(sum).toBe(amountIn(gap?.total ?? ''));
        // A tenth of a unit is written with two digits, everything else with three or more.
        const largest = Math.max(Math.abs(difference), ...parts.map(Math.abs));
        expect(Math.abs(sum - difference)).toBeLessThanOrEqual(largest / 20);
      }),
    );
  });

  it.each<[string, Steering, string]>([
    ['what lifts the state', aSteering(), '“北関東製作所 基幹システム更新”, once won, turns it to “On track”.'],
    ['what it would take where no single deal does', outOfReach(), '¥2.6M more in sight make it an even chance.'],
    ['what would end it', onTrack(), 'It turns to “At risk” when the chance falls below 45%.'],
    [
      'what moved',
      aSteering(),
      '“At risk” since Thu, Nov 19. What moved most since the day before: what open deals promise (−¥1.15M).',
    ],
    ['until when effort counts', aSteering(), 'Up to Thu, Nov 26, calls still count in time.'],
    [
      'what comes too late',
      closedLevers(),
      'From calls, appointments, meetings to a win it usually takes 12 business days or more; 4 are left.',
    ],
    [
      'what can be brought forward',
      closedLevers(),
      '4 deals planned for after the deadline: ¥6.4M, the largest “オーブリエン商会 セキュリティ監査”. Each one brought forward narrows the gap.',
    ],
    ['how much larger', closedLevers(), 'Open deals closing at 1.6 times their amount on average would do it.'],
    ['what to offer again', closedLevers(), '2 deals lost in the last 90 days: ¥1.9M. Worth another offer.'],
    [
      'the past at the same point',
      aSteering(),
      '¥1.2M below the mean of the last 3 periods at this point (up to Tue, Nov 24). The largest part of it: Number of calls (−¥1.9M).',
    ],
    ['the own record', aSteering(), 'Its own record: 78% called right (3 periods, landings of 57 business days).'],
    [
      'a record too short',
      aSteering({ record: { shown: { count: 12, called: 1 }, periods: 1 } }),
      'Its own record is too short to tell how often it calls right (landings of 12 business days so far).',
    ],
    ['no record', thinHistory(), 'How often it calls right is shown once a period is over and can be checked.'],
    ['what the landing stands on', aSteering(), 'Landing by this period’s daily pace.'],
  ])('tells %s', (_, steering, ground) => {
    expect(view(steering, 'en').why.grounds).toContain(ground);
  });

  it('proposes no size that nobody sells', () => {
    const { turn } = samplePlan;
    const steep = aSteering({ plan: { ...samplePlan, ...(turn && { turn: { ...turn, sizeFactor: 9 } }) } });
    expect(view(steep, 'en').why.grounds.join('\n')).not.toContain('times their amount');
  });
});
