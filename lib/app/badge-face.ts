import { grouped } from './format.ts';
import type { Overview, Progress } from './progress.ts';
import { shapes, verdictOf, type Verdict } from './verdict.ts';
import type { BadgeMetric } from './settings.ts';
import { t } from '../words/badge.ts';
import type { Lang } from '../words/speak.ts';

/** What the toolbar button shows. Colours are `#rrggbb`, text on background at 4.5:1 or better. */
export type BadgeFace = { text: string; title: string; background: string; color: string };

/** Red is kept for what is broken: being behind asks for attention, not for shame. */
const paints: Record<Verdict, { background: string; color: string }> = {
  even: { background: '#2d4bd6', color: '#ffffff' },
  ahead: { background: '#2d4bd6', color: '#ffffff' },
  close: { background: '#ffc247', color: '#1b1400' },
  behind: { background: '#ffc247', color: '#1b1400' },
  reached: { background: '#0b7a4b', color: '#ffffff' },
};

/**
 * Today's calls, or what was chosen instead, against today's target. The letters tell the pace without the colour: `→20` is the day ahead, `3/20` or
 * `12▼` is behind, `12●` a call or two short, `12▲` on pace, `20✓` done; never more than four letters, which is what a
 * toolbar shows.
 */
export function badgeFace(
  overview: Pick<Overview, 'day'> | undefined,
  lang: Lang,
  { enabled = true, drifted = 0, metric = 'calls' }: { enabled?: boolean; drifted?: number; metric?: BadgeMetric } = {},
): BadgeFace {
  // A page that is read no longer comes before how the day goes: its numbers are growing old.
  if (drifted > 0) return { text: enabled ? '!' : '', title: t(lang, 'badgeDrifted'), ...paints.behind };
  const shown = overview?.day.find(({ kpi }) => kpi === metric);
  const verdict = shown ? verdictOf(shown) : 'even';
  return {
    text: enabled ? textOf(shown, verdict) : '',
    title: titleOf(shown, verdict, lang, metric),
    ...paints[verdict],
  };
}

const capped = (count: number) => (count > 99 ? '99+' : String(Math.floor(count)));

function textOf(shown: Progress | undefined, verdict: Verdict): string {
  const done = shown?.measure.value;
  if (done === undefined) return '';
  const goal = shown?.target?.value;
  if (goal === undefined || goal <= 0) return done > 0 ? capped(done) : '';
  if (verdict === 'even') return done > 0 ? capped(done) : `→${capped(Math.ceil(goal))}`;
  const fraction = `${Math.floor(done)}/${Math.ceil(goal)}`;
  return verdict === 'behind' && fraction.length <= 4 ? fraction : capped(done) + shapes[verdict];
}

function titleOf(shown: Progress | undefined, verdict: Verdict, lang: Lang, metric: BadgeMetric): string {
  const done = shown?.measure.value;
  if (shown === undefined || done === undefined) return t(lang, 'badgeNoData');
  const goal = shown.target?.value;
  if (goal === undefined || goal <= 0)
    return t(lang, 'badgeNoTarget', { done: grouped(done), what: t(lang, `badge_${metric}`) });
  const counts = { done: grouped(done), goal: grouped(Math.ceil(goal)), what: t(lang, `badge_${metric}`) };
  const pace = Math.ceil(shown.pace ?? 0);
  switch (verdict) {
    case 'reached':
      return t(lang, 'badgeReached', counts);
    case 'ahead':
      return t(lang, 'badgeAhead', { ...counts, pace: grouped(pace) });
    case 'close':
    case 'behind':
      return t(lang, 'badgeBehind', { ...counts, pace: grouped(pace), short: pace - Math.floor(done) });
    case 'even':
      return t(lang, 'badgeEven', counts);
  }
}
