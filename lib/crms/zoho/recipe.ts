import { defineRecipe } from '../../recipes/recipe.ts';
import type { Part, Source } from '../../recipes/recipe.ts';

/*
 * Lyte components are custom elements without shadow DOM. `data-zcqa` is Zoho's own hook for tests, free of language; column
 * names are the legacy ones in capitals, of which those of a deal are inferred from the contacts' and the vendor's sources.
 * Several generations of the page are served, and what is off the screen is not drawn. Formats are settings of a person apart
 * from the language: no date order follows from <html lang>, and a currency's sign is what the company typed for it.
 */

const vendor =
  'Front-end sources of the vendor found in public (version unknown): dtVw_lbl_{COLUMN}, .dvValueContainer';
const classic = 'BlankMediaD/decoder content.js (2025-07): #headervalue_, #subvalue_, #value_{COLUMN}';
const notInLayout =
  'The page layout shows the field only where the administrator put it, and draws it when it is scrolled to.';

const row = (column: string): string =>
  `.cxDvBcInfoFormRow:has([data-zcqa="dtVw_lbl_${column}"]) .dvValueContainer, .cxDvBcInfoFormRow:has([data-zcqa="bc_dtVw_lbl_${column}"]) .dvValueContainer`;
const value = (column: string, ...label: string[]): Source[] => [
  { select: `#value_${column}` },
  { select: `#subvalue_${column}` },
  { select: row(column) },
  { select: `#headervalue_${column}` },
  { label },
];

const dealInAddress = ['/crm/*/tab/Potentials/{id:#}*', '/crm/tab/Potentials/{id:#}*'];

const record: Part = {
  kind: 'deal-record',
  identity: {
    strong: [
      { url: dealInAddress },
      { select: '[cx-prop-entity-id]', read: { attr: 'cx-prop-entity-id' }, match: '{id:#}' },
    ],
  },
  link: { url: ['{*}?*', '{*}'] },
  labels: {
    label: '[data-zcqa^="dtVw_lbl_"], [data-zcqa^="bc_dtVw_lbl_"], .cxDvInfoFormField',
    in: '.cxDvBcInfoFormRow',
    value: '.dvValueContainer',
  },
  editing: '.cxDvBcInfoFormRow:has(input:not([type="hidden"]), textarea)',
  fields: {
    // The header shows name and amount together; only its first half is the name.
    name: {
      at: [...value('POTENTIALNAME', 'Deal Name', '商談名', '案件名'), { select: '#recHeader1' }],
      as: 'text',
      confidence: 'medium',
      source: `${classic}; ${vendor}`,
    },
    account: {
      at: [
        { select: `#value_ACCOUNTID a, ${row('ACCOUNTID').replaceAll('.dvValueContainer', '.dvValueContainer a')}` },
        ...value('ACCOUNTID', 'Account Name', '取引先名'),
        { select: 'crux-detailpage-wrapper a[href*="/tab/Accounts/"]' },
      ],
      as: 'text',
      optional: notInLayout,
      confidence: 'medium',
      source: 'Three scrapers read a[href*="/tab/Accounts/"]',
    },
    amount: {
      at: value('AMOUNT', 'Amount', '金額', '総額'),
      as: 'money',
      optional: notInLayout,
      confidence: 'low',
      source: `${classic}; ${vendor}`,
      // Inside the amount's own row: the expected revenue carries one too.
      currency: {
        select: `#value_AMOUNT[cx-prop-iso-code], #value_AMOUNT [cx-prop-iso-code], ${row('AMOUNT').replaceAll('.dvValueContainer', '[cx-prop-iso-code]')}`,
        read: { attr: 'cx-prop-iso-code' },
      },
    },
    stage: {
      at: value('STAGE', 'Stage', 'ステージ'),
      as: 'text',
      optional: notInLayout,
      confidence: 'low',
      source: vendor,
    },
    closeDate: {
      at: value('CLOSINGDATE', 'Closing Date', '完了予定日'),
      as: 'date',
      optional: notInLayout,
      confidence: 'low',
      source: vendor,
    },
    createdDate: {
      at: value('CREATEDTIME', 'Created Time', '作成日時'),
      as: 'date',
      optional: notInLayout,
      confidence: 'medium',
      source: vendor,
    },
    owner: {
      at: value('SMOWNERID', 'Deal Owner', '商談の担当者'),
      as: 'text',
      optional: notInLayout,
      confidence: 'low',
      source: vendor,
    },
    probability: {
      at: value('PROBABILITY', 'Probability (%)', '確度（%）'),
      as: 'percent',
      optional: notInLayout,
      confidence: 'low',
      source: vendor,
    },
    nextStep: {
      at: value('NEXTSTEP', 'Next Step', '次のステップ'),
      as: 'text',
      optional: notInLayout,
      confidence: 'low',
      source: vendor,
    },
  },
};

