import { defineRecipe } from '../../recipes/recipe.ts';
import type { Field, Fields, Part, Source } from '../../recipes/recipe.ts';

/*
 * Every row carries the record's id and every cell the API name of its field, so nothing here depends on the language but
 * the words of states. Dates follow a format of the person's own: words for the days around today, no year for this one.
 */

const deal = 'a[href*="#Opportunity/view/"]';
const kinds = ['Call', 'Meeting', 'Task', 'Email'];
const anyActivity = kinds.map((kind) => `a.link[href*="#${kind}/view/"]`).join(', ');

const rowId: Source = { read: { attr: 'data-id' } };

/** The state of tasks and mails is named in words of their own; the list's words are `state`'s. */
const states = {
  Started: 'planned',
  Archived: 'done',
  Imported: 'done',
  Sent: 'done',
  Draft: 'planned',
  Sending: 'planned',
  計画済み: 'planned',
  開催: 'done',
  開催されなかった: 'cancelled',
  開始されていません: 'planned',
  開始: 'planned',
  Geplant: 'planned',
  Durchgeführt: 'done',
  'Nicht durchgeführt': 'cancelled',
  'Nicht begonnen': 'planned',
  'In Bearbeitung': 'planned',
  Abgeschlossen: 'done',
  Storniert: 'cancelled',
  Planifié: 'planned',
  Plannifié: 'planned',
  Fait: 'done',
  'Pas Fait': 'cancelled',
  'Pas Commencé': 'planned',
  Commencé: 'planned',
  Terminé: 'done',
  Annulé: 'cancelled',
};

const dealFields = (cell: (name: string) => Source, hidden: readonly string[]): Fields => {
  const field = (name: string, as: Field['as']): Field => ({
    at: cell(name),
    as,
    confidence: 'high',
    ...(hidden.includes(name) && { optional: 'Which columns are shown is the choice of the company.' }),
  });
  return {
    name: field('name', 'text'),
    account: { ...field('account', 'text'), optional: 'Absent where the column is hidden.' },
    // How numbers are written is a setting of its own, and the language says nothing of it.
    amount: { ...field('amount', 'money'), locale: 'en-US' },
    stage: field('stage', 'text'),
    closeDate: field('closeDate', 'date'),
    createdDate: { ...field('createdAt', 'date'), optional: 'Absent where the column is hidden.' },
    owner: field('assignedUser', 'text'),
    probability: { ...field('probability', 'percent'), optional: 'Absent where the column is hidden.' },
  };
};

const activityFields = (cell: (name: string) => Source): Fields => ({
  subject: { at: cell('name'), as: 'text', confidence: 'high' },
  when: {
    at: [cell('dateStart'), cell('dateEnd'), cell('dateSent')],
    as: 'dateTime',
    optional: 'A task may have no date due.',
    confidence: 'high',
  },
  owner: {
    at: cell('assignedUser'),
    as: 'text',
    optional: 'A mail shows from whom it is instead.',
    confidence: 'high',
  },
});

const total: Source = {
  select: '.show-more [title], .pagination-btn-middle[title]',
  within: 'document',
  read: { attr: 'title' },
  match: '*: {*}',
};

const dealList: Part = {
  kind: 'deal-list',
  root: '#main .list[data-scope="Opportunity"]',
  rows: 'tr.list-row[data-id]',
  identity: { strong: rowId },
  link: '#Opportunity/view/{id}',
  columns: { key: 'data-name' },
  total,
  more: '.show-more',
  fields: dealFields((name) => ({ cell: [name] }), ['amount', 'stage', 'closeDate', 'assignedUser']),
};

const inCard = (name: string): Source => ({ select: `.field[data-name="${name}"]` });

const board: Part = {
  kind: 'deal-board',
  root: '#main .list-kanban[data-scope="Opportunity"]',
  rows: '.item[data-id]',
  identity: { strong: rowId },
  link: '#Opportunity/view/{id}',
  total: { select: '.total-count-span', within: 'document' },
  more: '.show-more',
  // What a board calls a stage is the heading over the column; the column itself has the stored name only.
  fields: {
    ...dealFields(inCard, ['closeDate', 'assignedUser']),
    stage: {
      at: [
        {
          select: '.kanban-group-label',
          within: { closest: 'td.group-column', twin: 'th.group-header', by: 'data-name' },
        },
        { within: { closest: '[data-name]' }, read: { attr: 'data-name' } },
      ],
      as: 'text',
      confidence: 'high',
    },
  },
};

const inRow = (name: string): Source => ({ select: `.cell[data-name="${name}"]` });

