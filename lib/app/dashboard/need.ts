/**
 * Why somebody may want support, most pressing first, with what it was concluded from. `deals` are the keys of the rows
 * that show it; amounts are in the unit of the KPI named.
 */
export type Need =
  /** The landing is less likely than not to reach the target; `decisive` is the open deal most of it hangs on. */
  | {
      kind: 'short';
      kpi: string;
      gap: number;
      pHit?: number;
      decisive?: { key: string; name?: string; amount: number };
    }
  /** Open deals whose planned day has passed. */
  | { kind: 'overdue'; deals: string[] }
  /** Open deals due in the period that nobody touched for two weeks. */
  | { kind: 'quiet'; deals: string[] }
  /** Open deals moved to a later day three times or more. */
  | { kind: 'pushed'; deals: string[] }
  /** What is done day by day is behind its pace, by so many as of now. */
  | { kind: 'behind'; kpi: string; more: number }
  /** Open deals due in the period without a next step, where the CRM shows next steps at all. */
  | { kind: 'no-step'; deals: string[] };
