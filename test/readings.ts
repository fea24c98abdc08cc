import type { Reading, ReadValue, Row } from '../lib/domain/reading.ts';

export const crmSite = 'https://crm.example.com';

const said = (text: string | undefined): ReadValue | undefined =>
  text === undefined ? undefined : { text, value: text };

type Said = {
  name?: string;
  account?: string;
  stage?: string;
  owner?: string;
  closeDate?: string;
  wonDate?: string;
  nextStep?: string;
};
type DealSketch = Said & {
  id?: string;
  number?: string;
  yen?: number;
  rounded?: [text: string, yen: number];
  url?: string;
};

/** A deal's row as a recipe reads it; only what is given is shown on the page. */
export function dealRow({ id, number, yen, rounded, url, ...texts }: DealSketch): Row {
  const amount: ReadValue | undefined =
    yen !== undefined
      ? { text: `¥${yen.toLocaleString('en')}`, value: { minor: yen, currency: 'JPY' } }
      : rounded && { text: rounded[0], value: { minor: rounded[1], currency: 'JPY' }, approximate: true };
  return rowOf(
    'deal',
    { ...(id !== undefined && { strong: id }), ...(number !== undefined && { business: number }) },
    { ...mapped(texts), amount },
    url,
  );
}

type ActivitySketch = {
  id?: string;
  type?: string;
  when?: string;
  state?: string;
  owner?: string;
  subject?: string;
  account?: string;
  dealId?: string;
};

export const activityRow = ({ id, ...texts }: ActivitySketch): Row =>
  rowOf('activity', id !== undefined ? { strong: id } : {}, mapped(texts));

function rowOf(entity: Row['entity'], id: Row['id'], values: Record<string, ReadValue | undefined>, url?: string): Row {
  return {
    entity,
    id,
    ...(url !== undefined && { url }),
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Row['values'],
  };
}

const mapped = (texts: Record<string, string | undefined>) =>
  Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, said(text)]));

let count = 0;

/** One look at a page. */
export function aReading(rows: Row[], parts: Partial<Reading> = {}): Reading {
  return {
    id: `reading-${(count += 1)}`,
    crm: 'tryton',
    recipeVersion: 1,
    page: 'deal-list',
    kind: 'deal-list',
    site: crmSite,
    url: `${crmSite}/#deals`,
    at: Date.UTC(2026, 10, 24, 0, 0),
    zone: 'Asia/Tokyo',
    locale: 'ja',
    rows,
    seen: rows.length,
    misses: [],
    ...parts,
  };
}
