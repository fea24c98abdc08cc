import { policyFrom } from '../../lib/app/policy-schema.ts';
import { readSettings, savePolicy } from '../../lib/app/settings-document.ts';
import { inTime, patience } from '../../lib/app/in-time.ts';
import { readManaged } from '../../lib/browser/managed.ts';
import type { Keeper } from './keeper.ts';
import { dayAt, zoneOf } from './person.ts';

/**
 * Writes down what the company has fixed, where it moved. It may arrive long after the start, or go again. A browser that does
 * not say within a second (Chromium on a busy machine) keeps nobody waiting: what holds holds on. `isLate` is told of the answer that is
 * still to come: it is to be asked anew then, since by then another may have been written down.
 */
export async function followCompany(
  keeper: Keeper,
  now: () => number,
  isLate: (answered: Promise<unknown>) => void,
): Promise<boolean> {
  const reading = readManaged();
  const managed = await inTime(reading, patience);
  if (!managed) {
    isLate(reading);
    return false;
  }
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
