import type { MappedKind } from '../domain/activity.ts';
import type { DealStatus } from '../domain/deal.ts';
import { folded } from '../domain/identity.ts';
import { ownCrm } from '../domain/scope.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { stageWords, typeWords } from './csv/words.ts';
import { importCrm } from './import/source.ts';
import type { Settings } from './settings.ts';

/** What a CRM's texts mean: the person's own word first, then the recipe's proposal, else `unmapped`. */
export type Meanings = {
  status: (crm: string, stage: string) => DealStatus;
  /** `ignore`: the person does not want such rows counted at all. */
  kind: (crm: string, type: string) => MappedKind | 'ignore';
  /** Whether the CRM's close date is only what was expected, also of a closed deal. */
  plans: (crm: string) => boolean;
};

/** What a recipe proposes; kept as a document too, so that a popup need not carry the recipes themselves. */
export type Proposal = Pick<Recipe, 'id' | 'stages' | 'activityTypes' | 'closeDateIs'>;

export const proposalOf = ({ id, stages, activityTypes, closeDateIs }: Proposal): Proposal => ({
  id,
  stages,
  activityTypes,
  ...(closeDateIs && { closeDateIs }),
});

/** The types under which the person's own quick logs are kept. */
const ownTypes = { call: ['call'], appointment: ['appointment'], meeting: ['meeting'] } as const;

type Table<T> = Map<string, Map<string, T>>;

export function meaningsOf(
  settings: Pick<Settings, 'stages' | 'activityTypes'>,
  recipes: readonly Proposal[],
): Meanings {
  const stages: Table<DealStatus> = new Map();
  const kinds: Table<MappedKind | 'ignore'> = new Map();
  for (const { id, stages: proposed, activityTypes } of recipes) {
    spread(stages, id, proposed);
    spread(kinds, id, activityTypes);
  }
  spread(kinds, ownCrm, ownTypes);
  spread(stages, importCrm, stageWords);
  spread(kinds, importCrm, typeWords);
  for (const [crm, chosen] of Object.entries(settings.stages))
    for (const [text, status] of Object.entries(chosen)) put(stages, crm, text, status);
  for (const [crm, chosen] of Object.entries(settings.activityTypes))
    for (const [text, kind] of Object.entries(chosen)) put(kinds, crm, text, kind);
  const planning = new Set(recipes.filter(({ closeDateIs }) => closeDateIs === 'planned').map(({ id }) => id));
  return {
    plans: (crm) => planning.has(crm),
    status: (crm, stage) => stages.get(crm)?.get(folded(stage)) ?? 'unmapped',
    kind: (crm, type) => kinds.get(crm)?.get(folded(type)) ?? 'unmapped',
  };
}

function spread<T extends string>(
  table: Table<T>,
  crm: string,
  proposed: { readonly [Means in T]?: readonly string[] },
): void {
  for (const [means, texts] of Object.entries<readonly string[] | undefined>(proposed))
    for (const text of texts ?? []) put(table, crm, text, means as T);
}

function put<T>(table: Table<T>, crm: string, text: string, means: T): void {
  const texts = table.get(crm) ?? new Map<string, T>();
  table.set(crm, texts);
  texts.set(folded(text), means);
}
