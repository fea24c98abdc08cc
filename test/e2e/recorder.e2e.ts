import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { espocrm } from '../../lib/crms/espocrm/recipe.ts';
import { openChromium, type Opened } from '../browsers/chromium.ts';
import { openOwn } from '../browsers/own-pages.ts';
import { demoBuild } from '../tools/build.ts';
import { lookAt, urlOf } from '../tools/fixture.ts';
import { serveLongPages, type LongPages } from './long-pages.ts';

let crm: LongPages;
let opened: Opened;

beforeAll(async () => {
  crm = await serveLongPages(12);
  opened = await openChromium({ extension: demoBuild('chrome'), timezone: 'UTC' });
});

afterAll(async () => {
  await opened?.close();
  await crm?.close();
});

test('a page is recorded as a fixture that its recipe reads, with nothing of its deals in it', async () => {
  await opened.page.goto(crm.known);
  const recorder = await openOwn(opened, 'recorder.html');
  await recorder.getByLabel('Page').selectOption({ index: 0 });
  const words = [
    'Deal',
    'Opportunity',
    'Opportunities',
    'Account',
    'User',
    'assignedUser',
    'closeDate',
    'list',
    'known',
    'CRM',
    'of',
  ];
  await recorder.getByLabel(/own words/).fill(words.join('\n'));
  const saving = recorder.waitForEvent('download');
  await recorder.getByRole('button', { name: 'Record' }).click();
  const html = readFileSync(await (await saving).path(), 'utf8');
  await recorder.getByText('Saved as deal-list.html').waitFor();
  const { document } = new JSDOM(html, { url: urlOf(html) }).window;
  const look = lookAt(espocrm, html, document);
  expect(look?.rows).toHaveLength(12);
  expect(look?.misses).toEqual([]);
  expect(look?.rows.every(({ values }) => values.amount !== undefined && values.closeDate !== undefined)).toBe(true);
  for (const { id, name, owner, account, amount } of crm.deals) {
    expect(look?.rows.map((row) => row.id.strong)).not.toContain(`7${id}`);
    for (const secret of [name, owner, account, amount.toLocaleString('en-US')]) expect(html).not.toContain(secret);
  }
  // Who had deals together has them together still.
  const owners = look?.rows.map(({ values }) => values.owner?.value);
  expect(new Set(owners).size).toBe(new Set(crm.deals.map(({ owner }) => owner)).size);
});
