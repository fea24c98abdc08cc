import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Deal } from '../../lib/domain/deal.ts';
import { chipsOn } from '../browsers/chips-on.ts';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { badgeOf, figures, openOwn, storedActivities, storedDeals, tell, untilQuiet } from '../browsers/own-pages.ts';
import { atRest, differenceOf, openWithoutUs, same } from '../browsers/without-us.ts';
import type { Task } from '../crms/atomic/data-set.ts';
import { startAtomic } from '../crms/atomic/start.ts';
import * as walk from '../crms/atomic/walk.ts';
import type { Served } from '../crms/serve-folder.ts';
import { demoBuild } from '../tools/build.ts';

/** A machine with two busy cores takes its time between a click and the store. */
const patience = { timeout: 45_000 };

const stageNames: Record<string, string> = {
  opportunity: 'Opportunity',
  'proposal-sent': 'Proposal Sent',
  'in-negociation': 'In Negotiation',
  won: 'Won',
  lost: 'Lost',
  delayed: 'Delayed',
};

describe('Atomic CRM, as its authors publish it', () => {
  let crm: Served;
  let opened: Opened;
  let page: Page;
  let options: Page;
  let today: string;
  let wonId = -1;

  beforeAll(async () => {
    crm = await startAtomic();
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
    page = opened.page;
    page.setDefaultTimeout(20_000);
    options = await openOwn(opened, 'options.html');
    await tell(options, 'save-settings', { changes: { currency: 'USD', zone: 'UTC', language: 'en' } });
    today = new Date().toISOString().slice(0, 10);
    await page.bringToFront();
  });

  afterAll(async () => {
    await opened?.close();
    await crm?.close();
  });

  beforeEach(async () => {
    // What a failed test left open must not fail the next.
    if (await page.getByRole('dialog').isVisible()) await page.keyboard.press('Escape');
  });

  const dealsById = async () => new Map((await storedDeals(options)).map((deal) => [deal.key.split(' ').at(-1), deal]));
  const closeDateOf = async (id: number) => (await dealsById()).get(String(id))?.fields.closeDate?.value;
  const badge = async () => (await badgeOf(options)).text;
  const callsToday = async () => walk.doneOn(await walk.truth<Task>(page, 'tasks'), 'Call', today);

  test('the board gives every deal with its stage, and amounts that are marked as rounded', async () => {
    await walk.openBoard(page, crm.origin);
    const truth = await walk.truth<walk.TrueDeal>(page, 'deals');
    const keys = async () => new Set((await dealsById()).keys());
    await expect.poll(keys, patience).toEqual(new Set(truth.map(({ id }) => String(id))));
    await untilQuiet(options);
    const deals = await dealsById();
    expect(deals.size).toBe(truth.length);
    for (const { id, name, stage, amount, category } of truth) {
      const fields: Deal['fields'] = deals.get(String(id))?.fields ?? {};
      expect.soft(fields.name?.value, name).toBe(name);
      expect.soft(fields.stage?.value, name).toBe(stageNames[stage]);
      expect.soft(fields.category?.value, name).toBe(category);
      expect.soft(fields.amount?.value, name).toEqual({ minor: Math.round(amount * 100), currency: 'USD' });
      const isAbbreviated = amount >= 1000;
      if (isAbbreviated) expect.soft(fields.amount?.approximate, name).toBe(true);
      expect.soft(fields.closeDate, `${name}: the board shows no date`).toBeUndefined();
    }
  });

  // Early: the CRM shows a call that was made for five minutes, and then no more.
  test('the badge counts the calls that the CRM itself says were made today', async () => {
    const callsRead = async () =>
      (await storedActivities(options)).filter(
        ({ fields }) => fields.type?.value === 'Call' && fields.state?.value === 'done',
      ).length;
    await walk.openContact(page, '高橋 健一');
    await expect.poll(callsRead, patience).toBeGreaterThanOrEqual(2);
    await walk.openContact(page, 'Elsa Lindholm');
    await expect.poll(callsRead, patience).toBeGreaterThanOrEqual(3);
    const before = await callsToday();
    expect(before.length).toBeGreaterThanOrEqual(3);
    await expect.poll(badge, patience).toBe(String(before.length));

    await walk.openContact(page, '小林 誠');
    for (const text of ['Call about the pilot plant', '折り返しの電話', 'Call nobody has made yet'])
      await walk.addTask(page, 'Call', text);
    await walk.addTask(page, 'Email', 'Mail that is no call');
    for (const text of ['Call about the pilot plant', '折り返しの電話', 'Mail that is no call'])
      await walk.tick(page, text);
    await walk.addNote(page, 'A note is no call either.');
    await untilQuiet(options);
    const after = await callsToday();
    expect(after.length).toBe(before.length + 2);
    await expect.poll(badge, patience).toBe(String(after.length));
    expect((await badgeOf(options)).title).toContain(String(after.length));

    await walk.tick(page, '折り返しの電話');
    await untilQuiet(options);
    await expect.poll(badge, patience).toBe(String(after.length - 1));
    expect(await callsToday()).toHaveLength(after.length - 1);
  });

  test('a record adds its closing date to the same deal, and the panel stands beside it', async () => {
    const truth = await walk.truth<walk.TrueDeal>(page, 'deals');
    const won = truth.find(({ stage }) => stage === 'won');
    if (!won) throw new Error('The data set has no won deal.');
    await walk.openBoard(page, crm.origin);
    await walk.openDeal(page, won.id);
    await page.locator('chakuchi-panel').waitFor({ state: 'attached' });
    await expect.poll(() => closeDateOf(won.id), patience).toBe(won.expected_closing_date.slice(0, 10));
    await untilQuiet(options);
    expect((await dealsById()).size).toBe(truth.length);
    wonId = won.id;
    expect(
      await page.evaluate(() => document.querySelector('[role="dialog"]')?.querySelector('chakuchi-panel')),
    ).toBeNull();
  });

  test('cards whose planned day has passed carry a chip once their records were seen, on none of their texts', async () => {
    const truth = await walk.truth<walk.TrueDeal>(page, 'deals');
    const late = truth.filter(
      ({ stage, expected_closing_date: on }) => stage !== 'won' && stage !== 'lost' && on.slice(0, 10) < today,
    );
    expect(late.length).toBeGreaterThan(0);
    if (await page.getByRole('dialog').isVisible()) await walk.closeDeal(page);
    for (const { id } of late.slice(0, 3)) {
      await walk.openDeal(page, id);
      // Closed before it was read, a record would never be known.
      await expect.poll(() => closeDateOf(id), patience).toBeDefined();
      await walk.closeDeal(page);
    }
    const known = new Set(late.slice(0, 3).map(({ id }) => String(id)));
    const atRisk = async () =>
      (await chipsOn(page, 'data-rfd-draggable-id')).filter(({ kind }) => kind === 'risk').map(({ row }) => row ?? '');
    for (const id of known) {
      await page.locator(`[data-rfd-draggable-id="${id}"]`).scrollIntoViewIfNeeded();
      await expect.poll(atRisk, patience).toContain(id);
      const seen = await chipsOn(page, 'data-rfd-draggable-id');
      expect(seen.flatMap(({ covers }) => covers)).toEqual([]);
      expect((await atRisk()).filter((row) => !known.has(row))).toEqual([]);
    }
  });

  test('board with chips and record with the panel open are the same to the pixel with and without us', async () => {
    const site = (open: boolean) => ({
      sites: { [crm.origin]: { paused: false, panel: { open, side: 'right' } as const, chips: true } },
    });
    await tell(options, 'save-settings', { changes: site(true) });
    const withoutUs = await openWithoutUs();
    try {
      const shape = { viewport: page.viewportSize(), locale: 'en-US', timezoneId: 'UTC' };
      const both = [await opened.context.newPage(), await withoutUs.newPage(shape)] as const;
      const [ours, bare] = both;
      const truth = await walk.truth<walk.TrueDeal>(page, 'deals');
      const late = truth.find(
        ({ stage, expected_closing_date: on }) => stage !== 'won' && stage !== 'lost' && on.slice(0, 10) < today,
      );
      if (!late) throw new Error('The data set has no late deal.');
      const now = Date.now();
      for (const one of both) {
        one.setDefaultTimeout(20_000);
        // The CRM invents its data from the clock and tells some of it as so long ago.
        await one.clock.setFixedTime(now);
        await walk.openBoard(one, crm.origin);
        await atRest(one);
        await one.locator(`[data-rfd-draggable-id="${late.id}"]`).scrollIntoViewIfNeeded();
      }
      await ours.bringToFront();
      const marked = async () => (await chipsOn(ours, 'data-rfd-draggable-id')).map(({ row }) => row);
      await expect.poll(marked, patience).toContain(String(late.id));
      await expect.poll(() => differenceOf(options, ours, bare), patience).toEqual(same);
      for (const one of both) {
        await walk.openDeal(one, late.id);
        await one.mouse.move(1, 1);
      }
      await ours.locator('chakuchi-panel .deal-panel').waitFor();
      await expect.poll(() => differenceOf(options, ours, bare), patience).toEqual(same);
      await ours.close();
    } finally {
      await withoutUs.close();
      await tell(options, 'save-settings', { changes: site(false) });
      await page.bringToFront();
    }
  });

  test('what is edited in the CRM appears changed, with what it was before', async () => {
    if (!(await page.getByRole('dialog').isVisible())) await walk.openDeal(page, wonId);
    await walk.editDeal(page, { amount: '41250', stage: 'Lost' });
    expect((await walk.truth<walk.TrueDeal>(page, 'deals')).find(({ id }) => id === wonId)).toMatchObject({
      amount: 41250,
      stage: 'lost',
    });
    await expect.poll(async () => (await dealsById()).get(String(wonId))?.fields.stage?.value, patience).toBe('Lost');
    const deal = (await dealsById()).get(String(wonId));
    expect(deal?.fields.amount?.value).toEqual({ minor: 41_250_00, currency: 'USD' });
    expect(deal?.changes.map(({ field, from, to }) => ({ field, from, to }))).toEqual(
      expect.arrayContaining([
        { field: 'stage', from: 'Won', to: 'Lost' },
        { field: 'amount', from: { minor: 33_000_00, currency: 'USD' }, to: { minor: 41_250_00, currency: 'USD' } },
      ]),
    );
    await walk.closeDeal(page);
  });

  test('a note added to a deal is read as a note of that deal, once', async () => {
    await walk.openDeal(page, 3);
    await walk.addNote(page, '決裁は来週の会議で。');
    const notes = async () =>
      (await storedActivities(options))
        .filter(({ fields }) => fields.subject?.value === '決裁は来週の会議で。')
        .map(({ fields }) => [fields.type?.value, fields.dealId?.value, fields.when?.value?.slice(0, 10)]);
    await expect.poll(notes, patience).toEqual([['Note', '3', today]]);
    await walk.closeDeal(page);
    await walk.openDeal(page, 3);
    await untilQuiet(options);
    expect(await notes()).toHaveLength(1);
    await walk.closeDeal(page);
  });

  test('the popup tells the same calls as the badge, and every deal of the board', async () => {
    const popup = await openOwn(opened, 'popup.html');
    const month = await figures(popup, 'all', 'day');
    expect(month.counts.deals).toBe((await walk.truth(page, 'deals')).length);
    expect(month.progress.find(({ kpi }) => kpi === 'calls')?.measure.value).toBe((await callsToday()).length);
    const open = (await figures(popup, 'all', 'month')).progress.find(({ kpi }) => kpi === 'open-pipeline');
    const truth = await walk.truth<walk.TrueDeal>(page, 'deals');
    const sum = truth
      .filter(({ stage }) => stage !== 'won' && stage !== 'lost')
      .reduce((total, { amount }) => total + Math.round(amount * 100), 0);
    expect(open?.measure.value).toBe(sum);
    await popup.close();
  });

  test('walking the same pages again stores no deal and no activity twice', async () => {
    const counts = async () => [(await storedDeals(options)).length, (await storedActivities(options)).length];
    await page.bringToFront();
    const once = async () => {
      await walk.openDashboard(page);
      // What is left before it was read would be new the next time.
      await untilQuiet(options);
      await walk.openBoard(page, crm.origin);
      await walk.openDeal(page, 3);
      await untilQuiet(options);
      await walk.closeDeal(page);
    };
    await once();
    const before = await counts();
    await once();
    expect(await counts()).toEqual(before);
  });
});
