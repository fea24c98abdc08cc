import { useId, useState } from 'preact/hooks';
import { peopleAmong, teamFinder, teamsOf, withTeam } from '../lib/app/teams.ts';
import type { Settings } from '../lib/app/settings.ts';
import { t } from '../lib/words/options.ts';
import type { Lang } from '../lib/words/speak.ts';

export type TeamNamesProps = {
  lang: Lang;
  /** Owner names seen, most rows first. */
  owners: readonly { name: string; rows: number }[];
  teams: Settings['teams'];
  onChange: (teams: Settings['teams']) => void;
};

/** Which team each person is in: a name typed beside theirs, or one of those there are. */
export function TeamNames({ lang, owners, teams, onChange }: TeamNamesProps) {
  const list = useId();
  const people = peopleAmong([...owners.map(({ name }) => name), ...Object.keys(teams)]);
  const named = teamsOf({ teams });
  const teamOf = teamFinder(named);
  if (people.length === 0) return null;
  return (
    <section class="teams">
      <h3>{t(lang, 'teamsTitle')}</h3>
      <p class="lead">{t(lang, 'teamsLead')}</p>
      <datalist id={list}>
        {named.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      <ul class="teams__people">
        {people.map((name) => (
          <Person
            key={name}
            lang={lang}
            name={name}
            list={list}
            team={teamOf(name) ?? ''}
            onKeep={(team) => onChange(withTeam(teams, name, team))}
          />
        ))}
      </ul>
    </section>
  );
}

type PersonProps = { lang: Lang; name: string; list: string; team: string; onKeep: (team: string) => void };

/** Kept when the field is left or Enter pressed. */
function Person({ lang, name, list, team, onKeep }: PersonProps) {
  const [typed, setTyped] = useState<string>();
  const keep = () => {
    if (typed !== undefined && typed.trim() !== team) onKeep(typed);
    setTyped(undefined);
  };
  return (
    <li class="teams__person">
      <label>
        <span title={name}>{name}</span>
        <input
          type="text"
          list={list}
          aria-label={t(lang, 'teamOf', { name })}
          placeholder={t(lang, 'teamHint')}
          maxLength={60}
          autocomplete="off"
          value={typed ?? team}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.isComposing) keep();
          }}
        />
      </label>
    </li>
  );
}
