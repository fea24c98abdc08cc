import { defineRecipe } from '../../recipes/recipe.ts';
import type { Part, Source } from '../../recipes/recipe.ts';

/*
 * Dynamics 365 Sales, Unified Interface: light DOM, generated classes. `data-id` and `col-id` are built from logical names and
 * free of language. Numbers, dates and money follow a person's own formats, apart from the language of the page. Whether an
 * opportunity is won or lost stands in no place that is attested, so its status is not read; a board's markup is not known.
 */

const easyRepro = 'microsoft/EasyRepro AppElementReference.cs';
const notOnForm = 'A form shows the field only where its maker put it.';
const guid = '????????-????-????-????-????????????';

/** A control by the logical name of its field, on the form or in its header; of a read-only record the text that stands there. */
const entry = (name: string, control: string): Source[] => [
  { select: `[data-id="${name}.fieldControl-${control}"]` },
  { select: `[data-id="header_${name}.fieldControl-${control}"]` },
  { select: `[data-id="${name}-FieldSectionItemContainer"] [data-id^="${name}.fieldControl"]` },
];
const lookup = (name: string): Source[] => [
  { select: `[data-id="${name}.fieldControl-LookupResultsDropdown_${name}_selected_tag_text"]` },
  {
    select: `[data-id="header_${name}.fieldControl-LookupResultsDropdown_${name}_selected_tag_text"], [data-id="header_${name}.fieldControl-LookupResultsDropdown_header_${name}_selected_tag_text"]`,
  },
  { select: `[data-id="${name}.fieldControl-LookupResultsDropdown_${name}_selected_tag"]` },
];

const recordInAddress: Source = { param: 'id', match: [`{id:${guid}}`, `*{id:${guid}}*`] };

const record: Part = {
  kind: 'deal-record',
  identity: { as: 'guid', strong: recordInAddress },
  link: { url: ['{*}'] },
  fields: {
    name: {
      // Its visible text ends in "- Saved".
      at: [
        { select: 'h1[data-id="header_title"]', read: { attr: 'title' } },
        { select: '[data-id="formHeaderTitle"]' },
        ...entry('name', 'text-box-text'),
      ],
      as: 'text',
      confidence: 'high',
      source: `${easyRepro}: header_title, its title attribute`,
    },
    account: {
      at: [...lookup('parentaccountid'), ...lookup('customerid')],
      as: 'text',
      optional: notOnForm,
      confidence: 'high',
      source: `${easyRepro}: LookupResultsDropdown_…_selected_tag`,
    },
    amount: {
      at: entry('estimatedvalue', 'currency-text-input'),
      as: 'money',
      optional: notOnForm,
      confidence: 'high',
      source: 'Two test suites: estimatedvalue.fieldControl-currency-text-input',
      currency: lookup('transactioncurrencyid'),
    },
    stage: {
      at: [
        { select: 'li:has([id$="stageStatusLabel"]) [id*="processHeaderStageName"]', read: { attr: 'title' } },
        { select: 'li:has([id$="stageStatusLabel"]) [id*="processHeaderStageName"]' },
        ...entry('stepname', 'text-box-text'),
      ],
      as: 'text',
      optional: 'Absent where the opportunity runs through no business process.',
      confidence: 'medium',
      source: 'Six test suites: ProcessBreadCrumb-processHeaderStageName, stageStatusLabel',
    },
    closeDate: {
      at: entry('estimatedclosedate', 'date-time-input'),
      as: 'date',
      optional: notOnForm,
      confidence: 'high',
      source: `${easyRepro}: fieldControl-date-time-input`,
    },
    createdDate: { at: entry('createdon', 'date-time-input'), as: 'date', optional: notOnForm, confidence: 'low' },
    owner: {
      at: [...lookup('ownerid'), { select: '[id^="headerControlsList_"] a' }],
      as: 'text',
      optional: notOnForm,
      confidence: 'high',
      source: `${easyRepro}; header links in three suites`,
    },
    probability: {
      at: [
        { select: 'input[data-id^="closeprobability.fieldControl"]' },
        ...entry('closeprobability', 'whole-number-text-input'),
      ],
      as: 'percent',
      optional: notOnForm,
      confidence: 'medium',
      source: 'Generated control lists of the out-of-box forms',
    },
    nextStep: { at: [], as: 'text', optional: 'There is no standard column for a next step.' },
  },
};

