import { describe, expect, it } from 'vitest';
import { heatView, passageView, pipelineView } from './stock-view.ts';

describe('the funnel in words', () => {
  const stages = [
    { stage: 'calls' as const, count: 212 },
    { stage: 'won' as const, count: 0, from: { successes: 12, trials: 400, usual: 0.05, lag: 21, followed: 9 } },
  ];

  it('says how many, how often on, how long it takes, and on how many that stands', () => {
    expect(passageView(stages, 'ja')).toMatchObject([
      { stage: '架電', count: { text: '212', share: 1 } },
      {
        stage: '受注',
        count: { text: '0', share: 0 },
        rate: { text: '3%', wanted: { of: 'rate', stage: 'won' } },
        rateUnder: '400件中12件・全員では5%',
        lag: '21営業日',
        lagUnder: '9件の中央値',
      },
    ]);
    expect(passageView(stages, 'en')[1]).toMatchObject({ stage: 'Wins', rateUnder: '12 of 400 · everybody 5%' });
  });

  it('a rate of nothing is not told', () => {
    const [first] = passageView([{ stage: 'won', count: 0, from: { successes: 0, trials: 0, followed: 0 } }], 'en');
    expect(first).not.toHaveProperty('rate');
    expect(first?.count.share).toBe(0);
  });
});

describe('the pipeline in words', () => {
  const cell = (count: number, amount: number, unknown = 0) => ({ count, amount, unknown });
  const pipeline = {
    stages: [
      { crm: 'a', stage: '', cells: [{ age: 'unknown' as const, cell: cell(1, 0, 1) }], total: cell(1, 0, 1) },
      { crm: 'a', stage: '提案', cells: [{ age: 1, cell: cell(4, 12_400_000) }], total: cell(4, 12_400_000) },
    ],
    total: cell(5, 12_400_000, 1),
  };

  it('has a column an age, that of unknown age only where there is one, and a place without deals is empty', () => {
    const view = pipelineView(pipeline, 'JPY', 'ja');
    expect(view.columns.map(({ label }) => label)).toEqual([
      '30日以内',
      '31〜60日',
      '61〜90日',
      '91〜180日',
      '180日超',
      '不明',
      '合計',
    ]);
    expect(view.rows.map(({ label }) => label)).toEqual(['（フェーズなし）', '提案']);
    expect(view.rows[1]?.cells.map((one) => one?.text)).toEqual([
      undefined,
      '4',
      undefined,
      undefined,
      undefined,
      undefined,
      '4',
    ]);
    expect(view.rows[1]?.cells[1]).toMatchObject({ under: '¥1,240万', title: '¥12,400,000', share: 1 });
    expect(view.rows[0]?.cells[5]?.title).toContain('1件は金額不明');
    expect(pipelineView({ ...pipeline, stages: pipeline.stages.slice(1) }, 'JPY', 'en').columns).toHaveLength(6);
  });

  it('has no column of ages where no page shows one', () => {
    const bare = pipelineView({ ...pipeline, stages: pipeline.stages.slice(0, 1) }, 'JPY', 'en');
    expect(bare.columns.map(({ label }) => label)).toEqual(['unknown', 'All']);
  });

  it('names the CRM where there are several', () => {
    const two = { ...pipeline, stages: [pipeline.stages[1]!, { ...pipeline.stages[1]!, crm: 'b' }] };
    expect(pipelineView(two, 'JPY', 'en').rows.map(({ label }) => label)).toEqual(['提案 (a)', '提案 (b)']);
  });
});

describe('the hours in words', () => {
  it('draws office hours and working days, and others only where something was done', () => {
    const quiet = heatView({ of: 1, cells: [{ weekday: 2, hour: 10, count: 1 }] }, 'en');
    expect(quiet.columns.map(({ label }) => label)).toEqual(['9', '10', '11', '12', '13', '14', '15', '16', '17']);
    expect(quiet.rows.map(({ label }) => label)).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri']);
    const late = heatView(
      {
        of: 4,
        cells: [
          { weekday: 6, hour: 21, count: 3 },
          { weekday: 1, count: 1 },
        ],
      },
      'ja',
    );
    expect(late.columns.at(-2)?.label).toBe('21');
    expect(late.columns.at(-1)?.label).toBe('時刻なし');
    expect(late.rows.map(({ label }) => label)).toEqual(['月', '火', '水', '木', '金', '土']);
    expect(late.rows[5]?.cells.find((cell) => cell)).toMatchObject({
      text: '3',
      share: 1,
      label: '土曜21時の内訳を開く',
    });
  });

  it('where no page shows a time, weekdays stand alone', () => {
    const view = heatView({ of: 2, cells: [{ weekday: 1, count: 2 }] }, 'en');
    expect(view.columns.map(({ label }) => label)).toEqual(['no time']);
    expect(view.rows[0]?.cells).toMatchObject([{ text: '2', label: 'Mon no time: show the rows' }]);
  });
});
