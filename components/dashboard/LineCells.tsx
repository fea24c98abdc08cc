import { BulletBar } from '../BulletBar.tsx';
import { VerdictTag } from '../VerdictTag.tsx';
import { FigureButton } from './FigureButton.tsx';
import { Sparkline } from './Sparkline.tsx';
import type { LineView } from '../../lib/app/dashboard/lines.ts';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type LineCellsProps = {
  lang: Lang;
  view: LineView;
  /** What the rows of the line are called, and for readers what pressing does. */
  title: string;
  label: string;
  /** Whose they are; absent: of all that the table is of. */
  rep?: string;
  team?: string;
  onRows: (title: string, wanted: RowsWanted) => void;
};

/** Actual / target · bar · attainment · pace · landing · gap · trend: the cells of one KPI against its target. */
export function LineCells({ lang, view, title, label, rep, team, onRows }: LineCellsProps) {
  const { label: barLabel, ...bar } = view.bar;
  const whose = { kpi: view.id, ...(rep !== undefined && { rep }), ...(team !== undefined && { team }) };
  return (
    <>
      <td class="figures__lead">
        {view.value === undefined ? (
          <span class="figures__why">{view.why}</span>
        ) : (
          <FigureButton
            label={label}
            title={view.thin?.why ?? view.full}
            onOpen={() => onRows(title, { of: 'kpi', ...whose })}
          >
            {view.value}
          </FigureButton>
        )}
        {view.target !== undefined && <span class="figures__soft"> / {view.target}</span>}
        <Doubt lang={lang} view={view} />
      </td>
      <td class="figures__bar">{view.target !== undefined && <BulletBar {...bar} label={barLabel} />}</td>
      <td>
        {view.share !== undefined && <VerdictTag verdict={view.verdict} word={view.verdictWord} text={view.share} />}
      </td>
      <td class="figures__soft">{view.pace}</td>
      <td>
        {view.landing !== undefined && (
          <FigureButton
            label={t(lang, 'landingRows', { what: title })}
            onOpen={() => onRows(`${title} · ${t(lang, 'landing')}`, { of: 'landing', ...whose })}
          >
            {view.landing}
          </FigureButton>
        )}
        {view.band !== undefined && <span class="figures__under">{view.band}</span>}
      </td>
      <td class={`figures__gap figures__gap--${view.side}`}>
        {view.isDecidedByDeals ? (
          <FigureButton
            label={t(lang, 'gapRows', { what: title })}
            onOpen={() => onRows(`${title} · ${t(lang, 'columnGap')}`, { of: 'gap', ...whose })}
          >
            {view.gap}
          </FigureButton>
        ) : (
          view.gap
        )}
        {view.hit !== undefined && <span class="figures__under">{t(lang, 'hit', { share: view.hit })}</span>}
      </td>
      <td class="figures__trend">
        {view.trend && (
          <>
            <span title={view.trend.told.join('\n')}>
              <Sparkline values={view.trend.values} />
              <span class="hidden-label">{view.trend.told.join(lang === 'ja' ? '、' : ', ')}</span>
            </span>
            <span class="figures__under">
              {t(lang, 'trendBefore')}{' '}
              <FigureButton
                label={t(lang, 'beforeRows', { what: title })}
                onOpen={() =>
                  view.trend &&
                  onRows(`${title} · ${t(lang, 'trendBefore')}`, { of: 'kpi', ...whose, in: view.trend.before.period })
                }
              >
                {view.trend.before.text}
              </FigureButton>
            </span>
          </>
        )}
      </td>
    </>
  );
}

function Doubt({ lang, view }: { lang: Lang; view: LineView }) {
  if (view.value === undefined) return null;
  if (view.thin)
    return (
      <span class="figures__under" title={view.thin.why}>
        {view.thin.note}
      </span>
    );
  return view.known < view.of ? (
    <span class="figures__under">{t(lang, 'partly', { known: view.known, of: view.of })}</span>
  ) : null;
}
