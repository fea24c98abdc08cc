import { BulletBar } from '../BulletBar.tsx';
import { VerdictTag } from '../VerdictTag.tsx';
import { FigureButton } from './FigureButton.tsx';
import type { LineView } from '../../lib/app/dashboard/lines.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type LineCellsProps = { lang: Lang; view: LineView; label: string; onOpen: () => void };

/** Actual / target · bar · attainment · pace · landing · gap: the cells of one KPI against its target. */
export function LineCells({ lang, view, label, onOpen }: LineCellsProps) {
  const { label: barLabel, ...bar } = view.bar;
  return (
    <>
      <td class="figures__lead">
        {view.value === undefined ? (
          <span class="figures__why">{view.why}</span>
        ) : (
          <FigureButton label={label} title={view.thin?.why ?? view.full} onOpen={onOpen}>
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
        {view.landing}
        {view.band !== undefined && <span class="figures__under">{view.band}</span>}
      </td>
      <td class={`figures__gap figures__gap--${view.side}`}>
        {view.gap}
        {view.hit !== undefined && <span class="figures__under">{t(lang, 'hit', { share: view.hit })}</span>}
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
