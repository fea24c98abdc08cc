import { dueNotification, nextNotification } from '../../lib/app/digest-due.ts';
import { digestText, landingBefore, type DigestText } from '../../lib/app/digest-text.ts';
import { writeAmounts } from '../../lib/app/format.ts';
import { readOverview } from '../../lib/app/read-overview.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import { inTurn, mayNotify, notify, readShown, wakeAt } from '../../lib/browser/notifications.ts';
import { openDashboard, openOptions, openPopup } from '../../lib/browser/tab.ts';
import { readLedger } from '../../lib/store/ledger.ts';
import type { Keeper } from './keeper.ts';
import { languageOf, zoneOf } from './person.ts';

const surfaces: Record<DigestText['opens'], () => Promise<void>> = {
  popup: openPopup,
  dashboard: openDashboard,
  targets: () => openOptions('targets'),
};

/** Shows the morning plan or the evening summary where one is due, and sees to it that the worker is awake for the next. */
export const followDigest = ({ use, note }: Keeper, now: () => number): Promise<void> =>
  inTurn(() =>
    use(async (store) => {
      const settings = await readSettings(store);
      const zone = zoneOf(settings);
      const at = now();
      await wakeAt(nextNotification(at, zone, settings));
      const kind = dueNotification(at, zone, settings, await readShown());
      if (!kind || !(await mayNotify())) return;
      const overview = await readOverview(store, { periodKind: 'month', who: 'me', now: at, zone });
      const before = kind === 'evening' ? landingBefore(await readLedger(store), overview) : undefined;
      writeAmounts(settings.amounts);
      const { opens, ...text } = digestText(kind, overview, before, {
        lang: languageOf(settings),
        names: settings.digest.names,
      });
      await notify(kind, at, `${kind} ${opens}`, text);
    }),
  ).catch(note);

/** A click opens what the notification spoke of. */
export async function openFrom(id: string): Promise<void> {
  const open = Object.entries(surfaces).find(([surface]) => id.endsWith(` ${surface}`))?.[1];
  await open?.();
}
