import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Overview } from '../../lib/app/progress.ts';
import type { Language } from '../../lib/app/settings.ts';
import { dayOf } from '../../lib/domain/day.ts';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { findChromium } from '../browsers/find-chromium.ts';
import { figures, openOwn, storedActivities, storedDeals, tell, untilQuiet } from '../browsers/own-pages.ts';
import { deals } from '../crms/atomic/names.ts';
import { startAtomic } from '../crms/atomic/start.ts';
import {
  closeDeal,
  openBoard,
  openContact,
  openDashboard,
  openDeal,
  tick,
  truth,
  type TrueDeal,
} from '../crms/atomic/walk.ts';
import type { Served } from '../crms/serve-folder.ts';
import { buildDemo } from './build.ts';
import { cache } from './cache.ts';
import { demoFiscal, demoQuarterTargets, demoSettings, demoTargets } from './demo-settings.ts';
import { ensureJapaneseFont } from './fonts.ts';
import { kpiTable } from './kpi-table.ts';
import { pictureBadge, pictureBoard, pictureDashboard, picturePopup } from './pictures.ts';
import { say } from './say.ts';
import { teachScene } from './teach-scene.ts';

const limitMinutes = 10;

const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const headless = process.argv.includes('--headless') || !hasDisplay;

/** The deals whose records say when they were won or lost, and one that is still open and stays in front. */
const closed = deals.flatMap(([stage], id) => (stage === 'won' || stage === 'lost' ? [id] : []));
const inFront = deals.findIndex(([stage]) => stage === 'in-negociation');

/** Contacts and those of their tasks that are done during the scene: four calls and a meeting of today. */
const ticked = [
  ['高橋 健一', ['請求書の送付先を確認', '要件ヒアリング']],
  ['小林 誠', ['Call back about the pilot']],
  ['加藤 千尋', ['見積もりの件で電話']],
  ['渡辺 真理子', ['Discovery call']],
] as const;

const panelHost = 'chakuchi-panel';

/** Open deals whose planned day, which only a record shows, is over or nearest: cards of the board will say so. */
const mostPressing = 5;

const pressing = async (page: Page): Promise<number[]> =>
  (await truth<TrueDeal>(page, 'deals'))
    .filter(({ id }) => !closed.includes(id) && id !== inFront)
    .sort((a, b) => (a.expected_closing_date < b.expected_closing_date ? -1 : 1))
    .slice(0, mostPressing)
    .map(({ id }) => id);

const set = async (opened: Opened): Promise<Page> => {
  const options = await openOwn(opened, 'options.html');
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const today = dayOf(Date.now(), timeZone);
  await tell(options, 'save-settings', { changes: { ...demoSettings, fiscal: demoFiscal(today) } });
  await tell(options, 'save-targets', { targets: [...demoTargets(today), ...demoQuarterTargets(today)] });
  return options;
};

/** Waits until the open deal's closing date, which only its record shows, is stored. */
const untilRead = async (options: Page, id: number): Promise<void> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const deal = (await storedDeals(options)).find(({ key }) => key.endsWith(` s ${id}`));
    if (deal?.fields.closeDate) return;
    await options.waitForTimeout(100);
  }
  throw new Error(`The record of deal ${id} was open for 10 s and was not read.`);
};

/** Waits until a task is stored as open, or one more as done: nobody ticks it, or goes on, within the blink in which a page is read. */
const untilTask = async (
  options: Page,
  text: string,
  isRead: (open: number, done: number) => boolean,
): Promise<number> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const named = (await storedActivities(options)).filter(({ fields }) => fields.subject?.value.includes(text));
    const done = named.filter(({ fields }) => fields.state?.value === 'done').length;
    if (isRead(named.length - done, done)) return done;
    await options.waitForTimeout(100);
  }
  throw new Error(`The task “${text}” stood there for 10 s and was not read.`);
};

