import type { Photo } from './camera.ts';

type Shelf = {
  /** Where it has room, and where it has little. Absent: the surface has a width of its own. */
  widths?: readonly [wide: number, narrow: number];
  /** In every language with every theme. */
  thorough: readonly string[];
  /** In each language, theme and width once. */
  both: readonly string[];
  /** In one of the two, by turns. */
  once: readonly string[];
};

/**
 * What is photographed of the gallery: every component in at least one state (a test holds this), every kind of state of a
 * surface, not every figure. Few on purpose: the pictures lie in git, and every one takes a third of a second of `npm test`.
 */
const shelves: Record<string, Shelf> = {
  popup: {
    thorough: ['full', 'steered'],
    both: ['steered-at-length', 'no-data', 'unmapped', 'unbacked'],
    once: [
      'definitions',
      'dollars',
      'steered-out-of-reach',
      'reached',
      'no-target',
      'no-permission',
      'everybody-for-me',
      'stale',
      'trouble',
      'loading',
      'sample',
    ],
  },
  sidepanel: { thorough: [], both: ['full'], once: ['week', 'reckoning', 'failed', 'no-target'] },
  chips: { thorough: [], both: ['explained'], once: ['all', 'marks', 'mark-explained'] },
  panel: { thorough: ['open'], both: ['overdue'], once: ['won', 'unmapped', 'no-target', 'waiting', 'tab'] },
  options: {
    widths: [1000, 400],
    thorough: ['targets-full'],
    both: ['sheet-full', 'definitions-full', 'ways-full', 'import-full', 'data-full', 'metric-in-making', 'said'],
    once: [
      'targets-empty',
      'me-full',
      'mapping-full',
      'rules-full',
      'metrics-full',
      'rates-full',
      'sites-full',
      'display-full',
      'digest-full',
      'shortcuts-full',
      'names-found',
    ],
  },
  dashboard: {
    widths: [1360, 400],
    thorough: ['team'],
    both: ['me', 'company', 'drawer', 'drawer-landing'],
    once: ['no-reps', 'empty', 'partial', 'partly', 'trouble', 'drawer-record', 'sample', 'drawer-gap', 'one-team'],
  },
  onboarding: {
    widths: [760, 320],
    thorough: [],
    both: ['crm', 'permission-denied'],
    once: ['language', 'list-number', 'target-wrong', 'done', 'permission-other', 'sample'],
  },
};

export const photos: readonly Photo[] = Object.entries(shelves).flatMap(([shelf, { widths, thorough, both, once }]) => {
  const [wide, narrow] = [widths?.[0], widths?.[1]].map((width) => width !== undefined && { width });
  const looks = (shot: string): Photo[] => [
    { shelf, shot, lang: 'ja', theme: 'light', ...wide },
    { shelf, shot, lang: 'en', theme: 'dark', ...narrow },
    { shelf, shot, lang: 'en', theme: 'light', ...wide },
    { shelf, shot, lang: 'ja', theme: 'dark', ...narrow },
  ];
  return [
    ...thorough.flatMap(looks),
    ...both.flatMap((shot) => looks(shot).slice(0, 2)),
    ...once.flatMap((shot, turn) => looks(shot).slice(turn % 2, (turn % 2) + 1)),
  ];
});
