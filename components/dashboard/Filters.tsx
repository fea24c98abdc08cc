import { Icon } from '../Icon.tsx';
import { leftIcon, rightIcon } from '../icons.ts';
import { Segments } from '../Segments.tsx';
import { dashboardKinds, type ChoicePart, type DashboardChoice } from '../../lib/app/dashboard/choice.ts';
import type { DashboardPart } from '../../lib/app/dashboard/parts.ts';
import { periodText } from '../../lib/app/format.ts';
import { addDays, type Day } from '../../lib/domain/day.ts';
import { contains, type Period } from '../../lib/domain/period.ts';
import { t } from '../../lib/words/dashboard.ts';
import type { Lang } from '../../lib/words/speak.ts';

export type FiltersProps = {
  lang: Lang;
  choice: DashboardChoice;
  /** Absent where fewer than two are named: then there is nobody but oneself and everybody. */
  teams?: DashboardPart['teams'];
  /** Absent until the first figures have come. */
  period?: Period | undefined;
  today?: Day | undefined;
  onChoose: (part: ChoicePart) => void;
};

/** Whose numbers, of which period. Every change is a step in the browser's history. */
export function Filters({ lang, choice, teams, period, today, onChoose }: FiltersProps) {
  const turn = (day: Day) => onChoose({ on: day });
  return (
    <div class="filters" role="group" aria-label={t(lang, 'filters')}>
      <Segments
        legend={t(lang, 'who')}
        value={!teams && choice.who === 'team' ? 'all' : choice.who}
        onChange={(who) => onChoose({ who, team: undefined, sort: undefined, isDown: undefined })}
        options={
          teams
            ? [
                { value: 'me', label: t(lang, 'who_me') },
                { value: 'team', label: t(lang, 'who_team') },
                { value: 'all', label: t(lang, 'who_company') },
              ]
            : (['all', 'me'] as const).map((who) => ({ value: who, label: t(lang, `who_${who}`) }))
        }
      />
      {teams && choice.who === 'team' && (
        <select
          aria-label={t(lang, 'whichTeam')}
          value={teams.shown ?? choice.team}
          onChange={(event) => onChoose({ team: event.currentTarget.value })}
        >
          {teams.names.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
      <Segments
        legend={t(lang, 'period')}
        value={choice.kind as (typeof dashboardKinds)[number]}
        onChange={(kind) => onChoose({ kind })}
        options={dashboardKinds.map((kind) => ({ value: kind, label: t(lang, `period_${kind}`) }))}
      />
      <div class="filters__turn">
        <button
          type="button"
          class="icon-button"
          aria-label={t(lang, 'previousPeriod')}
          title={t(lang, 'previousPeriod')}
          disabled={!period}
          onClick={() => period && turn(addDays(period.start, -1))}
        >
          <Icon path={leftIcon} size={14} />
        </button>
        <span class="filters__period">{period && today !== undefined ? periodText(period, today, lang) : ' '}</span>
        <button
          type="button"
          class="icon-button"
          aria-label={t(lang, 'nextPeriod')}
          title={t(lang, 'nextPeriod')}
          disabled={!period}
          onClick={() => period && turn(period.end)}
        >
          <Icon path={rightIcon} size={14} />
        </button>
        {period && today !== undefined && !contains(period, today) && (
          <button type="button" class="text-button" onClick={() => onChoose({ on: undefined })}>
            {t(lang, 'thisPeriod')}
          </button>
        )}
      </div>
    </div>
  );
}
