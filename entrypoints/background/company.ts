import { policyFrom } from '../../lib/app/policy-schema.ts';
import { readSettings, savePolicy } from '../../lib/app/settings-document.ts';
import { orLater } from '../../lib/browser/or-later.ts';
import { readManaged } from '../../lib/browser/managed.ts';
import type { Keeper } from './keeper.ts';
import { dayAt, zoneOf } from './person.ts';

/**
 * Writes down what the company has fixed, where it moved. It may arrive long after the start, or go again. A browser that does
 * not say (Chromium on a busy machine, for as long as it runs) keeps nobody waiting: what holds holds on, and it is asked again.
 */
export async function followCompany(keeper: Keeper, now: () => number): Promise<boolean> {
  const managed = await orLater(readManaged());
  if (!managed) return false;
  return keeper
    .use(async (store) => {
      const { today } = dayAt(now(), zoneOf(await readSettings(store)));
      return savePolicy(store, policyFrom(managed, today));
    })
    .catch(async (error) => {
      await keeper.note(error);
      return false;
    });
}
