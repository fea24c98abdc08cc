import type { Language } from './settings.ts';

/** What the next opening paints first, as text readable at once. Both may throw: a browser can forbid them. */
export type Memory = { load: () => string | null; save: (text: string) => void };

/** What was kept of it; whatever is spoilt is as if it had not been. */
export function recall({ load }: Memory): { language?: Language; hasMe?: boolean } {
  try {
    const kept = JSON.parse(load() ?? '{}') as { language?: unknown; hasMe?: unknown };
    return {
      ...((kept.language === 'ja' || kept.language === 'en') && { language: kept.language }),
      ...(typeof kept.hasMe === 'boolean' && { hasMe: kept.hasMe }),
    };
  } catch {
    return {};
  }
}
