import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TargetForm, type TargetRow } from './TargetForm.tsx';

afterEach(cleanup);

const rows: TargetRow[] = [
  {
    kpi: 'revenue',
    label: '売上高',
    definition: '',
    unit: 'money',
    month: { value: 15_000_000 },
    day: {},
    actual: 8_100_000,
  },
  { kpi: 'win-rate', label: '受注率', definition: '', unit: 'rate', month: {} },
  { kpi: 'calls', label: '架電数', definition: '', unit: 'count', month: {}, day: { value: 20 } },
  { kpi: 'deals-won', label: '受注件数', definition: '', unit: 'count', month: { value: 9, given: true } },
];

function show(part: Partial<Parameters<typeof TargetForm>[0]> = {}) {
  const onSave = vi.fn();
  const page = render(
    <TargetForm lang="ja" currency="JPY" who="me" rows={rows} onWho={vi.fn()} onSave={onSave} {...part} />,
  );
  const field = (name: string) => page.getByRole('textbox', { name }) as HTMLInputElement;
  const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
  return { ...page, onSave, field, type };
}

describe('the target editor', () => {
  it.each([
    ['売上高（毎月）', '1800万', ['revenue', 'month', 18_000_000]],
    ['売上高（毎月）', '１．８億', ['revenue', 'month', 180_000_000]],
    ['売上高（毎営業日）', '¥800,000', ['revenue', 'day', 800_000]],
    ['受注率（毎月）', '30%', ['win-rate', 'month', 0.3]],
    ['架電数（毎営業日）', '25件', ['calls', 'day', 25]],
  ])('%s typed as %s is kept on Enter', (name, typed, saved) => {
    const { type, field, onSave } = show();
    type(name, typed);
    fireEvent.keyDown(field(name), { key: 'Enter' });
    expect(onSave.mock.calls).toEqual([saved]);
  });

  it('is kept on leaving the field, too, and only when it changed', () => {
    const { type, field, onSave } = show();
    fireEvent.blur(field('売上高（毎月）'));
    type('売上高（毎月）', '1500万');
    fireEvent.blur(field('売上高（毎月）'));
    expect(onSave).not.toHaveBeenCalled();
    type('売上高（毎月）', '1600万');
    fireEvent.blur(field('売上高（毎月）'));
    expect(onSave.mock.calls).toEqual([['revenue', 'month', 16_000_000]]);
  });

  it('says back what it understood before it is kept', () => {
    const { type, container } = show();
    type('売上高（毎月）', '1.8億');
    expect(container.textContent).toContain('= ¥180,000,000');
  });

  it('an emptied field removes the target', () => {
    const { type, field, onSave } = show();
    type('架電数（毎営業日）', ' ');
    fireEvent.blur(field('架電数（毎営業日）'));
    expect(onSave.mock.calls).toEqual([['calls', 'day', undefined]]);
  });

  it('what cannot be read is told, marked, and not kept', () => {
    const { type, field, onSave, getByRole } = show();
    type('売上高（毎月）', 'たくさん');
    fireEvent.keyDown(field('売上高（毎月）'), { key: 'Enter' });
    fireEvent.blur(field('売上高（毎月）'));
    expect(onSave).not.toHaveBeenCalled();
    expect(field('売上高（毎月）').getAttribute('aria-invalid')).toBe('true');
    expect(getByRole('alert').textContent).toContain('金額を入れてください');
  });

  it('Enter while an input method composes keeps nothing yet', () => {
    const { type, field, onSave } = show();
    type('売上高（毎月）', '1800万');
    fireEvent.keyDown(field('売上高（毎月）'), { key: 'Enter', isComposing: true });
    expect(onSave).not.toHaveBeenCalled();
  });

  it('Escape goes back to what stood there', () => {
    const { type, field, onSave } = show();
    type('売上高（毎月）', '1');
    fireEvent.keyDown(field('売上高（毎月）'), { key: 'Escape' });
    fireEvent.blur(field('売上高（毎月）'));
    expect(onSave).not.toHaveBeenCalled();
    expect(field('売上高（毎月）').value).toBe('¥15,000,000');
  });

  it('a target given by the company is locked, with the reason', () => {
    const { field, container } = show();
    expect(field('受注件数（毎月）').disabled).toBe(true);
    expect(container.textContent).toContain('会社が決めた目標');
  });

  it('a rate has no daily target', () => {
    expect(show().queryByRole('textbox', { name: '受注率（毎営業日）' })).toBeNull();
  });
});
