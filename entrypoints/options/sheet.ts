import type { ChapterProps } from '../../components/chapters.tsx';
import type { OptionsModel } from '../../lib/app/options-model.ts';
import { createTargetDesk } from '../../lib/app/target-desk.ts';
import { groundOf } from './view.ts';

type SheetWays = { model: OptionsModel; zone: string; download: (name: string, text: string) => void };

/** The target sheet over what the settings page has read. */
export function sheet({ model, zone, download }: SheetWays): () => ChapterProps['sheet'] {
  const desk = createTargetDesk({
    state: model.state,
    language: model.language,
    keep: model.keepTargets,
    say: model.say,
    download,
    now: Date.now,
    zone,
    newId: () => crypto.randomUUID(),
  });
  return () => {
    const state = model.state.value;
    return (
      state && {
        ground: groundOf(state, zone),
        problems: desk.problems.value,
        canUndo: desk.canUndo.value,
        canRedo: desk.canRedo.value,
        onEdit: desk.edit,
        onRead: desk.read,
        onSave: desk.save,
        onUndo: desk.undo,
        onRedo: desk.redo,
        onHideProblems: desk.hideProblems,
      }
    );
  };
}
