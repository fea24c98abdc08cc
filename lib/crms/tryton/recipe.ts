import { defineRecipe } from '../../recipes/recipe.ts';
import type { Part } from '../../recipes/recipe.ts';

/*
 * The web client keeps every opened tab in the document and marks the one in front. Rows carry no record id: a list is
 * known by its Number, a record by its address. Entries hold their value as a property. Header texts are those of the
 * module's own translations; dates follow the person's language, and its English writes the month first.
 */

/** The tab in front. */
const front = '#tabcontent > .tab-pane.active';

const amount = ['Amount', 'Betrag', 'Montant', 'Importe', 'Import', 'Bedrag', 'Importo', 'Quantidade'];

const list: Part = {
  kind: 'deal-list',
  root: front,
  rows: '.treeview > table.tree > tbody > tr:not(.more-row)',
  identity: { business: { header: ['Number', 'Nummer', 'Numéro', 'Número', 'Numero'] } },
  total: { select: '.navbar-text .badge', within: 'root', match: '*/ {*}' },
  more: '.more-row',
  fields: {
    name: {
      at: {
        header: [
          'Description',
          'Beschreibung',
          'Descripción',
          'Descripció',
          'Omschrijving',
          'Descrizione',
          'Descrição',
        ],
      },
      as: 'text',
      confidence: 'high',
    },
    account: {
      at: { header: ['Party', 'Partei', 'Tiers', 'Tercero', 'Tercer', 'Relatie', 'Controparte', 'Parceiro'] },
      as: 'text',
      confidence: 'high',
    },
    amount: {
      at: { header: amount, select: '.widget' },
      as: 'money',
      confidence: 'high',
      currency: [
        { header: amount, select: '.prefix' },
        { header: amount, select: '.suffix' },
      ],
    },
    stage: { at: { header: ['State', 'Status', 'État', 'Estado', 'Estat', 'Stato'] }, as: 'text', confidence: 'high' },
    closeDate: {
      at: {
        header: [
          'End Date',
          'Enddatum',
          'Date de fin',
          'Fecha final',
          'Data final',
          'Eind datum',
          'Data finale',
          'Data de extremidade',
        ],
      },
      as: 'date',
      confidence: 'high',
    },
    createdDate: {
      at: {
        header: [
          'Start Date',
          'Startdatum',
          'Date de début',
          'Fecha inicial',
          'Data inicial',
          'Start datum',
          'Data iniziale',
          'Data de início',
        ],
      },
      as: 'date',
      confidence: 'high',
    },
    owner: {
      at: {
        header: ['Employee', 'Mitarbeiter', 'Employé', 'Empleado', 'Empleat', 'Werknemer', 'Dipendente', 'Empregado'],
      },
      as: 'text',
      confidence: 'high',
    },
    probability: {
      at: {
        header: [
          'Conversion Probability',
          'Umwandlungswahrscheinlichkeit',
          'Probabilité de conversion',
          'Probabilidad de conversión',
          'Probabilitat de conversió',
          'Conversie waarschijnlijkheid',
          'Probabilita di conversion',
          'Probabilidade de Conversão',
        ],
      },
      as: 'percent',
      optional: 'Absent where the view does not have the column.',
      confidence: 'high',
    },
  },
};

/** The notes of a record open in a window over it; a note is told from other lists by its columns' types. */
const notes: Part = {
  kind: 'activity-timeline',
  root: '.window-form.modal',
  rows: 'table.tree > tbody > tr:has(.column-reference):has(.column-text)',
  identity: {},
  more: '.more-row',
  optional: 'Notes show only while their window is open.',
  fields: {
    subject: { at: { select: '.column-text' }, as: 'text' },
    type: { at: { text: 'Note' }, as: 'text' },
    when: { at: { select: '.column-date, .column-time', all: true }, as: 'dateTime' },
    owner: { at: { select: '.column-char' }, as: 'text' },
    dealId: {
      at: [{ select: '.column-reference', match: '*,{id:#}' }, { url: '*/model/sale.opportunity/{id:#}*' }],
      as: 'id',
    },
  },
};

