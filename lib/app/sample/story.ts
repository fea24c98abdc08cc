import { businessDaysIn, isBusinessDay } from '../../domain/business-days.ts';
import type { CallOutcome } from '../../domain/activity.ts';
import {
  addDays,
  localTimeOf,
  weekdayOf,
  type Day,
  type Instant,
  type LocalTime,
  type Zone,
} from '../../domain/day.ts';
import type { Calendar } from '../../domain/calendar.ts';
import type { Language } from '../settings.ts';
import { castOf } from './cast.ts';

/** A deal of the sample as it stood from a day on. */
export type Scene = {
  on: Day;
  id: string;
  name: string;
  account: string;
  owner: string;
  stage: string;
  /** Minor units. */
  amount: number;
  cost: number;
  createdOn: Day;
  closeOn: Day;
  wonOn?: Day;
  nextStep?: string;
};

export type Deed = {
  id: string;
  type: string;
  when: LocalTime;
  owner: string;
  account: string;
  dealId: string;
  outcome?: CallOutcome;
};

export type Story = { scenes: Scene[]; deeds: Deed[] };

/** Mulberry32: the same seed tells the same story. */
function diceOf(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
}

/** Weeks of history: deals, and what was done. */
const weeks = { deals: 30, deeds: 13 };

/** Won of ten decided deals, and calls a day, person by person: a team of which each has another strength. */
const skill = [
  { won: 5, calls: 5 },
  { won: 6, calls: 3 },
  { won: 4, calls: 7 },
] as const;

/** So many more of ten were won in the last four weeks: a month that is worth looking at on any of its days. */
const goodMonth = 3;

/**
 * Half a year of an invented team as it stands at a moment: deals with their course, and thirteen weeks of calls and meetings.
 * A function of moment, zone and language. Nothing in it lies after the moment but what is planned.
 */
export function tellStory(now: Instant, zone: Zone, language: Language, calendar: Calendar): Story {
  const cast = castOf(language);
  const dice = diceOf(20_240_401);
  const pick = <T>(list: readonly T[]): T => list[dice(list.length)] as T;
  const moment = localTimeOf(now, zone);
  const today = moment.slice(0, 10);
  const monday = addDays(today, 1 - weekdayOf(today));
  const worked = (day: Day): Day => (isBusinessDay(day, calendar) ? day : worked(addDays(day, -1)));
  const scenes: Scene[] = [];
  const deeds: Deed[] = [];
  const live: { owner: string; id: string; account: string }[] = [];

  /** A deal from its first day to where it stands today: a stage a step, its date pushed now and then. */
  const deal = (person: number, decidedOn: Day, course: number): void => {
    const id = String(scenes.length + 1);
    const createdOn = worked(addDays(decidedOn, -28 - dice(28)));
    const account = pick(cast.accounts);
    const amount = cast.step * (8 + dice(12) + (dice(6) === 0 ? 30 : 0));
    const owner = cast.people[person] ?? '';
    const isOpen = decidedOn >= today;
    const isWon = dice(10) < (skill[person]?.won ?? 5) + (decidedOn > addDays(today, -28) ? goodMonth : 0);
    const pushes = dice(5) === 0 ? 3 : dice(3) === 0 ? 1 : 0;
    const reached = isOpen ? 1 + dice(cast.stages.length) : cast.stages.length;
    const hasStep = dice(4) !== 0;
    const base = {
      id,
      name: `${account} ${pick(cast.products)}`,
      account,
      owner,
      amount,
      cost: Math.round((amount * (52 + dice(20))) / 100),
      createdOn,
    };
    for (const [step, stage] of cast.stages.slice(0, reached).entries()) {
      const on = worked(addDays(createdOn, step * 7));
      if (on > today) break;
      const closeOn = addDays(decidedOn, -7 * Math.max(0, pushes - step));
      scenes.push({ ...base, on, stage, closeOn, ...(hasStep && { nextStep: pick(cast.nextSteps) }) });
    }
    if (isOpen) live.push({ owner, id, account });
    else
      scenes.push({
        ...base,
        on: decidedOn,
        stage: isWon ? cast.won : cast.lost,
        closeOn: decidedOn,
        ...(isWon && { wonOn: decidedOn }),
      });
    if (course % 2 === 0 && !isOpen) live.push({ owner, id, account });
  };

  for (const person of cast.people.keys()) {
    for (let week = weeks.deals; week > 0; week -= 1) {
      const decidedOn = worked(addDays(monday, -7 * week + dice(5)));
      deal(person, decidedOn, week);
    }
    for (let ahead = 0; ahead < 9; ahead += 1) deal(person, addDays(today, 1 + ahead * 4 + dice(4)), ahead);
  }

  const days = businessDaysIn({ start: addDays(monday, -7 * weeks.deeds), end: addDays(today, 1) }, calendar);
  for (const day of days) {
    for (const [person, owner] of cast.people.entries()) {
      const known = live.filter((one) => one.owner === owner);
      const calls = (skill[person]?.calls ?? 4) + dice(4);
      const add = (type: string, minute: number, outcome?: CallOutcome): void => {
        const when = `${day}T${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const about = pick(known);
        if (when > moment) return;
        deeds.push({
          id: `a${deeds.length + 1}`,
          type,
          when,
          owner,
          account: about.account,
          dealId: about.id,
          ...(outcome && { outcome }),
        });
      };
      for (let call = 0; call < calls; call += 1) {
        const roll = dice(20);
        const minute = dice(500);
        add(cast.types.call, minute, roll < 11 ? 'no-answer' : 'connected');
        if (roll > 17) add(cast.types.appointment, minute);
      }
      if (dice(5) < 2) add(cast.types.meeting, 240 + dice(240));
    }
  }
  return { scenes, deeds };
}
