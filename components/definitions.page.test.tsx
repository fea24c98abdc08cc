import { cleanup, fireEvent, render, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DefinitionsForm } from './DefinitionsForm.tsx';
import { RatesForm } from './RatesForm.tsx';
import { RulesForm } from './RulesForm.tsx';
import { defaultSettings, type Settings } from '../lib/app/settings.ts';
import { deal } from '../test/facts.ts';
import { sampleFacts, sampleGround } from '../test/sample-ground.ts';

afterEach(cleanup);

describe('how things are counted', () => {
  const show = (locked: readonly string[] = [], settings: Partial<Settings> = {}) => {
    const onChange = vi.fn();
    const { look } = sampleGround([], sampleFacts(), settings);
    return {
      onChange,
      ...render(
        <DefinitionsForm lang="ja" look={look} stages={['提案', '受注']} locked={locked} onChange={onChange} />,
      ),
    };
  };
  const { definitions } = defaultSettings;

  it('each choice says what it makes of this month, and what it lacks', () => {
    const { getByRole } = show();
    const group = getByRole('group', { name: '売上を立てる日' });
    expect(within(group).getByRole('radio', { name: /^受注日 ?¥[\d,]+万/ })).toBeTruthy();
    expect(within(group).getByRole('radio', { name: /^計上日 ?—（60件のうち0件）/ })).toBeTruthy();
  });

  it.each([
    ['計上日', { revenueDate: 'booked' }],
    ['相手につながった電話だけ', { callCounts: 'connected' }],
    ['有効架電数', { appointmentPer: 'connected' }],
    ['期間内の顧客', { repeatPer: 'period' }],
  ])('%s changes just that', (name, change) => {
    const { getByRole, onChange } = show();
    fireEvent.click(getByRole('radio', { name: new RegExp(`^${name}`) }));
    expect(onChange.mock.calls).toEqual([[{ definitions: { ...definitions, ...change } }]]);
  });

  it('the criteria of a qualified meeting are put together', () => {
    const { getByRole, getByLabelText, onChange } = show();
    fireEvent.click(getByRole('checkbox', { name: '次のステップ' }));
    fireEvent.click(getByRole('checkbox', { name: '提案' }));
    const field = getByLabelText('確度の下限');
    fireEvent.input(field, { target: { value: '５０％' } });
    fireEvent.blur(field);
    expect(onChange.mock.calls.map(([{ definitions: one }]) => one.qualification)).toEqual([
      { known: ['amount', 'closeOn', 'nextStep'] },
      { stages: ['提案'], known: ['amount', 'closeOn'] },
      { known: ['amount', 'closeOn'], probability: 0.5 },
    ]);
  });

  it('a margin above 100 % is refused, one emptied is gone', () => {
    const { getByLabelText, onChange, container } = show([], { definitions: { ...definitions, defaultMargin: 0.3 } });
    const field = getByLabelText('原価がわからない案件の粗利率');
    fireEvent.input(field, { target: { value: '130%' } });
    fireEvent.blur(field);
    expect(onChange).not.toHaveBeenCalled();
    expect(container.querySelector('[role=alert]')?.textContent).toContain('30%');
    fireEvent.input(field, { target: { value: '' } });
    fireEvent.blur(field);
    expect(onChange.mock.calls).toEqual([[{ definitions }]]);
  });

  it('what the company fixed cannot be changed, and says so', () => {
    const { getAllByRole, container } = show(['definitions']);
    expect(getAllByRole('radio').every((one) => (one as HTMLInputElement).disabled)).toBe(true);
    expect(container.textContent).toContain('会社が決めた設定');
  });
});

