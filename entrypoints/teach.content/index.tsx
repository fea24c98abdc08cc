import { render } from 'preact';
import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { TeachBox } from '../../components/TeachBox.tsx';
import { createTeachModel, type TeachModel } from '../../lib/app/teach-model.ts';
import { watchPageTheme } from '../../lib/app/page-theme.ts';
import { send } from '../../lib/messages/send.ts';
import { createOverrideModel } from '../../lib/app/override-model.ts';
import type { Candidate } from '../../lib/messages/protocol.ts';
import { detects, locate } from '../../lib/recipes/locate.ts';
import type { Page, Recipe } from '../../lib/recipes/recipe.ts';
import { taughtId } from '../../lib/recipes/teach/taught.ts';
import { t } from '../../lib/words/teach.ts';
import { shadowBox } from '../panel.content/shadow-box.ts';
import { pointing } from './pointing.ts';
import css from './teach.css?inline';

/**
 * Teaching a page, set into it by the popup when the person asks for it. It shows itself in a shadow root of its own,
 * takes clicks while it waits for one, changes nothing of the page and leaves on Escape.
 */
export default defineContentScript({
  registration: 'runtime',
  matches: [],
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const { host, container } = shadowBox('chakuchi-teach', css, import.meta.env.MODE === 'demo' ? 'open' : 'closed');
    const root = document.createElement('div');
    root.className = 'app';
    const outlines = document.createElement('div');
    container.append(outlines, root);
    document.documentElement.append(host);
    const leave = () => ctx.abort('done');
    ctx.onInvalidated(() => {
      render(null, root);
      host.remove();
    });
    watchPageTheme(window, (isDark) => (root.dataset['dark'] = String(isDark)), ctx.signal);

    const uiLanguage = browser.i18n.getUILanguage().startsWith('ja') ? 'ja' : 'en';
    const [welcome, known] = await Promise.all([
      send('page-opened', { url: location.href }),
      send('recipe', { id: taughtId(location.origin) }),
    ]);
    if (ctx.signal.aborted) return;
    if (!('zone' in welcome)) {
      root.textContent = t(uiLanguage, 'teachNotGranted');
      ctx.setTimeout(leave, 5_000);
      return;
    }
    const lang = welcome.language ?? uiLanguage;
    root.lang = lang;
    let model: TeachModel | undefined;
    const paint = () => {
      if (!model || ctx.signal.aborted) return;
      render(<TeachBox lang={lang} view={model.view()} model={model} onClose={leave} />, root);
    };
    const ways = {
      document,
      locale: navigator.language,
      today: welcome.today,
      zone: welcome.zone,
      currency: welcome.currency,
      changed: paint,
      signal: ctx.signal,
    };
    const site = location.origin;
    const own = 'pages' in known ? known : undefined;
    const builtIn = own && locate(own, location.href, document) ? undefined : await builtInOf(welcome.crms);
    if (ctx.signal.aborted) return;
    model = builtIn
      ? createOverrideModel({ ...ways, ...builtIn, save: (place) => send('teach-field', { site, ...place }) })
      : createTeachModel({ ...ways, known: own, save: (recipe) => send('teach', { site, recipe }) });
    pointing({ model, host, outlines, signal: ctx.signal, leave });
    paint();
  },
});

/** The built-in recipe that reads deals of this page, if one does. */
async function builtInOf(crms: readonly Candidate[]): Promise<{ recipe: Recipe; page: Page } | undefined> {
  for (const candidate of crms) {
    if (candidate.id === taughtId(location.origin) || !detects(candidate, location.href, document)) continue;
    const recipe = await send('recipe', { id: candidate.id });
    const page = 'pages' in recipe ? locate(recipe, location.href, document) : undefined;
    if ('pages' in recipe && page?.kind.startsWith('deal')) return { recipe, page };
  }
  return undefined;
}
