import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays } from '../../lib/domain/day.ts';
import type { Deal } from '../../lib/domain/deal.ts';
import { periodOf } from '../../lib/domain/periods.ts';
import type { Overview } from '../../lib/app/progress.ts';
import { chipsOn } from '../browsers/chips-on.ts';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { figures, openOwn, storedDeals, tell, untilQuiet } from '../browsers/own-pages.ts';
import { installTryton, startTryton, type Tryton } from '../crms/tryton/start.ts';
import { trueDeals, trueOpenPipeline, trueWinRate, trueWins, type TrueDeal } from '../crms/tryton/truth.ts';
import * as walk from '../crms/tryton/walk.ts';
import { demoBuild } from '../tools/build.ts';

const stateNames: Record<string, string> = {
  lead: 'Lead',
  opportunity: 'Opportunity',
  converted: 'Converted',
  won: 'Won',
  lost: 'Lost',
  cancelled: 'Cancelled',
};

const patience = { timeout: 30_000 };

/** As a page prints it: spaces at the ends are lost, several are one. */
const printed = (text: string): string => text.replace(/\s+/g, ' ').trim();

const today = new Date().toISOString().slice(0, 10);
const monthStart = `${today.slice(0, 7)}-01`;
const nextMonth = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 1))
  .toISOString()
  .slice(0, 10);

const because = installTryton();

