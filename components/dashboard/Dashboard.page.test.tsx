import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sampleDashboard, sampleDashboardGround, samplePeople, sampleTeams } from '../../test/sample-dashboard.ts';
import { sampleNow, sampleZone } from '../../test/sample-overview.ts';
import { Dashboard, type DashboardProps } from './Dashboard.tsx';

afterEach(cleanup);

const nothing = () => {};
const ground = sampleDashboardGround();

function propsOf(part: Partial<DashboardProps> = {}): DashboardProps {
  return {
    lang: 'en',
    choice: { who: 'all', kind: 'month' },
    shown: sampleDashboard({}, ground),
    phase: 'live',
    notices: [],
    drawer: undefined,
    now: sampleNow,
    zone: sampleZone,
    crmName: () => 'kintone',
    onChoose: nothing,
    onNotice: nothing,
    onRows: nothing,
    onCloseRows: nothing,
    onSettings: nothing,
    onRetry: nothing,
    onRemoveSample: nothing,
    onPrint: nothing,
    onExport: nothing,
    onPicture: nothing,
    ...part,
  };
}

const show = (part: Partial<DashboardProps> = {}) => render(<Dashboard {...propsOf(part)} />);

const team = () => within(screen.getByRole('grid', { name: 'Reps' }));
const rowOf = (name: string) => within(team().getByRole('rowheader', { name }).closest('tr')!);

describe('the table of a team', () => {
  it('every number opens its rows, of whom and of what', () => {
    const onRows = vi.fn<DashboardProps['onRows']>();
    show({ onRows });
    fireEvent.click(rowOf('佐藤 美咲').getByRole('button', { name: /Calls of 佐藤 美咲/ }));
    expect(onRows).toHaveBeenLastCalledWith('佐藤 美咲 · Calls', { of: 'kpi', kpi: 'calls', rep: '佐藤 美咲' });
    fireEvent.click(rowOf('Whole team').getByRole('button', { name: /Revenue of Whole team/ }));
    expect(onRows).toHaveBeenLastCalledWith('Whole team · Revenue', { of: 'kpi', kpi: 'revenue' });
  });

  it('sorts by a column: largest first, smallest at the second press, by name at the last', () => {
    const onChoose = vi.fn<DashboardProps['onChoose']>();
    const { unmount } = show({ onChoose });
    const head = () => team().getByRole('columnheader', { name: 'Gap' });
    expect(head().getAttribute('aria-sort')).toBe('none');
    fireEvent.click(within(head()).getByRole('button'));
    expect(onChoose).toHaveBeenLastCalledWith({ sort: 'gap', isDown: true });
    unmount();
    show({ onChoose, choice: { who: 'all', kind: 'month', sort: 'gap', isDown: true } });
    expect(head().getAttribute('aria-sort')).toBe('descending');
    fireEvent.click(within(head()).getByRole('button'));
    expect(onChoose).toHaveBeenLastCalledWith({ sort: 'gap', isDown: undefined });
    fireEvent.click(within(team().getByRole('columnheader', { name: 'Rep' })).getByRole('button'));
    expect(onChoose).toHaveBeenLastCalledWith({ sort: undefined, isDown: undefined });
  });

  it('is one stop for the Tab key; arrows go from number to number and stay at the edges', () => {
    show();
    const grid = screen.getByRole('grid', { name: 'Reps' });
    const stops = () =>
      [...grid.querySelectorAll<HTMLButtonElement>('button')].filter(({ tabIndex }) => tabIndex === 0);
    expect(stops()).toHaveLength(1);
    stops()[0]!.focus();
    const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
    press('ArrowDown');
    const named = document.activeElement?.textContent;
    expect(named).toContain('Revenue of Maria López');
    press('ArrowRight');
    expect(document.activeElement?.textContent).toContain('Landing of Maria López · Revenue');
    press('ArrowRight');
    expect(document.activeElement?.textContent).toContain('Gap of Maria López · Revenue: show the open deals');
    press('ArrowRight');
    expect(document.activeElement?.textContent).toContain('Maria López · Revenue in the period before');
    press('ArrowRight');
    expect(document.activeElement?.textContent).toContain('Deals won of Maria López');
    press('End');
    expect(document.activeElement?.textContent).toContain('Meetings held of Maria López');
    press('ArrowRight');
    press('ArrowDown');
    expect(document.activeElement?.textContent).toContain('Meetings held of Maximiliana');
    press('ArrowUp');
    press('Home');
    expect(document.activeElement?.textContent).toBe(named);
    expect(stops()).toEqual([document.activeElement]);
  });

  it('going up keeps to the column, past people who have no figure in it', () => {
    show();
    const rate = (name: string) => rowOf(name).queryByRole('button', { name: /Win rate/ });
    const beginner = samplePeople[5]!;
    expect(rate(beginner)).toBeNull();
    rate('Whole team')!.focus();
    const order = team().getAllByRole('row');
    for (let presses = 0; presses < order.length; presses += 1)
      fireEvent.keyDown(document.activeElement!, { key: 'ArrowUp' });
    expect(document.activeElement?.textContent).toBe('Win rate (count)');
  });
});

