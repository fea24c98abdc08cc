import { kpiById } from '../../kpis/index.ts';
import { t } from '../../words/dashboard.ts';
import type { Lang } from '../../words/speak.ts';
import { grouped, moneyCompact, valueText } from '../format.ts';
import { chanceText } from '../chance-text.ts';
import { quietDays } from '../deal-signs.ts';
import type { Need } from './need.ts';
import type { RowsWanted } from './rows.ts';
import type { RepLine } from './team.ts';

/** One reason: why, what to do from here, and the rows it was concluded from. */
export type NeedView = { kind: Need['kind']; why: string; step: string; rows: RowsWanted };

/** Who needs the reader, by name, and who does not. */
export type NeedsView = { people: { name: string; needs: NeedView[] }[]; others: string[] };

export function needsView(reps: readonly RepLine[], currency: string, lang: Lang): NeedsView {
  return {
    people: reps
      .filter(({ needs }) => needs.length > 0)
      .map(({ name, needs }) => ({ name, needs: needs.map((need) => needView(need, name, currency, lang)) })),
    others: reps.filter(({ needs }) => needs.length === 0).map(({ name }) => name),
  };
}

function needView(need: Need, rep: string, currency: string, lang: Lang): NeedView {
  const { kind } = need;
  const labelOf = (id: string) => kpiById(id)?.label[lang] ?? id;
  if (kind === 'short') {
    const { kpi, gap, pHit, decisive } = need;
    const unit = kpiById(kpi)?.unit ?? 'count';
    const told = unit === 'money' ? moneyCompact({ minor: Math.ceil(gap), currency }, lang) : countText(gap, lang);
    return {
      kind,
      why: t(lang, 'needShort', {
        kpi: labelOf(kpi),
        gap: told,
        hit: pHit === undefined ? undefined : chanceText(pHit, lang),
      }),
      step: decisive
        ? t(lang, 'stepDecisive', {
            deal: decisive.name ?? t(lang, 'unnamedDeal'),
            amount: unit === 'money' ? valueText(decisive.amount, unit, currency, lang) : undefined,
          })
        : t(lang, 'stepShort'),
      rows: decisive ? { of: 'keys', keys: [decisive.key] } : { of: 'kpi', kpi, rep },
    };
  }
  if (kind === 'behind') {
    const more = grouped(need.more);
    return {
      kind,
      why: t(lang, 'needBehind', { kpi: labelOf(need.kpi), more }),
      step: t(lang, 'stepBehind'),
      rows: { of: 'kpi', kpi: need.kpi, rep },
    };
  }
  const count = need.deals.length;
  const rows = { of: 'keys' as const, keys: need.deals };
  switch (kind) {
    case 'overdue':
      return { kind, why: t(lang, 'needOverdue', { count }), step: t(lang, 'stepOverdue'), rows };
    case 'quiet':
      return { kind, why: t(lang, 'needQuiet', { count, days: quietDays }), step: t(lang, 'stepQuiet'), rows };
    case 'pushed':
      return { kind, why: t(lang, 'needPushed', { count }), step: t(lang, 'stepPushed'), rows };
    case 'no-step':
      return { kind, why: t(lang, 'needNoStep', { count }), step: t(lang, 'stepNoStep'), rows };
  }
}

const countText = (count: number, lang: Lang): string =>
  `${grouped(Math.ceil(count - 1e-9))}${lang === 'ja' ? '件' : ''}`;
