import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DealPanel, type DealPanelProps } from './DealPanel.tsx';
import { paces } from '../lib/messages/pacer.ts';
import type { PanelView } from '../lib/messages/protocol.ts';
import { sampleNow, sampleZone } from '../test/sample-overview.ts';
import { until } from '../test/until.ts';

afterEach(cleanup);

type Deal = NonNullable<PanelView['deal']>;
const deal: Deal = {
  key: 'k',
  name: '北関東製作所 基幹更新',
  stage: '見積提出',
  status: 'open',
  amount: { minor: 2_200_000, currency: 'JPY' },
  approximate: false,
  closeOn: '2026-11-12',
  stageSince: '2026-10-28',
  daysInStage: 28,
  pushes: 3,
  seenAt: sampleNow - 60_000,
  missing: ['nextStep'],
  changes: [
    { field: 'closeDate', from: '10/30(金)', to: '11/12(木)', at: sampleNow - 86_400_000 },
    { field: 'owner', from: '', to: '佐藤 美咲', at: sampleNow - 2 * 86_400_000 },
  ],
};
const share = {
  ofTarget: 0.147,
  kpi: 'revenue',
  label: '売上高',
  currency: 'JPY',
  landingNow: 12_400_000,
  landingIfWon: 14_600_000,
  chances: { now: 0.21, ifWon: 0.39, ifLost: 0.16, deal: 0.34 },
};
const supposedOutcome = { from: { landing: 12_400_000, hit: 0.21 }, to: { landing: 13_100_000, hit: 0.3 } };
const base: PanelView = {
  language: 'ja',
  open: true,
  side: 'right',
  today: '2026-11-25',
  zone: sampleZone,
  deal,
  share,
};

function show(part: Partial<PanelView> = {}, isPerson = (_event: Event) => true) {
  const calls = {
    onOpen: vi.fn(),
    onRepair: vi.fn(),
    onSide: vi.fn(),
    onSuppose: vi.fn<DealPanelProps['onSuppose']>(() => Promise.resolve({ outcome: supposedOutcome })),
  };
  const page = render(
    <DealPanel
      view={{ ...base, ...part }}
      now={sampleNow}
      isPerson={isPerson}
      onLog={() => Promise.resolve({ id: '1' })}
      onUndo={() => Promise.resolve({ undone: true })}
      {...calls}
    />,
  );
  /** What eyes and readers get: texts and generated content, in order. */
  const seen = () =>
    [...page.container.querySelectorAll('*')]
      .flatMap(
        (element) =>
          element.getAttribute('data-told') ??
          [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent ?? ''),
      )
      .join(' ');
  return { ...page, ...calls, seen };
}

