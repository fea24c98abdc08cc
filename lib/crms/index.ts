import { atomicCrm } from './atomic-crm/recipe.ts';
import { dolibarr } from './dolibarr/recipe.ts';
import { dynamics365 } from './dynamics365/recipe.ts';
import { espocrm } from './espocrm/recipe.ts';
import { hubspot } from './hubspot/recipe.ts';
import { kintone } from './kintone/recipe.ts';
import { odoo } from './odoo/recipe.ts';
import { pipedrive } from './pipedrive/recipe.ts';
import { salesforce } from './salesforce/recipe.ts';
import { tryton } from './tryton/recipe.ts';
import { zoho } from './zoho/recipe.ts';

/** Every CRM there is a recipe for. A folder that is missing here fails a test. */
export const recipes = [
  atomicCrm,
  dolibarr,
  dynamics365,
  espocrm,
  hubspot,
  kintone,
  odoo,
  pipedrive,
  salesforce,
  tryton,
  zoho,
] as const;

export type CrmId = (typeof recipes)[number]['id'];
