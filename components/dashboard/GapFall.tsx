import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import type { FallView } from '../../lib/app/dashboard/gap-view.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type GapFallProps = { lang: Lang; view: FallView };

/** From the target down (and up) to the landing, one factor a row. The table is the picture. */
export function GapFall({ lang, view }: GapFallProps) {
  const { steps } = view;
  const ends = steps.flatMap(({ from, to }) => [from, to]);
  const x = scaleLinear()
    .domain([min([0, ...ends]) ?? 0, max(ends) || 1])
    .range([0, 100]);
  return (
    <>
      <table class="fall">
        <caption class="hidden-label">{view.title}</caption>
        <thead class="hidden-label">
          <tr>
            <th scope="col">{t(lang, 'fallFactor')}</th>
            <th scope="col">{t(lang, 'fallBar')}</th>
            <th scope="col">{t(lang, 'fallEffect')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ key, label, change, effect, from, to, kind }, index) => {
            const [left, right] = [x(Math.min(from, to)), x(Math.max(from, to))];
            return (
              <tr key={key} class={`fall__row fall__row--${kind}`}>
                <th scope="row">
                  {label}
                  {change !== undefined && <span class="fall__change">{change}</span>}
                </th>
                <td class="fall__bar">
                  <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
                    {index > 0 && kind !== 'whole' && (
                      <line class="fall__line" x1={x(from)} x2={x(from)} y1="0" y2="24" />
                    )}
                    {index < steps.length - 1 && <line class="fall__line" x1={x(to)} x2={x(to)} y1="76" y2="100" />}
                    {index === steps.length - 1 && <line class="fall__line" x1={x(to)} x2={x(to)} y1="0" y2="24" />}
                    <rect class="fall__part" x={left} width={Math.max(0.6, right - left)} y="24" height="52" />
                  </svg>
                </td>
                <td class="fall__effect">{effect}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {view.past !== undefined && <p class="fall__past">{view.past}</p>}
    </>
  );
}
