import type { Instant } from '../domain/day.ts';
import type { Period, PeriodKind } from '../domain/period.ts';
import type { Target } from '../domain/target.ts';
import type { Bilingual, Measure } from '../kpis/kpi.ts';
import type { Landing } from '../landing/landing.ts';
import type { AmountStyle } from './format.ts';
import type { Steering } from './steering.ts';

/** One KPI against its target. */
export type Progress = {
  kpi: string;
  measure: Measure;
  /** The formula as the person's definition switches bend it: it stands beside the number. */
  formula?: Bilingual;
  /** Of a metric of the person's own, which no registry knows. */
  custom?: { label: Bilingual; definition: Bilingual };
  target?: Target;
  /** Where the target comes from: `set` for this very period, `split` off a longer one, `summed` over shorter ones. */
  targetFrom?: 'set' | 'split' | 'summed';
  /** actual ÷ target; where lower is better, target ÷ actual. */
  attainment?: number;
  /** What the target asks for by now, by business days elapsed. Same unit as the measure. */
  pace?: number;
  landing?: Landing;
  /** target − landing; positive: short. Where lower is better, landing − target. */
  gap?: number;
  /** A rate of too few observations to be judged: how many more it takes, and what it is drawn towards what is known from more. */
  thin?: { more: number; shrunk?: { value: number; prior: number; from: 'own-history' | 'everybody' } };
};

/** Everything a surface paints, computed at one moment. */
export type Overview = {
  at: Instant;
  today: string;
  period: Period;
  periodKind: PeriodKind;
  who: 'me' | 'all';
  /** Of an invented team, in place of the person's own; `hasOwn`: theirs wait behind it. No surface shows one without saying so. */
  sample?: { hasOwn: boolean };
  /** Asked for “me”, but nobody has said who that is: these are everybody's. */
  isStandIn?: true;
  currency: string;
  /** How amounts are written; absent: by their size. */
  amounts?: AmountStyle;
  /** Business days of the period, and how many are left; today counts by the share of its hours still to come. */
  businessDays: { left: number; total: number };
  progress: Progress[];
  /** Of the main target: whether it can be reached, why not, and what to do today. */
  steering?: Steering;
  /** Today's own progress of what is done day by day (calls, meetings): what the badge paints. */
  day: Progress[];
  /** When the newest and the oldest row behind it was last seen; absent without data. */
  newest?: Instant;
  oldest?: Instant;
  /** Stage and type texts nobody has mapped yet, with how many rows wait for them. */
  unmapped: { crm: string; entity: 'deal' | 'activity'; text: string; rows: number }[];
  /** Fields a recipe failed to read lately. */
  misses: { crm: string; page: string; field: string; rows: number; at: Instant }[];
  /** Fields for which a page shows another value than the data it fetched. */
  conflicts: { crm: string; page: string; field: string; rows: number; at: Instant }[];
  counts: {
    deals: number;
    activities: number;
    partialPages: number;
    /** Open deals left out because their list no longer shows them; absent while there are none. */
    unseen?: number;
    /** Rows without an owner, left out of `me`. */ unowned: number;
  };
  /** Owners seen, most rows first: offered as "who am I". */
  owners: { name: string; rows: number }[];
};
