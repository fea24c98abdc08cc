import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ProgressPanel, type ProgressPanelProps } from './ProgressPanel.tsx';
import { noticesOf, type Site } from '../lib/app/notices.ts';
import type { Overview } from '../lib/app/progress.ts';
import { t } from '../lib/words/index.ts';
import type { Lang } from '../lib/words/speak.ts';
import {
  anOverview,
  emptyOverview,
  extremeOverview,
  sampleNow,
  sampleZone,
  targetlessOverview,
} from '../test/sample-overview.ts';
import { aSteering, outOfReach } from '../test/sample-steering.ts';

afterEach(cleanup);

function show(
  overview: Overview | undefined,
  {
    lang = 'ja',
    site,
    hasMe = true,
    isUnbacked = false,
    ...part
  }: Partial<ProgressPanelProps> & { lang?: Lang; site?: Site; hasMe?: boolean; isUnbacked?: boolean } = {},
) {
  const calls = {
    onChoose: vi.fn(),
    onNotice: vi.fn(),
    onSettings: vi.fn(),
    onRetry: vi.fn(),
    onRemoveSample: vi.fn(),
  };
  const page = render(
    <ProgressPanel
      lang={lang}
      overview={overview}
      phase="live"
      choice={{ periodKind: 'month', who: 'me' }}
      notices={noticesOf(overview, { site, hasMe, isUnbacked, crmName: (id) => id }, lang)}
      now={sampleNow}
      zone={sampleZone}
      onLog={() => Promise.resolve({ id: '1' })}
      onUndo={() => Promise.resolve({ undone: true })}
      {...calls}
      {...part}
    />,
  );
  return { ...page, ...calls, text: () => page.container.textContent ?? '' };
}

