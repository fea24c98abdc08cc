import { isDay, type Day } from '../../domain/day.ts';
import type { PeriodKind } from '../../domain/period.ts';

/** What the dashboard is asked to show. It stands in the address, so that it can be kept, sent and gone back to. */
export type DashboardChoice = {
  who: 'me' | 'team' | 'all';
  /** Which team; absent: the reader's own. */
  team?: string;
  kind: PeriodKind;
  /** Any day of the period that is looked at; absent: today. */
  on?: Day;
  /** The KPI that the team's table turns on; absent: the main target's. */
  kpi?: string;
  /** Column by which a table is sorted; absent: by name, or as the registry has it. Nobody is ranked unasked. */
  sort?: string;
  /** From the largest down. */
  isDown?: true;
};

/** A change of it; `undefined` takes a part back. */
export type ChoicePart = { [K in keyof DashboardChoice]?: DashboardChoice[K] | undefined };

export const dashboardKinds = ['week', 'month', 'quarter', 'half', 'year'] as const satisfies PeriodKind[];

/** Characters of a team's name in an address. */
const longestName = 400;

const usual: DashboardChoice = { who: 'all', kind: 'month' };

/** The choice with a change made to it. */
export const changed = (choice: DashboardChoice, part: ChoicePart): DashboardChoice =>
  Object.fromEntries(
    Object.entries({ ...choice, ...part }).filter(([, value]) => value !== undefined),
  ) as DashboardChoice;

/** Reads an address's query. What is not understood is as if it had not been given. */
export function choiceFrom(search: string): DashboardChoice {
  const asked = new URLSearchParams(search);
  const kind = dashboardKinds.find((one) => one === asked.get('period')) ?? usual.kind;
  const on = asked.get('on');
  const named = (key: string) => {
    const text = asked.get(key);
    return text !== null && /^[\w:.-]{1,80}$/.test(text) ? text : undefined;
  };
  const [kpi, sort] = [named('kpi'), named('sort')];
  const [who, team] = [asked.get('who'), asked.get('team')];
  return {
    who: who === 'me' || who === 'team' ? who : 'all',
    ...(who === 'team' && team !== null && team !== '' && team.length <= longestName && { team }),
    kind,
    ...(on !== null && isDay(on) && { on }),
    ...(kpi !== undefined && { kpi }),
    ...(sort !== undefined && { sort }),
    ...(sort !== undefined && asked.get('down') === '1' && { isDown: true as const }),
  };
}

/** The query of a choice, `''` for the usual one. */
export function searchOf({ who, team, kind, on, kpi, sort, isDown }: DashboardChoice): string {
  const query = new URLSearchParams();
  if (who !== usual.who) query.set('who', who);
  if (who === 'team' && team !== undefined) query.set('team', team);
  if (kind !== usual.kind) query.set('period', kind);
  if (on !== undefined) query.set('on', on);
  if (kpi !== undefined) query.set('kpi', kpi);
  if (sort !== undefined) query.set('sort', sort);
  if (sort !== undefined && isDown) query.set('down', '1');
  return query.size > 0 ? `?${query.toString()}` : '';
}

/** Where a surface that shows one period of one reader finds the same on the dashboard; of a day, its month. */
export const dashboardAddress = ({
  who,
  periodKind,
}: {
  who: DashboardChoice['who'];
  periodKind: PeriodKind;
}): string => `/dashboard.html${searchOf({ who, kind: periodKind === 'day' ? usual.kind : periodKind })}`;
