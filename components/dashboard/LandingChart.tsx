import { useState } from 'preact/hooks';
import { apart, chartPlaces } from './chart-places.ts';
import { FigureButton } from './FigureButton.tsx';
import { roving } from './roving.ts';
import { TableTwin } from './TableTwin.tsx';
import type { Curve } from '../../lib/app/dashboard/curve.ts';
import type { RowsWanted } from '../../lib/app/dashboard/rows.ts';
import { addDays, type Day } from '../../lib/domain/day.ts';
import type { LandingView } from '../../lib/app/dashboard/landing-view.ts';
import type { Progress } from '../../lib/app/progress.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type LandingChartProps = {
  lang: Lang;
  curve: Curve;
  progress: Progress;
  view: LandingView;
  /** First day of the period. */
  start: Day;
  onRows: (title: string, wanted: RowsWanted) => void;
};

/** Labels nearer than this share of the plot's height would cover each other. */
const labelHeight = 9;

/**
 * What there is so far against the pace, and where it lands: the sum day by day, then the fan to the period's end. A range
 * input lies over the plot, so that pointer, keyboard and readers pick a day the same way.
 */
export function LandingChart({ lang, curve, progress, view, start, onRows }: LandingChartProps) {
  const { points, kpi } = curve;
  const now = points.reduce((last, { actual }, index) => (actual === undefined ? last : index), 0);
  const [picked, setPicked] = useState<number | undefined>(undefined);
  const at = Math.min(picked ?? now, points.length - 1);
  const places = chartPlaces(curve, progress.landing, progress.target?.value);
  const isOver = progress.landing?.method === 'complete';
  const labels = [
    ...(places.target === undefined
      ? []
      : [{ kind: 'target', y: places.target, word: 'target' as const, text: view.target }]),
    ...(places.landing === undefined || isOver
      ? []
      : [{ kind: 'landing', y: places.landing, word: 'landing' as const, text: view.landing }]),
  ];
  const placed = apart(
    labels.map(({ y }) => y),
    labelHeight,
  );
  const chosen = places.points[at];
  const line = view.lines[at];
  const told = line
    ? [
        line.day,
        line.actual !== undefined && `${t(lang, 'actual')} ${line.actual}`,
        line.pace !== undefined && `${t(lang, 'columnPaceBy')} ${line.pace}`,
      ]
        .filter(Boolean)
        .join(' · ')
    : '';
  return (
    <figure class="chart">
      <div class="chart__frame">
        <div class="chart__ticks" aria-hidden="true">
          {places.ticks.map(({ value, y }) => (
            <span key={value} style={{ top: `${y}%` }}>
              {view.tick(value)}
            </span>
          ))}
        </div>
        <div class="chart__plot">
          <svg
            viewBox="0 0 100 100"
            preserveAspectRatio="none"
            role="img"
            aria-label={`${view.title}. ${view.sentence}`}
          >
            {places.ticks.map(({ value, y }) => (
              <line key={value} class="chart__grid" x1="0" x2="100" y1={y} y2={y} />
            ))}
            {places.fan !== undefined && <path class="chart__fan" d={places.fan} />}
            {places.pace !== undefined && <path class="chart__pace" d={places.pace} />}
            {places.middle !== undefined && <path class="chart__middle" d={places.middle} />}
            <path class="chart__actual" d={places.actual} />
            {places.target !== undefined && (
              <line class="chart__target" x1="0" x2="100" y1={places.target} y2={places.target} />
            )}
            {chosen && picked !== undefined && (
              <line class="chart__picked" x1={chosen.x} x2={chosen.x} y1="0" y2="100" />
            )}
          </svg>
          {chosen?.y !== undefined && <i class="chart__dot" style={{ left: `${chosen.x}%`, top: `${chosen.y}%` }} />}
          <input
            class="chart__pick"
            type="range"
            min="0"
            max={points.length - 1}
            value={at}
            aria-label={t(lang, 'chartPick')}
            aria-valuetext={told}
            onInput={({ currentTarget }) => setPicked(currentTarget.valueAsNumber)}
            onPointerMove={({ currentTarget, offsetX }) =>
              setPicked(nearest(places.points, (offsetX / currentTarget.clientWidth) * 100))
            }
            onPointerLeave={() => setPicked(undefined)}
            onBlur={() => setPicked(undefined)}
          />
        </div>
        <div class="chart__labels" aria-hidden="true">
          {labels.map(({ kind, word, text }, index) => (
            <span key={kind} class={`chart__label chart__label--${kind}`} style={{ top: `${placed[index] ?? 0}%` }}>
              {t(lang, word)} <b>{text}</b>
            </span>
          ))}
        </div>
        <div class="chart__days" aria-hidden="true">
          {places.days.map(({ day, x }) => (
            <span key={day} style={{ left: `${x}%` }}>
              {view.day(day)}
            </span>
          ))}
        </div>
      </div>
      <figcaption class="chart__key">
        <span>
          <i class="key key--actual" />
          {t(lang, 'actual')}{' '}
          <b>
            <FigureButton
              label={t(lang, 'rowsOf', { kpi: view.name })}
              isFirst
              onOpen={() => onRows(view.name, { of: 'kpi', kpi })}
            >
              {view.actual}
            </FigureButton>
          </b>
        </span>
        {view.landing !== undefined && (
          <span>
            <i class="chart__swatch chart__swatch--middle" />
            {t(lang, 'landing')}{' '}
            <b>
              <FigureButton
                label={t(lang, 'landingRows', { what: view.name })}
                isFirst
                onOpen={() => onRows(`${view.name} · ${t(lang, 'landing')}`, { of: 'landing', kpi })}
              >
                {view.landing}
              </FigureButton>
            </b>
          </span>
        )}
        {places.pace !== undefined && (
          <span>
            <i class="chart__swatch chart__swatch--pace" />
            {t(lang, 'pace')}
          </span>
        )}
        {places.fan !== undefined && (
          <span>
            <i class="chart__swatch chart__swatch--fan" />
            {t(lang, 'chartFan')}
          </span>
        )}
        <output class="chart__told">{told}</output>
      </figcaption>
      <TableTwin lang={lang}>
        <table class="twin" role="grid" {...roving}>
          <caption class="hidden-label">{view.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t(lang, 'columnDay')}</th>
              <th scope="col">{t(lang, 'columnSum')}</th>
              {places.pace !== undefined && <th scope="col">{t(lang, 'columnPaceBy')}</th>}
            </tr>
          </thead>
          <tbody>
            {view.lines.map(({ on, day, actual, pace }, index) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>
                  {actual !== undefined && (
                    <FigureButton
                      label={t(lang, 'rowsUntil', { kpi: view.name, day })}
                      isFirst={index === 0}
                      onOpen={() =>
                        onRows(`${view.name} · ${day}`, { of: 'kpi', kpi, in: { start, end: addDays(on, 1) } })
                      }
                    >
                      {actual}
                    </FigureButton>
                  )}
                </td>
                {places.pace !== undefined && <td>{pace}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </TableTwin>
    </figure>
  );
}

const nearest = (points: readonly { x: number }[], x: number): number =>
  points.reduce(
    (best, point, index) => (Math.abs(point.x - x) < Math.abs((points[best]?.x ?? 0) - x) ? index : best),
    0,
  );
