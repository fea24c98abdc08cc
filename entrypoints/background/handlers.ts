import { chipsView } from '../../lib/app/chips-view.ts';
import { ingest } from '../../lib/app/ingest.ts';
import { panelView, whatIfDeal } from '../../lib/app/panel-view.ts';
import { logQuick, undoQuick } from '../../lib/app/quick-log.ts';
import {
  changeSettings,
  readRules,
  readSettings,
  saveTargets,
  spoiltFields,
  targetsFrom,
} from '../../lib/app/settings-document.ts';
import { defaultSettings, withChanges, withSite } from '../../lib/app/settings.ts';
import { keepUp } from '../../lib/app/replay.ts';
import {
  dropOverride,
  forgetTaught,
  keepOverride,
  keepTaught,
  noteDrifts,
  readTaught,
  recipesOf,
  type Taught,
} from '../../lib/app/taught.ts';
import { keepMap, noteApp } from '../../lib/app/own-apps.ts';
import { isGranted } from '../../lib/browser/permissions.ts';
import { injectChips, injectPanel, openTeaching } from '../../lib/browser/scripts.ts';
import { clearTrouble } from '../../lib/browser/trouble.ts';
import { recipes } from '../../lib/crms/index.ts';
import type { Refusal, RefusalReason } from '../../lib/messages/protocol.ts';
import type { Handlers } from '../../lib/messages/serve.ts';
import type { Recipe } from '../../lib/recipes/recipe.ts';
import type { Store } from '../../lib/store/open.ts';
import { dataHandlersOf } from './data-handlers.ts';
import type { Keeper } from './keeper.ts';
import type { SampleKeeper } from './sample.ts';
import { dayAt, languageOf, zoneOf } from './person.ts';
import { hasChips, isPaused } from './site-settings.ts';
import { askAgain, candidateOf, followGrants, followRemovals, recipesFor } from './sites.ts';

const refuse = (reason: RefusalReason): Refusal => ({ refused: true, reason });

export type HandlerWays = {
  keeper: Keeper;
  sample: SampleKeeper;
  now: () => number;
  /** What the toolbar shows may have moved. */
  repaint: () => void;
  /** What the company fixed outlives what the person erases. */
  heedCompany: () => Promise<void>;
};

