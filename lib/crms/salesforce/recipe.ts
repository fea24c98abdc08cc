import { defineRecipe } from '../../recipes/recipe.ts';
import type { Field, Part, Source } from '../../recipes/recipe.ts';

/*
 * Lightning Experience. Its components use synthetic shadow: a content script sees one flat tree (tried with
 * @lwc/synthetic-shadow in Chromium), so nothing is walked; parts that are native announce themselves by data-render-mode.
 * Language and locale are two settings of a person: no date order and no separator follow from <html lang>.
 */

/** The field's own API name, in any language; Salesforce Inspector Reloaded reads its third part too (button.js). */
const field = (api: string): string => `[data-target-selection-name="sfdc:RecordField.Opportunity.${api}"]`;
const output = (api: string): Source => ({ select: `${field(api)} [data-output-element-id="output-field"]` });
const anchor =
  'data-target-selection-name: Salesforce-Inspector-reloaded addon/button.js; output-field: salesforce-pageobjects 9.0.0 records/recordLayoutItem';

const notInLayout = 'The page layout shows the field only where the administrator put it.';
const notInColumns = 'The list shows the field only when it is one of its columns.';
const notOnCard = 'A card shows four fields that the administrator chose.';

const inRecordAddress = ['*/lightning/r/Opportunity/{id:006*}*', '*/lightning/r/{id:006*}*', '*#/sObject/{id:006*}*'];

const record: Part = {
  kind: 'deal-record',
  root: 'one-record-home-flexipage2',
  // One record has an id of 15 letters and one of 18.
  identity: { as: 'id18', strong: { url: inRecordAddress } },
  link: '/lightning/r/Opportunity/{id}/view',
  editing:
    '.slds-form-element_edit:has(input, textarea), records-record-layout-item:has(lightning-input, lightning-textarea)',
  labels: {
    label: '.test-id__field-label',
    in: 'records-record-layout-item, flexipage-field',
    value: '[data-output-element-id="output-field"]',
  },
  fields: {
    name: {
      at: [
        output('Name'),
        { select: 'records-highlights2 [slot="primaryField"]' },
        { select: '[slot="primaryField"] lightning-formatted-text' },
      ],
      as: 'text',
      confidence: 'high',
      source: anchor,
    },
    account: {
      at: [{ select: `${field('AccountId')} a[href*="/lightning/r/"]` }, output('AccountId')],
      as: 'text',
      optional: notInLayout,
      confidence: 'high',
      source: 'salesforce-pageobjects: force-lookup, records-hoverable-link',
    },
    amount: {
      // Never from the highlights panel: it cuts long amounts short.
      at: [output('Amount'), { label: ['Amount', '金額'] }],
      as: 'money',
      optional: notInLayout,
      confidence: 'high',
      source: anchor,
      currency: {
        select: `${field('CurrencyIsoCode')} [data-output-element-id="output-field"]`,
        match: ['{id:???}', '{id:???} *', '* - {id:???}'],
      },
    },
    stage: {
      at: [
        output('StageName'),
        { select: '.slds-path__nav li.slds-is-current .title, .slds-path__nav li.slds-is-active .title' },
      ],
      as: 'text',
      confidence: 'high',
      source: 'salesforce-pageobjects: sfa/outputStageName, runtime_sales/pathAssistantTabSet',
    },
    closeDate: {
      at: [output('CloseDate'), { label: ['Close Date', '完了予定日'] }],
      as: 'date',
      confidence: 'high',
      source: anchor,
    },
    createdDate: {
      at: {
        select: `${field('CreatedById')} records-modstamp lightning-formatted-text, ${field('CreatedById')} lightning-formatted-text`,
      },
      as: 'date',
      optional: notInLayout,
      confidence: 'medium',
      source: 'salesforce-pageobjects: records-modstamp',
    },
    // The block also holds the words of a "Change Owner" button.
    owner: {
      at: { select: `${field('OwnerId')} a[href*="/lightning/r/"]` },
      as: 'text',
      optional: notInLayout,
      confidence: 'high',
      source: 'salesforce-pageobjects: force-owner-lookup',
    },
    probability: {
      at: output('Probability'),
      as: 'percent',
      optional: notInLayout,
      confidence: 'high',
      source: anchor,
    },
    category: {
      at: output('ForecastCategoryName'),
      as: 'text',
      optional: notInLayout,
      confidence: 'medium',
      source: 'salesforce-pageobjects: sfa-output-forecast-category',
    },
    nextStep: { at: output('NextStep'), as: 'text', optional: notInLayout, confidence: 'high', source: anchor },
  },
};

