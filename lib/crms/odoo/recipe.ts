import { defineRecipe } from '../../recipes/recipe.ts';
import type { Field, Part, Source } from '../../recipes/recipe.ts';

/*
 * Cells and fields carry the API name of their field. A record's id stands in its address only: the `data-id` of rows and
 * cards numbers what the page has loaded, and lists and boards are known by name until a record is opened.
 * Dates and amounts follow the person's language, which the page does not name: words of the page tell it.
 */

const unshown = (what: string): string => `The ${what} does not show it.`;
const chosen = 'Which columns are shown is the choice of the person.';
const cell = (name: string, as: Field['as'], optional?: string): Field => ({
  at: { cell: [name] },
  as,
  confidence: 'high',
  ...(optional !== undefined && { optional }),
});

const list: Part = {
  kind: 'deal-list',
  root: '.o_list_view table.o_list_table',
  rows: 'tr.o_data_row',
  identity: {},
  columns: { key: 'name' },
  editing: 'tr.o_selected_row',
  total: { select: '.o_cp_pager .o_pager_limit', within: 'document' },
  more: '.o_group_header:not(.o_group_open)',
  fields: {
    name: cell('name', 'text'),
    account: cell('partner_id', 'text', chosen),
    amount: cell('expected_revenue', 'money'),
    stage: cell('stage_id', 'text'),
    closeDate: cell('date_deadline', 'date', chosen),
    createdDate: cell('create_date', 'date', chosen),
    owner: cell('user_id', 'text'),
    probability: cell('probability', 'percent', chosen),
    mrr: cell('recurring_revenue_monthly', 'money', chosen),
  },
};

/** The face of the salesperson says the name when pointed at. */
const onFace: Source = { select: '[name="user_id"] [data-tooltip]', read: { attr: 'data-tooltip' } };

const board: Part = {
  kind: 'deal-board',
  root: '.o_opportunity_kanban, .o_crm_kanban_view',
  rows: '.o_kanban_record:not(.o_kanban_ghost)',
  identity: {},
  more: '.o_kanban_load_more, .o_column_folded',
  fields: {
    name: { at: { select: '.o_kanban_record_title, .fw-bold.fs-5' }, as: 'text', confidence: 'high' },
    account: {
      at: { select: '.o_text_overflow, [name="partner_id"]' },
      as: 'text',
      optional: 'Absent for an opportunity without a customer.',
      confidence: 'medium',
    },
    amount: {
      at: { select: '[name="expected_revenue"]' },
      as: 'money',
      optional: 'A card shows no amount when it is zero.',
      confidence: 'high',
    },
    // Grouped by anything else, the heading of a column is no stage.
    stage: {
      at: {
        select: '.o_column_title',
        within: { closest: '.o_kanban_view:not(:has(.o_searchview_facet .oi-group)) .o_kanban_group' },
      },
      as: 'text',
      optional: 'Shown only while the board is grouped by stage.',
      confidence: 'high',
    },
    closeDate: { at: { select: '[name="date_deadline"]' }, as: 'date', optional: unshown('card') },
    owner: { at: onFace, as: 'text', optional: "Absent for an opportunity that is nobody's.", confidence: 'high' },
  },
};

const inForm = (name: string): string => `[name="${name}"] input, [name="${name}"] textarea`;
/** A field that cannot be changed is text instead of an entry. */
const field = (name: string): readonly Source[] => [
  { select: inForm(name) },
  { select: `[name="${name}"].o_readonly_modifier` },
];

/** Icons tell the standard types in every language; what a company added has a name only. */
const icons = (at: string, within: string): Source[] =>
  (['phone Call', 'envelope Email', 'users Meeting', 'check To-Do', 'tasks To-Do', 'upload Document'] as const).map(
    (pair) => {
      const [icon = '', text = ''] = pair.split(' ');
      return { select: `${at}${within}.fa-${icon}`, text };
    },
  );

const ofDeal: Field = { at: [{ param: 'id' }, { url: ['/odoo/*/{id:#}', '/odoo/*/{id:#}?*'] }], as: 'id' };
const written: Field = {
  at: { select: '.o-mail-Message-date[title]', read: { attr: 'title' } },
  as: 'dateTime',
  confidence: 'high',
};

const planned: Part = {
  kind: 'activity-timeline',
  rows: '.o-mail-Activity',
  identity: {},
  fields: {
    subject: {
      at: { select: '.o-mail-Activity-info .text-break', match: ['“{*}”', '{*}'] },
      as: 'text',
      confidence: 'high',
    },
    type: {
      at: icons('.o-mail-Activity-iconContainer', ' '),
      as: 'text',
      optional: 'A type that the company added has no icon of its own.',
      confidence: 'medium',
    },
    when: {
      at: { select: '.o-mail-Activity-info span', match: ['{*}:', '{*}：', '{*}'] },
      as: 'dateTime',
      confidence: 'medium',
    },
    state: { at: { text: 'planned' }, as: 'state' },
    owner: {
      at: { select: '.o-mail-Activity-user', match: ['for {*}', 'pour {*}', 'für {*}', 'para {*}', '{*} さん', '{*}'] },
      as: 'text',
      optional: 'Absent for an activity of nobody.',
      confidence: 'medium',
    },
    dealId: ofDeal,
  },
};

