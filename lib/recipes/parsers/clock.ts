import { once } from '../../domain/once.ts';

/** What a text says of the hour, and the text without it. `offset` in minutes east of UTC, when the text names one. */
export type Clock = { rest: string; time?: string; offset?: number };

const HALF = '(?<half>午前|午後|上午|下午|오전|오후)? ?';
const TIME = String.raw`(?<![\d.,:/-])(?<hour>\d{1,2})(?:[:h](?<minute>\d\d)(?::\d\d)?(?![\d:])|時(?:(?<minuteJa>\d{1,2})分)?)?(?: ?(?<meridiem>[apAP])\.? ?[mM]\b\.?)?`;
const RANGE_END = String.raw`(?: ?[-~] ?(?:午前|午後)?\d{1,2}[:時](?:\d\d分?)?(?: ?[apAP]\.? ?[mM]\b\.?)?)?`;
const OFFSET = String.raw`(?: ?\(?(?<zone>UTC|GMT|JST|[A-Z]{3,4}\b)(?<offset>[+-]\d{1,2}(?::?\d\d)?)?\)?)?`;
const clock = once(() => new RegExp(HALF + TIME + RANGE_END + OFFSET, 'gu'));

const JOINING = String.raw`(?:at|on|à|a las|às|um|kl|alle|ore|om|kello|o|в|w|に|の|[,·•|@-])`;
const around = once(() => new RegExp(String.raw`^(?:${JOINING}(?!\p{L}) ?)+|(?: ?(?<!\p{L})${JOINING}\.?)+$`, 'giu'));

/**
 * Takes the time of day out of a folded text: `15:20`, `3:20 PM`, `3 p.m.`, `午後3時20分`, `15h20`, the start of
 * `10:00 - 11:00`, with `GMT+2`, `UTC` or `JST` after it. A zone known by letters only (`CST`, `IST`) names several
 * offsets and is `ambiguous`; so is an hour that does not exist.
 */
export function takeClock(text: string): Clock | 'ambiguous' {
  for (const match of text.matchAll(clock())) {
    const { half, hour = '', minute, minuteJa, meridiem, zone, offset } = match.groups ?? {};
    const isTime = minute !== undefined || meridiem !== undefined || match[0].includes('時');
    if (!isTime) continue;
    const late = meridiem ? meridiem.toLowerCase() === 'p' : half ? /午後|下午|오후/.test(half) : undefined;
    const hours = late === undefined ? Number(hour) : (Number(hour) % 12) + (late ? 12 : 0);
    const minutes = Number(minute ?? minuteJa ?? 0);
    if (hours > 23 || minutes > 59 || (late !== undefined && Number(hour) > 12)) return 'ambiguous';
    if (zone && !/^(?:UTC|GMT|JST)$/.test(zone)) return 'ambiguous';
    const found: Clock = {
      rest: text.replace(match[0], ' ').replace(/ +/g, ' ').trim().replace(around(), '').trim(),
      time: `${two(hours)}:${two(minutes)}`,
    };
    if (zone) found.offset = zone === 'JST' ? 540 : minutesEast(offset ?? '');
    return found;
  }
  return { rest: text };
}

/** `+09:00`, `+0900`, `+9`, `Z` or nothing → minutes. */
export function minutesEast(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

const two = (number: number): string => String(number).padStart(2, '0');