describe('the panel beside a deal', () => {
  it('says what the deal is worth to the target and where the month lands with it', () => {
    const { seen } = show();
    expect(seen()).toContain('15%');
    expect(seen()).toContain('受注すると、着地見込みは¥1,240万から¥1,460万になります。');
  });

  it('of a small deal says by how much it lifts, not twice the same landing', () => {
    const { seen } = show({ share: { ...share, landingNow: 14_700_000, landingIfWon: 14_701_500 } });
    expect(seen()).toContain('受注すると、着地見込みが¥1,500増えます。');
  });

  it('says what hangs on the deal, and nothing where next to nothing does', () => {
    expect(show().seen()).toContain('決まれば達成確率 +23pt（受注なら39%、失注なら16%）。');
    cleanup();
    const chances = { now: 0.2, ifWon: 0.201, ifLost: 0.2, deal: 0.34 };
    expect(show({ share: { ...share, chances } }).seen()).not.toContain('決まれば');
  });

  it('shows each fact with what makes it mean something', () => {
    const { seen } = show();
    expect(seen()).toContain('28日（10/28(水)から）');
    expect(seen()).toContain('11/12(木)');
    expect(seen()).toContain('13日超過・3回延期');
    expect(seen()).toContain('次のステップ');
  });

  it('tells the history, newest first, with what was empty before', () => {
    const { seen } = show();
    expect(seen()).toMatch(/完了予定日 10\/30\(金\) → 11\/12\(木\).*担当者 （空） → 佐藤 美咲/);
  });

  it('writes no figure and nothing captured as text that the page could find', () => {
    const { container } = show();
    expect(container.textContent).not.toMatch(/\d|¥|北関東|佐藤|見積/);
  });

  it('an unmapped stage is said, not counted as nothing', () => {
    expect(show({ deal: { ...deal, status: 'unmapped', stage: '稟議中' } }).seen()).toContain(
      '「稟議中」は受注・失注・進行中のどれですか。',
    );
  });

  it('a won deal is in the actual and promises nothing more', () => {
    const { seen } = show({ deal: { ...deal, status: 'won' } });
    expect(seen()).toContain('実績に入っています。');
    expect(seen()).not.toContain('受注すると');
    expect(seen()).not.toContain('超過');
  });

  it('without a target asks for one', () => {
    const { share: _, ...bare } = base;
    const { container } = render(
      <DealPanel
        view={bare}
        now={sampleNow}
        isPerson={() => true}
        onOpen={vi.fn()}
        onRepair={vi.fn()}
        onSide={vi.fn()}
        onLog={vi.fn()}
        onUndo={vi.fn()}
        onSuppose={vi.fn()}
      />,
    );
    expect(container.textContent).toContain('目標を入れると');
  });

  it('is a labelled landmark, open and collapsed', () => {
    expect(show().getByRole('complementary', { name: '着地：この案件と目標' })).toBeTruthy();
    cleanup();
    const { getByRole } = show({ open: false });
    expect(getByRole('complementary', { name: '着地：この案件と目標' })).toBeTruthy();
    expect(getByRole('button', { name: 'この案件の着地を開く' }).getAttribute('aria-expanded')).toBe('false');
  });

  const press = ({ getByRole }: ReturnType<typeof show>) => {
    fireEvent.click(getByRole('button', { name: 'たたむ' }));
    fireEvent.keyDown(getByRole('complementary'), { key: 'Escape' });
    fireEvent.click(getByRole('button', { name: '反対側へ移す' }));
    fireEvent.keyDown(getByRole('complementary'), { key: 'a' });
  };

  it('closes on its button and on Escape, moves on the other', () => {
    const page = show();
    press(page);
    expect(page.onOpen.mock.calls).toEqual([[false], [false]]);
    expect(page.onSide.mock.calls).toEqual([['left']]);
  });

  it('does nothing for events that the page made', () => {
    const page = show({}, (event) => event.isTrusted);
    press(page);
    expect(page.onOpen).not.toHaveBeenCalled();
    expect(page.onSide).not.toHaveBeenCalled();
  });

  it('gives the focus to the panel when it opens and back to the tab when it closes', () => {
    const props = {
      now: sampleNow,
      isPerson: () => true,
      onOpen: vi.fn(),
      onSide: vi.fn(),
      onRepair: vi.fn(),
      onLog: vi.fn(),
      onUndo: vi.fn(),
      onSuppose: vi.fn(),
    };
    const { rerender, getByRole } = render(<DealPanel view={{ ...base, open: false }} {...props} />);
    rerender(<DealPanel view={base} {...props} />);
    expect(document.activeElement).toBe(getByRole('button', { name: 'たたむ' }));
    rerender(<DealPanel view={{ ...base, open: false }} {...props} />);
    expect(document.activeElement).toBe(getByRole('button', { name: 'この案件の着地を開く' }));
  });
});

describe('a page that needs a click', () => {
  it('says so, and its button begins to put it right, for the person only', () => {
    const page = show({ drifted: ['amount'] });
    fireEvent.click(page.getByRole('button', { name: '直す' }));
    expect(page.onRepair).toHaveBeenCalledTimes(1);
    cleanup();
    const forged = show({ drifted: ['amount'] }, () => false);
    fireEvent.click(forged.getByRole('button', { name: '直す' }));
    expect(forged.onRepair).not.toHaveBeenCalled();
    cleanup();
    expect(show({}).queryByRole('button', { name: '直す' })).toBeNull();
  });
});

