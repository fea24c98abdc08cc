import { render } from 'preact';
import { createShadowRootUi } from 'wxt/utils/content-script-ui/shadow-root';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { DealPanel } from '../../components/DealPanel.tsx';
import { failureText } from '../../lib/app/failure-text.ts';
import { pageDeal } from '../../lib/app/page-deal.ts';
import { createPanelModel, type PanelModel } from '../../lib/app/panel-model.ts';
import { isAlive, send } from '../../lib/messages/send.ts';
import { freeSpot } from './free-spot.ts';
import { watchPageTheme } from './page-theme.ts';
import css from './panel.css?inline';

/** A page that throws the panel out again and again does not want it. */
const MOST_RETURNS = 3;

/**
 * The panel beside a deal's record, set into the page by the background when the reader reports one. It follows the
 * reader's word on which deal the page shows, takes no room in the page and is gone in one frame.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const leave = () => ctx.abort('the extension is gone');
    const model = createPanelModel({ send, later: (work, milliseconds) => void ctx.setTimeout(work, milliseconds), leave });
    const ui = await createShadowRootUi(ctx, {
      name: 'chakuchi-panel',
      position: 'inline',
      anchor: 'html',
      append: 'last',
      css,
      // The end-to-end tests have to see it; a CRM's page must not.
      mode: import.meta.env.MODE === 'demo' ? 'open' : 'closed',
      isolateEvents: ['keydown', 'keyup', 'keypress'],
      onMount: (container) => mount(container, model, ctx.signal),
      onRemove: (unmount) => unmount?.(),
    });
    let returns = 0;
    const back = new MutationObserver(() => {
      if (ui.mounted && !ui.shadowHost.isConnected && (returns += 1) <= MOST_RETURNS) document.documentElement.append(ui.shadowHost);
    });
    back.observe(document.documentElement, { childList: true });
    ctx.onInvalidated(() => back.disconnect());

    const unfollow = model.view.subscribe((view) => {
      if (view && !ui.mounted) ui.mount();
      if (!view && ui.mounted) ui.remove();
    });
    ctx.onInvalidated(unfollow);
    pageDeal().onChange((deal) => (isAlive() ? void model.show(deal) : leave()), ctx.signal);
    ctx.addEventListener(document, 'visibilitychange', () => {
      if (document.visibilityState === 'visible') void model.show(pageDeal().get());
    });
    await model.show(pageDeal().get());
  },
});

function mount(container: HTMLElement, model: PanelModel, gone: AbortSignal): () => void {
  const root = document.createElement('div');
  root.className = 'app';
  container.append(root);
  const host = (container.getRootNode() as ShadowRoot).host;
  const ended = new AbortController();
  gone.addEventListener('abort', () => ended.abort(), { once: true, signal: ended.signal });

  const place = () => {
    const { side = 'right', open = false } = model.view.value ?? {};
    const { top, inset } = freeSpot(window, side, { width: 36, height: 56 }, host);
    root.style.setProperty('--top', `${open ? Math.min(top, Math.max(8, window.innerHeight - 560)) : top}px`);
    root.style.setProperty('--inset', `${inset}px`);
  };
  const paint = () => {
    const view = model.view.value;
    if (!view) return;
    root.lang = view.language;
    const fail = (failure: Parameters<typeof failureText>[0]) => ({ failed: failureText(failure, view.language) });
    render(
      <DealPanel
        view={view}
        now={Date.now()}
        isPerson={(event) => event.isTrusted}
        onOpen={model.open}
        onSide={model.side}
        onLog={async (kind) => {
          const answer = await model.log(kind);
          return 'id' in answer ? answer : fail(answer);
        }}
        onUndo={async (id) => {
          const answer = await model.undo(id);
          return 'undone' in answer ? answer : fail(answer);
        }}
      />,
      root,
    );
  };
  watchPageTheme(window, (isDark) => (root.dataset['dark'] = String(isDark)), ended.signal);
  let spot = '';
  const unsubscribe = model.view.subscribe((view) => {
    paint();
    const wanted = view ? `${view.open} ${view.side}` : '';
    if (wanted !== spot) place();
    spot = wanted;
  });
  window.addEventListener('resize', place, { signal: ended.signal });
  // Chat bubbles and late toolbars come after the record.
  const second = setTimeout(place, 2_000);
  return () => {
    clearTimeout(second);
    unsubscribe();
    ended.abort();
    render(null, root);
  };
}
