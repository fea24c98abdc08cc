import type { ActivityKind } from '../domain/activity.ts';
import type { BackupEvery } from '../domain/backup-due.ts';
import type { Day, Zone } from '../domain/day.ts';
import type { DealStatus } from '../domain/deal.ts';
import type { ExchangeRate } from '../domain/exchange.ts';
import type { Currency } from '../domain/money.ts';
import type { Fiscal } from '../domain/period.ts';
import type { CustomMetric } from '../kpis/custom/metric.ts';
import type { AmountStyle } from './format.ts';
import type { Definitions } from '../kpis/kpi.ts';

export type Language = 'ja' | 'en';

/** What the person decided. One document of the database. */
export type Settings = {
  version: 1;
  /** `auto` follows the browser. */
  language: Language | 'auto';
  /** The owner names that are me, as the CRMs print them. */
  me: string[];
  /** Owner name → the team that person is in. */
  teams: Record<string, string>;
  currency: Currency;
  /** `auto` follows the browser. */
  zone: Zone | 'auto';
  fiscal: Fiscal;
  /** ISO weekdays worked. */
  workdays: number[];
  holidays: 'jp' | 'none';
  /** Company holidays and personal leave. */
  daysOff: Day[];
  /** Days worked in part, or worked although the calendar says off: day → share of a full day, 0…1. */
  partDays: Record<Day, number>;
  /** Working hours, `HH:MM`; say how much of today has passed. */
  hours: { from: string; to: string };
  definitions: Definitions;
  /** How a target is spread over its days: evenly over business days, or as the weekdays of the past 13 weeks went. */
  spread: 'even' | 'weekday';
  /** Metrics of the person's own. */
  customMetrics: CustomMetric[];
  /** Exchange rates, by hand and by date. Without one, an amount of another currency is not counted. */
  rates: ExchangeRate[];
  /** Recipe id → stage text → what it means. Wins over the recipe's own proposal. */
  stages: Record<string, Record<string, Exclude<DealStatus, 'unmapped'>>>;
  /** Recipe id → type text → what it means; `ignore` leaves it out of every count. */
  activityTypes: Record<string, Record<string, ActivityKind | 'ignore'>>;
  badge: boolean;
  /** Which of today's numbers the toolbar shows. */
  badgeMetric: BadgeMetric;
  /** How amounts are written where they are shortened. */
  amounts: AmountStyle;
  /** The morning plan and the evening summary, as notifications. */
  digest: Digest;
  /** Years after which names and notes of what was not seen since become marks; 0: never. */
  keepNamesYears: KeepNamesYears;
  /** How often a backup is saved to the download folder without being asked for. */
  backupEvery: BackupEvery;
  /** Origin → what is known of a granted site. */
  sites: Record<string, SiteSettings>;
};

/** What is done day by day, and can stand on the toolbar button. */
export type BadgeMetric = 'calls' | 'appointments' | 'meetings-held';

export const keepNamesYears = [0, 1, 2, 3, 5] as const;
export type KeepNamesYears = (typeof keepNamesYears)[number];

/** When a day is spoken of unasked: on business days only, each at most once a day. Times are `HH:MM` of the person's zone. */
export type Digest = {
  morning: boolean;
  morningAt: string;
  evening: boolean;
  eveningAt: string;
  /** Nothing is shown from one time until the other, past midnight where the first is later; both alike: no such hours. */
  quiet: { from: string; to: string };
  /** Names of deals and customers may stand in the text, which a locked screen shows to anybody. */
  names: boolean;
};

export type SiteSettings = {
  paused: boolean;
  /** Whether what its pages fetch is read beside what they show. Absent: yes. */
  pageData?: boolean;
  /** Whether its lists and boards carry chips. Absent: yes. */
  chips?: boolean;
  panel: { open: boolean; side: 'left' | 'right' };
};

/** A site the person has set nothing for: read, its panel a tab at the edge. */
export const freshSite: SiteSettings = { paused: false, panel: { open: false, side: 'right' } };

/** The settings with something changed of one site. */
export const withSite = (settings: Settings, site: string, change: Partial<SiteSettings>): Settings => ({
  ...settings,
  sites: { ...settings.sites, [site]: { ...freshSite, ...settings.sites[site], ...change } },
});

/** What is to change of settings: fields as a whole, but of `sites` only those named, and of each only what is named. */
export type SettingsChange = Partial<Omit<Settings, 'sites'>> & { sites?: Record<string, Partial<SiteSettings>> };

export const withChanges = (settings: Settings, { sites = {}, ...fields }: SettingsChange): Settings =>
  Object.entries(sites).reduce((all, [site, change]) => withSite(all, site, change), { ...settings, ...fields });

/** What undoes a change of these settings. */
export const changesBack = (settings: Settings, { sites, ...fields }: SettingsChange): SettingsChange => {
  const was = (site: string) => ({ pageData: true, chips: true, ...freshSite, ...settings.sites[site] });
  const kept = <T extends object>(held: T, named: object): Partial<T> =>
    Object.fromEntries(Object.entries(held).filter(([name]) => name in named)) as Partial<T>;
  return {
    ...kept(settings, fields),
    ...(sites && {
      sites: Object.fromEntries(Object.entries(sites).map(([site, change]) => [site, kept(was(site), change)])),
    }),
  };
};

export const defaultSettings: Settings = {
  version: 1,
  language: 'auto',
  me: [],
  teams: {},
  currency: 'JPY',
  zone: 'auto',
  fiscal: { startMonth: 4, closingDay: 31, weekStart: 1 },
  workdays: [1, 2, 3, 4, 5],
  holidays: 'jp',
  daysOff: [],
  partDays: {},
  hours: { from: '09:00', to: '18:00' },
  definitions: { revenueDate: 'closed', appointmentPer: 'call' },
  spread: 'even',
  customMetrics: [],
  rates: [],
  stages: {},
  activityTypes: {},
  badge: true,
  badgeMetric: 'calls',
  amounts: 'auto',
  digest: {
    morning: false,
    morningAt: '08:55',
    evening: false,
    eveningAt: '18:00',
    quiet: { from: '21:00', to: '07:00' },
    names: false,
  },
  keepNamesYears: 0,
  backupEvery: 'never',
  sites: {},
};
