import { isBusinessDay } from '../domain/business-days.ts';
import { addDays, localTimeOf, type Instant, type LocalTime, type Zone } from '../domain/day.ts';
import type { Facts } from '../domain/facts.ts';
import type { LedgerEntry } from '../landing/ledger.ts';
import { announce } from '../store/changes.ts';
import { readLedger, readStanding, writeLedger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { entriesOf, scopesKept, standingOf } from './ledger-of-day.ts';
import type { Proposal } from './meanings.ts';
import { calendarOf, lookOf } from './overview.ts';
import { readState } from './read-overview.ts';
import { readSettings, readTargets } from './settings-document.ts';
import { standingFrom, type Standing } from './standing.ts';
import type { Settings } from './settings.ts';

/** Days of the ledger that are kept: two years and a month to judge the last of them. */
const keptDays = 762;

/**
 * Keeps today's landings, on business days, once in the morning and once when the day's work is over: the evening's take
 * the place of the morning's. Asked at any other time it costs one small read. Answers whether it wrote.
 */
export async function keepLedger(
  store: Store,
  { now, zone }: { now: Instant; zone: Zone },
  proposals?: readonly Proposal[],
): Promise<boolean> {
  const settings = await readSettings(store);
  const local = localTimeOf(now, settings.zone === 'auto' ? zone : settings.zone);
  const before = standingFrom(await readStanding(store));
  if (!isDue(before, local, settings, zone)) return false;
  const [{ facts }, targets, days] = await Promise.all([
    readState(store, zone, proposals),
    readTargets(store),
    readLedger(store),
  ]);
  if (targets.length === 0) return false;
  const today = local.slice(0, 10);
  const looks = scopesKept(settings.me).map(
    (scope) => lookOf(facts, settings, targets, scope, { now, zone }, before).look,
  );
  const entries = looks.flatMap(entriesOf);
  const past = days.filter(({ day }) => day !== today).flatMap((day) => day.entries as LedgerEntry[]);
  const standing = standingOf([...past, ...entries], looks, now, before);
  await writeLedger(
    store,
    { day: today, at: now, entries, sites: sitesOf(facts) },
    standing,
    addDays(today, -keptDays),
  );
  announce('settings');
  return true;
}

const sitesOf = ({ deals, activities }: Facts): string[] =>
  [...new Set([...deals, ...activities].map(({ site }) => site))].sort();

/** Not on a day off; not twice before the day's work is over, nor twice after. */
function isDue(before: Standing | undefined, local: LocalTime, settings: Settings, zone: Zone): boolean {
  const today = local.slice(0, 10);
  if (!isBusinessDay(today, calendarOf(settings))) return false;
  if (!before || before.day < today) return true;
  const last = localTimeOf(before.at, settings.zone === 'auto' ? zone : settings.zone);
  const isEvening = (time: LocalTime) => time.slice(11) >= settings.hours.to;
  return isEvening(local) && !(last.slice(0, 10) === today && isEvening(last));
}
