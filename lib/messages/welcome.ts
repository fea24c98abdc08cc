import type { Day, Instant, Zone } from '../domain/day.ts';
import type { Currency } from '../domain/money.ts';
import type { Recipe } from '../recipes/recipe.ts';

/** What it takes to recognise a CRM: a hundredth of all recipes, which are too many to send to every page. */
export type Candidate = Pick<Recipe, 'id' | 'version' | 'edition' | 'detect' | 'shadow'>;

/** What a page is told when it says hello: whether to read at all, and all it needs for reading. */
export type Welcome = {
  paused: boolean;
  /** Whether what the page fetches may be read beside what it shows. */
  pageData: boolean;
  /** Whether chips are wanted on its lists and boards. */
  chips: boolean;
  zone: Zone;
  /** The person's day and when it ends. Told, because a page would pay tens of milliseconds for its first use of a time zone. */
  today: Day;
  dayEnds: Instant;
  /** What is shown in the page is in. */
  language?: 'ja' | 'en';
  /** For amounts on pages that name no currency. */
  currency: Currency;
  /** The CRMs this address may be, and how to tell. What to read there is asked for once one is recognised. */
  crms: Candidate[];
};
