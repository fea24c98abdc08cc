import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TargetSheet } from './TargetSheet.tsx';
import { editCells } from '../lib/app/target-cells.ts';
import type { Target } from '../lib/domain/target.ts';
import { sampleGround, sampleTargets } from '../test/sample-ground.ts';

afterEach(cleanup);

/** The sheet over targets that really change. */
function bench(start: Target[] = sampleTargets) {
  let targets = start;
  let ids = 0;
  const onUndo = vi.fn();
  const onRead = vi.fn((_text: string, _reason: string) => true);
  function Bench() {
    const [ground, setGround] = useState(() => sampleGround(targets));
    const [problems, setProblems] = useState<readonly string[]>([]);
    return (
      <TargetSheet
        lang="ja"
        ground={ground}
        problems={problems}
        canUndo={false}
        canRedo={false}
        onEdit={(edits, { reason, unread }) => {
          const { settings, calendar } = ground.look;
          const moment = { me: settings.me, fiscal: settings.fiscal, calendar, at: 5, newId: () => `n${(ids += 1)}` };
          targets = editCells(targets, edits, { ...moment, reason }).targets;
          setProblems(unread);
          setGround(sampleGround(targets));
        }}
        onRead={onRead}
        onSave={vi.fn()}
        onUndo={onUndo}
        onRedo={vi.fn()}
        onHideProblems={() => setProblems([])}
      />
    );
  }
  const page = render(<Bench />);
  const field = () => page.getByRole('grid').querySelector('input') as HTMLInputElement;
  const at = () => field().getAttribute('aria-label');
  const press = (...keys: string[]) => {
    for (const keyed of keys) {
      const parts = keyed.split('+');
      void act(
        () =>
          void fireEvent.keyDown(field(), {
            key: parts.at(-1),
            shiftKey: parts.includes('Shift'),
            ctrlKey: parts.includes('Ctrl'),
          }),
      );
    }
  };
  const standsOn = at();
  press('Ctrl+Home');
  const type = (text: string) => fireEvent.input(field(), { target: { value: text } });
  const clipboard = (text = '') => {
    const data = { text, getData: () => data.text, setData: (_: string, next: string) => void (data.text = next) };
    return data;
  };
  const paste = (text: string) => fireEvent.paste(field(), { clipboardData: clipboard(text) });
  const set = (kpi: string, start = '2026-04-01') =>
    targets.findLast((one) => one.kpi === kpi && one.period.start === start && !one.repeats);
  return { ...page, standsOn, field, at, press, type, paste, clipboard, set, onUndo, onRead, targets: () => targets };
}

