import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openChapter, openOwn, tell } from '../browsers/own-pages.ts';
import { demoBuild } from '../tools/build.ts';
import { demoTargets } from '../tools/demo-settings.ts';
import { eventually } from './inside.ts';
import { noonZone } from './noon.ts';

/** The morning plan as a notification of a real browser. The question for the permission cannot be answered by a test: the demo build has it. */
describe('the morning plan', () => {
  let opened: Opened;
  let options: Page;

  const shown = (): Promise<string[]> =>
    opened.worker.evaluate(async () => {
      type Notifications = { getAll: () => Promise<Record<string, boolean>> };
      const { notifications } = (globalThis as unknown as { chrome: { notifications: Notifications } }).chrome;
      return Object.keys(await notifications.getAll());
    });
  const due = (): Promise<string | undefined> =>
    options.evaluate(async () => {
      type Alarms = { get: (name: string) => Promise<{ scheduledTime: number } | undefined> };
      const { alarms } = (globalThis as unknown as { chrome: { alarms: Alarms } }).chrome;
      const alarm = await alarms.get('digest');
      return alarm && new Date(alarm.scheduledTime).toISOString();
    });

  beforeAll(async () => {
    opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
    options = await openOwn(opened, 'options.html');
    options.setDefaultTimeout(20_000);
    await tell(options, 'save-settings', {
      changes: {
        language: 'en',
        zone: noonZone(),
        workdays: [1, 2, 3, 4, 5, 6, 7],
        holidays: 'none',
      },
    });
    await tell(options, 'save-targets', { targets: demoTargets(new Date().toISOString().slice(0, 10)) });
    await openChapter(options, 'digest');
  });

  afterAll(async () => {
    await opened?.close();
  });

  test('is off, and nothing wakes the worker for it', async () => {
    expect([await shown(), await due()]).toEqual([[], undefined]);
    expect(await options.getByRole('checkbox', { name: /plan of the day/ }).isChecked()).toBe(false);
  });

  test('comes once it is switched on and its time is past, and the browser is asked to wake us for the next', async () => {
    await tell(options, 'save-settings', {
      changes: {
        digest: {
          morning: false,
          morningAt: '10:30',
          evening: false,
          eveningAt: '18:00',
          quiet: { from: '21:00', to: '07:00' },
          names: false,
        },
      },
    });
    await eventually(
      'the chosen time to be shown',
      () => options.getByLabel('Time of the morning plan').inputValue(),
      (time) => time === '10:30',
    );
    await options.getByRole('checkbox', { name: /plan of the day/ }).click();
    const [id] = await eventually('the notification', shown, (ids) => ids.length > 0);
    expect(id).toMatch(/^morning (popup|targets)$/);
    await eventually('the alarm for the next', due, (when) => /:30:01/.test(when ?? ''));
  });

  test('switched off, the alarm goes with it', async () => {
    await options.getByRole('checkbox', { name: /plan of the day/ }).click();
    await eventually('the alarm to go', due, (when) => when === undefined);
  });
});