const activityLink = 'a[href*="/tab/Tasks/"], a[href*="/tab/Calls/"], a[href*="/tab/Events/"]';

const activities: Part = {
  kind: 'activity-timeline',
  root: 'crux-table-component[data-zcqa="relatedListTable"]',
  each: true,
  optional: 'Related lists are drawn when they are scrolled to.',
  rows: `[data-zcqa="detailView"]:has(${activityLink})`,
  identity: {
    strong: {
      select: activityLink,
      read: { attr: 'href' },
      match: ['*/tab/Tasks/{id:#}*', '*/tab/Calls/{id:#}*', '*/tab/Events/{id:#}*'],
    },
  },
  link: { select: activityLink, read: { attr: 'href' } },
  columns: { head: 'lyte-exptable-thead lyte-exptable-tr' },
  fields: {
    subject: {
      at: { select: activityLink },
      as: 'text',
      confidence: 'medium',
      source: 'Vendor sources: relatedListTable, detailView; modules by their address',
    },
    type: {
      at: { select: activityLink, read: { attr: 'href' }, match: '*/tab/{id}/*' },
      as: 'text',
      confidence: 'high',
      source: 'The module in the address',
    },
    state: {
      at: { header: ['Status', 'ステータス', '状況', 'Call Status', '通話ステータス'] },
      as: 'state',
      optional: 'A meeting has no status.',
      confidence: 'low',
    },
    when: {
      at: {
        header: [
          'Due Date',
          '期限',
          '期日',
          '期限/開始',
          'Call Start Time',
          '通話開始時間',
          'From',
          '開始',
          '開始日時',
          '日時',
          'Date',
        ],
      },
      as: 'dateTime',
      optional: 'The list shows the columns that its administrator chose.',
      confidence: 'low',
    },
    owner: {
      at: { header: ['Owner', 'Task Owner', 'Call Owner', 'Activity Owner', 'Host', '担当者', '主催者'] },
      as: 'text',
      optional: 'The list shows the columns that its administrator chose.',
      confidence: 'low',
    },
    dealId: { at: { url: dealInAddress }, as: 'id', confidence: 'high' },
  },
};

const notInColumns = 'The list shows the field only when it is one of its columns.';
const scrapers = 'Two scrapers and userscripts on live lists: listView_{id}, #listviewHeaderRow';

const list: Part = {
  kind: 'deal-list',
  rows: 'lyte-exptable-tr:has(a[id^="listView_"])',
  identity: {
    strong: [
      { select: 'a[id^="listView_"]', read: { attr: 'id' }, match: 'listView_{id:#}' },
      { read: { attr: 'id' }, match: '{id:#}' },
    ],
  },
  link: { select: 'a[id^="listView_"]', read: { attr: 'href' } },
  columns: { head: '#listviewHeaderRow' },
  // A page of the list, drawn as far as it was scrolled.
  capped: true,
  fields: {
    name: { at: { select: 'a[id^="listView_"]' }, as: 'text', confidence: 'high', source: scrapers },
    account: {
      at: [{ select: 'a[href*="/tab/Accounts/"]' }, { header: ['Account Name', '取引先名'] }],
      as: 'text',
      optional: notInColumns,
      confidence: 'medium',
      source: scrapers,
    },
    amount: {
      at: { header: ['Amount', '金額', '総額'] },
      as: 'money',
      optional: notInColumns,
      confidence: 'medium',
      source: scrapers,
      currency: [
        { header: ['Amount', '金額', '総額'], select: '[cx-prop-iso-code]', read: { attr: 'cx-prop-iso-code' } },
        { header: ['Currency', '通貨'] },
      ],
    },
    stage: {
      at: { header: ['Stage', 'ステージ'] },
      as: 'text',
      optional: notInColumns,
      confidence: 'medium',
      source: scrapers,
    },
    closeDate: {
      at: { header: ['Closing Date', '完了予定日'] },
      as: 'date',
      optional: notInColumns,
      confidence: 'medium',
      source: scrapers,
    },
    createdDate: {
      at: { header: ['Created Time', '作成日時'] },
      as: 'date',
      optional: notInColumns,
      confidence: 'low',
    },
    owner: {
      at: { header: ['Deal Owner', 'Owner', '商談の担当者', '担当者'] },
      as: 'text',
      optional: notInColumns,
      confidence: 'medium',
      source: scrapers,
    },
    probability: {
      at: { header: ['Probability (%)', 'Probability', '確度', '確度（%）'] },
      as: 'percent',
      optional: notInColumns,
      confidence: 'low',
    },
    nextStep: { at: { header: ['Next Step', '次のステップ'] }, as: 'text', optional: notInColumns, confidence: 'low' },
  },
};

