import { browser } from 'wxt/browser';
import { dayOf, type Day, type Instant, type Zone } from '../../lib/domain/day.ts';
import type { Language, Settings } from '../../lib/app/settings.ts';

/** The person's own choice, else the browser's. */
export const zoneOf = ({ zone }: Settings): Zone =>
  zone === 'auto' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;

export const languageOf = ({ language }: Settings): Language =>
  language === 'auto' ? (browser.i18n.getUILanguage().startsWith('ja') ? 'ja' : 'en') : language;

const quarterHour = 900_000;

/** Midnight falls on a quarter of an hour in every time zone there is. */
export const nextQuarter = (at: Instant): Instant => (Math.floor(at / quarterHour) + 1) * quarterHour;

/** The calendar day in a zone and the instant at which it ends, whatever length daylight saving gives it. */
export function dayAt(at: Instant, zone: Zone): { today: Day; dayEnds: Instant } {
  const today = dayOf(at, zone);
  let dayEnds = nextQuarter(at);
  while (dayOf(dayEnds, zone) === today) dayEnds = nextQuarter(dayEnds);
  return { today, dayEnds };
}