describe('me, a team or the company', () => {
  const company = { ...ground, settings: { ...ground.settings, teams: sampleTeams } };
  const [partners, east] = ['Partner sales, Europe and the Middle East', '東日本営業部'] as const;
  const teams = () => within(screen.getByRole('grid', { name: 'Teams' }));
  const lineOf = (name: string | RegExp) => within(teams().getByRole('rowheader', { name }).closest('tr')!);

  it('is asked only where two teams are named', () => {
    show();
    expect(screen.queryByRole('radio', { name: 'Company' })).toBeNull();
    expect(screen.getAllByRole('radio', { name: /^(Team|Me)$/ })).toHaveLength(2);
  });

  it('the company is a line per team, which opens it, and who is in none', () => {
    const [onChoose, onRows] = [vi.fn<DashboardProps['onChoose']>(), vi.fn<DashboardProps['onRows']>()];
    show({ shown: sampleDashboard({}, company), onChoose, onRows });
    const heads = teams()
      .getAllByRole('rowheader')
      .map((head) => head.textContent);
    expect(heads).toEqual([partners, east, 'People without a team', samplePeople[5], 'Whole company']);
    fireEvent.click(lineOf(new RegExp(east)).getByRole('button', { name: /show its reps/ }));
    expect(onChoose).toHaveBeenLastCalledWith({ who: 'team', team: east, sort: undefined, isDown: undefined });
    fireEvent.click(lineOf(new RegExp(east)).getByRole('button', { name: new RegExp(`Revenue of ${east}`) }));
    expect(onRows).toHaveBeenLastCalledWith(`${east} · Revenue`, { of: 'kpi', kpi: 'revenue', team: east });
    fireEvent.click(lineOf(samplePeople[5]!).getByRole('button', { name: /Calls of/ }));
    expect(onRows.mock.lastCall?.[1]).toEqual({ of: 'kpi', kpi: 'calls', rep: samplePeople[5] });
    fireEvent.click(screen.getByRole('radio', { name: 'Team' }));
    expect(onChoose).toHaveBeenLastCalledWith({ who: 'team', team: undefined, sort: undefined, isDown: undefined });
  });

  it('a team is its reps and their whole, and another can be picked', () => {
    const onChoose = vi.fn<DashboardProps['onChoose']>();
    show({ choice: { who: 'team', kind: 'month' }, shown: sampleDashboard({ who: 'team' }, company), onChoose });
    expect(screen.getByRole('heading', { name: `Reps of ${east}` })).toBeDefined();
    const heads = team()
      .getAllByRole('rowheader')
      .map((head) => head.textContent);
    expect(heads).toEqual(['高橋 遼', '佐藤 美咲', '鈴木 健', 'Whole team']);
    const pick = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Which team' });
    expect(pick.value).toBe(east);
    fireEvent.change(pick, { target: { value: partners } });
    expect(onChoose).toHaveBeenLastCalledWith({ team: partners });
  });

  it('a team nothing was read of says so, and leads back to the company', () => {
    const onChoose = vi.fn<DashboardProps['onChoose']>();
    const on = { ...company, settings: { ...company.settings, teams: { ...sampleTeams, 'New hire': 'Berlin' } } };
    const choice = { who: 'team', team: 'Berlin', kind: 'month' } as const;
    show({ choice, shown: sampleDashboard(choice, on), onChoose });
    expect(screen.getByText('Nothing of Berlin yet')).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Show the company' }));
    expect(onChoose).toHaveBeenLastCalledWith({ who: 'all', team: undefined });
  });
});

