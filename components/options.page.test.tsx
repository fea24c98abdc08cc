import { act, cleanup, fireEvent, render, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DataCare } from './DataCare.tsx';
import { StageMapping } from './MappingTable.tsx';
import { OwnerChoice } from './OwnerChoice.tsx';
import { RulesForm } from './RulesForm.tsx';
import { SiteList } from './SiteList.tsx';
import { defaultSettings } from '../lib/app/settings.ts';

afterEach(cleanup);
// jsdom knows the element but not its modal form.
if (!('showModal' in HTMLDialogElement.prototype)) {
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
}
const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve))));

describe('who I am', () => {
  const owners = [
    { name: '佐藤 美咲', rows: 180 },
    { name: 'Maria López', rows: 96 },
  ];
  it('is ticked among the names that were read, several where CRMs print several', () => {
    const onChange = vi.fn();
    const { getByRole } = render(<OwnerChoice lang="ja" owners={owners} me={['佐藤 美咲']} onChange={onChange} />);
    fireEvent.click(getByRole('checkbox', { name: /Maria/ }));
    fireEvent.click(getByRole('checkbox', { name: /佐藤/ }));
    expect(onChange.mock.calls).toEqual([[['佐藤 美咲', 'Maria López']], [[]]]);
  });

  it('can be typed where no page showed it yet, and stays offered', () => {
    const onChange = vi.fn();
    const { getByRole, getByLabelText } = render(
      <OwnerChoice lang="en" owners={[]} me={['M. Sato']} onChange={onChange} />,
    );
    expect((getByRole('checkbox', { name: /M\. Sato/ }) as HTMLInputElement).checked).toBe(true);
    fireEvent.input(getByLabelText(/Another name/), { target: { value: '  misaki.sato  ' } });
    fireEvent.submit(getByRole('button', { name: 'Add' }).closest('form') ?? document.body);
    expect(onChange.mock.calls).toEqual([[['M. Sato', 'misaki.sato']]]);
  });
});

describe('the stage mapping', () => {
  it('asks first for what nobody has sorted, and takes the answer', () => {
    const onStage = vi.fn();
    const { getAllByRole, getByRole } = render(
      <StageMapping
        lang="ja"
        onStage={onStage}
        stages={[
          { crm: 't', crmName: 'Tryton', text: 'Won', rows: 12, meaning: 'won', isProposed: true },
          { crm: 't', crmName: 'Tryton', text: '稟議中', rows: 4, isProposed: false },
        ]}
      />,
    );
    const [first] = getAllByRole('combobox');
    expect(first?.getAttribute('aria-label')).toBe('Trytonの「稟議中」の意味');
    fireEvent.change(getByRole('combobox', { name: /稟議中/ }), { target: { value: 'open' } });
    expect(onStage.mock.calls).toEqual([['t', '稟議中', 'open']]);
  });
});

describe('calendar and counting', () => {
  const show = () => {
    const onChange = vi.fn();
    const page = render(
      <RulesForm
        lang="ja"
        settings={defaultSettings}
        now="2026-11-25T08:55"
        locked={[]}
        zone="Asia/Tokyo"
        zones={['Asia/Tokyo', 'Europe/Berlin']}
        onChange={onChange}
      />,
    );
    return { ...page, onChange };
  };

  it.each([
    ['通貨', 'USD', { currency: 'USD' }],
    ['年度の始まり', '1', { fiscal: { ...defaultSettings.fiscal, startMonth: 1 } }],
    ['締め日', '20', { fiscal: { ...defaultSettings.fiscal, closingDay: 20 } }],
    ['祝日', 'none', { holidays: 'none' }],
    ['タイムゾーン', 'Europe/Berlin', { zone: 'Europe/Berlin' }],
  ])('%s set to %s changes just that', (label, value, changes) => {
    const { getByLabelText, onChange } = show();
    fireEvent.change(getByLabelText(label), { target: { value } });
    expect(onChange.mock.calls).toEqual([[changes]]);
  });

  it('working days are ticked', () => {
    const { getByRole, onChange } = show();
    fireEvent.click(within(getByRole('group', { name: '営業日' })).getByRole('checkbox', { name: '土' }));
    expect(onChange.mock.calls).toEqual([[{ workdays: [1, 2, 3, 4, 5, 6] }]]);
  });

  it('hours that end before they begin are refused with a sentence', () => {
    const { getByLabelText, onChange, container } = show();
    fireEvent.change(getByLabelText('終了'), { target: { value: '08:00' } });
    expect(onChange).not.toHaveBeenCalled();
    expect(container.textContent).toContain('終了は開始より後にしてください');
  });
});

describe('the sites', () => {
  const site = { pattern: 'https://crm.example.com/*', name: 'crm.example.com', isPaused: false, isFixed: false };
  it('are paused and removed one by one, each button naming its site', () => {
    const [onPause, onRemove] = [vi.fn(), vi.fn()];
    const { getByRole } = render(<SiteList lang="en" sites={[site]} onPause={onPause} onRemove={onRemove} />);
    fireEvent.click(getByRole('button', { name: 'Pause crm.example.com' }));
    fireEvent.click(getByRole('button', { name: 'Remove crm.example.com' }));
    expect(onPause.mock.calls).toEqual([[site, true]]);
    expect(onRemove.mock.calls).toEqual([[site]]);
  });

  it('that the build itself declares cannot be removed, and say so', () => {
    const { queryByRole, container } = render(
      <SiteList lang="en" sites={[{ ...site, isFixed: true }]} onPause={vi.fn()} onRemove={vi.fn()} />,
    );
    expect(queryByRole('button', { name: /Remove/ })).toBeNull();
    expect(container.textContent).toContain('cannot be removed here');
  });
});

describe('the data', () => {
  const show = () => {
    const calls = {
      onExport: vi.fn(() => Promise.resolve({ text: '保存しました' })),
      onImport: vi.fn((_: File) => Promise.resolve({ text: '壊れています', isTrouble: true })),
      onErase: vi.fn(() => Promise.resolve({ text: '304件を消去しました' })),
    };
    return { ...render(<DataCare lang="ja" counts={{ deals: 44, activities: 260 }} {...calls} />), ...calls };
  };

  it('is erased only after a second, informed click, and says what it did', async () => {
    const { getByRole, onErase, container } = show();
    const dialog = container.querySelector('dialog');
    fireEvent.click(getByRole('button', { name: 'すべて消去' }));
    expect(dialog?.open).toBe(true);
    expect(dialog?.textContent).toContain('案件44件、活動260件');
    expect(onErase).not.toHaveBeenCalled();
    fireEvent.click(getByRole('button', { name: '消去しない' }));
    expect(dialog?.open).toBe(false);
    expect(onErase).not.toHaveBeenCalled();
    fireEvent.click(getByRole('button', { name: 'すべて消去' }));
    fireEvent.click(getByRole('button', { name: '完全に消去する' }));
    await settle();
    expect(onErase).toHaveBeenCalledTimes(1);
    expect(container.textContent).toContain('304件を消去しました');
  });

  it('a file that cannot be restored is answered with a sentence in its place', async () => {
    const { container, onImport } = show();
    const picker = container.querySelector<HTMLInputElement>('input[type=file]');
    const file = new File(['{'], 'broken.json');
    if (picker) {
      Object.defineProperty(picker, 'files', { value: [file], configurable: true });
      fireEvent.change(picker);
    }
    await settle();
    expect(onImport).toHaveBeenCalledWith(file);
    expect(container.querySelector('.care__said--trouble')?.textContent).toContain('壊れています');
  });
});
