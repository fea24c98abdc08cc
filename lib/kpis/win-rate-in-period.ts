import type { DealFact } from '../domain/deal.ts';
import { contains } from '../domain/period.ts';
import { defineKpi } from './kpi.ts';
import { quotient } from './measuring/measure.ts';

export const winRateInPeriod = defineKpi({
  id: 'win-rate-in-period',
  unit: 'rate',
  better: 'higher',
  nature: 'rate',
  label: { ja: '期間内受注率', en: 'In-period win rate' },
  definition: {
    ja: '期間内に決まる予定だった案件のうち、実際に受注した割合です。先送りになった案件も分母に入るため、着地の見込みに使えます。',
    en: 'Of the deals that were due in the period, the share that was won in it. Deals that slipped stay below the line, so it tells what will land.',
  },
  formula: { ja: '受注件数 ÷ (受注 + 失注 + 先送り)', en: 'won ÷ (won + lost + slipped)' },
  needs: ['status', 'closedOn', 'closeOn'],
  measure: (facts, { period }) => {
    const counted: DealFact[] = [];
    const left: DealFact[] = [];
    let won = 0;
    for (const deal of facts.deals) {
      const isDecided = deal.status === 'won' || deal.status === 'lost';
      const due = deal.earliestCloseOn ?? (isDecided ? deal.closedOn : undefined) ?? deal.closeOn;
      const closed = isDecided ? deal.closedOn : undefined;
      if ((isDecided && closed === undefined) || due === undefined || deal.status === 'unmapped') {
        if (due === undefined || due < period.end) left.push(deal);
        continue;
      }
      const isStillOpen = closed === undefined || closed >= period.end;
      if (!contains(period, closed) && !(isStillOpen && due < period.end)) continue;
      counted.push(deal);
      if (deal.status === 'won' && contains(period, closed)) won += 1;
    }
    return quotient(won, counted.length, { unit: 'rate', counted, left, hasRows: facts.deals.length > 0 });
  },
});