describe('a rate of the funnel', () => {
  it('opens what it is counted of', () => {
    const onRows = vi.fn<DashboardProps['onRows']>();
    show({ onRows });
    const funnel = within(screen.getByRole('grid', { name: 'Funnel' }));
    fireEvent.click(funnel.getAllByRole('button', { name: /^\S+% ?Rate of .*: show the rows$/ }).at(-1)!);
    expect(onRows.mock.lastCall?.[1]).toEqual({ of: 'rate', stage: 'won' });
  });
});

describe('who needs the manager', () => {
  it('stands by name, with why and a next step, and opens what it was concluded from', () => {
    const onRows = vi.fn<DashboardProps['onRows']>();
    show({ onRows });
    const card = within(screen.getByRole('region', { name: 'Needs you' }));
    const names = card.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(names).toEqual(names.toSorted(new Intl.Collator(['ja', 'en']).compare));
    expect(names).not.toContain(samplePeople[5]);
    expect(card.getByText(`Nothing pressing: ${samplePeople[5]}.`)).toBeTruthy();
    const overdue = card.getAllByRole('button', { name: /past the planned close date/ })[0]!;
    fireEvent.click(overdue);
    const [title, wanted] = onRows.mock.lastCall ?? [];
    expect(title).toContain('Maria López');
    const count = Number(/\d+/.exec(overdue.textContent)?.[0]);
    expect(wanted?.of === 'keys' && wanted.keys.length).toBe(count);
    expect(card.getAllByText(/Agree on a new date/).length).toBeGreaterThan(0);
  });

  it('more reasons of one person open in place', () => {
    show();
    const before = screen.getAllByRole('button', { name: /pushed|past the planned/ }).length;
    fireEvent.click(screen.getByRole('button', { name: /2 more ?佐藤 美咲/ }));
    expect(screen.getAllByRole('button', { name: /pushed|past the planned/ }).length).toBeGreaterThan(before);
  });
});

describe('without people', () => {
  it('says what to do', () => {
    const facts = {
      deals: ground.facts.deals.map(({ owner: _, ...deal }) => deal),
      activities: ground.facts.activities.map(({ owner: _, ...activity }) => activity),
    };
    show({ shown: sampleDashboard({}, { ...ground, facts }) });
    expect(screen.getByText(/deal list with the owner column shown/)).toBeTruthy();
    expect(screen.queryByRole('grid', { name: 'Reps' })).toBeNull();
  });
});