const card = 'gaurharsh/zoho_crm_extractor_assignment content/extractor.js (2026-01)';
const notOnCard = 'A card shows the fields that its view chose.';

const board: Part = {
  kind: 'deal-board',
  rows: 'lyte-card.crm-kv-card',
  identity: { strong: { select: 'a.crm-kv-header-link', read: { attr: 'href' }, match: ['*/Potentials/{id:#}*'] } },
  link: { select: 'a.crm-kv-header-link', read: { attr: 'href' } },
  // Boards and cards off the screen are placeholders.
  capped: true,
  fields: {
    name: { at: { select: 'a.crm-kv-header-link' }, as: 'text', confidence: 'medium', source: card },
    account: {
      at: { select: 'a[href*="/Accounts/"]' },
      as: 'text',
      optional: notOnCard,
      confidence: 'medium',
      source: card,
    },
    amount: {
      at: { select: '.numberDivCurrencyView, .counterValue' },
      as: 'money',
      optional: notOnCard,
      confidence: 'medium',
      source: card,
      currency: { select: '[cx-prop-iso-code]', read: { attr: 'cx-prop-iso-code' } },
    },
    stage: {
      at: { within: { closest: 'lyte-board' }, read: { attr: 'data-zcqa' }, match: 'kanbanHeader_{*}' },
      as: 'text',
      confidence: 'medium',
      source: card,
    },
    closeDate: {
      at: { select: 'crux-date-component' },
      as: 'date',
      optional: notOnCard,
      confidence: 'medium',
      source: card,
    },
    owner: {
      at: { select: '[data-zcqa="recordOwner"]' },
      as: 'text',
      optional: notOnCard,
      confidence: 'medium',
      source: card,
    },
    probability: {
      at: { select: '[cx-prop-value*="%"]', read: { attr: 'cx-prop-value' } },
      as: 'percent',
      optional: notOnCard,
      confidence: 'medium',
      source: card,
    },
  },
};

const onRecord = 'crm-detailview, crm-detailview-canvas, crux-detailpage-wrapper, #editRecordbtn';
const onBoard = 'lyte-card.crm-kv-card, lyte-kanbanview';

export const zoho = defineRecipe({
  id: 'zoho',
  version: 1,
  name: 'Zoho CRM',
  evidence: {
    source: 'Its widget build, extensions and test suites; no live organisation was seen',
    checked: { on: '2026-11-25', against: 'hand-made pages that follow the evidence, English and Japanese' },
  },
  matches: ['com', 'eu', 'in', 'jp', 'com.au', 'com.cn', 'sa', 'ae', 'uk']
    .flatMap((place) => [`https://crm.zoho.${place}/crm/*`, `https://crmsandbox.zoho.${place}/crm/*`])
    .concat('https://crm.zohocloud.ca/crm/*'),
  detect: { url: ['/crm/*'], has: ['[data-zcqa], crm-detailview, crux-table-component, lyte-board'] },
  locale: 'en-US',
  dateOrder: { '*': 'unknown' },
  stages: {
    open: [
      'Qualification',
      'Needs Analysis',
      'Value Proposition',
      'Identify Decision Makers',
      'Proposal/Price Quote',
      'Negotiation/Review',
    ],
    won: ['Closed Won', '受注'],
    lost: ['Closed Lost', 'Closed-Lost to Competition', '失注'],
  },
  activityTypes: {
    call: ['Calls', 'Call', '通話'],
    meeting: ['Events', 'Meetings', 'Meeting'],
    task: ['Tasks', 'Task', 'タスク'],
  },
  pages: [
    {
      id: 'deal',
      when: { url: ['/crm/*tab/Potentials/*'], has: [onRecord], not: [onBoard] },
      ...record,
      also: [activities],
    },
    { id: 'deals-board', when: { url: ['/crm/*tab/Potentials*'], has: [onBoard] }, ...board },
    { id: 'deals-list', when: { url: ['/crm/*tab/Potentials*'], not: [onRecord, onBoard] }, ...list },
  ],
});
