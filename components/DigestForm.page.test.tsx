import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DigestForm } from './DigestForm.tsx';
import { defaultSettings, type Digest } from '../lib/app/settings.ts';

afterEach(cleanup);

const show = (digest: Partial<Digest>, more: { isAllowed?: boolean; answer?: boolean; locked?: string[] } = {}) => {
  const { isAllowed = true, answer = true, locked = [] } = more;
  const onChange = vi.fn();
  const onAllow = vi.fn(() => Promise.resolve(answer));
  const page = render(
    <DigestForm
      lang="en"
      digest={{ ...defaultSettings.digest, ...digest }}
      isAllowed={isAllowed}
      onAllow={onAllow}
      locked={locked}
      onChange={onChange}
    />,
  );
  return { ...page, onChange, onAllow };
};

describe('morning plan and evening summary', () => {
  it('are off, and the browser is asked only when one is switched on', () => {
    const { getByRole, onChange, onAllow } = show({}, { isAllowed: false });
    expect(onAllow).not.toHaveBeenCalled();
    fireEvent.click(getByRole('checkbox', { name: /plan of the day/ }));
    expect(onAllow).toHaveBeenCalledOnce();
    expect(onChange).toHaveBeenCalledWith({ ...defaultSettings.digest, morning: true });
  });

  it('once it is allowed nobody is asked again', () => {
    const { getByRole, onAllow } = show({});
    fireEvent.click(getByRole('checkbox', { name: /what was done/ }));
    expect(onAllow).not.toHaveBeenCalled();
  });

  it('a browser that does not allow it is named, and can be asked once more', async () => {
    const { getByRole, getByText, onAllow } = show({ morning: true }, { isAllowed: false, answer: false });
    await act(async () => void fireEvent.click(getByRole('button', { name: 'Ask the browser' })));
    expect(onAllow).toHaveBeenCalledOnce();
    expect(getByText(/does not allow notifications/)).toBeTruthy();
  });

  it('a half-typed time changes nothing, a whole one does', () => {
    const { getByLabelText, onChange } = show({ morning: true });
    const time = getByLabelText('Time of the morning plan');
    fireEvent.change(time, { target: { value: '' } });
    fireEvent.change(time, { target: { value: '09:05' } });
    expect(onChange.mock.calls).toEqual([[{ ...defaultSettings.digest, morning: true, morningAt: '09:05' }]]);
  });

  it.each<[Partial<Digest>, RegExp]>([
    [{ morning: true, morningAt: '06:30' }, /it comes at 07:00/],
    [{ evening: true, eveningAt: '22:00' }, /never comes/],
  ])('says what quiet hours make of the time: %j', (digest, note) => {
    expect(show(digest).getByText(note)).toBeTruthy();
  });

  it('what the company has fixed cannot be changed', () => {
    const { getAllByRole, getByText } = show({ morning: true }, { locked: ['digest'] });
    expect(getAllByRole('checkbox').every((box) => (box as HTMLInputElement).disabled)).toBe(true);
    expect(getByText(/company/i)).toBeTruthy();
  });
});