/** What was done is a message whose first line names the type, behind its icon, and the summary. */
const done: Part = {
  kind: 'activity-timeline',
  rows: [{ mark: '.o-mail-Message-body p > span.fa.fa-fw', closest: '.o-mail-Message' }],
  identity: {},
  fields: {
    subject: { at: { select: 'p > span.fa.fa-fw ~ span:last-of-type' }, as: 'text', confidence: 'medium' },
    type: {
      at: [...icons('p > span.fa.fa-fw', ''), { select: 'p > span.fa.fa-fw + span' }],
      as: 'text',
      confidence: 'medium',
    },
    when: written,
    state: { at: { text: 'done' }, as: 'state' },
    owner: { at: { select: '.o-mail-Message-author' }, as: 'text', confidence: 'high' },
    dealId: ofDeal,
  },
};

const messages: Part = {
  kind: 'activity-timeline',
  rows: '.o-mail-Message[aria-label="Note"], .o-mail-Message[aria-label="Message"]',
  identity: {},
  fields: {
    subject: {
      at: { select: '.o-mail-Message-body' },
      as: 'text',
      optional: 'A message may hold files only.',
      confidence: 'medium',
    },
    type: { at: { read: { attr: 'aria-label' } }, as: 'text', confidence: 'medium' },
    when: written,
    state: { at: { text: 'done' }, as: 'state' },
    owner: { at: { select: '.o-mail-Message-author' }, as: 'text', confidence: 'high' },
    dealId: ofDeal,
  },
};

const label = (name: string): Source => ({ select: `.o_form_view label[for^="${name}"]`, read: 'own' });
const clock: Source = {
  select: '.o-mail-Message-date[title]',
  read: { attr: 'title' },
  match: ['* {id:AM}', '* {id:PM}'],
};

const createWords = {
  Nouveau: 'fr',
  Neu: 'de',
  新規: 'ja',
  Nuevo: 'es',
  Nuovo: 'it',
  Nieuw: 'nl',
  Novo: 'pt',
  新建: 'zh-CN',
};
const searchWords = {
  'Recherche*': 'fr',
  'Rechercher*': 'fr',
  'Suche*': 'de',
  '検索*': 'ja',
  'Buscar*': 'es',
  'Cerca*': 'it',
  'Ricerca*': 'it',
  'Zoeken*': 'nl',
  'Pesquisar*': 'pt',
  '搜索*': 'zh-CN',
};

const rpc = 'JSON-RPC answers recorded from a running Odoo 17; tuples are those of older versions';
/** A form asks for the currency's id only; there the page tells. */
const companyCurrency = ['company_currency/display_name', 'company_currency/1'];