/** Rows of two lines each: the panels beside a record, the boxes of the home page. */
const activityPanels: Part = {
  kind: 'activity-timeline',
  rows: `#main li.list-row:has(${anyActivity})`,
  identity: { strong: rowId },
  link: { select: anyActivity, read: { attr: 'href' } },
  more: '#main .panel-body .show-more a:not(.hidden)',
  fields: {
    ...activityFields(inRow),
    type: {
      at: { select: anyActivity, read: { attr: 'href' }, match: '*#{id}/view/*' },
      as: 'text',
      confidence: 'high',
    },
    state: {
      at: [
        inRow('status'),
        { text: 'planned', within: { closest: '.panel-activities, .panel-tasks, .dashlet[data-name="Activities"]' } },
      ],
      as: 'state',
      map: states,
      optional:
        'The history beside a deal shows calls and meetings that were held and those that were not alike; their own lists tell.',
    },
    dealId: {
      at: [{ select: deal, read: { attr: 'href' }, match: '*/view/{id}' }, { url: '*#Opportunity/view/{id}*' }],
      as: 'id',
      optional: 'Absent for what belongs to no opportunity.',
    },
  },
};

/** Notes written into the stream of a record, or of all of them on the home page. */
const notes: Part = {
  kind: 'activity-timeline',
  rows: '#main li.list-row:has(.cell-post)',
  identity: { strong: rowId },
  fields: {
    subject: { at: { select: '.cell-post .complex-text' }, as: 'text', confidence: 'high' },
    type: { at: { text: 'Note' }, as: 'text' },
    state: { at: { text: 'done' }, as: 'state' },
    when: {
      at: { select: '.stream-date-container [title]', read: { attr: 'title' } },
      as: 'dateTime',
      confidence: 'high',
    },
    owner: { at: { select: '[data-key="user"] a' }, as: 'text' },
    dealId: {
      at: [
        { select: `[data-key="entity"] ${deal}`, read: { attr: 'href' }, match: '*/view/{id}' },
        { url: '*#Opportunity/view/{id}*' },
      ],
      as: 'id',
      optional: 'Absent for a note on anything else.',
    },
  },
};

/** The stream names what was made: enough to know that it exists, too little to know where it stands. */
const streamActivities: Part = {
  kind: 'activity-timeline',
  rows: `#main .message ${kinds.map((kind) => `a[data-scope="${kind}"][data-id]`).join(', #main .message ')}`,
  identity: { strong: rowId },
  link: { read: { attr: 'href' } },
  fields: {
    subject: { at: { read: 'text' }, as: 'text' },
    type: { at: { read: { attr: 'data-scope' } }, as: 'text' },
    when: { at: [], as: 'dateTime', optional: 'The stream shows when it was entered, not when it takes place.' },
    dealId: {
      at: [
        { select: deal, within: { closest: '.message' }, read: { attr: 'href' }, match: '*/view/{id}' },
        { url: '*#Opportunity/view/{id}*' },
      ],
      as: 'id',
      optional: 'Absent for what belongs to no opportunity.',
    },
  },
};

const unsaid = 'The stream names the opportunity only.';
const streamDeals: Part = {
  kind: 'deal-list',
  rows: `#main .message ${deal}`,
  identity: { strong: { read: { attr: 'href' }, match: '*/view/{id}' } },
  link: '#Opportunity/view/{id}',
  fields: {
    name: { at: { read: 'text' }, as: 'text' },
    amount: { at: [], as: 'money', optional: unsaid },
    stage: { at: [], as: 'text', optional: unsaid },
    closeDate: { at: [], as: 'date', optional: unsaid },
    owner: { at: [], as: 'text', optional: unsaid },
  },
};

/** Boxes of the home page that list opportunities, two lines each. */
const dealPanels: Part = {
  ...streamDeals,
  rows: '#main li.list-row:has(a.link[href*="#Opportunity/view/"])',
  identity: { strong: rowId },
  fields: dealFields(inRow, ['amount', 'stage', 'closeDate', 'assignedUser']),
};

const onRecord = (name: string): Source => ({ select: `.cell[data-name="${name}"] .field[data-name="${name}"]` });

const rest = 'REST answers recorded from a running EspoCRM 8.4';

