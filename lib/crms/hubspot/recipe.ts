import { defineRecipe } from '../../recipes/recipe.ts';
import type { Part, Source } from '../../recipes/recipe.ts';

/*
 * Two families of attributes stand side by side, `data-test-id` (two dashes) and the older `data-selenium-test`; class names
 * are generated. A property's internal name is the one key that survives translation and relabelling. Language and formats
 * are separate settings: no date order follows from <html lang>.
 */

const properties = 'ul[data-selenium-test="profile-properties-list"]';

/** A property by its internal name: the properties card, whose row also holds other test ids, then the strip on top. */
const property = (name: string): Source[] => [
  { select: `${properties} > [data-test-id="${name}"] [data-selenium-test="property-input-${name}"]` },
  { select: `${properties} > [data-test-id="${name}"] [data-test-id="hover-content-wrapper"]` },
  { select: `[data-test-id="highlight-property-display-${name}"]` },
  { select: `[data-test-id="all-properties-panel"] [data-test-id="property-input-${name}"]` },
];
const card = 'Portal-Peeker record-surfaces.js, confirmed live 2026-08: rows of PROPERTIES_V3 by internal name';
const notShown = 'The record shows the properties that its administrator chose.';
const noOwner = { 'no owner': '', 担当者なし: '', 担当者がいません: '' };

const dealInAddress = ['/contacts/*/record/0-3/{id:#}*', '/contacts/*/deal/{id:#}*', '*/objects/0-3/record/{id:#}*'];

const record: Part = {
  kind: 'deal-record',
  identity: { strong: { url: dealInAddress } },
  link: { url: ['{*}?*', '{*}'] },
  fields: {
    name: {
      at: [
        ...property('dealname'),
        { select: '[data-test-id="highlight-record-label"], [data-selenium-test="highlightTitle"]' },
      ],
      as: 'text',
      confidence: 'high',
      source: 'rnd_playwright_cli pages/deals (2026-04): highlight-property-display-*',
    },
    account: {
      at: [
        { select: '[data-test-id="card-wrapper-ASSOCIATION_V3/0-2"] a[href*="/record/0-2/"]' },
        { select: '[data-test-id="records-right-sidebar"] a[href*="/record/0-2/"]' },
      ],
      as: 'text',
      optional: 'Absent for a deal without an associated company.',
      confidence: 'medium',
      source: 'TalkToCRM deal-detection; SysAdminDoc HubSpot-Ticket-Refined fixtures',
    },
    amount: {
      at: property('amount'),
      as: 'money',
      optional: notShown,
      confidence: 'high',
      source: card,
      currency: property('deal_currency_code'),
    },
    stage: {
      at: [...property('dealstage'), { select: '[data-test-id="deal-stage-select"] button' }],
      as: 'text',
      confidence: 'medium',
      source: 'rnd_playwright_cli: deal-stage-select; property-input-dealstage',
    },
    closeDate: { at: property('closedate'), as: 'date', optional: notShown, confidence: 'medium', source: card },
    createdDate: { at: property('createdate'), as: 'date', optional: notShown, confidence: 'medium', source: card },
    owner: {
      at: property('hubspot_owner_id'),
      as: 'text',
      optional: notShown,
      map: noOwner,
      confidence: 'medium',
      source: 'Portal-Peeker: the owner row has bare text, "No owner" when unset',
    },
    probability: {
      at: property('hs_deal_stage_probability'),
      as: 'percent',
      optional: notShown,
      confidence: 'low',
      source: card,
    },
    mrr: {
      at: property('hs_mrr'),
      as: 'money',
      optional: notShown,
      confidence: 'low',
      currency: property('deal_currency_code'),
    },
    category: { at: property('hs_manual_forecast_category'), as: 'text', optional: notShown, confidence: 'low' },
    nextStep: { at: property('hs_next_step'), as: 'text', optional: notShown, confidence: 'medium', source: card },
  },
};

const header: Source = { select: '[data-test-id="header-message"]' };
const kinds = ['call', 'meeting', 'email', 'task', 'note'];
const ofKind = (before: string, after = ''): string =>
  kinds
    .flatMap((kind) =>
      [`[data-event-type*="${kind}" i]`, `[data-selenium-event-type*="${kind}" i]`].map(
        (event) => `${before}${event}${after}`,
      ),
    )
    .join(', ');
const kindOf: Source[] = ['data-event-type', 'data-selenium-event-type'].map((attr) => ({
  read: { attr },
  match: ['*/{id}', '{id}'],
}));

