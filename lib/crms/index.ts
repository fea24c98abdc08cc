import { atomicCrm } from './atomic-crm/recipe.ts';
import { tryton } from './tryton/recipe.ts';

/** Every CRM there is a recipe for. A folder that is missing here fails a test. */
export const recipes = [atomicCrm, tryton] as const;

export type CrmId = (typeof recipes)[number]['id'];