const timeline: Part = {
  kind: 'activity-timeline',
  root: 'one-record-home-flexipage2 .skip-timeline-wrapper',
  optional: 'The activity tab is drawn when it is first opened.',
  rows: 'li.runtime_sales_activitiesActivityTimelineFixedStencil',
  identity: {
    as: 'id18',
    strong: {
      select: 'a.subjectLink',
      read: { attr: 'href' },
      match: ['*/lightning/r/*/{id}/view*', '*/lightning/r/{id}/view*'],
    },
  },
  link: { select: 'a.subjectLink', read: { attr: 'href' } },
  fields: {
    subject: {
      at: [{ select: 'a.subjectLink' }, { select: '.subjectLink' }],
      as: 'text',
      confidence: 'medium',
      source: 'salesforce-pageobjects activities/*: subjectLink; two test suites',
    },
    type: {
      at: [
        // A logged call is a Task whose icon tells it from others.
        { select: '[class*="log_a_call"], [class*="log-a-call"]', text: 'Call' },
        { read: { attr: 'class' }, match: ['row {id} runtime_sales*', '*row {id} *', '{id} row *'] },
      ],
      as: 'text',
      confidence: 'medium',
      source:
        'salesforce-pageobjects activities/*: li.row.{Type} (Event attested, Task and EmailMessage by its pattern)',
    },
    state: {
      at: [
        { within: { closest: '.standardTimelineUpcomingActivities' }, text: 'planned' },
        { within: { closest: '.pastActivities' }, text: 'done' },
      ],
      as: 'state',
      confidence: 'medium',
      source: 'salesforce-pageobjects activities/*: standardTimelineUpcomingActivities, pastActivities',
    },
    when: {
      at: { select: '.dueDate' },
      as: 'dateTime',
      optional: 'Some kinds of item carry no date.',
      confidence: 'low',
      source: 'salesforce-pageobjects activities/*: dueDate; its wording is not attested',
    },
    owner: {
      at: { select: 'a[href*="/lightning/r/User/"]' },
      as: 'text',
      optional: 'An item names its owner only when that is not you.',
      confidence: 'low',
    },
    dealId: { at: { url: inRecordAddress }, as: 'id18', confidence: 'high' },
  },
};

/** Column by the start of its key (`CloseDate-customDate-5`), else by its header's text. */
const cell = (api: string, header: readonly string[], inside = ''): Source[] => [
  { select: inside ? `[data-col-key-value^="${api}-"] ${inside}` : `[data-col-key-value^="${api}-"]` },
  { header, ...(inside && { select: inside }) },
];
const columnKeys =
  'lightning-base-components 1.28 datatable/columns.js: data-col-key-value; that lists use API names there is not proven';

