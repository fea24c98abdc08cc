import { defineRecipe } from '../../recipes/recipe.ts';
import type { Part, Source } from '../../recipes/recipe.ts';

/*
 * Three spellings of attributes live on one page (`data-test`, `data-testid`, `data-field`); `cui5-*` classes are the design
 * system's own and have been renumbered once. A field row of a deal has a label and no key. Language, formats and currency
 * are separate settings: no date order follows from <html lang>. Won and lost are no stages here, and no mark of them in the
 * page is attested: a deal's status is not read from it.
 */

const dealInAddress = '/deal/{id:#}*';
const rows = 'Two readers of live deal tabs and "Pipedrive Fields" (2026): fields-list-row, field-name';
const belowTheFold = 'The list of fields is drawn as it is scrolled to, and an administrator chooses it.';
const labelled = (...label: string[]): Source => ({ label });

const record: Part = {
  kind: 'deal-record',
  identity: { strong: { url: dealInAddress } },
  link: '/deal/{id}',
  labels: {
    label: '[data-testid="field-name"]',
    in: '[data-testid="fields-list-row"]',
    value: '[data-testid="fields-list-row-field-components"]',
  },
  fields: {
    name: {
      at: [
        { select: '[data-testid="header-title"] textarea' },
        { select: '[data-testid="header-title"] h1' },
        { select: '.descriptionHead .title' },
      ],
      as: 'text',
      confidence: 'high',
      source: "TMetric, three generations of its Pipedrive file: the live value of the title's textarea",
    },
    account: {
      at: [
        { select: '[data-testid="organization-block"] a[href*="/organization/"]' },
        { select: '[data-testid="fields-list-row"] a[href*="/organization/"]' },
      ],
      as: 'text',
      optional: 'Absent for a deal without an organization.',
      confidence: 'high',
      source: '"Pipedrive Fields": organization-block',
    },
    amount: {
      at: labelled('Value', 'Deal value', '金額'),
      as: 'money',
      optional: belowTheFold,
      confidence: 'medium',
      source: rows,
    },
    stage: {
      at: [
        {
          select: 'button[class*="stage-selector__stage"][aria-selected="true"]',
          match: ['* · {*}', '* • {*}', '{*}'],
        },
      ],
      as: 'text',
      confidence: 'medium',
      source: 'Reader of live deal tabs (2026): day counter, middle dot, name',
    },
    closeDate: {
      at: labelled('Expected close date', '完了予定日', '成約予定日'),
      as: 'date',
      optional: belowTheFold,
      confidence: 'medium',
      source: rows,
    },
    createdDate: {
      at: labelled('Deal created', '取引作成日'),
      as: 'date',
      optional: belowTheFold,
      confidence: 'medium',
      source: rows,
    },
    wonDate: {
      at: labelled('Won time', '成約日時'),
      as: 'date',
      optional: 'Shown for a won deal where the field list holds it.',
      confidence: 'low',
    },
    owner: {
      at: labelled('Owner', '所有者', '担当者'),
      as: 'text',
      optional: belowTheFold,
      confidence: 'medium',
      source: rows,
    },
    probability: {
      at: labelled('Probability', '確率', '確度'),
      as: 'percent',
      optional: belowTheFold,
      confidence: 'low',
      source: rows,
    },
    mrr: { at: labelled('MRR'), as: 'money', optional: belowTheFold, confidence: 'low' },
  },
};

const grid = "Pipedrive front-end source (about 2021) and e2e suites: gridRow, data-field holds the API's key";
const notInColumns = 'The list shows the field only when it is one of its columns.';
const cell = (key: string): Source => ({ select: `td[data-field="${key}"]` });

const list: Part = {
  kind: 'deal-list',
  rows: '.gridContent__table tbody tr.gridRow',
  identity: {
    strong: [
      { select: 'input[data-id]', read: { attr: 'data-id' }, match: '{id:#}' },
      { select: 'a[href*="/deal/"]', read: { attr: 'href' }, match: '*/deal/{id:#}*' },
    ],
  },
  link: '/deal/{id}',
  // Rows are recycled: only those on the screen exist, and nothing tells how many there are.
  capped: true,
  fields: {
    name: {
      at: [{ select: 'td[data-field="title"] a' }, cell('title')],
      as: 'text',
      confidence: 'medium',
      source: grid,
    },
    account: { at: cell('org_id'), as: 'text', optional: notInColumns, confidence: 'medium', source: grid },
    amount: {
      at: cell('value'),
      as: 'money',
      optional: notInColumns,
      confidence: 'medium',
      source: grid,
      currency: cell('currency'),
    },
    stage: { at: cell('stage_id'), as: 'text', optional: notInColumns, confidence: 'medium', source: grid },
    closeDate: {
      at: cell('expected_close_date'),
      as: 'date',
      optional: notInColumns,
      confidence: 'medium',
      source: grid,
    },
    createdDate: { at: cell('add_time'), as: 'date', optional: notInColumns, confidence: 'medium', source: grid },
    wonDate: { at: cell('won_time'), as: 'date', optional: notInColumns, confidence: 'low' },
    owner: {
      at: [cell('user_id'), cell('owner_id')],
      as: 'text',
      optional: notInColumns,
      confidence: 'medium',
      source: grid,
    },
    probability: { at: cell('probability'), as: 'percent', optional: notInColumns, confidence: 'low' },
  },
};

