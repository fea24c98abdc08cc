import { fireEvent, render } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { OwnApp } from '../lib/app/app-choices.ts';
import { AppFields } from './AppFields.tsx';

const app: OwnApp = {
  site: 'https://wakaba.cybozu.com',
  app: '34',
  fields: [
    { code: 'x', type: 'SINGLE_LINE_TEXT', label: '案件名', sample: '若葉機工' },
    { code: 'y', type: 'NUMBER', label: '見込み' },
    { code: 'z', type: 'NUMBER', label: '優先順位' },
  ],
};

describe('the apps of a company', () => {
  it('are nothing where there are none', () => {
    const { container } = render(<AppFields lang="ja" apps={[]} onMap={vi.fn()} />);
    expect(container.innerHTML).toBe('');
  });

  it('show what is proposed, with a value to know it by, and are confirmed as the person leaves them', () => {
    const onMap = vi.fn();
    const { getByRole, container } = render(<AppFields lang="ja" apps={[app]} onMap={onMap} />);
    expect(container.textContent).toContain('提案です');
    expect(container.textContent).toContain('案件名（例：若葉機工）');
    fireEvent.change(getByRole('combobox', { name: /の金額$/ }), { target: { value: 'y' } });
    fireEvent.change(getByRole('combobox', { name: /の案件名$/ }), { target: { value: '' } });
    fireEvent.click(getByRole('button', { name: 'この対応で読み取る' }));
    expect(onMap.mock.calls).toEqual([[app, { amount: 'y' }]]);
  });

  it('that are confirmed offer to stop, and to be confirmed anew only after a change', () => {
    const onMap = vi.fn();
    const confirmed = { ...app, map: { name: 'x' } };
    const { getByRole, queryByRole } = render(<AppFields lang="en" apps={[confirmed]} onMap={onMap} />);
    expect(queryByRole('button', { name: 'Read it like this' })).toBeNull();
    fireEvent.click(getByRole('button', { name: 'Stop reading it' }));
    fireEvent.change(getByRole('combobox', { name: /^Amount/ }), { target: { value: 'z' } });
    fireEvent.click(getByRole('button', { name: 'Read it like this' }));
    expect(onMap.mock.calls).toEqual([[confirmed], [confirmed, { name: 'x', amount: 'z' }]]);
  });
});
