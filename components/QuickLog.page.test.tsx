import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { QuickLog, type Logged, type Undone } from './QuickLog.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const settle = () => act(async () => void (await vi.advanceTimersByTimeAsync(0)));
const wait = (milliseconds: number) => act(async () => void (await vi.advanceTimersByTimeAsync(milliseconds)));

function show({
  log = { id: '7' },
  undo = { undone: true },
  isPerson = () => true,
  objection,
}: {
  log?: Logged;
  undo?: Undone;
  isPerson?: (event: Event) => boolean;
  objection?: (control: Element) => string | undefined;
} = {}) {
  const onLog = vi.fn(() => Promise.resolve(log));
  const onUndo = vi.fn(() => Promise.resolve(undo));
  const page = render(<QuickLog lang="ja" onLog={onLog} onUndo={onUndo} isPerson={isPerson} objection={objection} />);
  return { ...page, onLog, onUndo };
}

describe('the quick log', () => {
  it('logs on one click and says so to readers', async () => {
    const { getByRole, onLog } = show();
    fireEvent.click(getByRole('button', { name: '架電を記録' }));
    await settle();
    expect(onLog.mock.calls).toEqual([['call']]);
    expect(getByRole('status').textContent).toContain('架電を記録しました。');
  });

  it('logs what was asked for elsewhere, once, and takes it back like the rest', async () => {
    const wanted = ['call'] as const;
    const left = [...wanted];
    const onLog = vi.fn(() => Promise.resolve({ id: '8' }));
    const onUndo = vi.fn(() => Promise.resolve({ undone: true as const }));
    const quick = (
      <QuickLog lang="ja" onLog={onLog} onUndo={onUndo} isPerson={() => true} onWanted={() => left.pop()} />
    );
    const { getByRole, rerender } = render(quick);
    await settle();
    rerender(quick);
    await settle();
    expect(onLog.mock.calls).toEqual([['call']]);
    fireEvent.click(getByRole('button', { name: '取り消す' }));
    await settle();
    expect(onUndo.mock.calls).toEqual([['8']]);
  });

  it('takes back what it logged', async () => {
    const { getByRole, onUndo } = show();
    fireEvent.click(getByRole('button', { name: '商談を記録' }));
    await settle();
    fireEvent.click(getByRole('button', { name: '取り消す' }));
    await settle();
    expect(onUndo.mock.calls).toEqual([['7']]);
    expect(getByRole('status').textContent).toContain('取り消しました');
  });

  it('offers the undo for ten seconds at least, then clears away', async () => {
    const { getByRole, queryByRole } = show();
    fireEvent.click(getByRole('button', { name: '架電を記録' }));
    await settle();
    await wait(10_000);
    expect(queryByRole('button', { name: '取り消す' })).not.toBeNull();
    await wait(3_000);
    expect(getByRole('status').textContent).toBe('');
  });

  it('holds the undo while the pointer rests on it', async () => {
    const { getByRole, queryByRole, container } = show();
    fireEvent.click(getByRole('button', { name: '架電を記録' }));
    await settle();
    fireEvent.pointerEnter(container.querySelector('.toast') ?? container);
    await wait(60_000);
    expect(queryByRole('button', { name: '取り消す' })).not.toBeNull();
  });

  it('says why when nothing was logged, and offers no undo', async () => {
    const { getByRole, queryByRole } = show({ log: { failed: '保存領域がいっぱいです。' } });
    fireEvent.click(getByRole('button', { name: 'アポを記録' }));
    await settle();
    expect(getByRole('status').textContent).toContain('いっぱい');
    expect(queryByRole('button', { name: '取り消す' })).toBeNull();
  });

  it('keeps the way back when taking back failed', async () => {
    const { getByRole } = show({ undo: { failed: '応答がありません。' } });
    fireEvent.click(getByRole('button', { name: '架電を記録' }));
    await settle();
    fireEvent.click(getByRole('button', { name: '取り消す' }));
    await settle();
    expect(getByRole('status').textContent).toContain('応答がありません。');
    expect(getByRole('button', { name: '取り消す' })).toBeTruthy();
  });

  it('a click that a page made itself logs nothing inside a page', async () => {
    const { getByRole, onLog } = show({ isPerson: (event) => event.isTrusted });
    fireEvent.click(getByRole('button', { name: '架電を記録' }));
    await settle();
    expect(onLog).not.toHaveBeenCalled();
  });

  it('a click that is not taken for the person’s own says why, and the way back stays open', async () => {
    let isHidden = true;
    const objection = () => (isHidden ? '隠れていました。' : undefined);
    const { getByRole, onLog, onUndo } = show({ objection });
    fireEvent.click(getByRole('button', { name: '架電を記録' }));
    await settle();
    expect([onLog.mock.calls, getByRole('status').textContent]).toEqual([[], '隠れていました。']);
    isHidden = false;
    fireEvent.click(getByRole('button', { name: '架電を記録' }));
    await settle();
    isHidden = true;
    fireEvent.click(getByRole('button', { name: '取り消す' }));
    await settle();
    expect([onUndo.mock.calls, getByRole('status').textContent]).toEqual([[], '隠れていました。取り消す']);
    isHidden = false;
    fireEvent.click(getByRole('button', { name: '取り消す' }));
    await settle();
    expect(onUndo.mock.calls).toEqual([['7']]);
  });

  it('two clicks before the answer are one log', async () => {
    const { getByRole, onLog } = show();
    const button = getByRole('button', { name: '架電を記録' });
    fireEvent.click(button);
    fireEvent.click(button);
    await settle();
    expect(onLog).toHaveBeenCalledTimes(1);
  });
});
