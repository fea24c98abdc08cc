import type { RowIdentity } from '../domain/reading.ts';
import { shelf } from './page-shelf.ts';

/** The deal whose record the page shows right now. */
export type PageDeal = { crm: string; id: RowIdentity };

/** Left by the reader for the panel. */
export const pageDeal = shelf<PageDeal>('page-deal', (a, b) => JSON.stringify(a) === JSON.stringify(b));
