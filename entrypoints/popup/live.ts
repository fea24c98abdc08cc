import type { OverviewChoice } from '../../lib/app/overview-model.ts';
import { pageStore } from '../../lib/app/page-store.ts';
import type { Overview } from '../../lib/app/progress.ts';
import { readKeptOverview } from '../../lib/app/kept-overview.ts';
import type { Moves } from '../../lib/app/moves.ts';
import type { MovesQuestion } from '../../lib/app/read-moves.ts';
import type { Settings } from '../../lib/app/settings.ts';
import { shownStore } from '../../lib/app/sample/shown-store.ts';
import type { Taught } from '../../lib/app/taught.ts';
import type { Instant } from '../../lib/domain/day.ts';

const store = pageStore();
const shown = shownStore(store);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Whether the background has kept the answer to the first question: looked at before anything larger is loaded. */
let looked: Promise<Overview | undefined> | undefined;

/**
 * Everything that reads: loaded after the last known state is painted. The first answer may be the one that the background
 * keeps; afterwards something has moved, or the clock, and what reckons is loaded. `version` is the extension's own, which a
 * thread cannot ask for.
 */
export async function liveOverview(choice: OverviewChoice, now: Instant, version: string): Promise<Overview> {
  const request = { ...choice, now, zone };
  const isFirst = looked === undefined;
  looked ??= shown().then(({ store: open, sample }) => (sample ? undefined : readKeptOverview(open, request, version)));
  const kept = isFirst ? await looked : undefined;
  if (kept) return kept;
  const [{ store: open, sample }, { readOverview }] = await Promise.all([
    shown(),
    import('../../lib/app/read-overview.ts'),
  ]);
  return { ...(await readOverview(open, request)), ...(sample && { sample }) };
}

export async function liveMoves(question: MovesQuestion): Promise<Moves> {
  const { readMoves } = await import('../../lib/app/read-moves.ts');
  return readMoves((await shown()).store, question);
}

/** After the figures, where they are kept: nothing that checks settings is in their way. */
export async function liveSettings(): Promise<Settings> {
  await looked?.catch(() => undefined);
  const { readSettings } = await import('../../lib/app/settings-document.ts');
  return readSettings(await store());
}

/** Whether the company has fixed a setting. */
export async function liveIsFixed(field: keyof Settings): Promise<boolean> {
  const { readPolicy } = await import('../../lib/app/settings-document.ts');
  return field in (await readPolicy(await store())).fixed;
}

export async function liveTaught(): Promise<Taught> {
  const { readTaught } = await import('../../lib/app/taught.ts');
  return readTaught(await store());
}