describe('the drawer', () => {
  beforeAll(() => {
    // Where the DOM of the test lacks modal dialogs, open and closed are told by the attribute alone.
    const turn = (isOpen: boolean) =>
      function turned(this: HTMLDialogElement) {
        this.open = isOpen;
      };
    for (const [name, isOpen] of [
      ['showModal', true],
      ['close', false],
    ] as const)
      if (!(name in HTMLDialogElement.prototype)) Object.assign(HTMLDialogElement.prototype, { [name]: turn(isOpen) });
  });

  const rows = {
    of: 2,
    rows: [
      {
        entity: 'deal' as const,
        key: 'd',
        crm: 'kintone',
        url: 'https://crm.example.com/deals/1',
        name: 'Kita-Kanto Works',
        status: 'won' as const,
        amount: { minor: 2_200_000, currency: 'JPY' },
        approximate: true,
        on: '2026-11-16',
        seenAt: sampleNow - 86_400_000,
      },
      {
        entity: 'activity' as const,
        key: 'a',
        crm: 'chakuchi',
        kind: 'call' as const,
        on: '2026-11-25',
        seenAt: sampleNow,
      },
    ],
    left: [],
    leftOf: 0,
  };

  it('lists each row with the way back to its page and when it was seen', () => {
    show({ drawer: { title: 'Revenue', rows } });
    const drawer = within(screen.getByRole('dialog', { name: 'Revenue' }));
    const link = drawer.getByRole('link', { name: /Open in kintone ?Kita-Kanto Works/ });
    expect(link.getAttribute('href')).toBe('https://crm.example.com/deals/1');
    expect(link.getAttribute('rel')).toBe('noreferrer');
    expect(drawer.getByText(/≈/).textContent).toBe('≈¥2,200,000');
    expect(drawer.getByText('seen yesterday')).toBeTruthy();
    expect(drawer.getByText('logged in Chakuchi')).toBeTruthy();
  });

  it('closes on its button', () => {
    const onCloseRows = vi.fn<() => void>();
    show({ drawer: { title: 'Revenue', rows }, onCloseRows });
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(onCloseRows).toHaveBeenCalled();
  });
});

describe('the filters', () => {
  it('turn to the period before and after, and back to now', () => {
    const onChoose = vi.fn<DashboardProps['onChoose']>();
    const { unmount } = show({ onChoose });
    fireEvent.click(screen.getByRole('button', { name: 'The period before' }));
    expect(onChoose).toHaveBeenLastCalledWith({ on: '2026-10-31' });
    fireEvent.click(screen.getByRole('button', { name: 'The period after' }));
    expect(onChoose).toHaveBeenLastCalledWith({ on: '2026-12-01' });
    expect(screen.queryByRole('button', { name: 'Back to now' })).toBeNull();
    unmount();
    show({
      onChoose,
      choice: { who: 'all', kind: 'month', on: '2026-10-31' },
      shown: sampleDashboard({ on: '2026-10-31' }, ground),
    });
    fireEvent.click(screen.getByRole('button', { name: 'Back to now' }));
    expect(onChoose).toHaveBeenLastCalledWith({ on: undefined });
  });

  it('stay as they were chosen while the chapters come', () => {
    const { rerender } = show({ shown: {}, phase: 'blank' });
    const chosen = () => screen.getByRole<HTMLInputElement>('radio', { name: 'Team' }).checked;
    expect(chosen()).toBe(true);
    const { team, ...first } = propsOf().shown;
    rerender(<Dashboard {...propsOf({ shown: first, phase: 'partly' })} />);
    rerender(<Dashboard {...propsOf({ shown: { ...first, ...(team && { team }) } })} />);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Revenue' }).checked).toBe(true);
    expect(chosen()).toBe(true);
    const groups = screen.getAllByRole<HTMLInputElement>('radio').map(({ name }) => name);
    expect(new Set(groups).size).toBe(3);
  });

  it('the first paint is the frame, before any figure is known', () => {
    show({ shown: {}, phase: 'blank' });
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('Dashboard');
    expect(screen.getByRole('region', { name: 'Reps' }).closest('[aria-busy="true"]')).toBeTruthy();
    expect(screen.getByText('Reading…')).toBeTruthy();
  });
});

