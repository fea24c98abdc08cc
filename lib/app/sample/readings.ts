import type { Calendar } from '../../domain/calendar.ts';
import { addDays, dayOf, daysBetween, weekdayOf, type Day, type Instant, type Zone } from '../../domain/day.ts';
import type { Reading, ReadValue, Row } from '../../domain/reading.ts';
import type { Language } from '../settings.ts';
import { castOf, type Cast } from './cast.ts';
import { tellStory, type Deed, type Scene } from './story.ts';

/** `.invalid` is kept from ever being anybody's (RFC 2606). */
export const sampleSource = { crm: 'sample', site: 'https://sample.invalid' } as const;

/** Milliseconds: a day, and how long before the moment the newest look was. */
const [dayLong, lastLook] = [86_400_000, 60_000];

/** The sample as what two lists of a CRM showed at the end of each week, oldest first; of the running week, a minute ago. */
export function sampleReadings(now: Instant, zone: Zone, language: Language, calendar: Calendar): Reading[] {
  const cast = castOf(language);
  const today = dayOf(now, zone);
  const { scenes, deeds } = tellStory(now, zone, language, calendar);
  const reading = (page: 'deals' | 'activities', friday: Day, rows: Row[]): Reading => ({
    ...sampleSource,
    id: `sample ${page} ${friday}`,
    recipeVersion: 1,
    page,
    kind: page === 'deals' ? 'deal-list' : 'activity-list',
    url: `${sampleSource.site}/${page}`,
    at: now - Math.max(lastLook, daysBetween(friday, today) * dayLong),
    zone,
    locale: cast.locale,
    rows,
    seen: rows.length,
    misses: [],
  });
  return [
    ...byWeek(scenes, ({ on }) => on).map(([friday, seen]) =>
      reading(
        'deals',
        friday,
        // A deal that moved twice in a week is seen as it stood at its end.
        [...new Map(seen.map((scene) => [scene.id, scene])).values()].map((scene) => dealRow(scene, cast)),
      ),
    ),
    ...byWeek(deeds, ({ when }) => when.slice(0, 10)).map(([friday, seen]) =>
      reading('activities', friday, seen.map(activityRow)),
    ),
  ].sort((a, b) => a.at - b.at);
}

/** What happened week by week, each named by its Friday, in the order of its days. */
function byWeek<T>(all: readonly T[], dayFor: (one: T) => Day): [friday: Day, of: T[]][] {
  const weeks = new Map<Day, T[]>();
  for (const one of [...all].sort((a, b) => (dayFor(a) < dayFor(b) ? -1 : dayFor(a) > dayFor(b) ? 1 : 0))) {
    const friday = addDays(dayFor(one), 5 - weekdayOf(dayFor(one)));
    weeks.set(friday, [...(weeks.get(friday) ?? []), one]);
  }
  return [...weeks];
}

const said = (value: string): ReadValue => ({ text: value, value });

function dealRow(scene: Scene, { currency }: Cast): Row {
  const money = (minor: number): ReadValue => ({ text: `${currency} ${minor}`, value: { minor, currency } });
  return {
    entity: 'deal',
    id: { strong: scene.id },
    values: {
      name: said(scene.name),
      account: said(scene.account),
      owner: said(scene.owner),
      stage: said(scene.stage),
      amount: money(scene.amount),
      cost: money(scene.cost),
      createdDate: said(scene.createdOn),
      closeDate: said(scene.closeOn),
      ...(scene.wonOn !== undefined && { wonDate: said(scene.wonOn) }),
      ...(scene.nextStep !== undefined && { nextStep: said(scene.nextStep) }),
    },
  };
}

const activityRow = ({ id, type, when, owner, account, dealId, outcome }: Deed): Row => ({
  entity: 'activity',
  id: { strong: id },
  values: {
    type: said(type),
    when: said(when),
    state: said('done'),
    owner: said(owner),
    account: said(account),
    dealId: said(dealId),
    ...(outcome && { outcome: said(outcome) }),
  },
});
