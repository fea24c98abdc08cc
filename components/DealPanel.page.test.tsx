import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DealPanel } from './DealPanel.tsx';
import type { PanelView } from '../lib/messages/protocol.ts';
import { sampleNow, sampleZone } from '../test/sample-overview.ts';

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
};
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
  const calls = { onOpen: vi.fn(), onSide: vi.fn() };
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
        onSide={vi.fn()}
        onLog={vi.fn()}
        onUndo={vi.fn()}
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
      onLog: vi.fn(),
      onUndo: vi.fn(),
    };
    const { rerender, getByRole } = render(<DealPanel view={{ ...base, open: false }} {...props} />);
    rerender(<DealPanel view={base} {...props} />);
    expect(document.activeElement).toBe(getByRole('button', { name: 'たたむ' }));
    rerender(<DealPanel view={{ ...base, open: false }} {...props} />);
    expect(document.activeElement).toBe(getByRole('button', { name: 'この案件の着地を開く' }));
  });
});
