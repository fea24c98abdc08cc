import { comparableName } from '../domain/scope.ts';
import { byNameOrder } from './dashboard/reps.ts';
import type { Settings } from './settings.ts';

/** A team as the person named it, and the owner names of who is in it. */
export type NamedTeam = { name: string; members: string[] };

type Membership = Pick<Settings, 'teams'>;

/** By name. A person is in one team at most: of two spellings of one name the first counts. */
export function teamsOf({ teams }: Membership): NamedTeam[] {
  const named = new Map<string, NamedTeam>();
  const placed = new Set<string>();
  for (const [owner, typed] of Object.entries(teams)) {
    const [person, name] = [comparableName(owner), typed.trim()];
    if (name === '' || placed.has(person)) continue;
    placed.add(person);
    const team = named.get(name) ?? { name, members: [] };
    team.members.push(owner);
    named.set(name, team);
  }
  return [...named.values()].sort((a, b) => byNameOrder(a.name, b.name));
}

/** The teams that can be looked at. One alone would be everybody, or hide the rest of them. */
export function teamsToChoose(settings: Membership): NamedTeam[] {
  const teams = teamsOf(settings);
  return teams.length > 1 ? teams : [];
}

/** Tells which team a person is in, however their name is spelt. */
export function teamFinder(teams: readonly NamedTeam[]): (owner: string) => string | undefined {
  const byPerson = new Map(
    teams.flatMap(({ name, members }) => members.map((member) => [comparableName(member), name] as const)),
  );
  return (owner) => byPerson.get(comparableName(owner));
}

/** The membership with one person in a team, or in none where its name is blank. */
export function withTeam(teams: Settings['teams'], owner: string, team: string): Settings['teams'] {
  const person = comparableName(owner);
  const others = Object.entries(teams).filter(([name]) => comparableName(name) !== person);
  return Object.fromEntries([...others, ...(team.trim() === '' ? [] : [[owner, team.trim()] as const])]);
}

/** The people behind owner names, by name; of the spellings of one name the first stands. */
export function peopleAmong(owners: readonly string[]): string[] {
  const people = new Map<string, string>();
  for (const owner of owners) {
    const person = comparableName(owner);
    if (!people.has(person)) people.set(person, owner);
  }
  return [...people.values()].sort(byNameOrder);
}