const list: Part = {
  kind: 'deal-list',
  root: 'lst-object-home, .forceObjectHomeDesktop, .oneConsoleObjectHome',
  rows: '[data-row-key-value]:not([data-row-key-value="HEADER"]), table.uiVirtualDataTable tbody tr',
  identity: {
    as: 'id18',
    strong: [
      {
        select: 'a[href*="/lightning/r/Opportunity/"], a[href*="/lightning/r/006"]',
        read: { attr: 'href' },
        match: inRecordAddress,
      },
      { read: { attr: 'data-row-key-value' }, match: '{id:006*}*' },
    ],
  },
  link: '/lightning/r/Opportunity/{id}/view',
  columns: { head: '[data-row-key-value="HEADER"], table.uiVirtualDataTable thead tr' },
  editing: '[data-row-key-value] .slds-has-focus:has(input, textarea)',
  total: { select: '.countSortedByFilteredBy', within: 'root', match: ['{*} •*', '{*}'] },
  capped: true,
  fields: {
    name: {
      at: [
        { select: 'a[href*="/lightning/r/Opportunity/"], a[href*="/lightning/r/006"]' },
        ...cell('Name', ['Opportunity Name', '商談名', '商談 名']),
      ],
      as: 'text',
      confidence: 'high',
      source: 'salesforce-pageobjects lists/*; NPSP robot locators_64.py',
    },
    account: {
      at: cell('Account.Name', ['Account Name', '取引先名', '取引先 名']),
      as: 'text',
      optional: notInColumns,
      confidence: 'medium',
      source: columnKeys,
    },
    amount: {
      at: cell('Amount', ['Amount', '金額']),
      as: 'money',
      optional: notInColumns,
      confidence: 'medium',
      source: columnKeys,
    },
    stage: {
      at: cell('StageName', ['Stage', 'フェーズ']),
      as: 'text',
      optional: notInColumns,
      confidence: 'medium',
      source: columnKeys,
    },
    closeDate: {
      at: [
        { select: '[data-col-key-value^="CloseDate-"]', read: { attr: 'data-cell-value' }, match: '{id:#-#-#}' },
        ...cell('CloseDate', ['Close Date', '完了予定日']),
      ],
      as: 'date',
      optional: notInColumns,
      confidence: 'medium',
      source: columnKeys,
    },
    createdDate: {
      at: cell('CreatedDate', ['Created Date', '作成日']),
      as: 'date',
      optional: notInColumns,
      confidence: 'low',
    },
    owner: {
      at: cell('Owner.Name', ['Opportunity Owner', 'Owner Full Name', '商談 所有者', '所有者 氏名']),
      as: 'text',
      optional: 'The list names the owner when a column holds the full name; an alias is not read as one.',
      confidence: 'medium',
      source: columnKeys,
    },
    probability: {
      at: cell('Probability', ['Probability (%)', '確度 (%)', '確度']),
      as: 'percent',
      optional: notInColumns,
      confidence: 'low',
    },
    nextStep: {
      at: cell('NextStep', ['Next Step', '次のステップ']),
      as: 'text',
      optional: notInColumns,
      confidence: 'low',
    },
  },
};

const card = 'Two extensions that read and decorate kanban cards, and notes of an agent that drives them, agree';

const board: Part = {
  kind: 'deal-board',
  root: '#kanbanView',
  rows: '.pipelineViewCard',
  identity: {
    as: 'id18',
    strong: [
      { read: { attr: 'class' }, match: ['{id:006*}*', '* {id:006*}*'] },
      { select: '.primaryDisplayField a', read: { attr: 'href' }, match: inRecordAddress },
    ],
  },
  link: '/lightning/r/Opportunity/{id}/view',
  // Thirteen cards a column are drawn, however many its header counts.
  capped: true,
  fields: {
    name: {
      at: { select: '.primaryDisplayField a, .primaryDisplayField' },
      as: 'text',
      confidence: 'high',
      source: card,
    },
    account: {
      at: { select: 'a[href*="/lightning/r/Account/"], a[href*="/lightning/r/001"]' },
      as: 'text',
      optional: notOnCard,
      confidence: 'medium',
      source: card,
    },
    amount: {
      at: [{ select: '.sfaOpportunityDealMotionAmount' }, { select: '.uiOutputNumber, .uiOutputCurrency' }],
      as: 'money',
      optional: notOnCard,
      confidence: 'medium',
      source: card,
    },
    stage: {
      at: {
        select: '.pipelineHeader > :first-child',
        within: { closest: '.pipelineColumn, .runtime_sales_pipelineboardPipelineViewColumn' },
        match: ['{**}(*)', '{*}'],
      },
      as: 'text',
      confidence: 'medium',
      source: card,
    },
    closeDate: { at: { select: '.uiOutputDate' }, as: 'date', optional: notOnCard, confidence: 'medium', source: card },
    owner: { at: [], as: 'text', optional: notOnCard } satisfies Field,
  },
};

