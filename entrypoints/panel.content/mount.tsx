import { render } from 'preact';
import { DealPanel } from '../../components/DealPanel.tsx';
import type { PanelModel } from '../../lib/app/panel-model.ts';
import { writeAmounts } from '../../lib/app/format.ts';
import { freeSpot } from '../../lib/app/free-spot.ts';
import { watchPageTheme } from '../../lib/app/page-theme.ts';
import { watchPlainSight } from '../../lib/app/plain-sight.ts';
import type { Lost, QuickLogKind, Refusal } from '../../lib/messages/protocol.ts';
import { t } from '../../lib/words/panel.ts';
import type { Lang } from '../../lib/words/speak.ts';

/** Room the tab takes, in px. */
const tabSize = { width: 36, height: 56 };
/** How tall the open panel usually is: it opens higher up where it would not fit below. */
const PANEL_HEIGHT = 560;
/** Chat bubbles and late toolbars come after the record; the place is looked for once more then. */
const LATE_MS = 2_000;

export type MountedPanel = {
  paint: () => void;
  /** Logs at the next painting, as if its button was clicked. */
  wantLog: (kind: QuickLogKind) => void;
  unmount: () => void;
};

/** The reasons themselves take more room than the panel's whole script may: the popup has them. */
const failed = (failure: Refusal | Lost, lang: Lang) => ({
  failed: t(lang, 'lost' in failure && failure.lost === 'context-gone' ? 'panelGone' : 'panelFailed'),
});

/** Renders the panel into its container at a free spot and in the page's light or dark. */
export function mountPanel(container: HTMLElement, model: PanelModel, host: Element): MountedPanel {
  const root = document.createElement('div');
  root.className = 'app';
  container.append(root);
  const mounted = new AbortController();
  const sight = watchPlainSight(window, host, mounted.signal);

  const place = () => {
    const { side = 'right', open = false } = model.view() ?? {};
    const { top, inset } = freeSpot(window, side, tabSize, host);
    root.style.setProperty('--top', `${open ? Math.min(top, Math.max(8, window.innerHeight - PANEL_HEIGHT)) : top}px`);
    root.style.setProperty('--inset', `${inset}px`);
  };

  let wanted: QuickLogKind | undefined;
  const takeWanted = () => {
    const kind = wanted;
    wanted = undefined;
    return kind;
  };

  let placed = '';
  const paint = () => {
    const view = model.view();
    if (!view) return;
    const lang = view.language;
    writeAmounts(view.amounts);
    root.lang = lang;
    render(
      <DealPanel
        view={view}
        now={Date.now()}
        isPerson={(event) => event.isTrusted}
        objection={(control) => (sight.isPlain(control) ? undefined : t(lang, 'panelUnseen'))}
        onControl={sight.watch}
        onWanted={takeWanted}
        onOpen={model.open}
        onRepair={model.repair}
        onSide={model.side}
        onLog={async (kind) => {
          const answer = await model.log(kind);
          return 'id' in answer ? answer : failed(answer, lang);
        }}
        onSuppose={async (supposed) => {
          const answer = await model.suppose(supposed);
          return 'lost' in answer || 'refused' in answer ? { failed: t(lang, 'whatIfFailed') } : answer;
        }}
        onUndo={async (id) => {
          const answer = await model.undo(id);
          return 'undone' in answer ? answer : failed(answer, lang);
        }}
      />,
      root,
    );
    const where = `${view.open} ${view.side}`;
    if (where !== placed) place();
    placed = where;
  };

  watchPageTheme(window, (isDark) => (root.dataset['dark'] = String(isDark)), mounted.signal);
  window.addEventListener('resize', place, { signal: mounted.signal });
  const late = setTimeout(place, LATE_MS);
  return {
    paint,
    wantLog: (kind) => (wanted = kind),
    unmount() {
      clearTimeout(late);
      mounted.abort();
      render(null, root);
      root.remove();
    },
  };
}
