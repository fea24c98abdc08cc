import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MovesCard, type MovesCardProps } from './MovesCard.tsx';
import { callMoves, someMoves, stillMoves, unknownMoves, weekMoves } from '../test/sample-moves.ts';
import { sampleNow, sampleZone } from '../test/sample-overview.ts';

afterEach(cleanup);

function show(part: Partial<MovesCardProps> = {}) {
  const onSince = vi.fn();
  const page = render(
    <MovesCard
      lang="ja"
      since="day"
      moves={someMoves()}
      isFailed={false}
      now={sampleNow}
      zone={sampleZone}
      onSince={onSince}
      {...part}
    />,
  );
  const cells = () =>
    [...page.container.querySelectorAll('.fall__row')].map((row) =>
      [row.querySelector('th')?.firstChild?.textContent, row.querySelector('.fall__effect')?.textContent].join(' '),
    );
  return { ...page, onSince, cells, text: () => page.container.textContent ?? '' };
}

describe('what moved the landing', () => {
  it('says in a sentence by how much and where it stands, and what became of the chance', () => {
    expect(show().text()).toContain(
      '11/24(火)から+¥80万、いまの見込みは¥1,240万です。達成確率は12%から21%になりました。',
    );
    cleanup();
    expect(show({ lang: 'en' }).text()).toContain(
      '+¥800K since Tue, Nov 24: the landing is now ¥12.4M. The chance to hit went from 12% to 21%.',
    );
  });

  it('is a table from the one landing to the other, part by part', () => {
    expect(show().cells()).toEqual([
      '11/24(火)の見込み ¥1,160万',
      '日数の経過 −¥18.6万',
      '受注1件 +¥154万',
      '失注1件 −¥31.8万',
      '次の期以降への延期1件 −¥41.2万',
      '金額の変更1件 +¥9.6万',
      '新しい案件2件 +¥12万',
      'ほかの案件の見直し +¥3.4万',
      'これから生まれる案件 −¥7.4万',
      'いまの見込み ¥1,240万',
    ]);
  });

  it('draws each bar from where the one above ended', () => {
    const { container } = show();
    const bars = [...container.querySelectorAll('rect.fall__part')].map((bar) => {
      const [x, width] = ['x', 'width'].map((name) => Number(bar.getAttribute(name)));
      return { left: x ?? 0, right: (x ?? 0) + (width ?? 0), kind: bar.closest('tr')?.className ?? '' };
    });
    const ends = bars.map(({ left, right, kind }) => (kind.includes('short') ? [right, left] : [left, right]));
    for (let index = 2; index < ends.length - 1; index += 1)
      expect(ends[index]?.[0]).toBeCloseTo(ends[index - 1]?.[1] ?? 0, 1);
    const last = bars.at(-1);
    expect(((last?.left ?? 0) + (last?.right ?? 0)) / 2).toBeCloseTo(ends.at(-2)?.[1] ?? 0, 1);
  });

  it('opens the deals behind a part: what each was and is, what it added, and its page', () => {
    const { getByRole, queryByRole } = show();
    const part = getByRole('button', { name: /^受注/ });
    expect(part.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(part);
    expect(part.getAttribute('aria-expanded')).toBe('true');
    const rows = getByRole('list', { name: '受注' });
    expect(rows.textContent).toContain('フェーズ 最終提案 → 受注');
    expect(rows.textContent).toContain('金額 ¥2,000,000 → ¥2,200,000');
    expect(rows.textContent).toContain('確度 30% → 100%');
    expect(rows.textContent).toContain('+¥154万');
    expect(rows.textContent).not.toContain('担当者');
    expect(getByRole('link', { name: /北関東製作所/ }).getAttribute('href')).toBe('https://crm.example.co.jp/deals/1');
    fireEvent.click(part);
    expect(queryByRole('list', { name: '受注' })).toBeNull();
  });

  it('says how many rows there are besides those shown, and what else is to be known', () => {
    const { getByRole, text } = show({ moves: weekMoves, since: 'week' });
    fireEvent.click(getByRole('button', { name: /^初めて読み取った案件/ }));
    expect(text()).toContain('影響の大きい順に50件（全1,204件）');
    expect(text()).toContain('この期は11/1(日)に始まったため');
    expect(text()).toContain('11/1(日)に表示した見込みは¥980万でした。いまの設定で計算し直すと¥1,021万です。');
    expect(text()).toContain('目標は¥1,400万から¥1,500万に変わりました。');
  });

  it('never links to anything but a page of the web', () => {
    const moves = someMoves();
    if (moves.why !== undefined) throw new Error('The sample tells nothing.');
    const [row] = moves.parts.find(({ kind }) => kind === 'won')?.rows ?? [];
    if (row) row.url = 'javascript:alert(1)';
    const { getByRole, queryByRole } = show({ moves });
    fireEvent.click(getByRole('button', { name: /^受注/ }));
    expect(queryByRole('link')).toBeNull();
    if (row) row.url = 'https://crm.example.co.jp/deals/1';
  });

  it('says that nothing moved instead of drawing it', () => {
    const { text, container } = show({ moves: stillMoves });
    expect(text()).toContain('11/24(火)から見込みは動いていません。いまも¥1,160万です。');
    expect(container.querySelector('table')).toBeNull();
  });

  it('says since when anything is known, where the earlier day is not', () => {
    expect(show({ moves: unknownMoves }).text()).toContain(
      '11/24(火)の時点の記録がありません。読み取りは11/25(水)に始まりました。',
    );
  });

  it('of calls shows each that was made, and no fields of a deal', () => {
    const { getByRole } = show({ moves: callMoves });
    fireEvent.click(getByRole('button', { name: /^実施した分/ }));
    expect(getByRole('list', { name: '実施した分' }).textContent).toBe('折り返し+1Call back+1（名前なし）+1');
  });

  it('waits in words, and when it failed says what still holds', () => {
    const waiting = show({ moves: undefined });
    expect(waiting.getByRole('region').getAttribute('aria-busy')).toBe('true');
    cleanup();
    const { getByRole, queryByText } = show({ moves: undefined, isFailed: true });
    expect(getByRole('alert').textContent).toContain('ほかの数字はそのまま使えます');
    expect(queryByText('変化を計算しています')).toBeNull();
  });

  it('asks for the other day', () => {
    const { getByLabelText, onSince } = show();
    fireEvent.click(getByLabelText('1週間前から'));
    expect(onSince).toHaveBeenCalledWith('week');
  });
});
