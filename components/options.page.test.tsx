import { act, cleanup, fireEvent, render, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SelfBackupState } from '../lib/app/self-backup-model.ts';
import { DataCare } from './DataCare.tsx';
import type { NameFound } from '../lib/app/name-places.ts';
import { StageMapping } from './MappingTable.tsx';
import { OwnerChoice } from './OwnerChoice.tsx';
import { RulesForm } from './RulesForm.tsx';
import { SiteList } from './SiteList.tsx';
import { TeamNames } from './TeamNames.tsx';
import { defaultSettings } from '../lib/app/settings.ts';
import { until } from '../test/until.ts';

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

describe('the teams', () => {
  const owners = [
    { name: '佐藤 美咲', rows: 180 },
    { name: 'Maria López', rows: 96 },
    { name: '佐藤美咲', rows: 2 },
  ];
  it('are a name beside each person, taken when the field is left, and given up when it is emptied', () => {
    const onChange = vi.fn();
    const teams = { 'M. Sato': '西日本' };
    const { getAllByRole, getByLabelText } = render(
      <TeamNames lang="ja" owners={owners} teams={teams} onChange={onChange} />,
    );
    expect(getAllByRole('combobox')).toHaveLength(3);
    const field = getByLabelText('佐藤 美咲のチーム');
    fireEvent.input(field, { target: { value: ' 東日本 ' } });
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.blur(field);
    expect(onChange.mock.lastCall).toEqual([{ ...teams, '佐藤 美咲': '東日本' }]);
    const other = getByLabelText('M. Satoのチーム') as HTMLInputElement;
    expect(other.value).toBe('西日本');
    fireEvent.input(other, { target: { value: '' } });
    fireEvent.keyDown(other, { key: 'Enter' });
    expect(onChange.mock.lastCall).toEqual([{}]);
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
  const site = {
    pattern: 'https://crm.example.com/*',
    name: 'crm.example.com',
    isPaused: false,
    isFixed: false,
    chips: true,
  };
  it('are paused and removed one by one, each button naming its site', () => {
    const [onPause, onRemove] = [vi.fn(), vi.fn()];
    const { getByRole } = render(
      <SiteList lang="en" sites={[site]} onPause={onPause} onSwitch={vi.fn()} onRemove={onRemove} />,
    );
    fireEvent.click(getByRole('button', { name: 'Pause crm.example.com' }));
    fireEvent.click(getByRole('button', { name: 'Remove crm.example.com' }));
    expect(onPause.mock.calls).toEqual([[site, true]]);
    expect(onRemove.mock.calls).toEqual([[site]]);
  });

  it('have a switch for chips, and one for the data that pages fetch where a recipe reads it', () => {
    const onSwitch = vi.fn();
    const sites = [site, { ...site, pattern: 'https://odoo.example.com/*', name: 'odoo.example.com', pageData: true }];
    const { getAllByRole, getByRole } = render(
      <SiteList lang="ja" sites={sites} onPause={vi.fn()} onSwitch={onSwitch} onRemove={vi.fn()} />,
    );
    expect(getAllByRole('checkbox')).toHaveLength(3);
    fireEvent.click(getByRole('checkbox', { name: 'odoo.example.comの画面が取得するデータも読む' }));
    fireEvent.click(getByRole('checkbox', { name: 'crm.example.comの一覧とボードにチップを出す' }));
    expect(onSwitch.mock.calls).toEqual([
      [sites[1], 'pageData', false],
      [site, 'chips', false],
    ]);
  });

  it('that the build itself declares cannot be removed, and say so', () => {
    const { queryByRole, container } = render(
      <SiteList
        lang="en"
        sites={[{ ...site, isFixed: true }]}
        onPause={vi.fn()}
        onSwitch={vi.fn()}
        onRemove={vi.fn()}
      />,
    );
    expect(queryByRole('button', { name: /Remove/ })).toBeNull();
    expect(container.textContent).toContain('cannot be removed here');
  });
});

describe('the data', () => {
  const kept = [
    { crm: 'tryton', site: 'https://crm.example.com', deals: 44, activities: 200, oldest: 0, newest: 864e5 },
    { crm: 'atomic-crm', site: 'https://crm.example.com', deals: 1, activities: 0, oldest: 0, newest: 0 },
    { crm: 'chakuchi', site: 'chakuchi:', deals: 0, activities: 60, oldest: 0, newest: 0 },
  ];
  const show = (selfBackup: { state?: SelfBackupState } = {}) => {
    const calls = {
      onOpen: vi.fn(() => stop),
      onSaveTable: vi.fn(() => Promise.resolve({ text: '44行を保存しました' })),
      onSaveBackup: vi.fn(() => Promise.resolve({ text: '保存しました' })),
      onRestore: vi.fn((_: File) => Promise.resolve({ text: '壊れています', isTrouble: true })),
      onEraseAll: vi.fn(() => Promise.resolve({ text: '304件を消去しました' })),
      onEraseSite: vi.fn(() => Promise.resolve({ text: '245件を消去しました' })),
      onAskToKeep: vi.fn(() => Promise.resolve({ text: '応じませんでした', isTrouble: true })),
      names: {
        find: vi.fn((typed: string) =>
          Promise.resolve<NameFound[]>([
            { name: '東都物流', kind: 'customer', deals: 3, activities: 12 },
            { name: typed, kind: 'other', deals: 0, activities: 0 },
          ]),
        ),
        lookAt: vi.fn((_: NameFound) =>
          Promise.resolve({
            deals: 3,
            activities: 12,
            readings: 7,
            notes: 5,
            alike: ['㈱東都物流'],
            others: ['東都物流東北'],
          }),
        ),
        erase: vi.fn((_: NameFound) => Promise.resolve({ text: '残りは0件でした' })),
      },
      keepingNames: {
        keeping: { years: 0 as const, isLocked: false },
        lookAt: vi.fn((years: number) => Promise.resolve({ deals: years === 5 ? 0 : 4, activities: 0 })),
        choose: vi.fn((_: number) => Promise.resolve({ text: '保存しました' })),
      },
      selfBackup: {
        now: 86_400_000,
        state: {
          every: 'never',
          isLocked: false,
          saved: { at: 80_000_000, file: 'Chakuchi/chakuchi-backup-1970-01-01.json', bytes: 3_210_000, mark: '' },
          failed: { at: 86_000_000, since: 86_000_000, why: 'not-allowed' },
        } satisfies SelfBackupState as SelfBackupState,
        choose: vi.fn((_: string) => Promise.resolve({ text: '許可がないため', isTrouble: true })),
        ...selfBackup,
      },
    };
    const stop = vi.fn();
    const page = render(
      <DataCare
        lang="ja"
        today="1970-01-02"
        zone="UTC"
        kept={kept}
        room={{ used: 12_345_678, isSafe: false }}
        crmName={(crm) => ({ tryton: 'Tryton', 'atomic-crm': 'Atomic CRM' })[crm] ?? crm}
        {...calls}
      />,
    );
    return { ...page, ...calls, stop };
  };

  it('is read while it is looked at, and no longer', async () => {
    const { onOpen, stop, unmount } = show();
    await settle();
    expect([onOpen.mock.calls.length, stop.mock.calls.length]).toEqual([1, 0]);
    unmount();
    await until(() => expect([onOpen.mock.calls.length, stop.mock.calls.length]).toEqual([1, 1]));
  });

  it('is told site by site, with its span, and how much room it takes', () => {
    const { getAllByRole, container } = show();
    const rows = getAllByRole('row').map((row) => row.textContent);
    expect(rows[1]).toMatch(/Tryton.*crm\.example\.com.*44.*200.*1\/1\(木\)〜1\/2\(金\)/);
    expect(rows[3]).toMatch(/ワンクリック記録.*060.*1\/1\(木\)/);
    expect(container.textContent).toContain('使用量は約12.3 MBです');
  });

  it('is erased only after a second, informed click, and says what it did', async () => {
    const { getByRole, onEraseAll, container } = show();
    const dialog = container.querySelector('dialog');
    fireEvent.click(getByRole('button', { name: 'すべて消去' }));
    await settle();
    expect(dialog?.open).toBe(true);
    expect(dialog?.textContent).toContain('案件45件、活動260件');
    expect(dialog?.textContent).toContain('ファイルは、名前が入ったまま残ります');
    expect(onEraseAll).not.toHaveBeenCalled();
    fireEvent.click(getByRole('button', { name: '消去しない' }));
    expect(dialog?.open).toBe(false);
    expect(onEraseAll).not.toHaveBeenCalled();
    fireEvent.click(getByRole('button', { name: 'すべて消去' }));
    await settle();
    fireEvent.click(getByRole('button', { name: '完全に消去する' }));
    await settle();
    expect(onEraseAll).toHaveBeenCalledTimes(1);
    expect(container.textContent).toContain('304件を消去しました');
  });

  it('of one site goes once it was asked for, all CRMs of it together', async () => {
    const { getByRole, getAllByRole, onEraseSite, container } = show();
    expect(getAllByRole('button', { name: 'crm.example.comのデータを消去' })).toHaveLength(1);
    fireEvent.click(getByRole('button', { name: 'crm.example.comのデータを消去' }));
    await settle();
    expect(container.querySelector('dialog')?.textContent).toContain('案件45件、活動200件');
    expect(container.querySelector('dialog')?.textContent).toContain('ファイルは、名前が入ったまま残ります');
    fireEvent.click(getByRole('button', { name: '完全に消去する' }));
    await settle();
    expect(onEraseSite.mock.calls).toEqual([['https://crm.example.com', 'crm.example.com']]);
  });

  it('of one customer goes once what it touches was read, and the proof stands where it was asked for', async () => {
    const { getByRole, getByLabelText, names, container } = show();
    const typed = getByLabelText(/取引先か担当者の名前/);
    fireEvent.input(typed, { target: { value: '東都' } });
    await settle();
    fireEvent.click(getByRole('button', { name: '探す' }));
    await settle();
    expect(names.find.mock.calls).toEqual([['東都']]);
    fireEvent.click(getByRole('button', { name: '東都物流（取引先）を消去' }));
    await settle();
    const dialog = container.querySelector('dialog');
    expect(dialog?.open).toBe(true);
    for (const told of [
      '案件3件、活動12件、メモ5件',
      '元の読み取り7回分',
      '㈱東都物流',
      '東都物流東北',
      '名前が入ったまま残ります',
    ])
      expect(dialog?.textContent).toContain(told);
    expect(names.erase).not.toHaveBeenCalled();
    fireEvent.click(getByRole('button', { name: '完全に消去する' }));
    await settle();
    expect(names.erase.mock.calls.map(([one]) => one.name)).toEqual(['東都物流']);
    expect(container.querySelector('[aria-labelledby="data-name"]')?.textContent).toContain('残りは0件でした');
    expect((typed as HTMLInputElement).value).toBe('');
  });

  it('keeps names as long as was chosen; where names go at once, that is told and asked first', async () => {
    const { getByRole, getByLabelText, keepingNames, container } = show();
    const years = getByLabelText('最後に見てから');
    fireEvent.change(years, { target: { value: '5' } });
    await settle();
    expect(keepingNames.choose.mock.calls).toEqual([[5]]);
    fireEvent.change(years, { target: { value: '1' } });
    await settle();
    expect(container.querySelector('dialog')?.textContent).toContain('案件4件、活動0件');
    expect(keepingNames.choose.mock.calls).toEqual([[5]]);
    fireEvent.click(getByRole('button', { name: 'この期間にする' }));
    await settle();
    expect(keepingNames.choose.mock.calls).toEqual([[5], [1]]);
  });

  it('that cannot be read or written is told where it was asked for, and every button can be pressed again', async () => {
    const { getByRole, getByLabelText, names, keepingNames, onSaveBackup, container } = show();
    const trouble = (part: string) =>
      container.querySelector(`[aria-labelledby="data-${part}"] .care__said--trouble`)?.textContent;
    const busy = () =>
      [...container.querySelectorAll<HTMLButtonElement>('button')].filter(({ disabled }) => disabled).length;
    const gone = () => Promise.reject(new DOMException('The connection was closed.', 'InvalidStateError'));
    onSaveBackup.mockImplementationOnce(gone);
    fireEvent.click(getByRole('button', { name: 'バックアップを保存' }));
    await settle();
    expect(trouble('backup')).toContain('最後まで進みませんでした');
    names.find.mockImplementationOnce(gone);
    fireEvent.input(getByLabelText(/取引先か担当者の名前/), { target: { value: '東都' } });
    await settle();
    expect(busy()).toBe(0);
    fireEvent.click(getByRole('button', { name: '探す' }));
    await settle();
    expect([trouble('name'), busy()]).toEqual([expect.stringContaining('調べられませんでした'), 0]);
    keepingNames.lookAt.mockImplementationOnce(gone);
    fireEvent.change(getByLabelText('最後に見てから'), { target: { value: '1' } });
    await settle();
    expect([trouble('age'), busy()]).toEqual([expect.stringContaining('調べられませんでした'), 0]);
    expect(keepingNames.choose).not.toHaveBeenCalled();
  });

  it('saves itself as often as was chosen, within the click; what the browser does not allow stays off', async () => {
    const { getByRole, selfBackup, container } = show();
    const part = container.querySelector('[aria-labelledby="data-backup"]');
    expect(part?.textContent).toMatch(/前回の保存：.*chakuchi-backup-1970-01-01\.json（3\.2 MB）/);
    expect(part?.textContent).toContain('ブラウザーの許可がないため、自動のバックアップを止めました');
    fireEvent.click(getByRole('radio', { name: '毎日' }));
    expect(selfBackup.choose.mock.calls).toEqual([['day']]);
    await settle();
    expect((getByRole('radio', { name: 'しない' }) as HTMLInputElement).checked).toBe(true);
    expect(part?.querySelector('.care__said--trouble')?.textContent).toContain('許可がないため');
  });

  it('cannot be made to save itself where the company has ruled it out', () => {
    const { getByRole, container } = show({ state: { every: 'never', isLocked: true } });
    expect(getByRole('radio', { name: '毎日' }).closest<HTMLFieldSetElement>('.self-backup')?.disabled).toBe(true);
    expect(container.textContent).toContain('会社の設定により、自動のバックアップは使えません');
  });

  it('is saved as tables, headed as was chosen', async () => {
    const { getByRole, getByLabelText, onSaveTable, container } = show();
    fireEvent.click(getByRole('button', { name: '案件' }));
    await settle();
    expect(container.textContent).toContain('44行を保存しました');
    fireEvent.click(getByRole('radio', { name: 'English' }));
    fireEvent.click(getByLabelText(/BOM/));
    fireEvent.click(getByRole('button', { name: '活動' }));
    await settle();
    expect(onSaveTable.mock.calls).toEqual([
      ['deals', { lang: 'ja', hasMark: true }],
      ['activities', { lang: 'en', hasMark: false }],
    ]);
  });

  it('a file that cannot be restored is answered with a sentence in its place', async () => {
    const { container, onRestore } = show();
    const picker = container.querySelector<HTMLInputElement>('input[type=file]');
    const file = new File(['{'], 'broken.json');
    if (picker) {
      Object.defineProperty(picker, 'files', { value: [file], configurable: true });
      fireEvent.change(picker);
    }
    await settle();
    expect(onRestore).toHaveBeenCalledWith(file);
    expect(container.querySelector('.care__said--trouble')?.textContent).toContain('壊れています');
  });

  it('a browser that will not promise to keep it is told of', async () => {
    const { getByRole, container } = show();
    fireEvent.click(getByRole('button', { name: '消さないよう頼む' }));
    await settle();
    expect(container.querySelector('.care__said--trouble')?.textContent).toContain('応じませんでした');
  });
});
