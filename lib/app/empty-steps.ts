import type { Instant } from '../domain/day.ts';
import type { Deal } from '../domain/deal.ts';

/**
 * When a deal was seen to have no next step. A list that never shows next steps tells nothing of them; one that showed another
 * deal's in the same look had nothing in this one's place.
 */
export function emptySteps(deals: readonly Deal[]): (deal: Deal) => Instant | undefined {
  const telling = new Map<string, Instant>();
  for (const { fields } of deals) if (fields.nextStep) telling.set(fields.nextStep.reading, fields.nextStep.since);
  return ({ fields, stepEmptiedAt }) => {
    if (fields.nextStep) return undefined;
    let at = stepEmptiedAt;
    if (telling.size > 0)
      for (const { reading } of Object.values(fields)) {
        const told = telling.get(reading);
        if (told !== undefined && (at === undefined || told > at)) at = told;
      }
    return at;
  };
}
