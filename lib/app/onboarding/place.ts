export const stepIds = ['language', 'crm', 'permission', 'list', 'target', 'done'] as const;
export type StepId = (typeof stepIds)[number];

/** Where somebody stopped, and what they had said by then. `crm`: a recipe's id, or `other`. */
export type Place = { step: StepId; crm?: string; address: string };

/** Text kept between openings; both may throw: a browser can forbid them. */
export type PlaceMemory = { load: () => string | null; save: (text: string) => void };

/** Where to go on. Who had come to the end begins anew, with what they chose. */
export function placeFrom({ load }: PlaceMemory): Place {
  try {
    const kept = JSON.parse(load() ?? '{}') as { step?: unknown; crm?: unknown; address?: unknown };
    const step = stepIds.find((id) => id === kept.step) ?? 'language';
    return {
      step: step === 'done' ? 'language' : step,
      ...(typeof kept.crm === 'string' && { crm: kept.crm }),
      address: typeof kept.address === 'string' ? kept.address : '',
    };
  } catch {
    return { step: 'language', address: '' };
  }
}

export function keepPlace({ save }: PlaceMemory, place: Place): void {
  try {
    save(JSON.stringify(place));
  } catch {
    // Whoever comes back begins at the first step.
  }
}
