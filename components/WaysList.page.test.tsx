import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import { WaysList, type WaysListProps } from './WaysList.tsx';

afterEach(cleanup);
const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve))));

const props = (lang: 'ja' | 'en'): WaysListProps => ({
  lang,
  now: Date.UTC(2026, 10, 25),
  zone: 'UTC',
  crmName: (crm) => (crm === 'paper' ? 'Paper CRM' : crm),
  sites: [
    {
      site: 'https://crm.example:8443',
      crm: 'paper',
      isTaught: true,
      pages: [
        {
          id: 'list',
          kind: 'deal-list',
          isTaught: false,
          fields: [
            { field: 'name', confidence: 'high', isOverride: false },
            {
              field: 'amount',
              confidence: 'low',
              isOverride: true,
              taughtAt: Date.UTC(2026, 10, 20, 9),
              driftedSince: Date.UTC(2026, 10, 24, 9),
            },
          ],
        },
      ],
    },
  ],
  onSave: vi.fn(() => ({ text: 'saved it' })),
  onOpen: vi.fn(() => Promise.resolve({ text: 'opened it' })),
  onForget: vi.fn(() => Promise.resolve({ text: 'forgot it' })),
});

it('says of each field how sure it is and since when it needs a click', () => {
  const { getByRole, getByText } = render(<WaysList {...props('en')} />);
  expect(getByRole('row', { name: /Amount/ }).textContent).toContain('unsure');
  expect(getByRole('row', { name: /Amount/ }).textContent).toContain('needs a click since');
  expect(getByRole('row', { name: /name/i }).textContent).toContain('sure');
  expect(getByText(/Paper CRM · crm.example:8443/)).toBeTruthy();
  cleanup();
  const ja = render(<WaysList {...props('ja')} />);
  expect(ja.getByRole('row', { name: /金額/ }).textContent).toContain('確認待ち');
  expect(ja.getByRole('row', { name: /金額/ }).textContent).toContain('不確か');
});

it('saves, forgets a field or the site, opens a file, and says what it did', async () => {
  const given = props('en');
  const { getByRole, getByLabelText, getByText } = render(<WaysList {...given} />);
  fireEvent.click(getByRole('button', { name: /Save what was taught/ }));
  expect(given.onSave).toHaveBeenCalledWith('https://crm.example:8443');
  getByText('saved it');
  fireEvent.click(getByRole('button', { name: /as before/ }));
  fireEvent.click(getByRole('button', { name: /Forget everything/ }));
  await settle();
  expect(vi.mocked(given.onForget).mock.calls).toEqual([
    [{ site: 'https://crm.example:8443', page: 'list', field: 'amount' }],
    [{ site: 'https://crm.example:8443' }],
  ]);
  getByText('forgot it');
  const file = new File(['{}'], 'a.json');
  fireEvent.change(getByLabelText('Open a file of taught pages', { selector: 'input' }), { target: { files: [file] } });
  await settle();
  expect(given.onOpen).toHaveBeenCalledWith(file);
  getByText('opened it');
});
