import { describe, expect, it } from 'vitest';
import type { Landing } from '../landing/landing.ts';
import type { Lang } from '../words/speak.ts';
import { digestText, landingBefore } from './digest-text.ts';
import type { Overview } from './progress.ts';
import { aProgress, anOverview, sampleDay } from '../../test/sample-overview.ts';
import { sampleDecisive, samplePlan } from '../../test/sample-steering.ts';

const steering = (part: Partial<NonNullable<Overview['steering']>> = {}): NonNullable<Overview['steering']> => ({
  kpi: 'revenue',
  decisive: sampleDecisive,
  gaps: [],
  plan: samplePlan,
  ...part,
});
const revenue = { value: 8_100_000, target: 15_000_000, pace: 9_800_000, landing: 12_400_000, pHit: 0.21 };
const overview = anOverview({ progress: [aProgress('revenue', revenue)], steering: steering() });
const earlier = (p50: number | undefined) => (p50 === undefined ? undefined : { day: '2026-11-24', p50 });
const ja = { lang: 'ja', names: false } as const;
const en = { lang: 'en', names: false } as const;

describe('the morning plan', () => {
  it('says what today asks for and where the month lands', () => {
    expect(digestText('morning', overview, undefined, ja)).toEqual({
      title: '今日の計画',
      message:
        '今日は架電7件とアポ1件で、届くペースになります。売上高の着地見込みは¥1,240万、目標は¥1,500万です（達成確率21%）。',
      opens: 'popup',
    });
    expect(digestText('morning', overview, undefined, en).message).toBe(
      '7 calls and 1 appointment today put you on course for the target. Revenue lands at ¥12.4M of ¥15M (21% chance to hit).',
    );
  });

  it('before anything can be said of the landing, says how far it is', () => {
    const early = anOverview({ progress: [aProgress('revenue', { value: 0, target: 15_000_000 })] });
    expect(digestText('morning', early, undefined, ja).message).toBe('売上高は¥0、目標は¥1,500万です。');
  });

  it.each([
    [{ value: 15_100_000, target: 15_000_000, landing: 16_000_000 }, /^目標に届いています。/],
    [
      { value: 8_100_000, target: 15_000_000, landing: 12_400_000 },
      /^今日は架電7件とアポ1件で、届くペースになります。/,
    ],
  ])('with %j says %s', (figures, words) => {
    const one = anOverview({ progress: [aProgress('revenue', figures)], steering: steering() });
    expect(digestText('morning', one, undefined, ja).message).toMatch(words);
  });

  it('with nothing missing, today’s work keeps the course; with none left to do, no step is made up', () => {
    const ahead = anOverview({ ...overview, steering: steering({ plan: { ...samplePlan, gap: 0 } }) });
    expect(digestText('morning', ahead, undefined, ja).message).toMatch(
      /^今日は架電7件とアポ1件で、このまま届きます。/,
    );
    const idle = anOverview({ ...overview, steering: steering({ plan: { ...samplePlan, today: [] } }) });
    expect(digestText('morning', idle, undefined, ja).message).toMatch(/^売上高の着地見込みは/);
  });

  it('without a target asks for one, and leads there', () => {
    const none = anOverview({ progress: [aProgress('revenue', { value: 8_100_000 })] });
    expect(digestText('morning', none, undefined, en)).toMatchObject({
      message: 'Set a target, and the plan of the day stands here every morning.',
      opens: 'targets',
    });
  });
});

