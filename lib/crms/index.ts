import { atomicCrm } from './atomic-crm/recipe.ts';

/** Every CRM there is a recipe for. A folder that is missing here fails a test. */
export const recipes = [atomicCrm] as const;

export type CrmId = (typeof recipes)[number]['id'];