/** Cards and table share an address. */
const onBoard = '.active #kanbanView .pipelineViewCard';

const uiApi = "The vendor's UI API documents; Aura actions seen by extensions";

export const salesforce = defineRecipe({
  id: 'salesforce',
  version: 1,
  name: 'Salesforce',
  evidence: {
    source: 'Vendor artefacts, test suites and extensions; no live organisation was seen',
    checked: { on: '2026-11-25', against: 'hand-made pages that follow the evidence, English and Japanese' },
  },
  matches: ['https://*.lightning.force.com/*', 'https://*.lightning.force.com.mcas.ms/*', 'https://*.sfcrmapps.cn/*'],
  detect: { url: ['/lightning/*', '/one/one.app*'], has: ['.oneContent, one-record-home-flexipage2, lst-object-home'] },
  locale: 'en-US',
  dateOrder: { '*': 'unknown' },
  // Since 2024 formats are ICU's (help.salesforce.com, xcloud.icu_migration_format_changes).
  signs: 'locale',
  stages: {
    open: [
      'Prospecting',
      'Qualification',
      'Needs Analysis',
      'Value Proposition',
      'Id. Decision Makers',
      'Perception Analysis',
      'Proposal/Price Quote',
      'Negotiation/Review',
    ],
    won: ['Closed Won', '受注', '成立'],
    lost: ['Closed Lost', '失注', '不成立'],
  },
  activityTypes: {
    call: ['Call', '電話'],
    meeting: ['Event', '行動'],
    email: ['EmailMessage', 'Email', 'メール'],
    task: ['Task', 'ToDo'],
    note: ['ContentNote', 'Note'],
  },
  pages: [
    {
      id: 'deal',
      when: { url: ['/lightning/r/Opportunity/006*/view*', '/lightning/r/006*/view*', '*#/sObject/006*'] },
      ...record,
      also: [timeline],
    },
    { id: 'deals-board', when: { url: ['/lightning/o/Opportunity/*'], has: [onBoard] }, ...board },
    { id: 'deals-list', when: { url: ['/lightning/o/Opportunity/*'], not: [onBoard] }, ...list },
  ],
  responses: [
    {
      id: 'ui-api',
      url: ['/aura', '/services/data/{}/ui-api/list-records/{}/{}', '/services/data/{}/ui-api/records/{}'],
      rows: ['records', 'actions/*/returnValue/records', 'actions/*/returnValue', ''],
      identity: { strong: 'id', as: 'id18' },
      where: { apiName: 'Opportunity' },
      must: ['name'],
      link: '/lightning/r/Opportunity/{id}/view',
      fields: {
        name: { at: 'fields/Name/value', as: 'text', confidence: 'medium', source: uiApi },
        account: {
          at: ['fields/Account/displayValue', 'fields/Account/value/fields/Name/value'],
          as: 'text',
          confidence: 'medium',
          source: uiApi,
        },
        amount: {
          at: 'fields/Amount/value',
          as: 'rawMoney',
          currency: 'fields/CurrencyIsoCode/value',
          confidence: 'medium',
          source: uiApi,
        },
        stage: { at: 'fields/StageName/displayValue', as: 'text', confidence: 'medium', source: uiApi },
        closeDate: { at: 'fields/CloseDate/value', as: 'date', confidence: 'medium', source: uiApi },
        createdDate: { at: 'fields/CreatedDate/value', as: 'date', utc: true, confidence: 'medium', source: uiApi },
        owner: {
          at: ['fields/Owner/displayValue', 'fields/Owner/value/fields/Name/value'],
          as: 'text',
          confidence: 'medium',
          source: uiApi,
        },
        probability: { at: 'fields/Probability/value', as: 'percent', confidence: 'medium', source: uiApi },
      },
    },
  ],
});
