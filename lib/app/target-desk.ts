import { batch, signal, type ReadonlySignal } from '@preact/signals';
import { applyDrafts } from './apply-targets.ts';
import { readTargets, writeTargets } from './csv/target-sheet.ts';
import { allKpis } from './custom-kpis.ts';
import type { OptionsState } from './options-model.ts';
import { calendarOf } from './overview.ts';
import { targetsIn } from './repeating-targets.ts';
import { editCells, type GridEdit } from './target-cells.ts';
import { yearNamed } from './target-grid.ts';
import type { Instant, Zone } from '../domain/day.ts';
import type { Target } from '../domain/target.ts';
import { t } from '../words/targets.ts';
import type { Lang } from '../words/speak.ts';

type DeskPorts = {
  state: ReadonlySignal<OptionsState | undefined>;
  language: ReadonlySignal<Lang>;
  /** Saves all targets, says so, and offers the way back. */
  keep: (targets: Target[], text: string, undo?: () => void) => Promise<void>;
  say: (text: string, isTrouble?: boolean) => void;
  download: (name: string, text: string) => void;
  now: () => Instant;
  zone: Zone;
  newId: () => string;
};

/** How many steps can be taken back. */
const mostSteps = 100;

/** What the target sheet does: cells, whole files, and steps back and forth over both. */
export function createTargetDesk({ state, language, keep, say, download, now, zone, newId }: DeskPorts) {
  const problems = signal<readonly string[]>([]);
  const past: Target[][] = [];
  const undone: Target[][] = [];
  const canUndo = signal(false);
  const canRedo = signal(false);
  const tellSteps = () =>
    batch(() => {
      canUndo.value = past.length > 0;
      canRedo.value = undone.length > 0;
    });

  const step = (targets: Target[], text: string): void => {
    if (!state.value) return;
    past.push(state.value.targets);
    past.splice(0, past.length - mostSteps);
    undone.length = 0;
    tellSteps();
    void keep(targets, text, undo);
  };

  const travel = (from: Target[][], to: Target[][], text: string): void => {
    const targets = from.pop();
    if (!targets || !state.value) return;
    to.push(state.value.targets);
    problems.value = [];
    tellSteps();
    void keep(targets, text);
  };
  const undo = () => travel(past, undone, t(language.value, 'sheetUndone'));
  const redo = () => travel(undone, past, t(language.value, 'sheetRedone'));

  /** Sets cells; what could not be read is told beside what was set. */
  const edit = (
    edits: readonly GridEdit[],
    { reason, unread }: { reason: string; unread: readonly string[] },
  ): void => {
    if (!state.value) return;
    const lang = language.value;
    const { settings, targets } = state.value;
    problems.value = unread;
    if (edits.length === 0) return;
    const done = editCells(targets, edits, {
      me: settings.me,
      fiscal: settings.fiscal,
      calendar: calendarOf(settings),
      reason,
      at: now(),
      newId,
    });
    const kept = done.kept > 0 ? t(lang, 'cellsKept', { count: done.kept }) : '';
    if (done.changed === 0) say(kept || t(lang, 'cellsSame'));
    else step(done.targets, [t(lang, 'cellsSet', { count: done.changed }), kept].filter(Boolean).join(' '));
  };

  /** Reads a table of targets, a target a row or a column a period. `false`: it is none. */
  const read = (text: string, reason: string): boolean => {
    if (!state.value) return false;
    const lang = language.value;
    const { settings, targets, overview } = state.value;
    const table = readTargets(text, {
      kpis: allKpis(settings),
      fiscal: settings.fiscal,
      currency: settings.currency,
      zone: settings.zone === 'auto' ? zone : settings.zone,
      today: overview.today,
    });
    if ('refused' in table) {
      say(t(lang, table.refused === 'empty' ? 'fileEmpty' : 'fileNoColumn'), true);
      return false;
    }
    problems.value = table.problems.map(({ line, column, text: cell }) =>
      column === 'kpi' || column === 'period'
        ? t(lang, `lineProblem_${column}`, { line, text: cell.slice(0, 40) })
        : t(lang, 'lineProblem_other', { line, column: columnWord(column, lang), text: cell.slice(0, 40) }),
    );
    const done = applyDrafts(targets, table.drafts, { me: settings.me, reason, at: now(), idOf: newId });
    const kept = done.kept > 0 ? t(lang, 'cellsKept', { count: done.kept }) : '';
    if (done.added + done.changed === 0) say(kept || t(lang, 'cellsSame'));
    else step(done.targets, [t(lang, 'fileRead', done), kept].filter(Boolean).join(' '));
    return true;
  };

  /** The fiscal year's targets as a file, repeating ones written out. */
  const save = (year: number): void => {
    if (!state.value) return;
    const { settings, targets } = state.value;
    const span = yearNamed(year, settings.fiscal);
    const here = targetsIn(
      span,
      targets.filter(({ repeats }) => repeats !== 'day'),
      { fiscal: settings.fiscal, calendar: calendarOf(settings), me: settings.me },
    ).filter(({ period }) => period.start < span.end && span.start < period.end);
    const file = `chakuchi-targets-${year}.csv`;
    download(
      file,
      writeTargets(here, { kpis: allKpis(settings), fiscal: settings.fiscal, currency: settings.currency }),
    );
    say(t(language.value, 'fileSaved', { file }));
  };

  return {
    problems: problems as ReadonlySignal<readonly string[]>,
    canUndo: canUndo as ReadonlySignal<boolean>,
    canRedo: canRedo as ReadonlySignal<boolean>,
    hideProblems: () => void (problems.value = []),
    edit,
    read,
    save,
    undo,
    redo,
  };
}

const columnWord = (column: string, lang: Lang): string =>
  column === 'value' || column === 'deadline' || column === 'stretch' || column === 'challenge'
    ? t(lang, `column_${column}`)
    : column;
