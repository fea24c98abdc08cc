import type { Scope } from '../../domain/facts.ts';
import type { Period } from '../../domain/period.ts';
import { comparableName, factsOfScope } from '../../domain/scope.ts';
import type { Target } from '../../domain/target.ts';
import { allKpis } from '../custom-kpis.ts';
import { targetOf, type Look } from '../progress-of.ts';
import { teamsToChoose, type NamedTeam } from '../teams.ts';
import type { Settings } from '../settings.ts';
import type { DashboardChoice } from './choice.ts';
import { repsOf, type Rep } from './reps.ts';

/** One person's own look at the facts. */
export const lookOfRep = (look: Look, { name, facts }: Rep): Look => ({
  ...look,
  facts,
  scope: { kind: 'owner', name },
});

/** The team a choice means: the one it names, else the reader's own, else the first; none where it means no team. */
export function teamOfChoice(
  { who, team }: Pick<DashboardChoice, 'who' | 'team'>,
  settings: Settings,
): NamedTeam | undefined {
  if (who !== 'team') return undefined;
  const teams = teamsToChoose(settings);
  const me = new Set(settings.me.map(comparableName));
  return (
    teams.find(({ name }) => name === team) ??
    teams.find(({ members }) => members.some((member) => me.has(comparableName(member)))) ??
    teams[0]
  );
}

/** A team's look at one period: its members' rows, its own targets, and where it has none what its members' come to. */
export function lookOfTeam(look: Look, { members }: NamedTeam, period: Period): Look {
  const scope: Scope = { kind: 'team', names: members };
  const own = { ...look, scope, facts: factsOfScope(look.everything, scope, look.settings.me).facts };
  return { ...own, targets: [...look.targets, ...summedTargets(own, members, period)] };
}

/** For each KPI that adds up and has no target of the team itself: the sum over those of its members who have one. */
function summedTargets(look: Look, members: readonly string[], period: Period): Target[] {
  const asked = new Set(look.targets.map(({ kpi }) => kpi));
  const rows = new Map(repsOf(look.facts).map(({ name, facts }) => [comparableName(name), facts]));
  const people = members.map((name) =>
    lookOfRep(look, { name, facts: rows.get(comparableName(name)) ?? { deals: [], activities: [] } }),
  );
  return allKpis(look.settings).flatMap((kpi) => {
    if (!asked.has(kpi.id) || kpi.nature !== 'flow' || targetOf(kpi, period, look)) return [];
    const found = people.flatMap((own) => targetOf(kpi, period, own)?.target ?? []);
    const [first] = found;
    if (!first) return [];
    const sum = (of: (target: Target) => number) => found.reduce((total, target) => total + of(target), 0);
    return [
      {
        id: `members:${kpi.id}`,
        kpi: kpi.id,
        scope: look.scope,
        period,
        deadline: found.reduce((last, { deadline }) => (deadline > last ? deadline : last), first.deadline),
        value: sum(({ value }) => value),
        original: sum(({ original }) => original),
        changes: [],
      },
    ];
  });
}
