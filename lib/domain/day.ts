/** A calendar day, `YYYY-MM-DD`, in the person's own time zone. Days compare correctly as strings. */
export type Day = string;

/** A wall-clock time in the person's own time zone: a `Day`, or `YYYY-MM-DDTHH:MM`. The first ten letters are its day. */
export type LocalTime = string;

/** Milliseconds since 1970-01-01T00:00Z. */
export type Instant = number;

/** IANA name, e.g. `Asia/Tokyo`. */
export type Zone = string;

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. Day arithmetic is done on this number, so no time zone or DST can enter it. */
export function serialOf(day: Day): number {
  return Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS);
}

export function dayFromSerial(serial: number): Day {
  return new Date(serial * DAY_MS).toISOString().slice(0, 10);
}

export const addDays = (day: Day, days: number): Day => dayFromSerial(serialOf(day) + days);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => serialOf(to) - serialOf(from);

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: Day): number => ((((serialOf(day) + 3) % 7) + 7) % 7) + 1;

/** True for a day that exists (`2026-02-29` does not). */
export function isDay(text: string): text is Day {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) &&
    Number(text.slice(5, 7)) > 0 &&
    Number(text.slice(8, 10)) > 0 &&
    dayFromSerialSafe(text) === text
  );
}

function dayFromSerialSafe(text: string): Day | undefined {
  const serial = serialOf(text);
  return Number.isFinite(serial) ? dayFromSerial(serial) : undefined;
}

const MINUTE_MS = 60_000;
const formatsByZone = new Map<Zone, Intl.DateTimeFormat>();

/** What was told of a minute: rows that were read in one look share theirs, and a zone never moves within one. */
const told = new Map<Zone, Map<number, LocalTime>>();
const mostTold = 20_000;

/** What a wall clock in `zone` shows at `instant`, to the minute: `YYYY-MM-DDTHH:MM`. */
export function localTimeOf(instant: Instant, zone: Zone): LocalTime {
  const minute = Math.floor(instant / MINUTE_MS);
  let known = told.get(zone);
  if (!known || known.size >= mostTold) told.set(zone, (known = new Map()));
  let time = known.get(minute);
  if (time === undefined) known.set(minute, (time = formatted(instant, zone)));
  return time;
}

function formatted(instant: Instant, zone: Zone): LocalTime {
  let format = formatsByZone.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA-u-ca-gregory-nu-latn', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatsByZone.set(zone, format);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant)) part[type] = value;
  return `${part['year']?.padStart(4, '0')}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}`;
}

/** The calendar day in `zone` at `instant`. */
export const dayOf = (instant: Instant, zone: Zone): Day => localTimeOf(instant, zone).slice(0, 10);

/** The first moment of a day in `zone`, to the minute; where a clock change skips midnight, the first one there is. */
export function startOfDay(day: Day, zone: Zone): Instant {
  // No zone is further from UTC than 15 hours.
  let [before, from] = [serialOf(day) * 1440 - 900, serialOf(day) * 1440 + 900];
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayOf(middle * 60_000, zone) < day) before = middle;
    else from = middle;
  }
  return from * 60_000;
}
