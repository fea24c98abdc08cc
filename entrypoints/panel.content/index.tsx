import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { pageDeal } from '../../lib/app/page-deal.ts';
import { createPanelModel } from '../../lib/app/panel-model.ts';
import type { Notice, Wish } from '../../lib/messages/protocol.ts';
import { isAlive, send } from '../../lib/messages/send.ts';
import { mountPanel, type MountedPanel } from './mount.tsx';
import css from './panel.css?inline';
import { shadowBox, stayWhile } from './shadow-box.ts';

/**
 * The panel beside a deal's record, set into the page by the background when the reader reports one. It follows the
 * reader's word on which deal the page shows, takes no room in the page and is gone in one frame.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main(ctx) {
    // The end-to-end tests have to see inside; a CRM's page must not.
    const { host, container } = shadowBox('chakuchi-panel', css, import.meta.env.MODE === 'demo' ? 'open' : 'closed');
    let panel: MountedPanel | undefined;

    const hide = () => {
      panel?.unmount();
      panel = undefined;
      host.remove();
    };
    const leave = () => ctx.abort('the extension is gone');
    const model = createPanelModel({
      send,
      later: (work, milliseconds) => void ctx.setTimeout(work, milliseconds),
      changed(view) {
        if (!view) return hide();
        if (!host.isConnected) document.documentElement.append(host);
        panel ??= mountPanel(container, model, host);
        panel.paint();
      },
      leave,
    });

    stayWhile(host, () => panel !== undefined, ctx.signal);
    ctx.onInvalidated(hide);

    const deal = pageDeal();
    deal.onChange((shown) => (isAlive() ? void model.show(shown) : leave()), ctx.signal);
    const again = () => void model.show(deal.get());
    ctx.addEventListener(document, 'visibilitychange', () => {
      if (document.visibilityState === 'visible') again();
    });
    const hear = ({ notice }: Notice | Wish, _from: unknown, answer: (isDone: boolean) => void) => {
      // Settings moved: another language, another target, another me.
      if (notice !== 'log-call' && notice !== 'toggle-panel') return again();
      const { deal, open } = model.view() ?? {};
      if (!deal || !panel) return;
      if (notice === 'log-call') panel.wantLog('call');
      model.open(notice === 'log-call' || !open);
      answer(true);
    };
    browser.runtime.onMessage.addListener(hear);
    ctx.onInvalidated(() => browser.runtime?.onMessage?.removeListener(hear));
    void model.show(deal.get());
  },
});