describe('the landing chart', () => {
  it('is a picture with its sentence, a day picked by keyboard, and a table that says the same', () => {
    show();
    const card = within(screen.getByRole('region', { name: 'Revenue over the period' }));
    expect(card.getByRole('img').getAttribute('aria-label')).toMatch(/Lands at ¥\S+ of ¥15M/);
    const pick = card.getByRole<HTMLInputElement>('slider', { name: 'Read a day' });
    expect(pick.getAttribute('aria-valuetext')).toMatch(/^Wed, Nov 25 · Actual ¥[\d,]+ · Pace by then ¥[\d,]+$/);
    fireEvent.input(pick, { target: { value: '0' } });
    expect(card.getByText(/^Sun, Nov 1 · Actual ¥0/)).toBeTruthy();
    const table = card.getByRole('grid', { hidden: true });
    expect(within(table).getAllByRole('row', { hidden: true })).toHaveLength(31);
    expect(pick.getAttribute('aria-valuetext')).toContain('Sun, Nov 1');
    fireEvent.blur(pick);
    expect(pick.getAttribute('aria-valuetext')).toContain('Wed, Nov 25');
  });
});

describe('the gap', () => {
  it('is a table from the target to the landing', () => {
    show();
    const rows = within(screen.getByRole('region', { name: /^Gap −¥/ }))
      .getAllByRole('row')
      .slice(1);
    const told = rows.map((row) => within(row).getByRole('rowheader').textContent);
    expect([told[0], told.at(-1)]).toEqual(['Target', 'Landing']);
    expect(rows.length).toBeGreaterThan(4);
  });

  it('opens what every part of it is made of', () => {
    const onRows = vi.fn<DashboardProps['onRows']>();
    show({ onRows });
    const card = within(screen.getByRole('region', { name: /^Gap −¥/ }));
    fireEvent.click(card.getByRole('button', { name: /Landing: show the rows/ }));
    expect(onRows).toHaveBeenLastCalledWith('Landing', { of: 'landing', kpi: 'revenue' });
    fireEvent.click(card.getByRole('button', { name: /Number of calls: show the rows/i }));
    expect(onRows).toHaveBeenLastCalledWith(expect.stringMatching(/calls/i), { of: 'stage', stage: 'calls' });
    fireEvent.click(card.getByRole('button', { name: /deal size: show the rows/i }));
    expect(onRows).toHaveBeenLastCalledWith(expect.any(String), { of: 'kpi', kpi: 'revenue' });
  });
});

describe('landing, trend and record', () => {
  it('open what they are made of', () => {
    const onRows = vi.fn<DashboardProps['onRows']>();
    show({ onRows });
    const row = rowOf('佐藤 美咲');
    fireEvent.click(row.getByRole('button', { name: /Landing of 佐藤 美咲 · Revenue/ }));
    expect(onRows).toHaveBeenLastCalledWith('佐藤 美咲 · Revenue · Landing', {
      of: 'landing',
      kpi: 'revenue',
      rep: '佐藤 美咲',
    });
    fireEvent.click(row.getByRole('button', { name: /in the period before/ }));
    expect(onRows).toHaveBeenLastCalledWith('佐藤 美咲 · Revenue · Before', {
      of: 'kpi',
      kpi: 'revenue',
      rep: '佐藤 美咲',
      in: { start: '2026-10-01', end: '2026-11-01' },
    });
    fireEvent.click(screen.getByRole('button', { name: /Called right: show every landing/ }));
    expect(onRows).toHaveBeenLastCalledWith('Forecast record', { of: 'record', kpi: 'revenue' });
    const chart = within(screen.getByRole('region', { name: 'Revenue over the period' }));
    fireEvent.click(chart.getByRole('button', { name: /Landing of Revenue/ }));
    expect(onRows).toHaveBeenLastCalledWith('Revenue · Landing', { of: 'landing', kpi: 'revenue' });
    fireEvent.click(chart.getByRole('button', { name: /Revenue until Mon, Nov 9/, hidden: true }));
    expect(onRows).toHaveBeenLastCalledWith('Revenue · Mon, Nov 9', {
      of: 'kpi',
      kpi: 'revenue',
      in: { start: '2026-11-01', end: '2026-11-10' },
    });
  });

  it('the trend is told in words as well', () => {
    show();
    expect(
      rowOf('Whole team').getByText(/Thu, Oct 1 – Sat, Oct 31: ¥.*, Sun, Nov 1 – Mon, Nov 30, so far: ¥/),
    ).toBeTruthy();
  });
});