export const espocrm = defineRecipe({
  id: 'espocrm',
  version: 1,
  name: 'EspoCRM',
  evidence: {
    source: 'Pages of EspoCRM 8.4 as it ran; words from its own translations',
    checked: {
      on: '2026-11-25',
      against:
        'seven pages of EspoCRM 8.4.2 against its database, English; German and Japanese by pages whose words were exchanged',
    },
  },
  matches: [],
  detect: { has: ['li.tab[data-name] > a.nav-link[href^="#"]', '#content #main'] },
  locale: 'en-US',
  // How days are written is a setting of its own; the language only tells the names of months and days.
  dateOrder: { '*': 'unknown' },
  language: [
    {
      at: { select: 'li.tab[data-name="Task"] .full-label', within: 'document' },
      is: {
        Tasks: 'en-US',
        Aufgaben: 'de',
        Tâches: 'fr',
        Tareas: 'es',
        タスク: 'ja',
        Attività: 'it',
        Taken: 'nl',
        Tarefas: 'pt',
      },
    },
    {
      at: { select: 'li.tab[data-name="Meeting"] .full-label', within: 'document' },
      is: { Meetings: 'en-US', 'Rendez-vous': 'fr', Reuniones: 'es', 会議: 'ja', ミーティング: 'ja' },
    },
  ],
  closeDateIs: 'planned',
  stages: {
    open: [
      'Prospecting',
      'Qualification',
      'Proposal',
      'Negotiation',
      'Needs Analysis',
      'Value Proposition',
      'Id. Decision Makers',
      'Perception Analysis',
      'Proposal/Price Quote',
      'Negotiation/Review',
      '見込み',
      '資格',
      'ニーズ分析',
      '価値提案',
      '同上意思決定者',
      '認識分析',
      '提案/見積',
      '交渉/レビュー',
      '提案',
      '交渉',
      'Qualifikation',
      'Bedarfserhebung',
      'Richtangebot',
      'Entscheider ident.',
      'Analyse Sichtweise',
      'Preisangebot',
      'Verhandlung/Überarbeitung',
      'En Prospection',
      'Analyse des besoins',
      'Montant de la Proposition',
      'Id. Décisionnaire',
      'Analyse de la perception',
      'Proposition/Devis',
      'Négociation/avis',
    ],
    won: ['Closed Won', '受注', 'Gewonnen'],
    lost: ['Closed Lost', '失注', 'Verloren'],
  },
  activityTypes: { call: ['Call'], meeting: ['Meeting'], task: ['Task'], email: ['Email'], note: ['Note'] },
  pages: [
    {
      id: 'deal-record',
      when: { url: ['*#Opportunity/view/{id}'], has: ['#main .detail[data-scope="Opportunity"]'] },
      kind: 'deal-record',
      root: '#main .record',
      identity: { strong: { url: '*#Opportunity/view/{id}' } },
      link: '#Opportunity/view/{id}',
      editing: '.cell:has(.inline-save-link)',
      fields: {
        ...dealFields(onRecord, []),
        createdDate: {
          at: [{ select: '.field[data-name="createdAt"]' }],
          as: 'date',
          optional: 'Absent where the field is hidden.',
          confidence: 'high',
        },
      },
      also: [activityPanels, notes, streamActivities],
    },
    { id: 'deal-board', when: { has: ['#main .list-kanban[data-scope="Opportunity"]'] }, ...board },
    {
      id: 'deal-list',
      when: { has: ['#main .list[data-scope="Opportunity"] tr.list-row'], not: ['#main .detail'] },
      ...dealList,
    },
    {
      id: 'activity-list',
      when: {
        has: [kinds.map((kind) => `#main .list[data-scope="${kind}"] tr.list-row`).join(', ')],
        not: ['#main .detail'],
      },
      kind: 'activity-list',
      root: '#main .list[data-scope]',
      rows: 'tr.list-row[data-id]',
      identity: { strong: rowId },
      link: { cell: ['name'], select: 'a', read: { attr: 'href' } },
      columns: { key: 'data-name' },
      total,
      more: '.show-more',
      fields: {
        ...activityFields((name) => ({ cell: [name] })),
        type: {
          at: { within: { closest: '.list[data-scope]' }, read: { attr: 'data-scope' } },
          as: 'text',
          confidence: 'high',
        },
        state: { at: { cell: ['status'] }, as: 'state', map: states, confidence: 'high' },
        dealId: {
          at: { cell: ['parent'], select: deal, read: { attr: 'href' }, match: '*/view/{id}' },
          as: 'id',
          optional: 'Absent where the column is hidden and for what belongs to no opportunity.',
        },
        account: {
          at: [{ cell: ['account'] }, { cell: ['parent'], select: 'a[href*="#Account/view/"]' }],
          as: 'text',
          optional: 'Absent where the column is hidden.',
        },
      },
    },
    {
      id: 'home',
      when: { has: ['#main .dashlets'] },
      ...notes,
      also: [activityPanels, streamActivities, dealPanels, streamDeals],
    },
  ],
  // Stages are left to the page: the data holds their stored names, the page shows them in its language.
  responses: [
    {
      id: 'opportunities',
      url: ['/api/v1/Opportunity', '/api/v1/Opportunity/{}', '/api/v1/Kanban/Opportunity'],
      rows: ['list', ''],
      identity: { strong: 'id' },
      must: ['name'],
      link: '#Opportunity/view/{id}',
      fields: {
        name: { at: 'name', as: 'text', confidence: 'high', source: rest },
        account: { at: 'accountName', as: 'text', confidence: 'high', source: rest },
        amount: { at: 'amount', as: 'rawMoney', currency: 'amountCurrency', confidence: 'high', source: rest },
        closeDate: { at: 'closeDate', as: 'date', confidence: 'high', source: rest },
        createdDate: { at: 'createdAt', as: 'date', utc: true, confidence: 'high', source: rest },
        owner: { at: 'assignedUserName', as: 'text', confidence: 'high', source: rest },
        probability: { at: 'probability', as: 'percent', confidence: 'high', source: rest },
      },
    },
  ],
});
