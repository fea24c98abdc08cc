import type { Facts, Scope } from './facts.ts';

/** Rows the person logged in this extension itself, not in a CRM: without an owner they are theirs. */
export const ownCrm = 'chakuchi';

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/**
 * A person's name for comparing: width, case and outer space do not matter, and neither does any space in a name
 * written in Japanese, Chinese or Korean (a name with its ideographic space is the name without it).
 */
export function comparableName(name: string): string {
  const plain = name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return cjk.test(plain) ? plain.replaceAll(' ', '') : plain;
}

type Owned = { owner?: string; crm: string };

/** Tells whose rows a scope takes. `me` are the names the CRMs print for the person who uses this browser */
export function scopeTest(scope: Scope, me: readonly string[]): (row: Owned) => boolean {
  if (scope.kind === 'all') return () => true;
  if (scope.kind === 'crm') return (row) => row.crm === scope.crm;
  const wanted = new Set(
    (scope.kind === 'owner' ? [scope.name] : scope.kind === 'team' ? scope.names : me).map(comparableName),
  );
  const isMine = (name: string) => wanted.has(comparableName(name));
  const answers = new Map<string, boolean>();
  return ({ owner, crm }) => {
    if (owner === undefined) return scope.kind === 'me' && crm === ownCrm;
    let answer = answers.get(owner);
    if (answer === undefined) answers.set(owner, (answer = isMine(owner)));
    return answer;
  };
}

/** The rows of a scope, and how many were left out because the page they were read from shows no owner. */
export function factsOfScope(facts: Facts, scope: Scope, me: readonly string[]): { facts: Facts; unowned: number } {
  if (scope.kind === 'all') return { facts, unowned: 0 };
  const isIn = scopeTest(scope, me);
  const deals = facts.deals.filter(isIn);
  const activities = facts.activities.filter(isIn);
  const isUnowned = (row: Owned) => row.owner === undefined && !isIn(row);
  const unowned =
    scope.kind === 'crm' ? 0 : facts.deals.filter(isUnowned).length + facts.activities.filter(isUnowned).length;
  return { facts: { deals, activities }, unowned };
}

/** Whether two scopes mean the same people. `me` equals an owner or a team made of exactly my names. */
export function sameScope(a: Scope, b: Scope, me: readonly string[]): boolean {
  const keyOf = (scope: Scope): string => {
    if (scope.kind === 'all') return 'all';
    if (scope.kind === 'crm') return `crm ${scope.crm}`;
    const names = scope.kind === 'owner' ? [scope.name] : scope.kind === 'team' ? scope.names : me;
    const plain = [...new Set(names.map(comparableName))].sort();
    const mine = new Set(me.map(comparableName));
    return plain.every((name) => mine.has(name)) && (scope.kind === 'me' || plain.length > 0) ? 'me' : plain.join('\n');
  };
  return keyOf(a) === keyOf(b);
}
