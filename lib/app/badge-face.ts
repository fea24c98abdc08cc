import { grouped } from './format.ts';
import type { Overview, Progress } from './progress.ts';
import { shapes, verdictOf, type Verdict } from './verdict.ts';
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
 * Today's calls against today's target. The letters tell the pace without the colour: `→20` is the day ahead, `3/20` or
 * `12▼` is behind, `12●` a call or two short, `12▲` on pace, `20✓` done; never more than four letters, which is what a
 * toolbar shows.
 */
export function badgeFace(
  overview: Pick<Overview, 'day'> | undefined,
  lang: Lang,
  { enabled = true, drifted = 0 }: { enabled?: boolean; drifted?: number } = {},
): BadgeFace {
  // A page that is read no longer comes before how the day goes: its numbers are growing old.
  if (drifted > 0) return { text: enabled ? '!' : '', title: t(lang, 'badgeDrifted'), ...paints.behind };
  const calls = overview?.day.find(({ kpi }) => kpi === 'calls');
  const verdict = calls ? verdictOf(calls) : 'even';
  return { text: enabled ? textOf(calls, verdict) : '', title: titleOf(calls, verdict, lang), ...paints[verdict] };
}

const capped = (count: number) => (count > 99 ? '99+' : String(Math.floor(count)));

function textOf(calls: Progress | undefined, verdict: Verdict): string {
  const done = calls?.measure.value;
  if (done === undefined) return '';
  const goal = calls?.target?.value;
  if (goal === undefined || goal <= 0) return done > 0 ? capped(done) : '';
  if (verdict === 'even') return done > 0 ? capped(done) : `→${capped(Math.ceil(goal))}`;
  const fraction = `${Math.floor(done)}/${Math.ceil(goal)}`;
  return verdict === 'behind' && fraction.length <= 4 ? fraction : capped(done) + shapes[verdict];
}

function titleOf(calls: Progress | undefined, verdict: Verdict, lang: Lang): string {
  const done = calls?.measure.value;
  if (calls === undefined || done === undefined) return t(lang, 'badgeNoData');
  const goal = calls.target?.value;
  if (goal === undefined || goal <= 0) return t(lang, 'badgeNoTarget', { done: grouped(done) });
  const counts = { done: grouped(done), goal: grouped(Math.ceil(goal)) };
  const pace = Math.ceil(calls.pace ?? 0);
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
