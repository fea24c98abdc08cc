import { chanceText } from '../../lib/app/chance-text.ts';
import type { SaidLanding, SaidLandings } from '../../lib/app/dashboard/said-landings.ts';
import { dayText, valueText } from '../../lib/app/format.ts';
import type { Day } from '../../lib/domain/day.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type SaidTableProps = { lang: Lang; said: SaidLandings; today: Day };

/** Every landing a record is made of: when it was shown, what it said, what came. */
export function SaidTable({ lang, said: { unit, currency, lines, of }, today }: SaidTableProps) {
  const text = (value: number) => valueText(value, unit, currency, lang);
  return (
    <>
      <p class="drawer__count" role="status">
        {t(lang, 'saidCount', { count: of })} {lines.length < of && t(lang, 'drawerMore', { shown: lines.length, of })}
      </p>
      <table class="twin twin--said">
        <caption class="hidden-label">{t(lang, 'recordTitle')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(lang, 'saidOn')}</th>
            <th scope="col">{t(lang, 'saidLanding')}</th>
            <th scope="col">{t(lang, 'target')}</th>
            <th scope="col">{t(lang, 'saidChance')}</th>
            <th scope="col">{t(lang, 'saidCame')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.day} ${line.period.start} ${line.period.end}`}>
              <th scope="row">{dayText(line.day, today, lang)}</th>
              <td>
                {text(line.p50)}
                {line.p10 !== undefined && line.p90 !== undefined && (
                  <span class="figures__under">{`${text(line.p10)} – ${text(line.p90)}`}</span>
                )}
              </td>
              <td>{line.target !== undefined && text(line.target)}</td>
              <td>{line.pHit !== undefined && chanceText(line.pHit, lang)}</td>
              <td>
                {text(line.actual)}
                <span class="figures__under">{verdictOf(line, lang)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const verdictOf = ({ isRight, isNear, isInBand }: SaidLanding, lang: Lang): string =>
  [
    isRight !== undefined && t(lang, isRight ? 'saidRight' : 'saidWrong'),
    isNear && t(lang, 'saidNear'),
    isInBand === false && t(lang, 'saidOutside'),
  ]
    .filter(Boolean)
    .join(' · ');