describe('the evening summary', () => {
  const done = anOverview({
    ...overview,
    day: [
      aProgress('calls', { value: 12, target: 20 }),
      aProgress('appointments', { value: 1 }),
      aProgress('meetings-held', { value: 0 }),
    ],
  });

  it.each([
    [12_000_000, 'と最後の営業日より多い', '売上高の着地見込みは¥1,240万です（11/24(火)の記録から+¥40万）。'],
    [12_900_000, '少ない', '売上高の着地見込みは¥1,240万です（11/24(火)の記録から−¥50万）。'],
    [12_400_400, '見える桁では同じ', '売上高の着地見込みは¥1,240万で、11/24(火)の記録から変わっていません。'],
    [undefined, '前の日がない', '売上高の着地見込みは¥1,240万です。'],
  ])('landed at %s before: %s', (before, _, moved) => {
    expect(digestText('evening', done, earlier(before), ja)).toEqual({
      title: '今日のまとめ',
      message: `今日は架電12件とアポ1件でした。${moved}次の一歩：決め手の案件を進めましょう（受注で達成確率+25pt）。`,
      opens: 'dashboard',
    });
  });

  it('says in English what was done, what moved, and one step', () => {
    expect(digestText('evening', done, earlier(12_000_000), en).message).toBe(
      'Done today: 12 calls and 1 appointment. Revenue lands at ¥12.4M, +¥400K since Tue, Nov 24. Next step: the deal that decides most (+25pt on the chance to hit, if won).',
    );
  });

  it('a day of which nothing was captured is not said to be one without work', () => {
    const empty = anOverview({ ...overview, day: [aProgress('calls', {})] });
    expect(digestText('evening', empty, undefined, ja).message).toMatch(/^今日の活動はまだ取り込まれていません。/);
  });

  it('where no deal decides, the plan of the next day does', () => {
    const undecided = anOverview({ ...overview, steering: steering({ decisive: [] }) });
    expect(digestText('evening', undecided, undefined, ja).message).toContain(
      '次の一歩：次の営業日は架電10件とアポ1件がめやすです。',
    );
  });
});

describe('a landing of little history', () => {
  const { landing, ...main } = aProgress('revenue', revenue);
  const young = (method: Landing['method']) =>
    anOverview({ ...overview, progress: [{ ...main, landing: { ...landing!, method, tentative: true } }] });
  it.each(['morning', 'evening'] as const)('is called a reference value in the %s too', (kind) => {
    const said = (lang: Lang) =>
      digestText(kind, young('run-rate'), earlier(12_000_000), { lang, names: true }).message;
    expect(said('ja')).toContain('履歴がまだ短いため、参考値です。');
    expect(said('en')).toContain('Tentative: there is little history yet.');
  });
  it.each(['complete', 'current'] as const)('is none where nothing is estimated: %s', (method) => {
    expect(digestText('evening', young(method), undefined, ja).message).not.toContain('参考値');
  });
});

describe('names', () => {
  const words = ['北関東', 'Kestrel', 'みなと', '佐藤', 'オーブリエン'];
  it.each(['morning', 'evening'] as const)('of customers, deals and people stand in no %s unless allowed', (kind) => {
    for (const lang of ['ja', 'en'] as const) {
      const { title, message } = digestText(kind, { ...overview, day: sampleDay }, earlier(12_000_000), {
        lang,
        names: false,
      });
      for (const word of words) expect(title + message).not.toContain(word);
      expect(digestText(kind, overview, undefined, { lang, names: true }).message).toContain(
        '北関東製作所 基幹システム更新',
      );
    }
  });

  it('a deal without one is not named, allowed or not', () => {
    const [first] = sampleDecisive;
    const { name: _, ...nameless } = first!;
    const unnamed = anOverview({ ...overview, steering: steering({ decisive: [nameless] }) });
    expect(digestText('evening', unnamed, undefined, { lang: 'ja', names: true }).message).toContain('決め手の案件');
  });
});

describe('where it landed before', () => {
  const entry = (more: object = {}) => ({
    kpi: 'revenue',
    scope: 'me',
    period: overview.period,
    asOf: '2026-11-24',
    elapsed: 0.7,
    method: 'deals',
    p50: 12_000_000,
    ...more,
  });
  it.each<[string, { day: string; entries: object[] }[], number | undefined]>([
    [
      'the last business day',
      [
        { day: '2026-11-20', entries: [entry({ p50: 1 })] },
        { day: '2026-11-24', entries: [entry()] },
      ],
      12_000_000,
    ],
    ['not today, whose own is kept in the morning', [{ day: '2026-11-25', entries: [entry()] }], undefined],
    [
      'not of another period',
      [{ day: '2026-10-30', entries: [entry({ period: { start: '2026-10-01', end: '2026-11-01' } })] }],
      undefined,
    ],
    ['not of everybody', [{ day: '2026-11-24', entries: [entry({ scope: 'all' })] }], undefined],
    ['not of another number', [{ day: '2026-11-24', entries: [entry({ kpi: 'calls' })] }], undefined],
    [
      'what was shown, not what it was blended of',
      [{ day: '2026-11-24', entries: [entry({ role: 'engine', p50: 1 }), entry({ role: 'shown' })] }],
      12_000_000,
    ],
    ['none', [], undefined],
  ])('%s', (_, days, landed) => expect(landingBefore(days, overview)).toEqual(earlier(landed)));
});
