import { describe, expect, it } from 'vitest';
import { kpiView, mainView, rowViews } from './kpi-view.ts';
import { mainOf } from './main-of.ts';
import { anOverview, aProgress, emptyOverview, targetlessOverview } from '../../test/sample-overview.ts';

describe('a row in words', () => {
  it('of too few to be judged shows the drawn value, tells its own, and passes no verdict', () => {
    const { measure, ...rest } = aProgress('win-rate', { value: 2 / 3, target: 0.3 });
    const thin = { more: 2, shrunk: { value: 0.346, prior: 0.25, from: 'own-history' as const } };
    const view = kpiView({ ...rest, measure: { ...measure, sample: 3 }, thin }, 'JPY', 'ja');
    expect(view).toMatchObject({
      value: '35%',
      thin: { note: '3件 — 判定にはあと2件', why: expect.stringContaining('このままの値は67%です') },
    });
    expect(view.share).toBeUndefined();
    const bare = kpiView({ ...rest, measure: { ...measure, sample: 3 }, thin: { more: 2 } }, 'JPY', 'en');
    expect([bare.value, bare.thin]).toEqual(['67%', { note: '3 so far — 2 more to judge' }]);
  });

  it('carries its formula, and prints it where the definition is not the usual one', () => {
    const usual = { ja: 'Σ 受注案件の金額(受注日基準)', en: 'Σ amount of won deals, by won date' };
    const booked = { ja: 'Σ 受注案件の金額(計上日基準)', en: 'Σ amount of won deals, by booked date' };
    const row = aProgress('revenue', { value: 1 });
    expect(kpiView({ ...row, formula: usual }, 'JPY', 'ja')).toMatchObject({ formula: usual.ja });
    expect(kpiView({ ...row, formula: usual }, 'JPY', 'ja')).not.toHaveProperty('bent');
    expect(kpiView({ ...row, formula: booked }, 'JPY', 'en').bent).toBe(booked.en);
  });

  it('a metric of one’s own goes by its name', () => {
    const custom = { label: { ja: '大型受注', en: '大型受注' }, definition: { ja: 'です。', en: '.' } };
    expect(kpiView({ ...aProgress('custom-a', { value: 1 }), custom }, 'JPY', 'en').label).toBe('大型受注');
  });

  it.each([
    [
      'money is compact, its target too',
      aProgress('revenue', { value: 8_100_000, target: 15_000_000, pace: 9_800_000 }),
      { value: '¥810万', full: '¥8,100,000', target: '¥1,500万', share: '54%', verdict: 'behind' },
    ],
    [
      'a rate is compared in points',
      aProgress('win-rate', { value: 0.31, target: 0.3, pace: 0.3 }),
      { value: '31%', target: '30%', share: '+1pt', verdict: 'reached' },
    ],
    [
      'a rounded amount says so',
      aProgress('average-deal-size', { value: 1_350_000, approximate: true }),
      { value: '≈¥135万', verdict: 'even' },
    ],
    ['no value has its reason', aProgress('calls', { target: 20 }), { why: 'まだ取り込みなし', target: '20' }],
    [
      'four times the target stays a number',
      aProgress('calls', { value: 80, target: 20, pace: 5 }),
      { share: '400%', verdict: 'reached' },
    ],
    [
      'a metric of a newer version keeps its id as its name',
      aProgress('not-yet-known', { value: 1 }),
      { label: 'not-yet-known', value: '1' },
    ],
  ])('%s', (_, progress, expected) => expect(kpiView(progress, 'JPY', 'ja')).toMatchObject(expected));
});