/** What the background does for each message: one use case each, with the real browser, clock and database put in. */
export function handlersOf({ keeper, sample, now, repaint, heedCompany }: HandlerWays): Handlers {
  const { use } = keeper;

  /** Asks the database while the browser is asked for the permission, which is answered first: without it nothing else counts. */
  const whereGranted = async <T>(site: string, work: (store: Store) => Promise<T>): Promise<T | Refusal> => {
    const working = use(work);
    working.catch(() => undefined);
    return (await isGranted(site)) ? working : refuse('not-granted');
  };

  /** Why a site is not read, or nothing when it is. A permission may have gone since the page was opened. */
  const objection = (site: string): Promise<Refusal | undefined> =>
    whereGranted(site, async (store) => (isPaused(await readRules(store), site) ? refuse('paused') : undefined));

  /** A page may log for deals of its own site only. */
  const pageMayNotLog = async (dealKey: string | undefined, site: string): Promise<Refusal | undefined> =>
    dealKey === undefined || dealKey.startsWith(`${site} `) ? objection(site) : refuse('bad-message');

  /** The recipes a page of this address may need: what was taught of its site, then the built-in ones. */
  const booksIn = (taught: Taught, url: string): Recipe[] => recipesOf(taught, new URL(url).origin, recipesFor(url));
  const booksFor = async (url: string): Promise<Recipe[]> => booksIn(await use(readTaught), url);

  const moment = async (store: Store) => ({ now: now(), zone: zoneOf(await readSettings(store)) });
  const panelMoment = async (store: Store) => {
    const settings = await readSettings(store);
    return { now: now(), zone: zoneOf(settings), language: languageOf(settings) };
  };

  const met = new Set<string>();
  /** Which CRMs were read where may be less than before: what listened there leaves, and may be wanted anew. */
  const meetAnew = async (): Promise<void> => {
    met.clear();
    await followGrants(keeper);
  };
  /** A site where a CRM is read for the first time, by this worker at least: its pages may be worth listening to. */
  const meet = async (site: string, crm: string): Promise<void> => {
    if (met.has(site) || !recipes.some(({ id, responses, api }: Recipe) => id === crm && (responses ?? api))) return;
    met.add(site);
    await followGrants(keeper);
  };

  const moved = <T>(answer: T): T => {
    repaint();
    return answer;
  };

  return {
    'page-opened': ({ url }, { site }) =>
      whereGranted(site, async (store) => {
        const [rules, taught] = await Promise.all([readRules(store), readTaught(store)]);
        const { settings } = rules;
        const zone = zoneOf(settings);
        return {
          paused: isPaused(rules, site),
          pageData: settings.sites[site]?.pageData ?? true,
          chips: hasChips(settings, site),
          zone,
          ...dayAt(now(), zone),
          currency: settings.currency,
          language: languageOf(settings),
          crms: booksIn(taught, url).map(candidateOf),
        };
      }),
    recipe: async ({ id }, { site }) =>
      (await booksFor(site)).find((recipe) => recipe.id === id) ?? refuse('bad-message'),
    reading: async (reading, { site }) => {
      const [books, no] = await Promise.all([booksFor(site), objection(site)]);
      if (!books.some(({ id }) => id === reading.crm)) return refuse('bad-message');
      if (no) return no;
      const answer = await use(async (store) => {
        await noteDrifts(store, reading);
        return ingest(store, reading);
      });
      if ('acknowledged' in answer) await Promise.all([clearTrouble(), meet(site, reading.crm)]);
      else await keeper.note(answer.reason);
      return moved(answer);
    },
    teach: async ({ site, recipe }, sender) => {
      const no = sender.kind === 'page' ? await objection(site) : undefined;
      if (no) return no;
      const kept = await use(async (store) => {
        const saved = await keepTaught(store, site, recipe, now());
        if (saved) await keepUp(store, [...recipes, ...(await readTaught(store)).recipes]);
        return saved;
      });
      if (!kept) return refuse('bad-message');
      await askAgain();
      return moved({ version: kept.version });
    },
    'teach-field': async ({ is, ...place }, sender) => {
      const no = sender.kind === 'page' ? await objection(place.site) : undefined;
      if (no) return no;
      const isKept = await use(async (store) => {
        if (is) return keepOverride(store, { ...place, is }, now());
        await dropOverride(store, place);
        return true;
      });
      if (!isKept) return refuse('bad-message');
      await askAgain();
      return moved({ saved: true });
    },
    'begin-teaching': async (_, { site, tabId }) => (await objection(site)) ?? { begun: await openTeaching(tabId) },
    'forget-taught': async (what) => {
      await use((store) => forgetTaught(store, what));
      await askAgain();
      return moved({ saved: true });
    },
    'app-seen': async ({ url: _, ...seen }, { site }) => {
      const no = await objection(site);
      if (no) return no;
      await use((store) => noteApp(store, { site, ...seen }));
      return { saved: true };
    },
    'save-map': async (map) => {
      if (!(await use((store) => keepMap(store, map)))) return refuse('bad-message');
      await askAgain();
      return { saved: true };
    },
    'show-panel': async (_, { site, tabId, documentId }) =>
      (await objection(site)) ?? { injected: await injectPanel(tabId, documentId) },
    panel: async ({ crm, id }, { site }) =>
      (await objection(site)) ??
      use(async (store) => {
        const [at, books] = await Promise.all([panelMoment(store), booksFor(site)]);
        return panelView(store, { crm, id, site }, at, books);
      }),
    'what-if': async (asked, { site }) =>
      (await objection(site)) ?? use(async (store) => whatIfDeal(store, { ...asked, site }, await panelMoment(store))),
    'show-chips': async (_, { site, tabId, documentId }) =>
      (await objection(site)) ?? {
        injected: hasChips(await use(readSettings), site) && (await injectChips(tabId, documentId)),
      },
    chips: async (asked, { site }) =>
      (await objection(site)) ?? use(async (store) => chipsView(store, { ...asked, site }, await panelMoment(store))),
    'panel-state': async ({ open, side }, { site }) => {
      const no = await objection(site);
      if (no) return no;
      await use((store) => changeSettings(store, (old) => withSite(old, site, { panel: { open, side } })));
      return { saved: true };
    },
    log: async ({ at, ...log }, sender) => {
      const no = sender.kind === 'page' ? await pageMayNotLog(log.dealKey, sender.site) : undefined;
      // A page's panel logs what happens now; only our own pages may name another moment.
      const dated = sender.kind === 'own' && at !== undefined ? { ...log, at } : log;
      const to = sender.kind === 'own' ? sample.useShown : use;
      return no ?? moved(await to(async (store) => logQuick(store, dated, await moment(store))));
    },
    'undo-log': async ({ id }, sender) => {
      const no = sender.kind === 'page' ? await objection(sender.site) : undefined;
      if (no) return no;
      const undo = (store: Store) => undoQuick(store, id, () => moment(store));
      // It may have been logged before the sample was shown: it is taken back where it was written, whatever is shown now.
      const [own, isSample] = await Promise.all([use(undo), sender.kind === 'own' && sample.isShown()]);
      const answer = !isSample || 'refused' in own || own.undone ? own : await sample.useShown(undo);
      return 'undone' in answer && answer.undone ? moved(answer) : answer;
    },
    'trouble-seen': async () => {
      await clearTrouble(true);
      return moved({ saved: true });
    },
    'save-settings': async ({ changes }) => {
      if (spoiltFields(withChanges(defaultSettings, changes)).length > 0) return refuse('bad-message');
      await use((store) => changeSettings(store, (old) => withChanges(old, changes)));
      if (changes.sites) await followGrants(keeper);
      if (changes.language) await sample.renew();
      await askAgain();
      return moved({ saved: true });
    },
    'save-targets': async ({ targets }) => {
      // One spoilt target refuses all: what is saved is what was sent, or nothing.
      if (targetsFrom(targets).length !== targets.length) return refuse('bad-message');
      await use((store) => saveTargets(store, targets));
      return moved({ saved: true });
    },
    'sites-changed': async () => ({ sites: await followRemovals(keeper) }),
    sample: async ({ shown }) => {
      await (shown ? sample.show() : sample.remove());
      return { saved: true };
    },
    ...dataHandlersOf({ keeper, sample, now, heedCompany, meetAnew, moved }),
  };
}
