import type { LedgerEntry } from '../../landing/ledger.ts';
import type { Language } from '../settings.ts';
import { readLedger, readStanding } from '../../store/ledger.ts';
import type { Store } from '../../store/open.ts';
import type { Shown } from '../sample/shown-store.ts';
import { StoreTrouble } from '../page-store.ts';
import { readState } from '../read-overview.ts';
import { readSettings, readTargets } from '../settings-document.ts';
import { standingFrom } from '../standing.ts';
import { dashboardParts, lookOfChoice, type DashboardPart, type DashboardRequest } from './parts.ts';
import { rowsFor, type RowsFound, type RowsWanted } from './rows.ts';

/** What the page asks of the thread that reads and reckons. */
export type Question = { id: number; request: DashboardRequest; rows?: RowsWanted };

/** One answer, in as many replies as it has parts. */
export type Reply = { id: number } & (
  | { told: 'setting'; language: Language | 'auto'; hasMe: boolean; isSample: boolean }
  | { told: 'part'; part: DashboardPart }
  | { told: 'rows'; rows: RowsFound }
  | { told: 'done' }
  | { told: 'failed'; reason?: StoreTrouble['reason'] }
);

export type ReckonerPorts = {
  /** The database whose figures are shown. One answer is reckoned from one. */
  shown: () => Promise<Shown>;
  tell: (reply: Reply) => void;
  /** Lets a newer question in. */
  rest: () => Promise<void>;
};

/**
 * Reads the database and reckons the dashboard for a page that must stay quick. A newer question about figures ends the
 * answer to an older one; questions about rows are answered beside it.
 */
export function createReckoner({ shown, tell, rest }: ReckonerPorts): (question: Question) => Promise<void> {
  let newest = 0;
  const groundFor = async (open: Store, { zone }: DashboardRequest) => {
    const [state, targets, standing] = await Promise.all([
      readState(open, zone),
      readTargets(open),
      readStanding(open),
    ]);
    return { ...state, targets, standing: standingFrom(standing) };
  };
  const tellFigures = async ({ id, request }: Question) => {
    newest = id;
    const { store, own, sample } = await shown();
    const [{ language }, { me }] = await Promise.all([readSettings(own), readSettings(store)]);
    tell({ id, told: 'setting', language, hasMe: me.length > 0, isSample: sample !== undefined });
    const ground = await groundFor(store, request);
    for (const part of dashboardParts(ground, request)) {
      if (part) tell({ id, told: 'part', part: marked(part, sample) });
      await rest();
      if (newest !== id) return;
    }
    tell({ id, told: 'done' });
  };
  const tellRows = async ({ id, request }: Question, wanted: RowsWanted) => {
    const { store } = await shown();
    const { look, period } = lookOfChoice(await groundFor(store, request), request);
    const kept = wanted.of === 'record' ? await readLedger(store) : [];
    const ledger = kept.flatMap(({ entries }) => entries as LedgerEntry[]);
    tell({ id, told: 'rows', rows: rowsFor(wanted, period, look, ledger) });
  };
  return async (question) => {
    try {
      await (question.rows ? tellRows(question, question.rows) : tellFigures(question));
    } catch (error) {
      tell({ id: question.id, told: 'failed', ...(error instanceof StoreTrouble && { reason: error.reason }) });
      console.warn('Chakuchi: the dashboard could not be reckoned.', error);
    }
  };
}

/** Whoever holds the figures holds whose they are. */
const marked = (part: DashboardPart, sample: Shown['sample']): DashboardPart =>
  part.overview && sample ? { ...part, overview: { ...part.overview, sample } } : part;