const timeline: Part = {
  kind: 'activity-timeline',
  // Panels of other tabs stay in the document, hidden.
  root: '[data-test-id="crm-events-viz-timeline"]',
  optional: 'The timeline is drawn when its tab is first opened.',
  rows: ofKind('[data-test-id="collapsible-event-accordion"]'),
  identity: {},
  more: '[data-test-id="timeline-event-container-loading-state"]',
  fields: {
    // One sentence holds kind, subject and person; of a call and a note it is all there is.
    subject: {
      at: [
        { select: '[data-selenium-test="timeline-task"] p' },
        {
          ...header,
          match: [
            'Meeting – * – {*}',
            'Meeting – {*}',
            'ミーティング – * – {*}',
            'ミーティング – {*}',
            'Email – {*} from *',
            'Email – {*}',
            'Eメール – {*}',
            'E-mail – {*}',
          ],
        },
        header,
      ],
      as: 'text',
      confidence: 'low',
      source: 'HubSpot-Ticket-Refined, LazyQ: header-message, timeline-task',
    },
    type: {
      at: kindOf,
      as: 'text',
      confidence: 'medium',
      source: 'TMetric and HubSpot-Ticket-Refined: the words call, meeting, email, task, note in data-event-type',
    },
    state: {
      at: [{ ...header, match: ['Meeting – {*} – *', 'Meeting - {*} - *'] }, ...kindOf],
      as: 'state',
      optional: 'A task, and a meeting without an outcome, does not say whether it is done.',
      map: { call: 'done', calls: 'done', email: 'done', note: 'done', task: '', meeting: '' },
      confidence: 'low',
    },
    outcome: {
      at: {
        ...header,
        match: ['Call – {*} by *', 'Call - {*} by *', 'Appel - {*} passé par *', 'コール – {*} 担当: *'],
      },
      as: 'outcome',
      optional: 'Only a call has an outcome, and not every call.',
      map: { connecté: 'connected' },
      confidence: 'low',
      source: 'LazyQ userscript (2026-09): header of a collapsed call, en and fr; ja by pattern',
    },
    when: {
      at: { select: '[data-test-id="event-timestamp"]' },
      as: 'dateTime',
      confidence: 'medium',
      source: 'LazyQ, HubSpot-Ticket-Refined: event-timestamp',
    },
    owner: {
      at: [
        { select: '[data-test-id="email-sender"]' },
        { ...header, match: ['* by {*}', '* assigned to {*}', '* 担当: {*}'] },
      ],
      as: 'text',
      optional: 'The sentence names a person for some kinds of event.',
      confidence: 'low',
    },
    dealId: { at: { url: dealInAddress }, as: 'id', confidence: 'high' },
  },
};

const cell = (name: string, inside = ''): Source[] =>
  [
    `td[data-test-id^="cell-0-3-${name}-"]`,
    `td[data-table-external-id^="${name}-"]`,
    `td[data-test-property-name="${name}"]`,
  ].map((one) => ({ select: inside ? `${one} ${inside}` : one }));
const columns = 'revguide HUBSPOT_DOM.md (2026-03): cell-{type}-{property}-{id}';
const notInColumns = 'The list shows the property only when it is one of its columns.';

const list: Part = {
  kind: 'deal-list',
  root: 'table[data-test-id="framework-data-table"], [data-test-id="crm-table"]',
  rows: 'tr[data-test-id^="row-"], tr[data-test-id="crm-table-row"]',
  identity: {
    strong: [
      { read: { attr: 'data-test-id' }, match: 'row-{id:#}' },
      { read: { attr: 'data-test-object-id' }, match: '{id:#}' },
      { select: 'a[href*="/record/0-3/"]', read: { attr: 'href' }, match: '*/record/0-3/{id:#}*' },
    ],
  },
  link: { select: 'a[href*="/record/0-3/"]', read: { attr: 'href' } },
  // Rows are drawn as they are scrolled to.
  capped: true,
  fields: {
    name: {
      at: [...cell('dealname', 'a[href*="/record/0-3/"]'), ...cell('dealname')],
      as: 'text',
      confidence: 'high',
      source: columns,
    },
    account: {
      at: [...cell('associatedcompanyid', 'a'), ...cell('hs_primary_associated_company', 'a')],
      as: 'text',
      optional: notInColumns,
      confidence: 'low',
    },
    amount: {
      at: cell('amount'),
      as: 'money',
      optional: notInColumns,
      confidence: 'high',
      source: columns,
      currency: cell('deal_currency_code'),
    },
    // The pipeline follows in brackets; a stage may have brackets of its own.
    stage: {
      at: cell('dealstage').map((source) => ({ ...source, match: ['{**} (*)', '{*}'] })),
      as: 'text',
      optional: notInColumns,
      confidence: 'medium',
      source: columns,
    },
    closeDate: {
      at: cell('closedate'),
      as: 'date',
      optional: notInColumns,
      confidence: 'medium',
      source: 'rnd_playwright_cli edit-deal.spec: date, time and zone',
    },
    createdDate: { at: cell('createdate'), as: 'date', optional: notInColumns, confidence: 'medium', source: columns },
    owner: {
      at: cell('hubspot_owner_id'),
      as: 'text',
      optional: notInColumns,
      map: noOwner,
      confidence: 'medium',
      source: columns,
    },
    probability: { at: cell('hs_deal_stage_probability'), as: 'percent', optional: notInColumns, confidence: 'low' },
    nextStep: { at: cell('hs_next_step'), as: 'text', optional: notInColumns, confidence: 'low' },
  },
};