export const odoo = defineRecipe({
  id: 'odoo',
  version: 1,
  name: 'Odoo',
  evidence: {
    source: 'Pages of Odoo 17 as it ran; Odoo 18 by its addresses and templates',
    checked: {
      on: '2026-11-25',
      against:
        'five pages of Odoo 17 against its database, English; French and Japanese by pages whose words were exchanged',
    },
  },
  matches: ['https://*.odoo.com/*'],
  detect: { has: ['body.o_web_client, .o_main_navbar', '.o_action_manager, .o_main_navbar'] },
  locale: 'en-US',
  language: [
    // The button that makes a new one stands on every page but the table of activities, which has the search box.
    {
      at: { select: '.o_form_button_create, .o_list_button_add, .o-kanban-button-new', within: 'document' },
      is: createWords,
    },
    { at: { select: 'input.o_searchview_input', within: 'document', read: { attr: 'placeholder' } }, is: searchWords },
    { at: clock, is: { AM: 'en-US', PM: 'en-US' } },
    {
      at: label('date_deadline'),
      is: {
        'Expected Closing': 'en-US',
        'Clôture prévue': 'fr',
        'Fermeture prévue': 'fr',
        'Erwarteter Abschluss': 'de',
        'Cierre esperado': 'es',
        'Cierre previsto': 'es',
        予定終了日: 'ja',
        見込終了日: 'ja',
        完了予定日: 'ja',
      },
    },
    {
      at: { select: '.o_list_table th[data-name="user_id"]' },
      is: {
        Salesperson: 'en-US',
        Vendeur: 'fr',
        Vertriebsmitarbeiter: 'de',
        Comercial: 'es',
        Vendedor: 'es',
        販売担当者: 'ja',
        営業担当者: 'ja',
      },
    },
  ],
  closeDateIs: 'planned',
  stages: {
    open: [
      'New',
      'Qualified',
      'Proposition',
      '新規',
      '見込あり',
      '提案',
      'Nouveau',
      'Qualifié',
      'Proposition commerciale',
      'Neu',
      'Qualifiziert',
      'Angebot',
    ],
    won: ['Won', '獲得', '受注', '成約', 'Gagné', 'Gewonnen', 'Ganado'],
    lost: ['Lost', '失注', 'Perdu', 'Verloren', 'Perdido'],
  },
  activityTypes: {
    call: ['Call'],
    meeting: ['Meeting'],
    email: ['Email'],
    task: ['To-Do', 'Document'],
    note: ['Note'],
  },
  pages: [
    {
      id: 'deal-record',
      when: {
        has: [
          '.o_form_view [name="expected_revenue"]',
          '.o_form_view [name="stage_id"]',
          '.o_form_view [name="date_deadline"]',
        ],
      },
      kind: 'deal-record',
      root: '.o_form_view',
      identity: { strong: [{ param: 'id' }, { url: ['/odoo/*/{id:#}', '/odoo/*/{id:#}?*'] }] },
      link: { url: ['{*}'] },
      editing: '.o_form_view:has(.o_form_status_indicator_buttons:not(.invisible))',
      fields: {
        name: { at: field('name'), as: 'text', confidence: 'high' },
        account: {
          at: field('partner_id'),
          as: 'text',
          optional: 'Absent for an opportunity without a customer.',
          confidence: 'high',
        },
        amount: {
          at: field('expected_revenue'),
          as: 'money',
          currency: { select: '[name="expected_revenue"] span' },
          confidence: 'high',
        },
        // A lost opportunity keeps its stage; the ribbon across the form says that it is lost.
        stage: {
          at: [
            { select: '.o_widget_web_ribbon .text-bg-danger', text: 'Lost' },
            { select: '[name="stage_id"] [aria-checked="true"] > span' },
            { select: '[name="stage_id"] [aria-checked="true"]', read: 'own' },
          ],
          as: 'text',
          confidence: 'high',
        },
        closeDate: { at: field('date_deadline'), as: 'date', confidence: 'high' },
        owner: { at: [...field('user_id'), onFace], as: 'text', confidence: 'high' },
        probability: { at: field('probability'), as: 'percent', confidence: 'high' },
        mrr: {
          at: field('recurring_revenue_monthly'),
          as: 'money',
          currency: { select: '[name="expected_revenue"] span' },
          optional: 'Shown where recurring revenues are in use.',
          confidence: 'medium',
        },
        createdDate: { at: field('create_date'), as: 'date', optional: unshown('form') },
      },
      also: [planned, done, messages],
    },
    { id: 'deal-board', when: { has: ['.o_opportunity_kanban, .o_crm_kanban_view'] }, ...board },
    {
      id: 'deal-list',
      when: { has: ['.o_list_view th[data-name="expected_revenue"]', '.o_list_view th[data-name="stage_id"]'] },
      ...list,
    },
    {
      id: 'activity-view',
      when: { has: ['.o_activity_view .o_activity_record [name="expected_revenue"]'] },
      kind: 'deal-list',
      root: '.o_activity_view',
      rows: 'tr.o_data_row .o_activity_record',
      identity: {},
      fields: {
        name: { at: { select: '.o_text_bold' }, as: 'text', confidence: 'medium' },
        account: {
          at: { select: '.o_text_block.text-muted' },
          as: 'text',
          optional: 'Absent for an opportunity without a customer.',
          confidence: 'medium',
        },
        amount: { at: { select: '[name="expected_revenue"]' }, as: 'money', confidence: 'high' },
        stage: { at: { select: '[name="stage_id"]' }, as: 'text', confidence: 'high' },
        closeDate: { at: [], as: 'date', optional: unshown('table of activities') },
        owner: { at: onFace, as: 'text', optional: "Absent for an opportunity that is nobody's.", confidence: 'high' },
      },
    },
  ],
  // Stages are left to the page: a lost opportunity keeps its stage here.
  responses: [
    {
      id: 'leads',
      url: ['web_search_read', 'web_read', 'search_read', 'read'].map(
        (method) => `/web/dataset/call_kw/crm.lead/${method}`,
      ),
      rows: ['result/records', 'result'],
      identity: { strong: 'id' },
      where: { type: 'opportunity' },
      // The list of leads asks for no type, and for no revenue either.
      must: ['name', 'amount'],
      fields: {
        name: { at: 'name', as: 'text', confidence: 'high', source: rpc },
        account: { at: ['partner_id/display_name', 'partner_id/1'], as: 'text', confidence: 'high', source: rpc },
        amount: { at: 'expected_revenue', as: 'rawMoney', currency: companyCurrency, confidence: 'high', source: rpc },
        closeDate: { at: 'date_deadline', as: 'date', confidence: 'high', source: rpc },
        createdDate: { at: 'create_date', as: 'date', utc: true, confidence: 'high', source: rpc },
        owner: { at: ['user_id/display_name', 'user_id/1'], as: 'text', confidence: 'high', source: rpc },
        probability: { at: 'probability', as: 'percent', confidence: 'high', source: rpc },
        mrr: {
          at: 'recurring_revenue_monthly',
          as: 'rawMoney',
          currency: companyCurrency,
          confidence: 'medium',
          source: rpc,
        },
      },
    },
  ],
});
