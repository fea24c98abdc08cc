import type { OverviewChoice } from '../../lib/app/overview-model.ts';
import { pageStore } from '../../lib/app/page-store.ts';
import type { Overview } from '../../lib/app/progress.ts';
import { readOverview } from '../../lib/app/read-overview.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import type { Settings } from '../../lib/app/settings.ts';
import { readTaught, type Taught } from '../../lib/app/taught.ts';
import type { Instant } from '../../lib/domain/day.ts';

const store = pageStore();
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Everything that reads and reckons: loaded after the last known state is painted. */
export const liveOverview = async (choice: OverviewChoice, now: Instant): Promise<Overview> =>
  readOverview(await store(), { ...choice, now, zone });

export const liveSettings = async (): Promise<Settings> => readSettings(await store());

export const liveTaught = async (): Promise<Taught> => readTaught(await store());