describe('the main sentence', () => {
  const say = (figures: Parameters<typeof aProgress>[1], lang: 'ja' | 'en' = 'ja', kpi = 'revenue', left = 4) =>
    mainView(aProgress(kpi, figures), anOverview({ businessDays: { left, total: 19 } }), lang).sentence;
  it.each([
    [
      'short',
      say({ value: 8_100_000, target: 15_000_000, landing: 12_400_000 }),
      '残り4営業日。このままだと¥260万届きません。1日¥173万で間に合います。',
    ],
    [
      'short with a part of a day left counts that day',
      say({ value: 8_100_000, target: 15_000_000, landing: 12_400_000 }, 'ja', 'revenue', 3.2),
      '残り4営業日。このままだと¥260万届きません。1日¥173万で間に合います。',
    ],
    [
      'short with no day left promises nothing',
      say({ value: 8_100_000, target: 15_000_000, landing: 8_100_000 }, 'ja', 'revenue', 0),
      '営業日は残っていません。このままだと¥690万届きません。',
    ],
    [
      'above',
      say({ value: 8_100_000, target: 15_000_000, landing: 16_000_000 }),
      '残り4営業日。このままいけば目標を¥100万上回ります。',
    ],
    [
      'exactly',
      say({ value: 8_100_000, target: 15_000_000, landing: 15_000_000 }),
      'このままいけば、ちょうど目標に着地します。',
    ],
    ['reached', say({ value: 15_600_000, target: 15_000_000, landing: 18_000_000 }), '目標達成。¥60万の上積みです。'],
    ['reached to the yen', say({ value: 15_000_000, target: 15_000_000, landing: 18_000_000 }), '目標達成です。'],
    [
      'too early to land',
      say({ value: 0, target: 15_000_000 }),
      '期が始まったばかりで、まだ着地を見込めません。CRMの画面を開くほど確かになります。',
    ],
    [
      'a third of a call is a call',
      say({ value: 212, target: 400, landing: 296.4 }, 'ja', 'calls'),
      '残り4営業日。このままだと104件届きません。1日47件で間に合います。',
    ],
    [
      'calls in English',
      say({ value: 212, target: 400, landing: 296 }, 'en', 'calls'),
      '4 business days left. As things stand you land 104 short; 47 a day gets you there.',
    ],
    ['no target, no sentence', say({ value: 5 }), undefined],
  ])('%s', (_, sentence, expected) => expect(sentence).toBe(expected));
});

describe('what the popup shows', () => {
  it('turns on the first target in order', () => {
    expect(mainOf(anOverview())?.kpi).toBe('revenue');
    expect(
      mainOf(
        anOverview({ progress: [aProgress('revenue', { value: 1 }), aProgress('calls', { value: 1, target: 2 })] }),
      )?.kpi,
    ).toBe('calls');
    expect(mainOf(targetlessOverview())?.kpi).toBe('revenue');
    expect(mainOf({ ...emptyOverview(), progress: [] })).toBeUndefined();
  });

  it('lists the others, those with a target first, never the main one twice', () => {
    const rows = rowViews(anOverview(), 'ja').map(({ id }) => id);
    expect(rows).toEqual([
      'deals-won',
      'win-rate',
      'win-rate-amount',
      'average-deal-size',
      'calls',
      'meetings-held',
      'open-pipeline',
    ]);
  });

  it.each([
    [{ method: 'run-rate' }, '営業日ペース。'],
    [{ method: 'run-rate', tentative: true }, '営業日ペース（参考値）'],
    [{ method: 'pipeline-history' }, '履歴2か月分'],
    [{ method: 'blend', byRecord: true }, '的中実績で配分'],
  ] as const)('says what the landing stands on: %o', (how, words) => {
    const row = aProgress('revenue', { value: 1, target: 3, landing: 2 });
    const landing = { asOf: '2026-11-25', historyDays: 70, p50: 2, ...how };
    expect(mainView({ ...row, landing }, anOverview(), 'ja').basis).toContain(words);
  });

  it('without a landing the big figure is what is there', () => {
    expect(mainView(aProgress('revenue', { value: 8_100_000 }), anOverview(), 'ja')).toMatchObject({
      title: '売上高の実績',
      big: '¥810万',
    });
    expect(mainView(aProgress('revenue', {}), anOverview(), 'ja')).toMatchObject({ big: '—' });
  });
});