export const tryton = defineRecipe({
  id: 'tryton',
  version: 1,
  name: 'Tryton',
  evidence: {
    source: 'Pages of Tryton 6 from Debian as it runs in every test; headers from its own translations',
    checked: {
      on: '2026-11-25',
      against: 'list, record, notes and tasks of Tryton 6.0 against its database, English',
    },
  },
  matches: [],
  detect: { has: ['#tabs > #tabcontent', '#main_navbar, #menu, .main-offcanvas'] },
  locale: 'en',
  dateOrder: { en: 'mdy' },
  stages: {
    open: [
      'Lead',
      'Opportunity',
      'Converted',
      'Interessent',
      'Verkaufschance',
      'Umgewandelt',
      'Contact',
      'Opportunité',
      'Convertie',
      'Iniciativa',
      'Oportunidad',
      'Convertida',
    ],
    won: ['Won', 'Gewonnen', 'Gagnée', 'Ganada'],
    lost: ['Lost', 'Cancelled', 'Verloren', 'Annulliert', 'Perdue', 'Annulée', 'Perdida', 'Cancelada'],
  },
  activityTypes: { note: ['Note'], task: ['Task', 'Aufgabe', 'Tâche', 'Tarea', 'Taak', 'Tasks', 'Tarefa'] },
  pages: [
    {
      id: 'deal-record',
      when: {
        url: ['*/model/sale.opportunity/{id:#}', '*/model/sale.opportunity/{id:#};*'],
        has: [`${front} .form input[name="party"]`],
      },
      kind: 'deal-record',
      root: front,
      identity: {
        strong: { url: ['*/model/sale.opportunity/{id:#}', '*/model/sale.opportunity/{id:#};*'] },
        business: { select: 'input[name="number"]' },
      },
      // What follows a semicolon is the tab's own: its name, its views.
      link: { url: ['{*};*', '{*}'] },
      fields: {
        name: { at: { select: 'input[name="description"]' }, as: 'text', confidence: 'high' },
        account: { at: { select: 'input[name="party"]' }, as: 'text', confidence: 'high' },
        amount: {
          at: { select: 'input[name="amount"]:not([type="number"])' },
          as: 'money',
          currency: [
            { select: '.input-group:has(> input[name="amount"]) > .symbol-start' },
            { select: '.input-group:has(> input[name="amount"]) > .symbol-end' },
          ],
          confidence: 'high',
        },
        stage: { at: { select: 'select[name="state"]' }, as: 'text', confidence: 'high' },
        closeDate: { at: { select: 'input[name="end_date"]' }, as: 'date', confidence: 'high' },
        createdDate: { at: { select: 'input[name="start_date"]' }, as: 'date', confidence: 'high' },
        owner: { at: { select: 'input[name="employee"]' }, as: 'text', confidence: 'high' },
        probability: {
          at: { select: 'input[name="conversion_probability"]:not([type="number"])' },
          as: 'percent',
          confidence: 'high',
        },
      },
      also: [notes],
    },
    {
      id: 'deal-list',
      when: { url: ['*/model/sale.opportunity', '*/model/sale.opportunity;*'], has: [`${front} .treeview`] },
      ...list,
    },
    {
      id: 'task-list',
      when: { url: ['*/model/project.work', '*/model/project.work;*'], has: [`${front} .treeview`] },
      kind: 'activity-list',
      root: front,
      // A project is a row of the same list; only the type column, hidden or not, tells it from a task.
      rows: `.treeview > table.tree > tbody > tr:has(.column-selection:is(${['Task', 'Aufgabe', 'Tâche', 'Tarea', 'Taak', 'Tasks', 'Tarefa'].map((word) => `[title="${word}"]`).join(', ')}))`,
      identity: {},
      more: '.more-row',
      fields: {
        // The name is given with those of the works above it, each before a backslash.
        subject: { at: { select: '.column-char', match: ['*\\*\\*\\{*}', '*\\*\\{*}', '*\\{*}', '*'] }, as: 'text' },
        type: { at: { select: '.column-selection' }, as: 'text' },
        state: {
          at: { select: '.column-many2one a' },
          as: 'state',
          optional: 'The standard view hides the status.',
          map: {
            Open: 'planned',
            Opened: 'planned',
            Offen: 'planned',
            Ouverts: 'planned',
            Abierto: 'planned',
            Aberto: 'planned',
            Done: 'done',
            Erledigt: 'done',
            Fait: 'done',
            Finalizado: 'done',
            Klaar: 'done',
            Fatto: 'done',
            Concluído: 'done',
          },
        },
        when: { at: [], as: 'dateTime', optional: 'The list of tasks shows no date.' },
        owner: { at: [], as: 'text', optional: 'The list of tasks does not show who works on them.' },
        dealId: { at: [], as: 'id', optional: 'A task belongs to a project, not to an opportunity.' },
      },
    },
  ],
});