describe('exchange rates', () => {
  const dollars = [
    deal({ key: 'u1', status: 'won', closedOn: '2026-04-02', amount: { minor: 100_00, currency: 'USD' } }),
    deal({ key: 'u2', status: 'won', closedOn: '2026-09-02', amount: { minor: 100_00, currency: 'USD' } }),
  ];
  const show = (rates: Settings['rates'] = []) => {
    const onChange = vi.fn();
    const { look } = sampleGround([], { deals: dollars, activities: [] }, { rates });
    return { onChange, ...render(<RatesForm lang="en" look={look} isLocked={false} onChange={onChange} />) };
  };
  const rate = { from: 'USD', to: 'JPY', on: '2026-09-01', rate: '150' };

  it('say how many deals they leave out, and from when', () => {
    expect(show().container.textContent).toContain(
      'USD: 2 of 2 deals have no rate and are not counted; the earliest is of Thu, Apr 2.',
    );
    cleanup();
    expect(show([rate]).container.textContent).toContain('USD: 1 of 2 deals has no rate');
    cleanup();
    expect(show([{ ...rate, on: '2026-04-01' }]).container.textContent).toContain('USD: 2 deals, all converted.');
  });

  it('the form offers what is missing; a rate is added, and one of the same day replaced', () => {
    const { getByLabelText, getByRole, onChange } = show([{ ...rate, on: '2026-04-02' }, rate].slice(1));
    expect((getByLabelText('Currency') as HTMLSelectElement).value).toBe('USD');
    expect((getByLabelText('From this day on') as HTMLInputElement).value).toBe('2026-04-02');
    fireEvent.input(getByLabelText('One unit in JPY'), { target: { value: '１５１．２５' } });
    fireEvent.submit(getByRole('button', { name: 'Add rate' }).closest('form') as HTMLFormElement);
    expect(onChange.mock.calls).toEqual([[[rate, { from: 'USD', to: 'JPY', on: '2026-04-02', rate: '151.25' }]]]);
  });

  it.each(['0', '-1', 'many', ''])('%j is refused with a sentence', (text) => {
    const { getByLabelText, getByRole, onChange } = show();
    fireEvent.input(getByLabelText('One unit in JPY'), { target: { value: text } });
    fireEvent.submit(getByRole('button', { name: 'Add rate' }).closest('form') as HTMLFormElement);
    expect(onChange).not.toHaveBeenCalled();
    expect(getByRole('alert').textContent).toContain('Nothing was changed');
  });
});

describe('the calendar', () => {
  const show = (settings: Partial<Settings> = {}) => {
    const onChange = vi.fn();
    const props = { zone: 'Asia/Tokyo', zones: [], locked: ['holidays'], onChange };
    const all = { ...defaultSettings, ...settings };
    return { onChange, ...render(<RulesForm lang="ja" settings={all} now="2026-11-25T08:55" {...props} />) };
  };

  it('says what it makes of this month and year', () => {
    expect(show().container.textContent).toContain('今月は19営業日（残り4日）');
  });

  it('takes a pasted list, and names what it could not read', () => {
    const { getByLabelText, getByRole, onChange, container } = show({ daysOff: ['2026-08-13'] });
    fireEvent.input(getByLabelText(/1行に1日/), { target: { value: '12/30〜1/2 年末年始\n2026-02-30' } });
    fireEvent.click(getByRole('button', { name: '休業日に加える' }));
    expect(onChange.mock.calls).toEqual([
      [{ daysOff: ['2026-08-13', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'] }],
    ]);
    expect(container.textContent).toContain('日付として読めません：2026-02-30');
  });

  it('takes a half day, and one off again', () => {
    const { getByLabelText, getByRole, onChange } = show({ partDays: { '2026-12-28': 0.5 } });
    const group = getByRole('group', { name: '一部だけ働く日' });
    fireEvent.input(getByLabelText('日付'), { target: { value: '2026-12-29' } });
    fireEvent.change(getByLabelText('働く割合'), { target: { value: '0.25' } });
    fireEvent.click(within(group).getByRole('button', { name: '追加' }));
    fireEvent.click(within(group).getByRole('button', { name: /12\/28/ }));
    expect(onChange.mock.calls).toEqual([
      [{ partDays: { '2026-12-28': 0.5, '2026-12-29': 0.25 } }],
      [{ partDays: {} }],
    ]);
  });

  it('a field the company fixed is locked and says so', () => {
    const { getByLabelText, container } = show();
    expect((getByLabelText('祝日') as HTMLSelectElement).disabled).toBe(true);
    expect(container.textContent).toContain('会社が決めた設定のため');
  });
});
