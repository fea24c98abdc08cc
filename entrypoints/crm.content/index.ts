import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { bookshelf } from '../../lib/app/bookshelf.ts';
import { courier } from '../../lib/app/courier.ts';
import { greeting } from '../../lib/app/greeting.ts';
import { appSeenIn } from '../../lib/app/app-seen.ts';
import { mailboxHere } from '../../lib/app/mailbox.ts';
import type { Letter } from '../../lib/app/page-data.ts';
import { newId } from '../../lib/app/new-id.ts';
import { pageDeal, type PageDeal } from '../../lib/app/page-deal.ts';
import { pageRows } from '../../lib/app/page-rows.ts';
import { reader, type Surroundings } from '../../lib/app/reader.ts';
import type { Answer, Lost, Notice, Wish } from '../../lib/messages/protocol.ts';
import { isAlive, send } from '../../lib/messages/send.ts';
import { inSlices } from '../../lib/recipes/in-slices.ts';
import { watch } from '../../lib/recipes/watch.ts';

/**
 * Runs on the sites the person chose. A second copy of it, be it the same version or a newer one, ends the one before
 * through `ctx`, so there is never more than one.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  noScriptStartedPostMessage: true,
  main(ctx) {
    const { signal } = ctx;
    const box = mailboxHere();
    const leave = (): void => {
      box?.close();
      ctx.abort('gone');
    };
    const deal = pageDeal();
    const rows = pageRows();
    const wantPanel = wish((shown: PageDeal) => send('show-panel', shown));
    const wantChips = wish<void>(() => send('show-chips', {}));
    const noteApp = appNotes();

    const post = courier({
      deliver: (reading) => send('reading', reading),
      newId,
      signal,
      stored() {
        deal.renew();
        rows.renew();
      },
      halted: () => hello.again(),
      gone: leave,
    });
    const eye = reader({
      document,
      now: Date.now,
      locale: navigator.language,
      take: post.taking,
      letters() {
        const all = box?.take() ?? [];
        for (const letter of all) noteApp(letter);
        return all;
      },
      lookLater,
      tell: (shown) => {
        deal.set(shown);
        if (shown && !deal.isHeard()) wantPanel(shown);
      },
      tellRows: (shown) => {
        const wanted = hello.current()?.chips ? shown : undefined;
        rows.set(wanted);
        if (wanted && wanted.rows.length > 0 && !rows.isHeard()) wantChips();
      },
    });
    const hello = greeting({
      ask: () => send('page-opened', { url: location.href }),
      now: Date.now,
      signal,
      leave,
      paused: () => {
        box?.close();
        eye.forget();
        deal.set(undefined);
        rows.set(undefined);
      },
      welcomed: () => {
        if (!hello.current()?.chips) rows.set(undefined);
        if (!hello.current()?.pageData) {
          box?.close();
          eye.forget();
        }
        post.resume();
        watching.again();
      },
    });
    const booksFor = bookshelf({
      document,
      signal,
      ask: (id) => send('recipe', { id }),
      arrived: () => watching.again(),
    });
    /** All it takes to read this page; nothing while it is not welcome, or its recipe is on the way. */
    const surroundings = (): Surroundings | undefined => {
      if (!isAlive()) leave();
      const welcome = signal.aborted ? undefined : hello.current();
      const recipes = welcome && booksFor(welcome.crms);
      return welcome && recipes && { ...welcome, recipes };
    };
    let reading = new AbortController();
    const watching = watch({
      document,
      signal,
      silent: eye.isSilent,
      returned: hello.again,
      routed() {
        const known = surroundings();
        if (known) eye.routed(known);
      },
      look(isLast) {
        reading.abort();
        const known = surroundings();
        if (!known || isLast) return known !== undefined && eye.look(known);
        reading = new AbortController();
        return inSlices(eye.looking(known), AbortSignal.any([signal, reading.signal])).then(
          ({ value = false, cost }) => ({
            fresh: value,
            cost,
          }),
        );
      },
    });

    let later: ReturnType<typeof setTimeout> | undefined;
    function lookLater(wait: number): void {
      clearTimeout(later);
      later = setTimeout(watching.again, wait);
    }
    if (box) box.rings = watching.again;

    const hear = (heard: Notice | Wish): void => {
      const { notice } = heard;
      if (notice === 'log-call' || notice === 'toggle-panel') return;
      if (notice === 'ask-again') return hello.again();
      if (notice === 'erased') {
        if (heard.site !== undefined && heard.site !== location.origin) return;
        reading.abort();
        post.discard();
        eye.forget();
      } else {
        post.forget();
        watching.again();
      }
    };
    browser.runtime.onMessage.addListener(hear);
    addEventListener('pagehide', post.hurry, { signal });
    signal.addEventListener(
      'abort',
      () => {
        deal.set(undefined);
        rows.set(undefined);
        clearTimeout(later);
        if (isAlive()) browser.runtime.onMessage.removeListener(hear);
      },
      { once: true },
    );
  },
});

/** Tells which fields an app of a builder has, so that the person can say what they are: each change of them once, and few. */
function appNotes(): (letter: Letter) => void {
  const noted = new Set<string>();
  return (letter) => {
    const seen = appSeenIn(letter);
    const print = JSON.stringify([seen?.app, seen?.fields.map(({ code, label }) => [code, label])]);
    if (!seen || noted.has(print) || noted.size >= 20) return;
    noted.add(print);
    void send('app-seen', { url: location.href, ...seen });
  };
}

/** Asks for a script beside this one until it is there: once per document, for it then follows what the page shows by itself. */
function wish<T>(ask: (what: T) => Promise<Answer<'show-panel'> | Lost>): (what: T) => void {
  let isSettled = false;
  return (what) => {
    if (isSettled) return;
    isSettled = true;
    void ask(what).then((answer) => (isSettled = 'injected' in answer && answer.injected));
  };
}
