import { ingest } from '../lib/app/ingest.ts';
import { saveTargets } from '../lib/app/settings-document.ts';
import type { Store } from '../lib/store/open.ts';
import { aStore } from './database.ts';
import { aReading, dealRow } from './readings.ts';

const day = 86_400_000;

/**
 * Ten months of four deals, three of them won after about 20 days, and a revenue target for November 2026. Three deals are
 * open: 6, 7 and 8.
 */
export const aYear = async (target: number): Promise<Store> => {
  const store = await aStore();
  const rows = Array.from({ length: 40 }, (_, place) => {
    const month = String(1 + Math.floor(place / 4)).padStart(2, '0');
    const stage = place % 4 === 3 ? 'Lost' : 'Won';
    return {
      made: Date.UTC(2026, Math.floor(place / 4), 2 + (place % 4)),
      row: dealRow({ id: `p${place}`, yen: 200 + 10 * place, stage, closeDate: `2026-${month}-2${place % 4}` }),
    };
  });
  for (const { made, row } of rows) {
    const open = { ...row, values: { ...row.values, stage: { text: 'Lead', value: 'Lead' } } };
    await ingest(store, aReading([open], { at: made }));
    await ingest(store, aReading([row], { at: made + 20 * day }));
  }
  const current = [6, 7, 8].map((id) =>
    dealRow({ id: String(id), name: `Deal ${id}`, yen: 50 * id, stage: 'Lead', closeDate: '2026-11-28' }),
  );
  await ingest(store, aReading(current, { at: Date.UTC(2026, 10, 6) }));
  const month = { period: { start: '2026-11-01', end: '2026-12-01' }, deadline: '2026-11-30', changes: [] };
  const scope = { kind: 'all' } as const;
  await saveTargets(store, [{ id: 't', kpi: 'revenue', scope, value: target, original: target, ...month }]);
  return store;
};
