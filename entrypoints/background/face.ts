import { badgeFace } from '../../lib/app/badge-face.ts';
import { readBadge } from '../../lib/app/read-overview.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import { readTaught } from '../../lib/app/taught.ts';
import { defaultSettings } from '../../lib/app/settings.ts';
import { paintBadge } from '../../lib/browser/badge.ts';
import type { Keeper } from './keeper.ts';
import { languageOf, zoneOf } from './person.ts';

/** Milliseconds: many readings in a row repaint once. */
const rest = 300;

/** Paints the toolbar from the database: soon after it moved, once for many moves, and never two at a time. */
export function painter(
  keeper: Keeper,
  now: () => number,
): { paint: () => Promise<void>; soon: (then?: () => Promise<unknown>) => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const once = async (): Promise<void> => {
    try {
      await keeper.use(async (store) => {
        const settings = await readSettings(store);
        const today = await readBadge(store, { who: 'me', now: now(), zone: zoneOf(settings) });
        await paintBadge(
          badgeFace(today, languageOf(settings), {
            enabled: settings.badge,
            metric: settings.badgeMetric,
            drifted: (await readTaught(store)).drifts.length,
          }),
        );
      });
    } catch (error) {
      // Where the database has no room, what tells of it may have none either: the next painting is no part of that.
      await keeper.note(error).catch(() => undefined);
      await paintBadge(badgeFace(undefined, languageOf(defaultSettings)));
    }
  };

  const paint = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    await running?.catch(() => undefined);
    running = once();
    await running;
  };

  return {
    paint,
    soon: (then) => {
      timer ??= setTimeout(() => void paint().then(then), rest);
    },
  };
}