const part = (name: string): string => `[id*="timeline_record_${name}"], [data-id*="timeline_record_${name}"]`;
const icon = (symbol: string, text: string): Source => ({ select: `[class*="${symbol}-symbol"]`, text });
const exporter = 'Timeline Markdown Exporter, an extension in the isolated world (en, nl): ids and icons';

const timeline: Part = {
  kind: 'activity-timeline',
  root: '[data-id="notescontrol-timeline_wall_container"], #TimelineGroupsMainContainer, [data-id="notescontrol"]',
  optional: 'A form without a timeline, or one whose tab was not opened.',
  rows: '[id^="timeline_record_control"], [data-id^="timeline_record_control"]',
  identity: {
    as: 'guid',
    strong: [
      { read: { attr: 'id' }, match: `timeline_record_control{id:${guid}}*` },
      { read: { attr: 'data-id' }, match: `timeline_record_control{id:${guid}}*` },
    ],
  },
  more: '[data-id="notescontrol-seeMoreRecords"] a',
  fields: {
    subject: {
      at: { select: part('title_text') },
      as: 'text',
      optional: 'Some kinds of record have no title.',
      confidence: 'high',
      source: exporter,
    },
    type: {
      at: [
        icon('PhoneCall', 'Phone Call'),
        icon('EmailIncoming', 'Email'),
        icon('EmailOutgoing', 'Email'),
        icon('Note', 'Note'),
        icon('Appointment', 'Appointment'),
        icon('Task', 'Task'),
        { select: part('header_title'), match: ['{*} (*', '{*}: *', '{*}'] },
      ],
      as: 'text',
      confidence: 'medium',
      source: `${exporter}; Appointment and Task by its pattern`,
    },
    state: {
      at: { select: '[id*="timeline_field_statecode"], [data-id*="timeline_field_statecode"]' },
      as: 'state',
      optional: 'Only an opened item, of some kinds, shows its state.',
      confidence: 'low',
      source: 'One test suite reads timeline_field_statecode',
    },
    when: {
      at: [{ select: part('time'), read: { attr: 'title' }, match: ['*: {*}', '{*}'] }, { select: part('time') }],
      as: 'dateTime',
      confidence: 'medium',
      source: `${exporter}: first title with a prefix such as "Actual end:", else timeline_record_time`,
    },
    // Not `timeline_field_from`: of an incoming mail that is the customer.
    owner: {
      at: { select: part('header_title'), match: '*: {*}' },
      as: 'text',
      optional: 'Some kinds of item name nobody.',
      confidence: 'low',
      source: exporter,
    },
    dealId: { at: recordInAddress, as: 'guid', confidence: 'high' },
  },
};

const toolkit =
  'microsoft/power-platform-playwright-samples (2026-05): role=row with row-index, role=gridcell with col-id';
const notInColumns = 'The view shows the field only when it is one of its columns.';
const pinned = '.ag-pinned-left-cols-container [row-index]';
/** A column by its logical name, in the body or among the pinned columns, which are rows of their own. */
const cell = (column: string, inside?: string): Source[] => [
  { select: `[col-id="${column}"]${inside ? ` ${inside}` : ''}` },
  {
    select: `[col-id="${column}"]${inside ? ` ${inside}` : ''}`,
    within: { closest: '[row-index]', twin: pinned, by: 'row-index' },
  },
];
const hrefId = [`*&id={id:${guid}}*`, `*?id={id:${guid}}*`, `*id=%7B{id:${guid}}*`, `*id=%7b{id:${guid}}*`];