const board: Part = {
  kind: 'deal-board',
  rows: '[data-test-id="cdb-column-item"]',
  identity: {
    strong: [
      { read: { attr: 'data-selenium-id' }, match: '{id:#}' },
      { read: { attr: 'data-rbd-draggable-id' }, match: '{id:#}' },
      { select: 'a[href*="/record/0-3/"]', read: { attr: 'href' }, match: '*/record/0-3/{id:#}*' },
    ],
  },
  link: { select: 'a[href*="/record/0-3/"]', read: { attr: 'href' } },
  labels: {
    label: '[data-test-id="cdbc-property-label"], [data-selenium-test="card-property"] > span:first-child',
    in: '[data-selenium-test="card-property"], div[data-test-id^="cdbc-property-"]',
  },
  capped: true,
  fields: {
    name: {
      at: [
        { select: 'a[data-test-id="cdbc-title"], a[data-test-id="board-card-section-title-link"]' },
        { select: 'a[href*="/record/0-3/"]' },
      ],
      as: 'text',
      confidence: 'high',
      source: 'revguide index-tags.js (2026-03): both skins of a card',
    },
    amount: {
      at: { label: ['Amount', '金額'] },
      as: 'money',
      optional: 'A card shows the properties that its administrator chose.',
      confidence: 'medium',
      source: 'revguide: cdbc-property-label, card-property',
    },
    stage: {
      at: {
        select: '[data-test-id="cdb-column-name"]',
        within: { closest: '[data-test-id="cdb-column"], [data-test-id^="framework-data-column-"]' },
      },
      as: 'text',
      confidence: 'medium',
      source: 'rnd_playwright_cli board-view.spec: cdb-column-name',
    },
    closeDate: {
      at: { label: ['Close date', 'Close Date', 'クローズ日'] },
      as: 'date',
      optional: 'A card shows the properties that its administrator chose.',
      confidence: 'medium',
      source: 'revguide: cdbc-property-label',
    },
    owner: {
      at: { label: ['Deal owner', '取引担当者', '取引の担当者'] },
      as: 'text',
      optional: 'A card shows the properties that its administrator chose.',
      map: noOwner,
      confidence: 'low',
    },
  },
};

const onBoard =
  '[data-test-id="cdb-column"], [data-test-id^="framework-data-column-"], [data-test-id="cdb-column-item"]';

const objects = "Extensions that watch the same requests; the property names are the vendor's";
/** With its history, or bare. */
const valueOf = (name: string): readonly string[] => [`properties/${name}/value`, `properties/${name}`];

export const hubspot = defineRecipe({
  id: 'hubspot',
  version: 1,
  name: 'HubSpot',
  evidence: {
    source: 'Public extensions, test suites and help pages; no live portal was seen',
    checked: { on: '2026-11-25', against: 'hand-made pages that follow the evidence, English and Japanese' },
  },
  matches: ['https://*.hubspot.com/*'],
  detect: { url: ['/contacts/*', '/objects/0-3/*'], has: ['[data-test-id]'] },
  locale: 'en',
  dateOrder: { '*': 'unknown' },
  // Amounts have the shape of the browser's own formats (`￥` in Japanese, `US$` in British English): likely, not attested.
  signs: 'locale',
  stages: {
    open: [
      'Appointment Scheduled',
      'Qualified To Buy',
      'Presentation Scheduled',
      'Decision Maker Bought-In',
      'Contract Sent',
    ],
    won: ['Closed Won', '成約', '受注'],
    lost: ['Closed Lost', '失注'],
  },
  activityTypes: {
    call: ['CALL', 'CALLS'],
    meeting: ['MEETING', 'MEETINGS'],
    email: ['EMAIL', 'EMAILS'],
    task: ['TASK', 'TASKS'],
    note: ['NOTE', 'NOTES'],
  },
  pages: [
    {
      id: 'deal',
      when: { url: ['/contacts/*/record/0-3/*', '/contacts/*/deal/*', '*/objects/0-3/record/*'] },
      ...record,
      also: [timeline],
    },
    { id: 'deals-board', when: { url: ['*/objects/0-3*'], has: [onBoard] }, ...board },
    {
      id: 'deals-list',
      when: { url: ['*/objects/0-3*'], not: [onBoard, '[data-test-id="record-highlight-content"]'] },
      ...list,
    },
  ],
  // Dates are milliseconds and stages keys there: both are left to the page.
  responses: [
    {
      id: 'deal-objects',
      url: ['/api/inbounddb-objects/v1/crm-objects/0-3/{}', '/api/crm-search/search'],
      rows: ['results', '', '*'],
      identity: { strong: 'objectId' },
      where: { objectTypeId: '0-3' },
      must: ['name'],
      fields: {
        name: { at: valueOf('dealname'), as: 'text', confidence: 'medium', source: objects },
        amount: {
          at: valueOf('amount'),
          as: 'rawMoney',
          currency: valueOf('deal_currency_code'),
          confidence: 'medium',
          source: objects,
        },
      },
    },
  ],
});