describe.skipIf(because !== undefined)(
  `Tryton, from the distribution’s packages${because ? ` (skipped, because ${because})` : ''}`,
  () => {
    let crm: Tryton;
    let opened: Opened;
    let page: Page;
    let options: Page;

    beforeAll(async () => {
      crm = await startTryton(today);
      opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
      page = opened.page;
      page.setDefaultTimeout(20_000);
      options = await openOwn(opened, 'options.html');
      await tell(options, 'save-settings', {
        changes: { currency: 'USD', zone: 'UTC', language: 'en', me: ['Maria López'] },
      });
      await page.bringToFront();
    });

    afterAll(async () => {
      await opened?.close();
      await crm?.close();
    });

    const value = (overview: Overview, kpi: string) => overview.progress.find((one) => one.kpi === kpi)?.measure.value;

    const read = (deal: Deal | undefined) => ({
      name: deal?.fields.name && printed(deal.fields.name.value),
      cents: deal?.fields.amount?.value.minor,
      currency: deal?.fields.amount?.value.currency,
      stage: deal?.fields.stage?.value,
      closes: deal?.fields.closeDate?.value,
      starts: deal?.fields.createdDate?.value,
      owner: deal?.fields.owner?.value,
      party: deal?.fields.account?.value,
      probability: deal?.fields.probability?.value,
    });

    const told = ({
      name,
      cents,
      state,
      end,
      start,
      owner,
      party,
      probability,
    }: TrueDeal): ReturnType<typeof read> => ({
      name: name === null ? undefined : printed(name),
      cents: cents ?? undefined,
      currency: cents === null ? undefined : 'USD',
      stage: stateNames[state],
      closes: end ?? undefined,
      starts: start,
      owner: owner ?? undefined,
      party: party ?? undefined,
      probability,
    });

    const byId = (deals: readonly Deal[]) => new Map(deals.map((deal) => [deal.key.split(' ').at(-1), deal]));

    /** Whether the record whose address stands in the browser is in the store under its own id. */
    const isRead = async () => {
      const id = /sale\.opportunity\/(\d+)/.exec(page.url())?.[1];
      return (await storedDeals(options)).some(({ key }) => key.endsWith(` s ${id}`));
    };

    test('the list gives every row, each once, though the page shows no id', async () => {
      await walk.logIn(page, crm.origin);
      await walk.openDeals(page);
      const truth = trueDeals(crm.database);
      expect(truth.length).toBeGreaterThanOrEqual(30);
      // A slow server's next rows may come after the wheel has given them up.
      await expect
        .poll(async () => {
          const { length } = await storedDeals(options);
          if (length < truth.length) await walk.scrollThrough(page);
          return length;
        }, patience)
        .toBe(truth.length);
      await untilQuiet(options);
      const deals = await storedDeals(options);
      expect(deals).toHaveLength(truth.length);
      const names = (list: readonly (string | null | undefined)[]) =>
        list.map((name) => printed(name ?? '')).toSorted();
      expect(names(deals.map(({ fields }) => fields.name?.value))).toEqual(names(truth.map(({ name }) => name)));
    });

    test('rows whose planned day has passed carry a chip, as the list is scrolled, and no other does', async () => {
      const late = new Set(
        trueDeals(crm.database)
          .filter(
            ({ state, end }) => ['lead', 'opportunity', 'converted'].includes(state) && end !== null && end < today,
          )
          .map(({ name }) => printed(name ?? '')),
      );
      expect(late.size).toBeGreaterThan(0);
      const atRisk = new Set<string>();
      const look = async () => {
        const seen = await chipsOn(page, 'data-chip-row');
        for (const { kind, row, covers } of seen) {
          expect(covers).toEqual([]);
          if (kind === 'risk') atRisk.add(row ?? '');
        }
        return atRisk.size;
      };
      // The list shows no mark that tells its rows apart: each is given its name, for the test to know it by.
      const nameRows = () =>
        page.evaluate(() => {
          for (const row of document.querySelectorAll('#tabcontent > .tab-pane.active table.tree > tbody > tr')) {
            const name = [...row.querySelectorAll('td')].find(({ dataset }) =>
              dataset['title']?.startsWith('Description'),
            );
            row.setAttribute('data-chip-row', (name?.textContent ?? '').replace(/\s+/g, ' ').trim());
          }
        });
      await walk.toTop(page);
      for (let turn = 0; turn < 100 && atRisk.size < late.size; turn += 1) {
        await nameRows();
        await look();
        await walk.scrollBy(page, turn % 8 === 7 ? -100_000 : 200);
      }
      expect(atRisk).toEqual(late);
    });

    test(
      'list, every record, list again: the same deals as in the database, field by field',
      { timeout: 300_000 },
      async () => {
        const truth = trueDeals(crm.database);
        await walk.openFirstDeal(page);
        await expect.poll(isRead, patience).toBe(true);
        for (let records = 1; records < truth.length; records += 1) {
          await walk.nextDeal(page);
          await expect.poll(isRead, patience).toBe(true);
        }
        await untilQuiet(options);
        await walk.backToList(page);
        await walk.scrollThrough(page);
        await untilQuiet(options);
        const deals = byId(await storedDeals(options));
        expect(new Set(deals.keys())).toEqual(new Set(truth.map(({ id }) => String(id))));
        for (const deal of truth)
          expect.soft(read(deals.get(String(deal.id))), `deal ${deal.number}`).toEqual(told(deal));
        expect([...deals.values()].every(({ proven }) => proven)).toBe(true);
        expect([...deals.values()].flatMap(({ changes }) => changes)).toEqual([]);
      },
    );

    test('revenue, deals won, win rate and open pipeline of the popup equal what SQL says', async () => {
      const popup = await openOwn(opened, 'popup.html');
      const all = await figures(popup, 'all');
      const wins = trueWins(crm.database, monthStart, nextMonth);
      expect(wins.deals).toBeGreaterThan(0);
      expect(value(all, 'revenue')).toBe(wins.cents);
      expect(value(all, 'deals-won')).toBe(wins.deals);
      expect(value(all, 'win-rate')).toBeCloseTo(trueWinRate(crm.database, monthStart, nextMonth), 10);
      expect(value(all, 'open-pipeline')).toBe(trueOpenPipeline(crm.database));
      const mine = await figures(popup, 'me');
      expect(value(mine, 'revenue')).toBe(trueWins(crm.database, monthStart, nextMonth, 'Maria López').cents);
      expect(value(mine, 'open-pipeline')).toBe(trueOpenPipeline(crm.database, 'Maria López'));
      const revenue = mine.progress.find(({ kpi }) => kpi === 'revenue');
      await expect
        .poll(() => popup.locator('main').textContent())
        .toContain(`$${Math.floor((revenue?.measure.value ?? 0) / 100_000)}`);
      await popup.close();
      await page.bringToFront();
    });

    test('records that are stepped through faster than they load are never mixed up', async () => {
      const truth = trueDeals(crm.database);
      await walk.openFirstDeal(page);
      for (let step = 0; step < 15; step += 1) await walk.nextDeal(page);
      await untilQuiet(options);
      const deals = byId(await storedDeals(options));
      for (const deal of truth)
        expect.soft(read(deals.get(String(deal.id))), `deal ${deal.number}`).toEqual(told(deal));
      expect([...deals.values()].flatMap(({ changes }) => changes)).toEqual([]);
      await walk.backToList(page);
    });

    test('a deal edited in the CRM appears changed, with history, and the panel tells it', async () => {
      const number = '9';
      const before = trueDeals(crm.database).find((deal) => deal.number === number);
      await walk.openDeal(page, number);
      await walk.edit(page, { amount: '240000.50', description: 'Warehouse rollout, both halls' });
      await walk.press(page, 'Mark as Lost');
      const edited = () => trueDeals(crm.database).find((deal) => deal.number === number);
      await expect
        .poll(edited, patience)
        .toMatchObject({ cents: 240_000_50, state: 'lost', name: 'Warehouse rollout, both halls' });
      const after = edited();
      if (!before || !after) throw new Error('Deal 9 is gone.');
      await expect
        .poll(async () => read(byId(await storedDeals(options)).get(String(after.id))), patience)
        .toEqual(told(after));
      const deal = byId(await storedDeals(options)).get(String(after.id));
      expect(deal?.changes.map(({ field, from, to }) => [field, from, to])).toEqual(
        expect.arrayContaining([
          ['amount', { minor: before.cents, currency: 'USD' }, { minor: 240_000_50, currency: 'USD' }],
          ['stage', 'Opportunity', 'Lost'],
        ]),
      );
      const panel = page.locator('chakuchi-panel');
      await panel.waitFor({ state: 'attached' });
      await panel.getByRole('button').first().waitFor();
      // Closed it is one button at the window's edge.
      if ((await panel.getByRole('button').count()) === 1) await panel.getByRole('button').click();
      // Its figures are generated content, which the page around it cannot search; they stand in an attribute.
      await panel.locator('[data-told*="235,000"]').first().waitFor({ state: 'attached', timeout: patience.timeout });
    });

    test('after the edit the popup equals SQL again', async () => {
      await walk.backToList(page);
      await walk.scrollThrough(page);
      await untilQuiet(options);
      const popup = await openOwn(opened, 'popup.html');
      const all = await figures(popup, 'all');
      expect(value(all, 'win-rate')).toBeCloseTo(trueWinRate(crm.database, monthStart, nextMonth), 10);
      expect(value(all, 'open-pipeline')).toBe(trueOpenPipeline(crm.database));
      await popup.close();
    });

    /** A business month that ends in two weeks, whatever day it is: on a month's last day nothing is undecided. */
    const ahead = new Date(Date.parse(today) + 14 * 86_400_000);
    const closingDay = Math.min(28, ahead.getUTCDate());
    const fiscal = { startMonth: 1, closingDay, weekStart: 1 };
    const month = periodOf('month', today, fiscal);

    const openDeals = () =>
      trueDeals(crm.database).filter(({ state }) => ['lead', 'opportunity', 'converted'].includes(state));

    test(
      'the deals that decide a target stand in the popup, each open in the database, and one opens in the CRM',
      { timeout: 180_000 },
      async () => {
        const wins = trueWins(crm.database, month.start, month.end);
        const value = wins.cents + Math.round(trueOpenPipeline(crm.database) / 10);
        await tell(options, 'save-settings', { changes: { fiscal } });
        await tell(options, 'save-targets', {
          targets: [
            {
              id: 'e2e',
              kpi: 'revenue',
              scope: { kind: 'all' },
              period: month,
              deadline: addDays(month.end, -1),
              value,
              original: value,
              changes: [],
            },
          ],
        });
        const popup = await openOwn(opened, 'popup.html');
        const { steering } = await figures(popup, 'all');
        const links = popup.locator('a.steer__deal');
        await links.first().waitFor(patience);
        const shown = await links.evaluateAll((deals) =>
          deals.map((deal) => ({
            name: deal.querySelector('.steer__name')?.textContent ?? '',
            points: deal.querySelector('.steer__points b')?.textContent ?? '',
            id: Number(/sale\.opportunity\/(\d+)/.exec((deal as HTMLAnchorElement).href)?.[1]),
          })),
        );
        const open = new Map(openDeals().map((deal) => [deal.id, deal]));
        expect(shown.length).toBeGreaterThanOrEqual(2);
        expect(shown.length).toBeLessThanOrEqual(3);
        for (const { name, id, points } of shown) {
          expect(name).toBe(printed(open.get(id)?.name ?? 'not an open deal'));
          expect(points).toMatch(/^\+\d+(\.\d)?pt$/);
        }
        expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
        // The largest open deal would reach the target alone.
        const largest = [...open.values()].toSorted((a, b) => (b.cents ?? 0) - (a.cents ?? 0))[0];
        expect(shown.map(({ id }) => id)).toContain(largest?.id);
        for (const gap of steering?.gaps ?? [])
          expect(gap.parts.reduce((sum, { effect }) => sum + effect, 0)).toBe(gap.difference);
        const [first] = shown;
        const [record] = await Promise.all([opened.context.waitForEvent('page'), links.first().click()]);
        await record.waitForLoadState();
        expect(record.url()).toContain(`${crm.origin}/`);
        // The form stands there before its values do.
        await expect
          .poll(() => walk.recordShown(record, crm.origin), patience)
          .toEqual({ id: first?.id, name: first?.name });
        await record.close();
        await popup.close();
      },
    );

    test('beside a deal, what if it were larger and sure: the chance to hit moves, nothing is stored, the page finds no figure', async () => {
      await page.bringToFront();
      const undecided = openDeals().find(({ number }) => number === '18');
      await walk.openDeal(page, '18');
      await expect.poll(isRead, patience).toBe(true);
      await untilQuiet(options);
      const before = read(byId(await storedDeals(options)).get(String(undecided?.id)));
      const panel = page.locator('chakuchi-panel');
      await panel.locator('.what-if summary').click();
      const amount = panel.getByRole('slider', { name: 'Amount' });
      await amount.focus();
      for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
      await panel.getByRole('slider', { name: 'Probability' }).focus();
      await page.keyboard.press('End');
      const told = panel.locator('.what-if__answer [data-told]');
      await panel.locator('.what-if__answer [data-told*="(+"]').waitFor({ state: 'attached', ...patience });
      expect(await amount.getAttribute('aria-valuetext')).toBe('$720K');
      const [landing = '', hit = ''] = await told.evaluateAll((lines) =>
        lines.map((line) => line.getAttribute('data-told') ?? ''),
      );
      expect(landing).toMatch(/^Landing \$[\d.]+[KM] → \$[\d.]+[KM]$/);
      expect(hit).toMatch(/^Chance to hit [\d.]+% → [\d.]+% \(\+[\d.]+pt\)$/);
      const found = await page.evaluate((text) => {
        const search = (globalThis as unknown as { find: (...args: unknown[]) => boolean }).find;
        return search(text, true, false, true, false, false, false);
      }, '$720K');
      expect(found).toBe(false);
      await untilQuiet(options);
      expect(read(byId(await storedDeals(options)).get(String(undecided?.id)))).toEqual(before);
      expect(trueDeals(crm.database).find(({ number }) => number === '18')).toEqual(undecided);
    });
  },
);
