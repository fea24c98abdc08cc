import type { ActivityKind } from '../domain/activity.ts';
import type { DealStatus } from '../domain/deal.ts';
import { ownCrm } from '../domain/scope.ts';
import { readCounted } from '../store/read.ts';
import type { Store } from '../store/open.ts';
import { meaningsOf, type Proposal } from './meanings.ts';
import type { Settings } from './settings.ts';

/** A stage or activity type as a CRM prints it, how many rows bear it, and what it counts as. */
export type SeenText<M> = { crm: string; text: string; rows: number; meaning?: M; isProposed: boolean };

export type SeenTexts = {
  stages: SeenText<Exclude<DealStatus, 'unmapped'>>[];
  types: SeenText<ActivityKind | 'ignore'>[];
  counts: { deals: number; activities: number };
  /** Origins that were read, and as which CRM. */ sites: { crm: string; site: string }[];
};

/** Every text that was read or that the person has sorted, so that an answer can be changed after its rows are gone. */
export async function readSeenTexts(
  store: Store,
  settings: Settings,
  proposals: readonly Proposal[],
): Promise<SeenTexts> {
  const { tally, looks } = await readCounted(store.database);
  const sites = [...new Set(looks.map(({ site, crm }) => `${site} ${crm}`))].sort().map((pair) => {
    const [site = '', crm = ''] = pair.split(' ');
    return { crm, site };
  });
  return seenTexts(
    Object.entries(tally).map(([name, [rows = 0]]) => ({ parts: JSON.parse(name) as string[], rows })),
    settings,
    proposals,
    sites,
  );
}

type Cell = { parts: readonly string[]; rows: number };

export function seenTexts(
  cells: readonly Cell[],
  settings: Pick<Settings, 'stages' | 'activityTypes'>,
  proposals: readonly Proposal[],
  sites: SeenTexts['sites'] = [],
): SeenTexts {
  const meanings = meaningsOf(settings, proposals);
  const rowsOf = (what: 'stage' | 'type', chosen: Record<string, Record<string, unknown>>) => {
    const rows = new Map<string, { crm: string; text: string; rows: number }>();
    for (const {
      parts: [kind, crm = '', text = ''],
      rows: count,
    } of cells)
      if (kind === what && text && crm !== ownCrm) rows.set(`${crm}\n${text}`, { crm, text, rows: count });
    for (const [crm, texts] of Object.entries(chosen))
      for (const text of Object.keys(texts))
        if (!rows.has(`${crm}\n${text}`)) rows.set(`${crm}\n${text}`, { crm, text, rows: 0 });
    return [...rows.values()];
  };
  const isChosen = (chosen: Record<string, Record<string, unknown>>, crm: string, text: string) =>
    chosen[crm]?.[text] !== undefined;
  const countOf = (entity: string) =>
    cells.find(({ parts: [kind, what] }) => kind === 'count' && what === entity)?.rows ?? 0;
  return {
    stages: rowsOf('stage', settings.stages).map((row) => {
      const meaning = meanings.status(row.crm, row.text);
      return {
        ...row,
        ...(meaning !== 'unmapped' && { meaning }),
        isProposed: !isChosen(settings.stages, row.crm, row.text),
      };
    }),
    types: rowsOf('type', settings.activityTypes).map((row) => {
      const meaning = meanings.kind(row.crm, row.text);
      return {
        ...row,
        ...(meaning !== 'unmapped' && { meaning }),
        isProposed: !isChosen(settings.activityTypes, row.crm, row.text),
      };
    }),
    counts: { deals: countOf('deal'), activities: countOf('activity') },
    sites,
  };
}
