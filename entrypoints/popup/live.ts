import type { OverviewChoice } from '../../lib/app/overview-model.ts';
import { pageStore } from '../../lib/app/page-store.ts';
import type { Overview } from '../../lib/app/progress.ts';
import { readKeptOverview } from '../../lib/app/kept-overview.ts';
import type { Moves } from '../../lib/app/moves.ts';
import { readMoves, type MovesQuestion } from '../../lib/app/read-moves.ts';
import { readOverview } from '../../lib/app/read-overview.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import type { Settings } from '../../lib/app/settings.ts';
import { shownStore } from '../../lib/app/sample/shown-store.ts';
import { readTaught, type Taught } from '../../lib/app/taught.ts';
import type { Instant } from '../../lib/domain/day.ts';

const store = pageStore();
const shown = shownStore(store);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

let isFirst = true;

/**
 * Everything that reads and reckons: loaded after the last known state is painted. The first answer may be the one that the
 * background keeps; afterwards something has moved, or the clock. `version` is the extension's own, which a thread cannot ask for.
 */
export async function liveOverview(choice: OverviewChoice, now: Instant, version: string): Promise<Overview> {
  const { store: open, sample } = await shown();
  const request = { ...choice, now, zone };
  const kept = isFirst && !sample ? await readKeptOverview(open, request, version) : undefined;
  isFirst = false;
  return kept ?? { ...(await readOverview(open, request)), ...(sample && { sample }) };
}

export const liveMoves = async (question: MovesQuestion): Promise<Moves> => readMoves((await shown()).store, question);

export const liveSettings = async (): Promise<Settings> => readSettings(await store());

export const liveTaught = async (): Promise<Taught> => readTaught(await store());
