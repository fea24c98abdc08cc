import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createChipsModel } from '../../lib/app/chips-model.ts';
import { pageRows } from '../../lib/app/page-rows.ts';
import { isAlive, send } from '../../lib/messages/send.ts';
import { shadowBox, stayWhile } from '../panel.content/shadow-box.ts';
import css from './chips.css?inline';
import { mountChips } from './mount.tsx';

/**
 * The chips on the rows of a list or the cards of a board, set into the page by the background when the reader reports such a
 * page. They lie over the page in one layer and move nothing of it; while no deal deserves one, nothing is listened to.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  main(ctx) {
    // The end-to-end tests have to see inside; a CRM's page must not.
    const { host, container } = shadowBox('chakuchi-chips', css, import.meta.env.MODE === 'demo' ? 'open' : 'closed');
    const leave = () => ctx.abort('the extension is gone');
    const model = createChipsModel({
      ask: (crm, ids) => send('chips', { crm, ids }),
      later: (work, milliseconds) => void ctx.setTimeout(work, milliseconds),
      changed: () => layer.follow(model.rows()),
      leave,
    });
    const layer = mountChips(container, model, ctx.signal);
    // There from the first list on, whatever it holds: its being there says nothing of any deal.
    stayWhile(host, () => model.rows() !== undefined, ctx.signal);

    const rows = pageRows();
    rows.onChange((shown) => {
      if (!isAlive()) return leave();
      const before = model.rows();
      model.show(shown);
      if (shown === before) model.renew();
      // Once per list: a page that throws the layer out changes, is looked at again, and would be fought with without end.
      if (shown && !before) document.documentElement.append(host);
      if (!shown) host.remove();
    }, ctx.signal);
    const again = () => model.renew();
    ctx.addEventListener(document, 'visibilitychange', () => {
      if (document.visibilityState === 'visible') again();
    });
    // Settings moved: another language, another target, another me.
    browser.runtime.onMessage.addListener(again);
    ctx.onInvalidated(() => {
      browser.runtime?.onMessage?.removeListener(again);
      host.remove();
    });
    model.show(rows.get());
    if (rows.get()) document.documentElement.append(host);
  },
});
