import { FigureButton } from './FigureButton.tsx';
import { roving } from './roving.ts';
import type { PassageLine } from '../../lib/app/dashboard/stock-view.ts';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type PassageTableProps = {
  lang: Lang;
  lines: readonly PassageLine[];
  onRows: (title: string, wanted: RowsWanted) => void;
};

/** The funnel from the first effort to the win: how many, how often on, how long it takes. */
export const PassageTable = ({ lang, lines, onRows }: PassageTableProps) => (
  <div class="figures__frame">
    <table class="passage" role="grid" {...roving}>
      <caption class="hidden-label">{t(lang, 'passageTitle')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(lang, 'columnStage')}</th>
          <th scope="col" colSpan={2}>
            {t(lang, 'columnCount')}
          </th>
          <th scope="col">{t(lang, 'columnRate')}</th>
          <th scope="col">{t(lang, 'columnLag')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, stage, count, rate, rateUnder, lag, lagUnder }, index) => (
          <tr key={key}>
            <th scope="row">{stage}</th>
            <td class="passage__count">
              <FigureButton label={count.label} isFirst={index === 0} onOpen={() => onRows(stage, count.wanted)}>
                {count.text}
              </FigureButton>
            </td>
            <td class="passage__bar" aria-label={count.text}>
              <i style={{ width: `${count.share * 100}%` }} />
            </td>
            <td>
              {rate !== undefined && (
                <FigureButton
                  label={rate.label}
                  onOpen={() => onRows(`${stage} · ${t(lang, 'columnRate')}`, rate.wanted)}
                >
                  {rate.text}
                </FigureButton>
              )}
              {rateUnder !== undefined && <span class="figures__under">{rateUnder}</span>}
            </td>
            <td>
              {lag}
              {lagUnder !== undefined && <span class="figures__under">{lagUnder}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
