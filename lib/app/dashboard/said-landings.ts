import type { Day } from '../../domain/day.ts';
import type { Period } from '../../domain/period.ts';
import type { Unit } from '../../kpis/kpi.ts';
import { isCalledRight, isInBand, isNear, type Judged } from '../../landing/record.ts';
import type { LedgerEntry } from '../../landing/ledger.ts';
import { allKpis } from '../custom-kpis.ts';
import { actualsBy } from '../ledger-of-day.ts';
import type { Look } from '../progress-of.ts';
import { scopeName } from '../standing.ts';

/** One landing as it was shown on a day, beside what came; in the KPI's unit. A verdict is absent where nothing allows it. */
export type SaidLanding = Judged & { day: Day; period: Period; isRight?: boolean; isNear: boolean; isInBand?: boolean };

/** The landings a record is made of, newest first; `of` how many there are, where more than are listed. */
export type SaidLandings = { unit: Unit; currency: string; lines: SaidLanding[]; of: number };

/** Every landing of a KPI that was shown in a period that is over. */
export function saidLandings(
  id: string,
  look: Look,
  ledger: readonly LedgerEntry[],
  most: number,
): SaidLandings | undefined {
  const kpi = allKpis(look.settings).find((one) => one.id === id);
  if (!kpi) return undefined;
  const actualOf = actualsBy([look]);
  const scope = scopeName(look.scope);
  const lines = ledger
    .filter((entry) => entry.kpi === id && entry.scope === scope && (entry.role ?? 'shown') === 'shown')
    .flatMap((entry): SaidLanding[] => {
      const actual = actualOf(entry);
      if (actual === undefined) return [];
      const { asOf, period, p50, p10, p90, pHit, target } = entry;
      const judged: Judged = {
        p50,
        actual,
        ...(p10 !== undefined && { p10 }),
        ...(p90 !== undefined && { p90 }),
        ...(pHit !== undefined && { pHit }),
        ...(target !== undefined && { target }),
      };
      const [right, inBand] = [isCalledRight(judged), isInBand(judged)];
      return [
        {
          ...judged,
          day: asOf,
          period,
          isNear: isNear(judged),
          ...(right !== undefined && { isRight: right }),
          ...(inBand !== undefined && { isInBand: inBand }),
        },
      ];
    })
    .sort((a, b) => (a.day < b.day ? 1 : -1));
  return { unit: kpi.unit, currency: look.settings.currency, lines: lines.slice(0, most), of: lines.length };
}
