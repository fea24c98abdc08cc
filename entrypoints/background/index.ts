import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { ageNames } from '../../lib/app/age-names.ts';
import { reasonOf } from '../../lib/app/ingest.ts';
import { keepLedger } from '../../lib/app/keep-ledger.ts';
import { keepOverview } from '../../lib/app/keep-overview.ts';
import { keepUp } from '../../lib/app/replay.ts';
import { readSettings } from '../../lib/app/settings-document.ts';
import { readTaught } from '../../lib/app/taught.ts';
import { ownVersion } from '../../lib/browser/version.ts';
import { onManaged } from '../../lib/browser/managed.ts';
import { onNotificationClick } from '../../lib/browser/notifications.ts';
import { onGrants } from '../../lib/browser/permissions.ts';
import { sentinel } from '../../lib/browser/sentinel.ts';
import { countTurnedAway, noteTrouble } from '../../lib/browser/trouble.ts';
import { recipes } from '../../lib/crms/index.ts';
import { pacer } from '../../lib/messages/pacer.ts';
import { serve } from '../../lib/messages/serve.ts';
import { onCommand, onMenu, type Tab } from '../../lib/browser/ways-in.ts';
import { onMoved } from '../../lib/store/changes.ts';
import { followCompany } from './company.ts';
import { followDigest, openFrom } from './digest.ts';
import { painter } from './face.ts';
import { handlersOf } from './handlers.ts';
import { explain, keeper, type Keeper } from './keeper.ts';
import { nextQuarter, zoneOf } from './person.ts';
import { followBackup } from './self-backup.ts';
import { sampleOf } from './sample.ts';
import { welcome } from './welcome.ts';
import { askAgain, followGrants, followRemovals, forget, heal } from './sites.ts';
import { doAsked, followMenu } from './ways-in.ts';

/**
 * Every listener is set before the first `await`: the event that woke the worker is delivered then and not again. Nothing
 * that matters lives in its globals, for it dies after half a minute of rest.
 */
export default defineBackground(() => {
  const now = () => Date.now();
  const store = keeper({
    sentinel,
    tell: (reason, detail) => noteTrouble(reason, detail, now()),
    lost: () => void forget(),
  });
  store.open();
  const toolbar = painter(store, now);
  const sample = sampleOf(store, now);
  /** What pages would reckon for long is kept ready: by the alarm every quarter of an hour, and after whatever moves the numbers. */
  const keepDay = () =>
    store
      .use(async (opened) => {
        const moment = { now: now(), zone: zoneOf(await readSettings(opened)) };
        await ageNames(opened, moment, () => crypto.randomUUID());
        await keepLedger(opened, moment);
        await keepOverview(opened, { ...moment, version: ownVersion() });
      })
      // A full disk is told where a reading finds no room. Here it costs what can be reckoned again, and told here it would
      // stand although readings are stored again.
      .catch((error: unknown) => (reasonOf(error) === 'storage-full' ? undefined : store.note(error)))
      .then(() => {
        // Nothing waits for the browser to have written a file.
        void followBackup(store, now);
        return Promise.all([followDigest(store, now), followMenu(store)]);
      });

  let late: Promise<unknown> | undefined;
  const heedCompany = async (): Promise<void> => {
    const askAnew = async (answered: Promise<unknown>): Promise<void> => {
      await answered;
      late = undefined;
      await heedCompany();
    };
    if (!(await followCompany(store, now, (answered) => void (late ??= askAnew(answered))))) return;
    await askAgain();
    toolbar.soon(keepDay);
  };

  const handlers = handlersOf({ keeper: store, sample, now, repaint: () => toolbar.soon(keepDay), heedCompany });
  serve({
    handlers,
    explain: (error) => {
      void store.note(error);
      return explain(error);
    },
    turnedAway: (reason) => void countTurnedAway(reason, now()),
    isLetIn: pacer(() => performance.now()),
  });
  const regrant = (follow: (keeper: Keeper) => Promise<unknown>) => void follow(store).then(() => followMenu(store));
  onGrants({
    added: () => regrant(followGrants),
    removed: () => {
      regrant(followRemovals);
      void followBackup(store, now);
    },
  });
  onManaged(() => void heedCompany());
  onNotificationClick((id) => void openFrom(id));
  const asked = (id: string, tab: Tab | undefined) =>
    void doAsked(id, tab, {
      keeper: store,
      save: (changes) => handlers['save-settings']({ changes }, { kind: 'own' }),
    }).catch(store.note);
  onCommand(asked);
  onMenu(asked);
  // Waking the worker is enough for both: what is to be done then is done at every first start.
  browser.runtime.onInstalled.addListener(({ reason }) => void welcome(reason));
  browser.runtime.onStartup.addListener(() => undefined);
  const keepUpToDate = (isSuspect = false) =>
    store
      .use(async (opened) => keepUp(opened, [...recipes, ...(await readTaught(opened)).recipes], isSuspect))
      .catch(store.note);
  // A registration that a dying worker left undone is made up for here at the latest.
  browser.alarms.onAlarm.addListener(
    () =>
      void Promise.all([
        followGrants(store),
        heedCompany(),
        sample.renew(),
        keepUpToDate().then(toolbar.paint).then(keepDay),
      ]),
  );
  onMoved((moved) => moved === 'damaged' && void keepUpToDate(true), new AbortController().signal);
  void firstStart(async () => {
    await Promise.all([
      heal(store),
      tick(),
      heedCompany(),
      sample.renew(),
      keepUpToDate().then(toolbar.paint).then(keepDay),
    ]);
  });
});

/**
 * Once after each installation, update, browser start and switching on (of which no event tells): that is when the
 * browser has emptied its session storage.
 */
async function firstStart(begin: () => Promise<void>): Promise<void> {
  const key = 'started';
  if ((await browser.storage.session.get(key))[key]) return;
  // A worker that dies on the way is woken to begin anew; all of it may be done twice.
  await browser.alarms.create('begin-anew', { delayInMinutes: 0.5 });
  await begin();
  await browser.storage.session.set({ [key]: true });
  await browser.alarms.clear('begin-anew');
}

/** Moves the pace with the hours and turns the day. A second late, so that no rounding fires it in the old day. */
const tick = (): Promise<void> =>
  browser.alarms.create('tick', { when: nextQuarter(Date.now()) + 1_000, periodInMinutes: 15 });