/** Dashboard → board → records → contacts' tasks → a deal, as somebody does in the morning. */
const walk = async (page: Page, { origin }: Served, options: Page): Promise<void> => {
  await page.bringToFront();
  await page.goto(`${origin}/#/`);
  await openDashboard(page);
  await openBoard(page, origin);
  await untilQuiet(options);
  const urgent = await pressing(page);
  say(`opening the records of ${closed.length} closed deals and of ${urgent.length} that are due`);
  for (const id of [...closed, ...urgent]) {
    await openDeal(page, id);
    await untilRead(options, id);
    await closeDeal(page);
  }
  say('ticking off calls and a meeting');
  for (const [name, texts] of ticked) {
    await openContact(page, name);
    for (const text of texts) {
      const before = await untilTask(options, text, (open) => open > 0);
      await tick(page, text);
      await untilTask(options, text, (_, done) => done > before);
    }
  }
  await openBoard(page, origin);
  await openDeal(page, inFront);
  await untilRead(options, inFront);
};

const inLanguage = async (
  opened: Opened,
  { origin }: Served,
  options: Page,
  language: Language,
  folder: string,
): Promise<Overview | undefined> => {
  const { page } = opened;
  await tell(options, 'save-settings', { changes: { language } });
  await options.waitForTimeout(800);
  let overview: Overview | undefined;
  await picturePopup(opened, join(folder, `popup-${language}.png`), async (popup) => {
    overview = await figures(popup, 'all', 'quarter');
  });
  await pictureDashboard(opened, join(folder, `dashboard-${language}.png`));
  const face = await pictureBadge(opened, options, language, join(folder, `badge-${language}.png`));
  say(`badge (${language}): ${face.text || '(empty)'}, ${face.title}`);
  await page.bringToFront();
  const deal = page.url();
  await page.goto(`${origin}/#/deals`);
  await pictureBoard(page, language, join(folder, `board-${language}.png`));
  await page.goto(deal);
  await page.reload();
  const panel = page.locator(panelHost);
  await panel.waitFor({ state: 'attached', timeout: 60_000 });
  // Closed it is one button at the window's edge.
  if ((await panel.getByRole('button').count()) === 1) await panel.getByRole('button').click();
  await page.waitForTimeout(800);
  await page.screenshot({ path: join(folder, `panel-${language}.png`) });
  return overview;
};

const scene = async (opened: Opened, crm: Served): Promise<void> => {
  const options = await set(opened);
  await walk(opened.page, crm, options);
  if (!headless) {
    // The demo CRM names no owner on its deals: the popup opens with everybody's numbers.
    const popup = await openOwn(opened, 'popup.html');
    await figures(popup, 'all', 'quarter');
    await popup.close();
    await options.close();
    await opened.page.bringToFront();
    console.log(
      `\nThe demo CRM is open at ${crm.origin}. Look at the toolbar button, its popup and the panel beside the deal.`,
    );
    console.log('Close the browser or press Ctrl-C to end.');
    await new Promise<void>((resolve) => opened.context.once('close', () => resolve()));
    return;
  }
  const folder = join(cache, 'pictures');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let overview: Overview | undefined;
  for (const language of ['ja', 'en'] as const) overview = await inLanguage(opened, crm, options, language, folder);
  // Last, and in its own currency: what a page that was taught brings is none of the figures before.
  for (const language of ['ja', 'en'] as const) {
    await tell(options, 'save-settings', { changes: { language, currency: 'JPY' } });
    const read = await teachScene(opened, options, language, join(folder, `teach-${language}.png`));
    say(`teaching a page of a CRM without a recipe (${language}): one click on it, ${read} deals read`);
  }
  if (!overview) throw new Error('The popup showed no figures.');
  console.log(
    `\nThis quarter (${overview.period.start} until before ${overview.period.end}), all owners, as of ${overview.today}:\n`,
  );
  console.log(kpiTable(overview));
  console.log(`\n12 pictures of badge, popup, dashboard, board, panel and teaching, in ja and en: ${folder}`);
};

const main = async (): Promise<void> => {
  const limit = headless
    ? setTimeout(() => {
        console.error(`The demo was not done after ${limitMinutes} minutes and was ended.`);
        process.exit(1);
      }, limitMinutes * 60_000)
    : undefined;
  if (headless) ensureJapaneseFont();
  findChromium();
  const [crm, extension] = await Promise.all([startAtomic(), buildDemo('chrome')]);
  try {
    say(headless ? 'opening a browser without a window (there is no display)' : 'opening the browser');
    const opened = await openChromium({ extension, headless, ...(!headless && { viewport: null }) });
    try {
      await scene(opened, crm);
    } finally {
      await opened.close();
    }
  } finally {
    await crm.close();
    clearTimeout(limit);
  }
};

try {
  await main();
} catch (error) {
  console.error(`\nThe demo stopped: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