describe('the target sheet', () => {
  it('stands on this month of the first metric, and keys move through it', () => {
    const { at, press, standsOn } = bench();
    expect(standsOn).toBe('売上高、11月');
    press('ArrowDown', 'ArrowRight');
    expect(at()).toBe('受注件数、5月');
    press('End');
    expect(at()).toBe('受注件数、年度');
    press('Ctrl+Home');
    expect(at()).toBe('売上高、4月');
  });

  it('a figure typed is kept by Enter, which goes down; Escape keeps what was there', () => {
    const { type, press, at, set } = bench();
    type('1,500万');
    press('Enter');
    expect(set('revenue')?.value).toBe(15_000_000);
    expect(at()).toBe('受注件数、4月');
    type('9');
    press('Escape');
    press('ArrowDown');
    expect(set('deals-won')).toBeUndefined();
  });

  it('Enter that chooses an input method’s word stays in the cell', () => {
    const { type, field, at, press, set } = bench();
    type('１５００まん');
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    expect(at()).toBe('売上高、4月');
    expect(set('revenue')).toBeUndefined();
    type('１５００万');
    press('Enter');
    expect(set('revenue')?.value).toBe(15_000_000);
  });

  it('leaving the cell keeps the figure', () => {
    const { type, field, set } = bench();
    type('3億');
    fireEvent.blur(field());
    expect(set('revenue')?.value).toBe(300_000_000);
  });

  it('a block pasted from a spreadsheet fills months and metrics from the cell on', () => {
    const { paste, set } = bench();
    paste('1,500万\t1600万\n１０\t12件\n');
    expect(set('revenue')?.value).toBe(15_000_000);
    expect(set('revenue', '2026-05-01')?.value).toBe(16_000_000);
    expect(set('deals-won')?.value).toBe(10);
    expect(set('deals-won', '2026-05-01')?.value).toBe(12);
  });

  it('what cannot be read is named by its cell and leaves the others set', () => {
    const { paste, set, getByRole, container } = bench();
    paste('たくさん\t1600万');
    expect(set('revenue')).toBeUndefined();
    expect(set('revenue', '2026-05-01')?.value).toBe(16_000_000);
    expect(getByRole('alert').textContent).toContain('売上高・4月：「たくさん」は金額として読めません');
    expect(container.querySelectorAll('.sheet__cell--wrong')).toHaveLength(1);
  });

  it('one figure pasted into a selection fills it, bare figures in the chosen unit', () => {
    const { press, paste, getByLabelText, targets } = bench([]);
    fireEvent.change(getByLabelText('単位のない金額は'), { target: { value: '1000' } });
    press('Shift+ArrowRight', 'Shift+ArrowRight');
    paste('12,000');
    expect(targets().map(({ value }) => value)).toEqual([12_000_000, 12_000_000, 12_000_000]);
  });

  it('a table with names goes where its names say', () => {
    const { paste, onRead, targets } = bench([]);
    paste('指標\t2026-11\n売上高\t1500万');
    expect(onRead).toHaveBeenCalledWith('指標\t2026-11\n売上高\t1500万', '');
    expect(targets()).toEqual([]);
  });

  it('copies what is selected as a spreadsheet takes it, and Delete clears only what was set there', () => {
    const { press, field, clipboard, targets } = bench();
    press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight');
    const data = clipboard();
    fireEvent.copy(field(), { clipboardData: data });
    expect(data.text).toBe('14000000\t12000000');
    const before = targets().length;
    press('Delete');
    expect(targets()).toHaveLength(before - 2);
  });

  it('Ctrl+Z takes back, and Tab outside a figure leaves the sheet', () => {
    const { press, onUndo, field } = bench();
    press('Ctrl+z');
    expect(onUndo).toHaveBeenCalledTimes(1);
    expect(fireEvent.keyDown(field(), { key: 'Tab' })).toBe(true);
  });

  it('what the company fixed cannot be typed into, and says why', () => {
    const { press, field, container } = bench();
    press('ArrowDown', ...Array.from({ length: 7 }, () => 'ArrowRight'));
    expect(field().readOnly).toBe(true);
    const note = [...container.querySelectorAll('.sheet__scroll > .hidden-label')].find(
      ({ id }) => id === field().getAttribute('aria-describedby'),
    );
    expect(note?.textContent).toContain('会社が決めた目標');
  });

  it('tells the first value, the current one, every change with its reason, the weeks and today', () => {
    const { press, getByRole } = bench();
    press(...Array.from({ length: 7 }, () => 'ArrowRight'));
    const detail = getByRole('region', { name: '売上高、11月' });
    expect(detail.textContent).toMatch(/現行¥1,200万当初¥1,500万/);
    expect(detail.textContent).toContain('¥1,500万 → ¥1,300万');
    expect(detail.textContent).toContain('大型案件が翌期に延期');
    expect(detail.textContent).toMatch(/これまでの最高月の\d+\.\d倍です/);
    expect(detail.textContent).toMatch(/今日¥/);
  });

  it('takes a suggestion, and a change carries the reason written above', () => {
    const { getByLabelText, getAllByRole, press, set } = bench();
    fireEvent.input(getByLabelText('変更の理由'), { target: { value: '期初の見直し' } });
    press(...Array.from({ length: 7 }, () => 'ArrowRight'));
    const [usual] = getAllByRole('button', { name: /を目標にする/ });
    fireEvent.click(usual as HTMLElement);
    expect(set('revenue', '2026-11-01')?.changes.at(-1)).toMatchObject({ from: 12_000_000, reason: '期初の見直し' });
  });

  it('a deadline outside its period and tiers that do not rise are refused with a sentence', () => {
    const { press, getByLabelText, getByRole, set } = bench();
    press(...Array.from({ length: 7 }, () => 'ArrowRight'));
    const detail = () => getByRole('region', { name: '売上高、11月' });
    fireEvent.change(getByLabelText('期限'), { target: { value: '2026-12-20' } });
    expect(detail().textContent).toContain('期限は期間の中の日にしてください');
    fireEvent.change(getByLabelText('チャレンジ'), { target: { value: '1,000万' } });
    expect(detail().textContent).toContain('ベース、ストレッチ、チャレンジの順に');
    fireEvent.change(getByLabelText('期限'), { target: { value: '2026-11-20' } });
    fireEvent.change(getByLabelText('チャレンジ'), { target: { value: '1,700万' } });
    expect(set('revenue', '2026-11-01')).toMatchObject({
      deadline: '2026-11-20',
      tiers: { stretch: 14_000_000, challenge: 17_000_000 },
    });
  });

  it('rep by rep: one metric, a row each', () => {
    const { getByLabelText, getAllByRole, type, press, targets } = bench([]);
    fireEvent.change(getByLabelText('誰の目標か'), { target: { value: 'reps' } });
    expect(getAllByRole('rowheader').map((head) => head.textContent)).toContain('高橋 遼');
    press('ArrowDown');
    type('500万');
    press('Enter');
    expect(targets()).toMatchObject([{ kpi: 'revenue', scope: { kind: 'owner', name: 'Maria López' } }]);
  });
});
