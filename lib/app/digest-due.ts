import { isBusinessDay } from '../domain/business-days.ts';
import { dayOf, localTimeOf, type Instant, type Zone } from '../domain/day.ts';
import { calendarOf } from './overview.ts';
import type { Digest, Settings } from './settings.ts';

export type DigestKind = 'morning' | 'evening';

/** When each was shown last. */
export type LastShown = { readonly [kind in DigestKind]?: Instant };

const kinds: readonly DigestKind[] = ['evening', 'morning'];

/** Hours after its time for which a plan of the day is still one: a machine that slept until the afternoon shows none. */
const planHours = 4;
/** The same digest never comes twice within so many milliseconds, whatever clock and zone say the day is. */
const apart = 12 * 3_600_000;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const wholeDay = 24 * 60;

/** The minutes of a day from which and before which a digest may be shown; `undefined` where quiet hours leave it none. */
function windowOf(kind: DigestKind, digest: Digest): { from: number; until: number } | undefined {
  if (!digest[kind]) return undefined;
  const at = minutesOf(digest[`${kind}At`]);
  const evening = minutesOf(digest.eveningAt);
  const until =
    kind === 'evening'
      ? wholeDay
      : Math.min(wholeDay, at + planHours * 60, digest.evening && evening > at ? evening : wholeDay);
  const quietTo = minutesOf(digest.quiet.to);
  const from = !isQuiet(at, digest) ? at : quietTo > at ? quietTo : wholeDay;
  return from < until ? { from, until } : undefined;
}

/** Whether a minute of the day lies in the quiet hours. */
function isQuiet(minute: number, { quiet }: Digest): boolean {
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** `HH:MM` at which a digest comes at the earliest: its time, or the end of the quiet hours; `undefined` when it never does. */
export function firstTime(kind: DigestKind, digest: Digest): string | undefined {
  const window = windowOf(kind, digest);
  if (!window) return undefined;
  const [hours, minutes] = [Math.floor(window.from / 60), window.from % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

/**
 * Which digest is to be shown at this moment, if any. On business days only; not in quiet hours; a machine that slept past
 * the time shows the summary until midnight, the plan for four hours and never after the summary's time. Not twice: neither
 * on one calendar day of the zone the person is in now, nor within half a day, should clock or zone be set back.
 */
export function dueNotification(
  now: Instant,
  zone: Zone,
  settings: Settings,
  lastShown: LastShown,
): DigestKind | undefined {
  const local = localTimeOf(now, zone);
  const today = local.slice(0, 10);
  const minute = minutesOf(local.slice(11));
  if (!isBusinessDay(today, calendarOf(settings)) || isQuiet(minute, settings.digest)) return undefined;
  return kinds.find((kind) => {
    const window = windowOf(kind, settings.digest);
    if (!window || minute < window.from || minute >= window.until) return false;
    const last = lastShown[kind];
    return last === undefined || (dayOf(last, zone) !== today && Math.abs(now - last) >= apart);
  });
}

/**
 * The next instant after now at which one may become due, a second late so that no rounding wakes the worker before it;
 * `undefined` when none is switched on. Reckoned by the wall clock: in a night of changing clocks it is early, and then
 * asked again, or late by as much as the clock jumped.
 */
export function nextNotification(now: Instant, zone: Zone, { digest }: Settings): Instant | undefined {
  const minute = minutesOf(localTimeOf(now, zone).slice(11));
  const waits = kinds.flatMap((kind) => {
    const from = windowOf(kind, digest)?.from;
    return from === undefined ? [] : [(from - minute + wholeDay) % wholeDay || wholeDay];
  });
  return waits.length === 0 ? undefined : (Math.floor(now / 60_000) + Math.min(...waits)) * 60_000 + 1_000;
}
