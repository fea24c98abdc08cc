import { readFileSync } from 'node:fs';

/** A deal as the CRM's own database has it; a field that is left out cannot be judged, `null` says that there is none. */
export type TrueDeal = {
  id: string | number;
  name?: string | null;
  amount?: number | null;
  currency?: string | null;
  stage?: string | null;
  stageCode?: string | null;
  status?: string | null;
  probability?: number | null;
  closeDate?: string | null;
  createdAt?: string | null;
  startDate?: string | null;
  owner?: string | null;
  account?: string | null;
  contact?: string | null;
  category?: string | null;
  number?: string | null;
  reference?: string | null;
};

export type TrueActivity = {
  id: string | number;
  type?: string | null;
  subject?: string | null;
  date?: string | null;
  createdAt?: string | null;
  end?: string | null;
  done?: boolean | null;
  status?: string | null;
  owner?: string | null;
  dealId?: string | number | null;
};

export type Truth = { deals: TrueDeal[]; activities: TrueActivity[] };

/** What a person gave that cannot be used; the message is for them. */
export class BadInput extends Error {}

export function readTruth(path: string): Truth {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `it is not JSON (${error.message})` : 'it cannot be opened';
    throw new BadInput(`The truth ${path} could not be read: ${reason}.`, { cause: error });
  }
  const { deals = [], activities = [] } = (parsed ?? {}) as Partial<Record<keyof Truth, unknown>>;
  const isRows = (rows: unknown): rows is { id: string | number }[] =>
    Array.isArray(rows) &&
    rows.every(
      (row: unknown) =>
        typeof row === 'object' && row !== null && ['string', 'number'].includes(typeof (row as { id?: unknown }).id),
    );
  if (typeof parsed !== 'object' || parsed === null || !isRows(deals) || !isRows(activities)) {
    throw new BadInput(
      `The truth ${path} does not look like one: it must be {"deals": […], "activities": […]}, each row with an "id".`,
    );
  }
  return { deals, activities };
}

/** The currency most of the deals are in: what the person using this CRM would have set. */
export function commonCurrency({ deals }: Truth): string | undefined {
  const counts = new Map<string, number>();
  for (const { currency } of deals) if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
