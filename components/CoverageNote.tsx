import { ageText } from '../lib/app/format.ts';
import type { Instant, Zone } from '../lib/domain/day.ts';
import { t } from '../lib/words/coverage.ts';
import type { Lang } from '../lib/words/speak.ts';

export type CoverageNoteProps = {
  lang: Lang;
  known: number;
  of: number;
  newest?: Instant;
  oldest?: Instant;
  now: Instant;
  zone: Zone;
  partialPages?: number;
  /** Deals left out because their list no longer shows them. */
  unseen?: number;
  approximate?: boolean;
  /** Deals that are dated by their plan. */
  byPlan?: number;
};

const STALE_MS = 3 * 86_400_000;

/** Doubt is a component: how many rows stand behind the figures, how old they are, what is partial or rounded. */
export function CoverageNote({
  lang,
  known,
  of,
  newest,
  oldest,
  now,
  zone,
  partialPages = 0,
  unseen = 0,
  approximate = false,
  byPlan = 0,
}: CoverageNoteProps) {
  const age = (at: Instant) => ageText(at, now, zone, lang);
  const isStale = newest !== undefined && now - newest > STALE_MS;
  const more = [
    known < of && t(lang, 'countedWhy', { left: of - known }),
    partialPages > 0 && t(lang, 'partial', { pages: partialPages }),
    unseen > 0 && t(lang, 'unseen', { deals: unseen }),
    approximate && t(lang, 'approximate'),
    byPlan > 0 && t(lang, 'byPlan', { deals: byPlan }),
  ].filter((line) => line !== false);
  return (
    <p class={isStale ? 'coverage coverage--stale' : 'coverage'} title={more.join('\n') || undefined}>
      <span>{t(lang, 'counted', { known, of })}</span>
      {newest !== undefined && (
        <span class="coverage__age">
          {isStale
            ? t(lang, 'stale', { age: age(newest) })
            : oldest === undefined
              ? t(lang, 'seen', { age: age(newest) })
              : t(lang, 'span', { newest: age(newest), oldest: age(oldest) })}
        </span>
      )}
      {more.length > 0 && <span class="hidden-label">{more.join(' ')}</span>}
    </p>
  );
}
