import type { Page } from 'playwright-core';
import { readingsOf } from '../../lib/app/import/readings.ts';
import type { Source } from '../../lib/domain/identity.ts';
import type { ReadValue, Row } from '../../lib/domain/reading.ts';
import { tell } from '../browsers/own-pages.ts';
import { finished } from '../finished.ts';

const read = (value: unknown): ReadValue => ({
  text: typeof value === 'string' ? value : JSON.stringify(value),
  value,
});

/** A row of a table with the CRM's own id. */
export const rowOf = (entity: Row['entity'], id: string, values: Record<string, unknown>): Row => ({
  entity,
  id: { strong: id },
  values: Object.fromEntries(Object.entries(values).map(([field, value]) => [field, read(value)])),
});

/** Imports a table as the settings page does, in parts of so many readings. */
export const importRows = async (
  page: Page,
  id: string,
  source: Source,
  rows: readonly Row[],
  at: number,
  part = 20,
): Promise<void> => {
  const readings = finished(
    readingsOf(
      rows.map((row, index) => ({ source, row, line: index + 2 })),
      { id, at, zone: 'UTC' },
    ),
  );
  const note = {
    id,
    name: 'export.csv',
    kind: rows[0]?.entity === 'activity' ? ('activities' as const) : ('deals' as const),
    ...source,
    at,
    made: at,
    rows: rows.length,
    isUnfinished: false,
  };
  for (let from = 0; from < readings.length; from += part)
    await tell(page, 'import-part', {
      note,
      readings: readings.slice(from, from + part),
      isLast: from + part >= readings.length,
    });
};
