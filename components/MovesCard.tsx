import { max, min } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { useState } from 'preact/hooks';
import { FallBar } from './FallBar.tsx';
import { Segments } from './Segments.tsx';
import type { Moves, Since } from '../lib/app/moves.ts';
import { movesView, type MoveLine, type MovesView, type MoveStep } from '../lib/app/moves-view.ts';
import type { Instant, Zone } from '../lib/domain/day.ts';
import { t } from '../lib/words/moves.ts';
import type { Lang } from '../lib/words/speak.ts';

export type MovesCardProps = {
  lang: Lang;
  since: Since;
  /** Absent while it is reckoned. */
  moves: Moves | undefined;
  isFailed: boolean;
  now: Instant;
  zone: Zone;
  onSince: (since: Since) => void;
};

/** What moved the landing of the main target: a sentence, a waterfall that is a table, and the deals behind each part. */
export function MovesCard({ lang, since, moves, isFailed, now, zone, onSince }: MovesCardProps) {
  const view = moves && movesView(moves, { now, zone, lang });
  return (
    <section class="moves" aria-labelledby="moves-title" aria-busy={view === undefined && !isFailed}>
      <header class="moves__head">
        <h2 id="moves-title">{t(lang, 'movesTitle')}</h2>
        <Segments
          legend={t(lang, 'since')}
          value={since}
          onChange={onSince}
          options={(['day', 'week'] as const).map((value) => ({ value, label: t(lang, `since_${value}`) }))}
        />
      </header>
      {isFailed && (
        <p class="moves__failed" role="alert">
          {t(lang, 'failed')}
        </p>
      )}
      {view === undefined ? (
        !isFailed && <p class="moves__waiting">{t(lang, 'reckoning')}</p>
      ) : typeof view === 'string' ? (
        <p class="moves__why">{view}</p>
      ) : (
        <Told key={since} lang={lang} view={view} />
      )}
    </section>
  );
}

/** How far the picture reaches beyond its least and largest sum, as a share of what lies between. */
const margin = 0.08;

function Told({ lang, view: { lead, steps, notes } }: { lang: Lang; view: MovesView }) {
  const sums = steps.flatMap(({ from, to }) => [from, to]);
  const [least = 0, most = 0] = [min(sums), max(sums)];
  const room = (most - least || Math.abs(most) || 1) * margin;
  // A landing of millions that moved by thousands: drawn from zero, every part would be a hair.
  const x = scaleLinear()
    .domain([least - room, most + room])
    .range([0, 100]);
  return (
    <>
      <p class="moves__lead">{lead}</p>
      {steps.length > 0 && (
        <table class="fall moves__fall">
          <caption class="hidden-label">{t(lang, 'movesTitle')}</caption>
          <colgroup>
            <col class="moves__names" />
            <col />
            <col class="moves__effects" />
          </colgroup>
          <thead class="hidden-label">
            <tr>
              <th scope="col">{t(lang, 'factor')}</th>
              <th scope="col">{t(lang, 'bar')}</th>
              <th scope="col">{t(lang, 'effect')}</th>
            </tr>
          </thead>
          {steps.map((step, index) => (
            <Step
              key={step.key}
              lang={lang}
              step={step}
              place={index === 0 ? 'first' : index === steps.length - 1 ? 'last' : 'middle'}
              x={x}
            />
          ))}
        </table>
      )}
      {notes.map((note) => (
        <p key={note} class="moves__note">
          {note}
        </p>
      ))}
    </>
  );
}

type StepProps = { lang: Lang; step: MoveStep } & Pick<Parameters<typeof FallBar>[0], 'place' | 'x'>;

/** One part: its name, which opens its rows, its bar and its effect. */
function Step({ lang, step, place, x }: StepProps) {
  const { key, label, hint, effect, full, kind, rows, opens, more } = step;
  const [isOpen, setOpen] = useState(false);
  const id = `moves-${key}`;
  const name = (
    <>
      {label}
      {hint !== undefined && <span class="fall__change">{hint}</span>}
    </>
  );
  return (
    <tbody>
      <tr class={`fall__row fall__row--${kind}`} title={`${label} ${full}`}>
        <th scope="row">
          {opens === undefined || rows.length === 0 ? (
            name
          ) : (
            <button
              type="button"
              class="moves__part"
              aria-expanded={isOpen}
              aria-controls={id}
              title={opens}
              onClick={() => setOpen(!isOpen)}
            >
              {name}
            </button>
          )}
        </th>
        <td class="fall__bar">
          <FallBar piece={step} place={place} x={x} title={`${label} ${full}`} />
        </td>
        <td class="fall__effect">{effect}</td>
      </tr>
      {isOpen && rows.length > 0 && (
        <tr id={id} class="moves__opened">
          <td colSpan={3}>
            {more !== undefined && <p class="moves__more">{more}</p>}
            <ul class="moves__rows" aria-label={label}>
              {rows.map((row) => (
                <Row key={row.key} lang={lang} row={row} />
              ))}
            </ul>
          </td>
        </tr>
      )}
    </tbody>
  );
}

/** A row that moved: its name, which opens it in the CRM, what it added, and what it was and is. */
const Row = ({ lang, row: { name, url, effect, full, changes } }: { lang: Lang; row: MoveLine }) => (
  <li class="moves__row">
    {url === undefined ? (
      <b class="moves__name">{name}</b>
    ) : (
      <a class="moves__name" href={url} target="_blank" rel="noreferrer">
        {name}
        <span class="hidden-label"> {t(lang, 'opensCrm')}</span>
      </a>
    )}
    <span class="moves__effect" title={full}>
      {effect}
    </span>
    {changes.map((change) => (
      <span key={change} class="moves__change">
        {change}
      </span>
    ))}
  </li>
);
