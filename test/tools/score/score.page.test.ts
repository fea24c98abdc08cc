import { describe, expect, it } from 'vitest';
import { defineRecipe } from '../../../lib/recipes/recipe.ts';
import type { Field } from '../../../lib/recipes/recipe.ts';
import { score, type Report } from './score.ts';
import type { Truth } from './truth.ts';

const column = (header: string, as: Field['as'], more: Partial<Field> = {}): Field => ({
  at: { header: [header] },
  as,
  ...more,
});

const recipe = defineRecipe({
  id: 'test',
  version: 1,
  name: 'Test',
  matches: [],
  detect: {},
  locale: 'en-US',
  localeOf: 'recipe',
  stages: { open: ['Lead', 'In Negotiation'], won: ['Won'], lost: ['Lost'] },
  activityTypes: { call: ['Phone call'], meeting: ['Visit'] },
  pages: [
    {
      id: 'list',
      when: {},
      kind: 'deal-list',
      root: '#deals',
      rows: 'tbody > tr',
      identity: { strong: { read: { attr: 'data-id' } } },
      fields: {
        name: column('Name', 'text'),
        amount: column('Amount', 'money'),
        stage: column('Stage', 'text'),
        closeDate: column('Close', 'date'),
        owner: column('Owner', 'text', { optional: 'The short list leaves it out.' }),
      },
      also: [
        {
          kind: 'activity-list',
          root: '#calls',
          rows: 'li',
          optional: 'On some pages only.',
          identity: {},
          fields: {
            subject: { at: { select: 'b' }, as: 'text' },
            type: { at: { select: 'i' }, as: 'text' },
            when: { at: { select: 'time' }, as: 'dateTime', optional: 'Sometimes.' },
          },
        },
      ],
    },
  ],
});

type Cells = [id: string, name: string, amount: string, stage: string, close: string, owner?: string];

