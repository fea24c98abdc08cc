import type { Bilingual, Unit } from './kpi.ts';

/** What a unit is called where a person chooses or reads one. Numbers themselves are formatted by the surface. */
export const unitLabels: Readonly<Record<Unit, Bilingual>> = {
  money: { ja: '金額', en: 'amount' },
  count: { ja: '件', en: 'count' },
  rate: { ja: '%', en: '%' },
  days: { ja: '日', en: 'days' },
  ratio: { ja: '倍', en: '×' },
  points: { ja: '点', en: 'points' },
};
