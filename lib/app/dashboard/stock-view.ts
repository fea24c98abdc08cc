import { t } from '../../words/dashboard.ts';
import type { Lang } from '../../words/speak.ts';
import { t as stageWords } from '../../words/steering.ts';
import { grouped, moneyCompact, moneyFull, percent, weekdayText } from '../format.ts';
import type { Heat } from './heat.ts';
import type { PassageStage } from './passage.ts';
import { ageBands, type Age } from './ages.ts';
import type { Pipeline, PipelineCell } from './pipeline.ts';
import type { RowsWanted } from './rows.ts';

/** A number of a table that opens its rows. `share` of the largest, 0…1, for the shade or the length of its bar. */
export type CellView = {
  text: string;
  under?: string;
  title?: string;
  label: string;
  share: number;
  wanted: RowsWanted;
};

export type PassageLine = {
  key: string;
  stage: string;
  count: CellView;
  rate?: { text: string; label: string; wanted: RowsWanted };
  rateUnder?: string;
  lag?: string;
  lagUnder?: string;
};

export function passageView(stages: readonly PassageStage[], lang: Lang): PassageLine[] {
  const most = Math.max(1, ...stages.map(({ count }) => count));
  return stages.map(({ stage, count, from }) => {
    const word = stageWords(lang, `stage_${stage}`);
    const name = word.charAt(0).toUpperCase() + word.slice(1);
    const usual = from?.usual;
    return {
      key: stage,
      stage: name,
      count: {
        text: grouped(count),
        label: t(lang, 'rowsOf', { kpi: name }),
        share: count / most,
        wanted: { of: 'stage', stage },
      },
      ...(from &&
        from.trials > 0 && {
          rate: {
            text: percent(from.successes / from.trials),
            label: t(lang, 'rateRows', { stage: name }),
            wanted: { of: 'rate', stage },
          },
          rateUnder: [t(lang, 'rateOf', from), usual !== undefined && t(lang, 'rateUsual', { rate: percent(usual) })]
            .filter(Boolean)
            .join(lang === 'ja' ? '・' : ' · '),
        }),
      ...(from?.lag !== undefined && {
        lag: t(lang, 'lagDays', { days: from.lag }),
        lagUnder: t(lang, 'lagOf', { count: from.followed }),
      }),
    };
  });
}

/** Rows and columns of cells; a place without anything has no cell. */
export type GridView = {
  note: string;
  columns: { key: string; label: string }[];
  rows: { key: string; label: string; cells: (CellView | undefined)[] }[];
};

export function pipelineView({ stages, total }: Pipeline, currency: string, lang: Lang): GridView {
  const seen = new Set(stages.flatMap(({ cells }) => cells.map(({ age }) => age)));
  // Where no page shows a day of creation, five empty columns would only look like young deals that are missing.
  const bands = [...seen].some((age) => age !== 'unknown') ? [...ageBands.keys()] : [];
  const ages: Age[] = [...bands, ...(seen.has('unknown') ? ['unknown' as const] : [])];
  const most = Math.max(1, ...stages.flatMap(({ cells }) => cells.map(({ cell }) => cell.count)));
  const money = (minor: number) => moneyCompact({ minor, currency }, lang);
  const several = new Set(stages.map(({ crm }) => crm)).size > 1;
  const cellView = (cell: PipelineCell, label: string, share: number, wanted: RowsWanted): CellView => ({
    text: grouped(cell.count),
    under: money(cell.amount),
    title: [
      moneyFull({ minor: cell.amount, currency }),
      cell.unknown > 0 && t(lang, 'pipelineUnknown', { count: cell.unknown }),
    ]
      .filter(Boolean)
      .join('\n'),
    label,
    share,
    wanted,
  });
  return {
    note: t(lang, 'pipelineNote', { count: total.count, amount: money(total.amount) }),
    columns: [
      ...ages.map((age) => ({ key: String(age), label: ageText(age, lang) })),
      { key: 'total', label: t(lang, 'ageTotal') },
    ],
    rows: stages.map(({ crm, stage, cells, total: sum }) => {
      const name = stage || t(lang, 'stageUnknown');
      const labelOf = (age: string) => t(lang, 'pipelineCell', { stage: name, age });
      return {
        key: `${crm} ${stage}`,
        label: several ? `${name} (${crm})` : name,
        cells: [
          ...ages.map((age) => {
            const found = cells.find((one) => one.age === age)?.cell;
            const label = labelOf(ageText(age, lang));
            return found && cellView(found, label, found.count / most, { of: 'pipeline', crm, stage, age });
          }),
          cellView(sum, labelOf(t(lang, 'ageTotal')), 0, { of: 'pipeline', crm, stage }),
        ],
      };
    }),
  };
}

function ageText(age: Age, lang: Lang): string {
  if (age === 'unknown') return t(lang, 'ageUnknown');
  const [before, band] = [ageBands[age - 1]?.to ?? 0, ageBands[age]?.to];
  if (band === undefined) return t(lang, 'ageOver', { days: before });
  return before === 0 ? t(lang, 'ageUpTo', { days: band }) : t(lang, 'ageBetween', { from: before + 1, to: band });
}

/** Office hours are always drawn, others where something was done in them; the weekend likewise. */
const office = { from: 9, to: 17 };

export function heatView({ cells, of }: Heat, lang: Lang): GridView {
  const hours = cells.flatMap(({ hour }) => hour ?? []);
  const [first, last] = [Math.min(office.from, ...hours), Math.max(office.to, ...hours)];
  const columns: (number | undefined)[] =
    hours.length > 0 ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [];
  if (cells.some(({ hour }) => hour === undefined)) columns.push(undefined);
  const most = Math.max(1, ...cells.map(({ count }) => count));
  const isWorked = (weekday: number) => weekday <= 5 || cells.some((cell) => cell.weekday === weekday);
  const hourText = (hour: number | undefined) =>
    hour === undefined ? t(lang, 'noTime') : lang === 'ja' ? `${hour}時` : `${hour}:00`;
  return {
    note: t(lang, 'heatNote', { count: of }),
    columns: columns.map((hour) => ({
      key: String(hour),
      label: hour === undefined ? t(lang, 'noTime') : String(hour),
    })),
    rows: [1, 2, 3, 4, 5, 6, 7].filter(isWorked).map((weekday) => ({
      key: String(weekday),
      label: weekdayText(weekday, lang),
      cells: columns.map((hour) => {
        const cell = cells.find((one) => one.weekday === weekday && one.hour === hour);
        return (
          cell && {
            text: grouped(cell.count),
            label: t(lang, 'heatCell', { weekday: weekdayText(weekday, lang), hour: hourText(hour) }),
            share: cell.count / most,
            wanted: { of: 'heat', weekday, ...(hour !== undefined && { hour }) } as const,
          }
        );
      }),
    })),
  };
}