const page = (rows: Cells[], more = ''): string =>
  `<main><table id="deals"><thead><tr><th>Name</th><th>Amount</th><th>Stage</th><th>Close</th>${rows.some((row) => row[5]) ? '<th>Owner</th>' : ''}</tr></thead><tbody>${rows
    .map(([id, ...cells]) => `<tr data-id="${id}">${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>${more}</main>`;

const deal = {
  id: 1,
  name: 'Shelf – refit',
  amount: 36_500,
  currency: 'USD',
  stage: 'in-negociation',
  status: 'open',
  closeDate: '2026-11-30',
  owner: 'Mio Sample',
};
const good: Cells = ['1', 'Shelf – refit', '$36,500.00', 'In Negotiation', '11/30/2026', 'Mio Sample'];

const scored = (html: string, truth: Partial<Truth>, more: { today?: string; zone?: string } = {}): Report =>
  score({
    recipe,
    url: 'https://crm.example.com/',
    document: new DOMParser().parseFromString(html, 'text/html'),
    truth: { deals: [], activities: [], ...truth },
    today: '2026-11-24',
    zone: 'UTC',
    currency: 'USD',
    ...more,
  });

describe('a page read as the CRM knows it', () => {
  it('is exact in every field, codes and labels of stages, numbers and ids included', () => {
    const report = scored(page([good]), { deals: [deal] });
    expect(report).toMatchObject({ ok: true, why: [], rows: { expected: 1, found: 1, lost: [], invented: [] } });
    for (const field of ['id', 'name', 'amount', 'stage', 'closeDate', 'owner'])
      expect([field, report.fields[field]]).toEqual([field, expect.objectContaining({ exact: 1 })]);
  });

  it.each<[what: string, cells: Cells, truth: object, field: string, verdict: string]>([
    [
      'a rounded amount within its rounding',
      ['1', deal.name, '$36.5K', 'In Negotiation', '11/30/2026'],
      { amount: 36_480 },
      'amount',
      'approximate',
    ],
    [
      'no amount shown for one that is none',
      ['1', deal.name, '', 'In Negotiation', '11/30/2026'],
      { amount: null },
      'amount',
      'exact',
    ],
    [
      'a zero shown for one that is none',
      ['1', deal.name, '$0.00', 'In Negotiation', '11/30/2026'],
      { amount: null },
      'amount',
      'exact',
    ],
    [
      'a moment shown as its day',
      ['1', deal.name, '$36,500.00', 'In Negotiation', '11/30/2026'],
      { closeDate: '2026-11-30T21:09:42.416Z' },
      'closeDate',
      'exact',
    ],
    [
      'a name cut off by the page',
      ['1', 'Shelf – re…', '$36,500.00', 'In Negotiation', '11/30/2026'],
      {},
      'name',
      'approximate',
    ],
    [
      'a name whose tags the CRM cuts out',
      ['1', 'Shelf &amp; more', '$36,500.00', 'In Negotiation', '11/30/2026'],
      { name: 'Shelf <b>& more</b>' },
      'name',
      'approximate',
    ],
    ['a stage in another language', ['1', deal.name, '$36,500.00', 'Verhandlung', '11/30/2026'], {}, 'stage', 'exact'],
    [
      'a field the recipe declares as not shown',
      ['1', deal.name, '$36,500.00', 'In Negotiation', '11/30/2026'],
      {},
      'owner',
      'notShown',
    ],
    ['a field the truth does not have', good, { closeDate: undefined }, 'closeDate', 'unknown'],
  ])('%s', (_, cells, truth, field, verdict) => {
    const report = scored(page([cells]), { deals: [{ ...deal, ...truth }] });
    expect(report.deals.fields[field]).toMatchObject({ [verdict]: 1 });
    expect(report.ok).toBe(true);
  });

  it('in another zone, a moment is on the day the page shows', () => {
    const truth = { deals: [{ ...deal, closeDate: '2026-11-29T23:40:49.521Z' }] };
    expect(scored(page([good]), truth, { zone: 'Asia/Tokyo' }).ok).toBe(true);
    expect(scored(page([good]), truth).deals.fields['closeDate']).toMatchObject({ wrong: 1 });
  });
});

describe('what makes a score fail', () => {
  it.each<[what: string, cells: Cells, truth: object, why: string]>([
    ['another amount', ['1', deal.name, '$36,400.00', 'In Negotiation', '11/30/2026'], {}, '1 values are wrong.'],
    ['another currency', ['1', deal.name, '€36,500.00', 'In Negotiation', '11/30/2026'], {}, '1 values are wrong.'],
    [
      'an amount outside its rounding',
      ['1', deal.name, '$36.5K', 'In Negotiation', '11/30/2026'],
      { amount: 37_500 },
      '1 values are wrong.',
    ],
    [
      'month and day exchanged',
      ['1', deal.name, '$36,500.00', 'In Negotiation', '11/12/2026'],
      { closeDate: '2026-12-11' },
      '1 values are wrong.',
    ],
    ['a date for a deal that has none', good, { closeDate: null }, '1 values are wrong.'],
    ['the name of another stage', ['1', deal.name, '$36,500.00', 'Won', '11/30/2026'], {}, '1 values are wrong.'],
    [
      'a part of a name that stands on the page in full',
      ['1', 'Shelving', '$36,500.00', 'In Negotiation', '11/30/2026', 'Shelving – refit'],
      { name: 'Shelving – refit', owner: 'Shelving – refit' },
      '1 values are wrong.',
    ],
    [
      'a required field that is unreadable',
      ['1', deal.name, '$36,500.00', 'In Negotiation', 'soon'],
      {},
      '1 values of required fields are missing.',
    ],
  ])('%s', (_, cells, truth, why) => {
    expect(scored(page([cells]), { deals: [{ ...deal, ...truth }] })).toMatchObject({ ok: false, why: [why] });
  });

  it('a row that stands on the page and was not read', () => {
    const report = scored(page([good], '<p>Also: Renewal 2027</p>'), {
      deals: [deal, { ...deal, id: 2, name: 'Renewal 2027' }],
    });
    expect(report).toMatchObject({ ok: false, rows: { expected: 2, found: 1, lost: ['2 Renewal 2027'] } });
  });

  it('a row that the truth does not have, be it of the same name', () => {
    const report = scored(page([good, ['9', deal.name, '$1.00', 'Lead', '11/30/2026']]), { deals: [deal] });
    expect(report).toMatchObject({ ok: false, rows: { found: 2, invented: ['9'] } });
  });

  it('one label for two stages', () => {
    const rows: Cells[] = [
      ['1', 'Ash', '$1.00', 'Offen', '11/30/2026'],
      ['2', 'Elm', '$1.00', 'Offen', '11/30/2026'],
    ];
    const base = { ...deal, amount: 1 };
    expect(
      scored(page(rows), {
        deals: [
          { ...base, name: 'Ash' },
          { ...base, id: 2, name: 'Elm' },
        ],
      }).ok,
    ).toBe(true);
    expect(
      scored(page(rows), {
        deals: [
          { ...base, name: 'Ash' },
          { ...base, id: 2, name: 'Elm', stage: 'qualified' },
        ],
      }).ok,
    ).toBe(false);
  });
});

describe('names', () => {
  it('a longer name takes the place of a shorter one in it', () => {
    const long = { ...deal, id: 2, name: 'Shelf – refit – phase 2' };
    expect(
      scored(page([['2', long.name, '$36,500.00', 'In Negotiation', '11/30/2026']]), { deals: [deal, long] }),
    ).toMatchObject({ ok: true, rows: { expected: 1 } });
  });

  it('what is hidden does not stand on the page', () => {
    expect(
      scored(page([good], '<p hidden>Renewal 2027</p><div class="tab-pane">Renewal 2027</div>'), {
        deals: [deal, { ...deal, id: 2, name: 'Renewal 2027' }],
      }).ok,
    ).toBe(true);
  });
});

describe('activities, most of which have namesakes', () => {
  const call = (id: number, date: string | null, more: object = {}) => ({
    id,
    type: 'AC_TEL',
    subject: 'Pricing call',
    date,
    dealId: 1,
    ...more,
  });
  const item = (when: string, type = 'Phone call', subject = 'Pricing call'): string =>
    `<li><b>${subject}</b> <i>${type}</i> <time>${when}</time></li>`;
  const list = (...items: string[]): string => page([good], `<ul id="calls">${items.join('')}</ul>`);

  it('are told apart by what else agrees', () => {
    const truth = {
      deals: [deal],
      activities: [call(1, '2026-11-03 09:00:00'), call(2, '2026-11-05 14:45:00'), call(3, '2026-10-01 10:00:00')],
    };
    const report = scored(list(item('11/05/2026 2:45 PM'), item('11/03/2026')), truth);
    expect(report).toMatchObject({
      ok: true,
      activities: { expected: 2, found: 2, fields: { when: { exact: 2 }, type: { exact: 2 } } },
    });
  });

  it('are lost when their name stands there more often than it was read', () => {
    const truth = { deals: [deal], activities: [call(1, null), call(2, null), call(3, null)] };
    const report = scored(page([good], `<ul id="calls">${item('')}</ul><p>Pricing call</p><p>Pricing call</p>`), truth);
    expect(report.activities).toMatchObject({ expected: 3, lost: ['Pricing call', 'Pricing call'] });
  });

  it('of no deal lie outside a truth that lists those of deals only', () => {
    const report = scored(list(item('11/05/2026'), item('11/06/2026', 'Visit', 'Cold visit')), {
      deals: [deal],
      activities: [call(1, '2026-11-05')],
    });
    expect(report).toMatchObject({ ok: true, activities: { found: 1, outside: 1, invented: [] } });
  });

  it('whose type contradicts the truth are wrong', () => {
    const report = scored(list(item('11/05/2026', 'Visit')), { deals: [deal], activities: [call(1, '2026-11-05')] });
    expect(report.wrong).toEqual([expect.objectContaining({ field: 'type', expected: 'AC_TEL', found: 'Visit' })]);
  });
});