const list: Part = {
  kind: 'deal-list',
  root: '[data-id*="onegrid_control_container"], [data-id*="pcf_grid_control_container"], [data-id="data-set-body-container"]',
  rows: '.ag-center-cols-container [role="row"][row-index]',
  identity: {
    as: 'guid',
    strong: cell('name', 'a').map((source) => ({ ...source, read: { attr: 'href' }, match: hrefId })),
  },
  link: { select: '[col-id="name"] a', read: { attr: 'href' } },
  // Rows and columns off the screen do not exist.
  capped: true,
  fields: {
    name: { at: [...cell('name', 'a'), ...cell('name')], as: 'text', confidence: 'high', source: toolkit },
    account: {
      at: [...cell('parentaccountid'), ...cell('customerid')],
      as: 'text',
      optional: notInColumns,
      confidence: 'high',
      source: toolkit,
    },
    amount: {
      at: cell('estimatedvalue'),
      as: 'money',
      optional: notInColumns,
      confidence: 'high',
      source: toolkit,
      currency: cell('transactioncurrencyid'),
    },
    stage: { at: cell('stepname'), as: 'text', optional: notInColumns, confidence: 'medium', source: toolkit },
    closeDate: {
      at: cell('estimatedclosedate'),
      as: 'date',
      optional: notInColumns,
      confidence: 'high',
      source: toolkit,
    },
    createdDate: { at: cell('createdon'), as: 'date', optional: notInColumns, confidence: 'medium', source: toolkit },
    owner: { at: cell('ownerid'), as: 'text', optional: notInColumns, confidence: 'high', source: toolkit },
    probability: {
      at: cell('closeprobability'),
      as: 'percent',
      optional: notInColumns,
      confidence: 'medium',
      source: toolkit,
    },
  },
};

const webApi = 'Web API documents of the vendor; extensions that use it from the same origin';
const formatted = (name: string): string => `${name}@OData.Community.Display.V1.FormattedValue`;

export const dynamics365 = defineRecipe({
  id: 'dynamics365',
  version: 1,
  name: 'Dynamics 365 Sales',
  evidence: {
    source: 'Public test suites, extensions and vendor documents; no live organisation was seen',
    checked: { on: '2026-11-25', against: 'hand-made pages that follow the evidence, English and Japanese' },
  },
  matches: ['https://*.dynamics.com/main.aspx*'],
  detect: {
    url: ['/main.aspx*'],
    has: ['#ApplicationShell, [data-id="editFormRoot"], [data-id*="grid_control_container"]'],
  },
  locale: 'en-US',
  dateOrder: { '*': 'unknown' },
  stages: {
    open: ['Qualify', 'Develop', 'Propose', 'Close', '1-Qualify', '2-Develop', '3-Propose', '4-Close'],
    won: ['Won', '成立', '受注'],
    lost: ['Lost', '不成立', '失注'],
  },
  activityTypes: {
    call: ['Phone Call', '電話'],
    meeting: ['Appointment', '予定'],
    email: ['Email', '電子メール'],
    task: ['Task', 'タスク'],
    note: ['Note', 'メモ'],
  },
  pages: [
    { id: 'deal', when: { params: { pagetype: 'entityrecord', etn: 'opportunity' } }, ...record, also: [timeline] },
    { id: 'deals-list', when: { params: { pagetype: 'entitylist', etn: 'opportunity' } }, ...list },
  ],
  responses: [
    {
      id: 'web-api',
      url: ['/api/data/{}/opportunities', '/api/data/{}/opportunities({})'],
      rows: ['value', ''],
      identity: { strong: 'opportunityid', as: 'guid' },
      must: ['name'],
      fields: {
        name: { at: 'name', as: 'text', confidence: 'medium', source: webApi },
        account: { at: formatted('_parentaccountid_value'), as: 'text', confidence: 'medium', source: webApi },
        amount: {
          at: 'estimatedvalue',
          as: 'rawMoney',
          currency: 'transactioncurrencyid/isocurrencycode',
          confidence: 'medium',
          source: webApi,
        },
        closeDate: { at: 'estimatedclosedate', as: 'date', confidence: 'medium', source: webApi },
        createdDate: { at: 'createdon', as: 'date', utc: true, confidence: 'medium', source: webApi },
        owner: { at: formatted('_ownerid_value'), as: 'text', confidence: 'medium', source: webApi },
        probability: { at: 'closeprobability', as: 'percent', confidence: 'medium', source: webApi },
      },
    },
  ],
});