describe('what if', () => {
  const slide = async ({ getByRole }: ReturnType<typeof show>, name: string, value: number) =>
    act(async () => void fireEvent.input(getByRole('slider', { name, hidden: true }), { target: { value } }));

  it('begins where the deal stands, told in words', () => {
    const { getAllByRole } = show();
    expect(
      getAllByRole('slider', { hidden: true }).map((slider) => [
        (slider as HTMLInputElement).value,
        slider.getAttribute('aria-valuetext'),
      ]),
    ).toEqual([
      ['100', '¥220万'],
      ['0', '11/25(水)'],
      ['34', '34%'],
    ]);
  });

  it('asks with all that was moved, and says where landing and chance would go', async () => {
    const page = show();
    const asked = (times: number) => until(() => expect(page.onSuppose).toHaveBeenCalledTimes(times));
    await slide(page, '金額', 150);
    await slide(page, '完了予定日', 10);
    await asked(2);
    await slide(page, '確度', 80);
    await asked(3);
    expect(page.onSuppose.mock.calls).toEqual([
      [{ amount: 3_300_000 }],
      [{ amount: 3_300_000, day: '2026-12-05' }],
      [{ amount: 3_300_000, day: '2026-12-05', chance: 0.8 }],
    ]);
    await until(() => expect(page.seen()).toContain('着地見込み ¥1,240万 → ¥1,310万'));
    expect(page.seen()).toContain('達成確率 21% → 30%（+9pt）');
    expect(page.container.textContent).not.toMatch(/\d|¥/);
  });

  it('is put back as a whole, without a question', async () => {
    const page = show();
    await slide(page, '金額', 150);
    await act(async () => void fireEvent.click(page.getByRole('button', { name: '元に戻す', hidden: true })));
    expect(page.onSuppose).toHaveBeenCalledOnce();
    expect(page.seen()).toContain('保存はしません');
    const slider = page.getByRole('slider', { name: '金額', hidden: true }) as HTMLInputElement;
    expect(slider.value).toBe('100');
    // The button is gone; who worked with keys goes on at the first slider, and not somewhere in the CRM's page.
    expect(slider.getRootNode()).toHaveProperty('activeElement', slider);
  });

  it('drops an answer that a later question has overtaken', async () => {
    const page = show();
    const answers: ((to: number) => void)[] = [];
    page.onSuppose.mockImplementation(
      () =>
        new Promise((resolve) =>
          answers.push((landing) => resolve({ outcome: { from: supposedOutcome.from, to: { landing } } })),
        ),
    );
    await slide(page, '金額', 150);
    await slide(page, '金額', 160);
    await act(async () => answers[0]?.(15_000_000));
    await until(() => expect(answers.length).toBe(2));
    expect(page.seen()).not.toContain('¥1,500万');
    await act(async () => answers[1]?.(16_000_000));
    expect(page.seen()).toContain('→ ¥1,600万');
  });

  it('asks once at a time, and of a whole drag the last place, within what a page may send', async () => {
    const page = show();
    let isUnderWay = 0;
    page.onSuppose.mockImplementation(async () => {
      expect((isUnderWay += 1)).toBe(1);
      await new Promise((resolve) => setTimeout(resolve));
      isUnderWay -= 1;
      return { outcome: supposedOutcome };
    });
    const begun = performance.now();
    for (let value = 0; value <= 195; value += 5) {
      await slide(page, '金額', value);
      await new Promise((resolve) => setTimeout(resolve, 15));
    }
    await until(() => expect(page.onSuppose).toHaveBeenLastCalledWith({ amount: 4_290_000 }));
    const seconds = (performance.now() - begun) / 1000;
    expect(page.onSuppose.mock.calls.length).toBeLessThan(1 + paces.tab.perSecond * seconds);
  });

  it('put back while a question is under way, its answer no longer counts', async () => {
    const page = show();
    const answer = Promise.withResolvers<{ outcome: typeof supposedOutcome }>();
    await slide(page, '金額', 150);
    page.onSuppose.mockReturnValue(answer.promise);
    await slide(page, '金額', 160);
    await until(() => expect(page.onSuppose).toHaveBeenCalledTimes(2));
    await act(async () => void fireEvent.click(page.getByRole('button', { name: '元に戻す', hidden: true })));
    await act(async () => answer.resolve({ outcome: supposedOutcome }));
    expect(page.seen()).toContain('保存はしません');
  });

  it.each([
    [{ failed: '計算できませんでした。' }, '計算できませんでした。'],
    [{ outcome: null }, 'この変更では何も動きません。'],
  ])('says so when %j comes back', async (answer, text) => {
    const page = show();
    page.onSuppose.mockResolvedValue(answer);
    await slide(page, '確度', 80);
    expect(page.container.textContent).toContain(text);
  });

  it('does nothing for events that the page made', async () => {
    const page = show({}, (event) => event.isTrusted);
    await slide(page, '金額', 150);
    expect(page.onSuppose).not.toHaveBeenCalled();
  });

  it.each<[string, Partial<PanelView>]>([
    ['a deal that is decided', { deal: { ...deal, status: 'won' } }],
    ['a target no chance is known of', { share: { ...share, chances: undefined as never } }],
  ])('is not offered for %s', (_, part) => {
    expect(show(part).queryByText('もしもを試す')).toBeNull();
  });
});