describe('the popup', () => {
  it.each([
    ['ja', '残り4営業日。このままだと¥260万届きません。1日¥173万で間に合います。'],
    ['en', '4 business days left. As things stand you land ¥2.6M short; ¥1.73M a day gets you there.'],
  ] as const)('says in %s where the month lands, what is missing and what gets there', (lang, sentence) => {
    expect(show(anOverview(), { lang }).text()).toContain(sentence);
  });

  it('with a plan leaves it to the next move to say what gets there', () => {
    const { text, getByRole } = show(anOverview({ steering: aSteering() }));
    expect(text()).toContain('残り4営業日。このままだと¥260万届きません。');
    expect(text()).not.toContain('1日¥173万');
    expect(getByRole('region', { name: '次の一手' }).textContent).toContain('7件の架電と1件のアポ');
  });

  it('leads from a target out of reach to the targets', () => {
    const { getByRole, onSettings } = show(anOverview({ steering: outOfReach() }));
    fireEvent.click(getByRole('button', { name: '目標を見直す' }));
    expect(onSettings).toHaveBeenCalledWith('targets');
  });

  it('draws the same for readers: actual, target, pace and landing in words', () => {
    const { getByRole } = show(anOverview());
    expect(
      getByRole('img', { name: '実績 ¥810万、目標 ¥1,500万、今日時点のペース ¥980万、着地見込み ¥1,240万' }),
    ).toBeTruthy();
  });

  it('gives every figure its coverage and its age', () => {
    const { text } = show(anOverview());
    expect(text()).toContain('44件中41件を反映');
    expect(text()).toContain('3分前更新・最古2日前');
  });

  it('says the reason where there is no value, never a zero', () => {
    const { container } = show(extremeOverview());
    const row = [...container.querySelectorAll('.kpi')].find((one) => one.textContent?.includes('金額'));
    expect(row?.textContent).toContain('まだ取り込みなし');
    expect(row?.textContent).not.toContain('0');
  });

  it('tells the verdict in a shape and a word, not by colour alone', () => {
    const { container } = show(anOverview());
    const calls = [...container.querySelectorAll('.kpi')].find((one) => one.textContent?.includes('架電数'));
    expect(calls?.querySelector('.verdict')?.textContent).toBe('▼53% 遅れ');
  });

  it('changes period and person by the keyboard’s own radio buttons', () => {
    const { getByRole, onChoose } = show(anOverview());
    fireEvent.click(getByRole('radio', { name: '今週' }));
    fireEvent.click(getByRole('radio', { name: '全員' }));
    expect(onChoose.mock.calls).toEqual([[{ periodKind: 'week' }], [{ who: 'all' }]]);
  });

  it('without a target shows what is there and the way to set one', () => {
    const { getByRole, onSettings, text } = show(targetlessOverview());
    expect(text()).toContain('¥810万');
    fireEvent.click(getByRole('button', { name: '目標を入れる' }));
    expect(onSettings).toHaveBeenCalledWith('targets');
  });

  it('with nothing captured says what to do next', () => {
    expect(show(emptyOverview()).text()).toContain('CRMの商談一覧を開いてください');
  });

  it('shows “all” as chosen while it stands in for “me”', () => {
    const { getByRole } = show({ ...anOverview(), who: 'all', isStandIn: true }, { hasMe: false });
    expect((getByRole('radio', { name: '全員' }) as HTMLInputElement).checked).toBe(true);
  });

  it('with only the rows of others asks who I am', () => {
    const { getByRole, onSettings, onChoose } = show(
      { ...emptyOverview(), owners: anOverview().owners },
      { hasMe: false },
    );
    fireEvent.click(getByRole('button', { name: '自分の名前を選ぶ' }));
    fireEvent.click(getByRole('button', { name: '全員を表示' }));
    expect(onSettings).toHaveBeenCalledWith('me');
    expect(onChoose).toHaveBeenCalledWith({ who: 'all' });
  });

  it('on a CRM without a permission offers to use it there, with the click itself', () => {
    const { getByRole, onNotice } = show(emptyOverview(), { site: { name: 'crm.example.co.jp', state: 'ungranted' } });
    fireEvent.click(getByRole('button', { name: 'crm.example.co.jp で使う' }));
    expect(onNotice).toHaveBeenCalledWith('use-here', expect.objectContaining({ type: 'click' }));
  });

  it.each(['ja', 'en'] as const)(
    'says in %s that no backup is saved, before what only sorts rows, and leads on',
    (lang) => {
      const unmapped = [{ crm: 'a', entity: 'deal' as const, text: '稟議中', rows: 4 }];
      const { container, getByRole, onNotice } = show(anOverview({ unmapped }), { lang, isUnbacked: true });
      expect(container.querySelector('.notice')?.textContent).toContain(t(lang, 'unbacked'));
      fireEvent.click(getByRole('button', { name: t(lang, 'details') }));
      expect(onNotice.mock.calls.map(([id]) => id as string)).toEqual(['backup']);
    },
  );

  it('shows the most pressing notice and keeps the others one click away', () => {
    const { getByRole, container } = show(
      anOverview({
        unmapped: [
          { crm: 'a', entity: 'deal', text: '稟議中', rows: 4 },
          { crm: 'a', entity: 'activity', text: 'Follow-up', rows: 2 },
        ],
        counts: { deals: 1, activities: 1, partialPages: 0, unowned: 3 },
      }),
    );
    expect(container.querySelectorAll('.notice')).toHaveLength(1);
    expect(container.querySelector('.notice')?.textContent).toContain(
      '「稟議中」は受注？失注？ 決まるまで4件が集計外です。',
    );
    fireEvent.click(getByRole('button', { name: 'ほか2件' }));
    expect(container.querySelectorAll('.notice')).toHaveLength(3);
  });

  it('in trouble says so, keeps the last known figures and offers one thing to do', () => {
    const { getByRole, onRetry, text } = show(anOverview(), { phase: 'trouble' });
    expect(text()).toContain('いま数字を読み込めませんでした');
    expect(text()).toContain('架電数');
    fireEvent.click(getByRole('button', { name: 'もう一度' }));
    expect(onRetry).toHaveBeenCalled();
  });

  it('says that it is stale after three days, and what refreshes it', () => {
    expect(show(anOverview({ newest: sampleNow - 6 * 86_400_000 })).text()).toContain(
      '最終取得は6日前です。CRMの一覧を開くと最新になります。',
    );
  });

  it('never prints a broken number', () => {
    for (const overview of [anOverview(), emptyOverview(), extremeOverview(), targetlessOverview()]) {
      for (const lang of ['ja', 'en'] as const) {
        expect(show(overview, { lang }).text()).not.toMatch(/NaN|undefined|Infinity|null|\[object/);
        cleanup();
      }
    }
  });
});
