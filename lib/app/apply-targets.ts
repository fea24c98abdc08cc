import type { Instant } from '../domain/day.ts';
import { samePeriod } from '../domain/periods.ts';
import { sameScope } from '../domain/scope.ts';
import { revised } from '../domain/target-changes.ts';
import type { Target } from '../domain/target.ts';
import type { TargetDraft } from './csv/target-sheet.ts';

export type Applied = {
  targets: Target[];
  added: number;
  changed: number;
  /** Given by the company and left as they are. */ kept: number;
};

/**
 * Brings drafts to the targets there are. One for the same KPI, people and period revises it, its first value and the
 * reason kept; others are added. `idOf` makes ids for the new ones. Nothing is ever removed.
 */
export function applyDrafts(
  existing: readonly Target[],
  drafts: readonly TargetDraft[],
  {
    me,
    reason,
    at,
    idOf,
  }: { me: readonly string[]; reason: string; at: Instant; idOf: (draft: TargetDraft) => string },
): Applied {
  const applied: Applied = { targets: [...existing], added: 0, changed: 0, kept: 0 };
  for (const draft of drafts) {
    const index = applied.targets.findIndex(
      (target) =>
        target.kpi === draft.kpi &&
        !target.repeats &&
        samePeriod(target.period, draft.period) &&
        sameScope(target.scope, draft.scope, me),
    );
    const target = applied.targets[index];
    if (!target) {
      applied.targets.push({ id: idOf(draft), ...draft, original: draft.value, changes: [] });
      applied.added += 1;
      continue;
    }
    const next = revised(target, draft.value, reason, at);
    if (!next) {
      applied.kept += 1;
      continue;
    }
    const isSame =
      next === target &&
      next.deadline === draft.deadline &&
      JSON.stringify(next.tiers ?? {}) === JSON.stringify(draft.tiers ?? next.tiers ?? {});
    applied.targets[index] = { ...next, deadline: draft.deadline, ...(draft.tiers && { tiers: draft.tiers }) };
    if (!isSame) applied.changed += 1;
  }
  return applied;
}
