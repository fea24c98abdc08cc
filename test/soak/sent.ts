import type { Reading } from '../../lib/domain/reading.ts';

/** A reading of one deal of the paper CRM, whose name and stage say which reading it was. */
export const readingFrom = (origin: string, id: string, deal: string): Reading => ({
  id,
  crm: 'atomic-crm',
  recipeVersion: 1,
  page: 'deal-board',
  kind: 'deal-board',
  site: origin,
  url: `${origin}/#/deals`,
  at: Date.now(),
  zone: 'UTC',
  locale: 'en',
  seen: 1,
  misses: [],
  rows: [
    { entity: 'deal', id: { strong: deal }, values: { name: { text: id, value: id }, stage: { text: id, value: id } } },
  ],
});
