import { cleanup, fireEvent, render, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MetricsForm } from './MetricsForm.tsx';
import type { CustomMetric } from '../lib/kpis/custom/metric.ts';
import { sampleFacts, sampleGround } from '../test/sample-ground.ts';

afterEach(cleanup);

const large: CustomMetric = {
  id: 'custom-large',
  label: '大型受注',
  better: 'higher',
  figure: { of: 'deals', dated: 'closedOn', where: [{ field: 'status', is: 'one-of', values: ['won'] }] },
};

const show = (customMetrics: CustomMetric[] = [], isLocked = false) => {
  const onChange = vi.fn();
  const { look } = sampleGround([], sampleFacts(), { customMetrics });
  const page = render(
    <MetricsForm lang="ja" look={look} isLocked={isLocked} newId={() => 'abc'} onChange={onChange} />,
  );
  const name = (text: string) => fireEvent.input(page.getByLabelText('名前'), { target: { value: text } });
  const save = () => fireEvent.submit(page.getByRole('button', { name: '保存' }).closest('form') as HTMLFormElement);
  return {
    ...page,
    onChange,
    name,
    save,
    begin: () => fireEvent.click(page.getByRole('button', { name: '指標を作る' })),
  };
};

describe('metrics of my own', () => {
  it('shows what it comes to on my own rows while it is made, and saves data', () => {
    const { begin, name, save, container, onChange, getByLabelText, getByRole } = show();
    begin();
    expect(container.querySelector('.metric__preview')?.textContent).toMatch(/今月（全員）の値 6 6件から/);
    fireEvent.click(getByRole('button', { name: '条件を追加' }));
    fireEvent.change(getByLabelText('2番目の条件の項目'), { target: { value: 'amount' } });
    fireEvent.input(getByLabelText('2番目の条件の値'), { target: { value: '９００万' } });
    expect(container.querySelector('.metric__preview')?.textContent).toContain('条件に合う行がありません');
    fireEvent.input(getByLabelText('2番目の条件の値'), { target: { value: '300万' } });
    expect(container.querySelector('.metric__preview li')?.textContent).toMatch(/¥[34],\d{3},000/);
    name('大型受注');
    save();
    expect(onChange.mock.calls).toEqual([
      [
        [
          {
            ...large,
            id: 'custom-abc',
            figure: {
              ...large.figure,
              where: [...large.figure.where, { field: 'amount', is: 'at-least', value: 3_000_000 }],
            },
          },
        ],
      ],
    ]);
  });

  it('a ratio of two counts', () => {
    const { begin, name, save, onChange, getByLabelText, getByRole } = show();
    begin();
    fireEvent.change(getByLabelText('何を出すか'), { target: { value: 'ratio' } });
    const below = getByRole('group', { name: '分母' });
    fireEvent.change(within(below).getByLabelText('対象'), { target: { value: 'activities' } });
    fireEvent.click(within(below).getByRole('button', { name: '条件を追加' }));
    fireEvent.click(within(below).getByRole('checkbox', { name: '商談' }));
    name('架電と商談あたり受注');
    save();
    expect(onChange.mock.calls[0]?.[0]).toMatchObject([
      { as: 'rate', per: { of: 'activities', where: [{ field: 'kind', is: 'one-of', values: ['call', 'meeting'] }] } },
    ]);
  });

  it('what is wrong is told when it is to be saved, and nothing is', () => {
    const { begin, save, onChange, getByRole } = show();
    begin();
    expect(getByRole('alert').textContent).toBe('');
    save();
    expect(getByRole('alert').textContent).toContain('名前を入れてください');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('one is edited in its place, or deleted', () => {
    const other = { ...large, id: 'custom-other', label: 'ほか' };
    const { getByRole, name, save, onChange } = show([large, other]);
    fireEvent.click(getByRole('button', { name: '大型受注を編集' }));
    name('受注');
    save();
    fireEvent.click(getByRole('button', { name: 'ほかを削除' }));
    expect(onChange.mock.calls).toEqual([[[{ ...large, label: '受注' }, other]], [[large]]]);
  });

  it('fixed by the company they are read only', () => {
    const { queryByRole, getByRole } = show([large], true);
    expect(queryByRole('button', { name: '指標を作る' })).toBeNull();
    expect((getByRole('button', { name: '大型受注を削除' }) as HTMLButtonElement).disabled).toBe(true);
  });
});