const tile = 'Pipedrive front-end source (DealTile, about 2021), a saved pipeline page and e2e suites';

const board: Part = {
  kind: 'deal-board',
  root: '[data-test="pipeline-view"]',
  rows: '[data-test="pipeline-deal-tile"]',
  identity: {
    strong: [
      { read: { attr: 'data-test-deal-id' }, match: '{id:#}' },
      { select: 'a[href*="/deal/"]', read: { attr: 'href' }, match: '*/deal/{id:#}*' },
    ],
  },
  link: '/deal/{id}',
  fields: {
    name: { at: { select: 'a[href*="/deal/"]' }, as: 'text', confidence: 'medium', source: tile },
    account: { at: [], as: 'text', optional: 'A tile shows the organization or the person and does not say which.' },
    amount: { at: { select: '[data-test="pipeline-deal-value"]' }, as: 'money', confidence: 'medium', source: tile },
    stage: {
      at: { select: '[data-test^="stage-header-"] > :first-child', within: { closest: '[data-test-stage-index]' } },
      as: 'text',
      confidence: 'medium',
      source: `${tile}: the first child of the stage's header`,
    },
    closeDate: { at: [], as: 'date', optional: 'A tile does not show the expected close date.' },
    owner: {
      at: { select: 'img[title]', read: { attr: 'title' } },
      as: 'text',
      optional: "A tile shows the owner's picture only, named where it has a title.",
      confidence: 'low',
      source: tile,
    },
  },
};

/** Views seen earlier stay in the document as hidden containers. */
const inView = '.viewContainer [data-testid="header-title"]';

const api = "The vendor's client library; extensions that read accounts from the page";

export const pipedrive = defineRecipe({
  id: 'pipedrive',
  version: 1,
  name: 'Pipedrive',
  evidence: {
    source: 'Its own front-end source and readers of live accounts; no live account was seen',
    checked: { on: '2026-11-25', against: 'hand-made pages that follow the evidence, English and Japanese' },
  },
  matches: ['https://*.pipedrive.com/*'],
  detect: { url: ['/deal/*', '/deals*', '/pipeline*', '/activities*'], has: ['[data-test], [data-testid]'] },
  locale: 'en',
  dateOrder: { '*': 'unknown' },
  // Its API's formatted_value has `A$0` for AUD: a dollar of another country carries its letter.
  signs: 'locale',
  closeDateIs: 'planned',
  stages: {
    open: ['Lead in', 'Qualified', 'Contact made', 'Demo scheduled', 'Proposal made', 'Negotiations started'],
    won: [],
    lost: [],
  },
  activityTypes: {
    call: ['Call', 'call', '電話'],
    meeting: ['Meeting', 'meeting', '会議'],
    email: ['Email', 'email', 'メール'],
    task: ['Task', 'task', 'Deadline', 'deadline', 'タスク'],
  },
  pages: [
    { id: 'deal', when: { url: ['/deal/*'], has: [inView] }, root: '.viewContainer', ...record },
    { id: 'deal-alone', when: { url: ['/deal/*'], not: [inView] }, ...record },
    { id: 'deals-board', when: { url: ['/pipeline*'] }, ...board },
    { id: 'deals-list', when: { url: ['/deals*'] }, ...list },
  ],
  // Stages are numbers there.
  responses: [
    {
      id: 'deals-api',
      url: ['/api/v2/deals', '/api/v2/deals/{}', '/api/v1/deals', '/api/v1/deals/{}'],
      rows: ['data'],
      identity: { strong: 'id' },
      must: ['name'],
      link: '/deal/{id}',
      fields: {
        name: { at: 'title', as: 'text', confidence: 'medium', source: api },
        account: { at: ['org_id/name', 'org_name'], as: 'text', confidence: 'low', source: `${api}; version 1 only` },
        amount: { at: 'value', as: 'rawMoney', currency: 'currency', confidence: 'medium', source: api },
        closeDate: { at: 'expected_close_date', as: 'date', confidence: 'medium', source: api },
        createdDate: { at: 'add_time', as: 'date', utc: true, confidence: 'medium', source: api },
        wonDate: { at: 'won_time', as: 'date', utc: true, confidence: 'medium', source: api },
        owner: { at: ['user_id/name', 'owner_name'], as: 'text', confidence: 'low', source: `${api}; version 1 only` },
        probability: { at: 'probability', as: 'percent', confidence: 'medium', source: api },
        mrr: { at: 'mrr', as: 'rawMoney', currency: 'currency', confidence: 'low', source: api },
      },
    },
  ],
});
