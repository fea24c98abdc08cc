import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Chips, type ChipLine, type ChipsProps } from './Chips.tsx';

afterEach(cleanup);

const chips: ChipLine[] = [
  { key: 4, chip: { kind: 'risk', label: 'At risk', says: ['Due yesterday.', 'Nobody called.'] }, name: 'Ash' },
  { key: 7, chip: { kind: 'pushed', label: 'Pushed 3×', says: ['Moved back 3 times.'] } },
];

function show(part: Partial<ChipsProps> = {}) {
  const onFocus = vi.fn();
  const shown = render(
    <Chips lang="en" chips={chips} open={undefined} isPerson={() => true} onFocus={onFocus} {...part} />,
  );
  return { ...shown, onFocus, buttons: shown.getAllByRole('button') };
}

describe('the chips of a page', () => {
  it('tell readers which deal, what, and why', () => {
    const { getByRole, buttons } = show();
    expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
      'Ash: At risk. Due yesterday. Nobody called.',
      'A deal: Pushed 3×. Moved back 3 times.',
    ]);
    expect(getByRole('group').getAttribute('aria-label')).toContain('Chakuchi');
  });

  it('hold no text that the page could search', () => {
    const { container } = show({ open: 4 });
    expect(container.textContent).toBe('');
    expect(
      [...container.querySelectorAll('.row-chip-tip [data-told]')].map((one) => one.getAttribute('data-told')),
    ).toEqual(['Due yesterday.', 'Nobody called.']);
  });

  it('are one stop of the Tab key, and arrows go round', () => {
    const { buttons, onFocus } = show();
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([0, -1]);
    buttons[0]?.focus();
    expect(onFocus).toHaveBeenLastCalledWith(4);
    fireEvent.keyDown(buttons[0] as Element, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(buttons[1]);
    expect(onFocus).toHaveBeenLastCalledWith(7);
    expect(buttons.map(({ tabIndex }) => tabIndex)).toEqual([-1, 0]);
    fireEvent.keyDown(buttons[1] as Element, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(buttons[0]);
    fireEvent.keyDown(buttons[0] as Element, { key: 'Escape' });
    expect(onFocus).toHaveBeenLastCalledWith(undefined);
  });

  it('do nothing that no person asked for', () => {
    const { buttons, onFocus } = show({ isPerson: () => false });
    fireEvent.click(buttons[0] as Element);
    fireEvent.keyDown(buttons[0] as Element, { key: 'ArrowDown' });
    expect(onFocus).not.toHaveBeenCalled();
    expect(document.activeElement).not.toBe(buttons[1]);
  });

  it('are nothing at all where there are none', () => {
    const { container } = render(
      <Chips lang="ja" chips={[]} open={undefined} isPerson={() => true} onFocus={vi.fn()} />,
    );
    expect(container.childNodes).toHaveLength(0);
  });
});
