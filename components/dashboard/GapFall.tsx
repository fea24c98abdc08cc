import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { FallBar } from '../FallBar.tsx';
import { FigureButton } from './FigureButton.tsx';
import { roving } from './roving.ts';
import type { FallView } from '../../lib/app/dashboard/gap-view.ts';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type GapFallProps = { lang: Lang; view: FallView; onRows: (title: string, wanted: RowsWanted) => void };

/** From the target down (and up) to the landing, one factor a row. The table is the picture. */
export function GapFall({ lang, view, onRows }: GapFallProps) {
  const { steps } = view;
  const first = steps.find(({ wanted }) => wanted !== undefined)?.key;
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const x = scaleLinear()
    .domain([min([0, ...ends]) ?? 0, max(ends) || 1])
    .range([0, 100]);
  return (
    <>
      <table class="fall" role="grid" {...roving}>
        <caption class="hidden-label">{view.title}</caption>
        <thead class="hidden-label">
          <tr>
            <th scope="col">{t(lang, 'fallFactor')}</th>
            <th scope="col">{t(lang, 'fallBar')}</th>
            <th scope="col">{t(lang, 'fallEffect')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ key, label, change, effect, from, to, kind, wanted, rowsLabel }, index) => {
            return (
              <tr key={key} class={`fall__row fall__row--${kind}`}>
                <th scope="row">
                  {label}
                  {change !== undefined && <span class="fall__change">{change}</span>}
                </th>
                <td class="fall__bar">
                  <FallBar
                    piece={{ from, to, kind }}
                    place={index === 0 ? 'first' : index === steps.length - 1 ? 'last' : 'middle'}
                    x={x}
                  />
                </td>
                <td class="fall__effect">
                  {wanted === undefined ? (
                    effect
                  ) : (
                    <FigureButton label={rowsLabel} isFirst={key === first} onOpen={() => onRows(label, wanted)}>
                      {effect}
                    </FigureButton>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {view.past !== undefined && <p class="fall__past">{view.past}</p>}
    </>
  );
}
