import { defineRecipe } from '../../recipes/recipe.ts';
import type { Field, Part, Source } from '../../recipes/recipe.ts';

/*
 * A deal is a project with a lead status. Pages are drawn by the server; cells have no names, but the headers' links sort by
 * the name of a column in the database. Names of people and projects often stand only in the text that appears when one
 * points at a link: HTML of lines "label: value", whose order is the same in every language.
 */

const project = 'a[href*="/projet/card.php?id="]';
const event = 'a[href*="/comm/action/card.php?id="]';
const company = 'a[href*="socid="]';
const person = 'a[href*="/user/card.php?id="]';

const sortedBy = (column: string): Source => ({ under: `a[href*="sortfield=${column}"]` });

/** The first labelled line of the text over a person's link is the name, the second over a project's or an event's too. */
const nameOf = (link: string): Source => ({ select: link, read: { html: 'title' }, match: ['*: {*}\n*', '*: {*}'] });
const titleOf = (link: string): Source => ({
  select: link,
  read: { html: 'title' },
  match: ['*: *\n*: {*}\n*', '*: *\n*: {*}'],
});

const idIn = (link: string): Source => ({ select: link, read: { attr: 'href' }, match: '*card.php?id={id:#}*' });

const ofProject: Source[] = [
  { select: 'a#project', within: 'document', read: { attr: 'href' }, match: '*id={id:#}*' },
  { param: 'id' },
];
const unsaid = (what: string): string => `The ${what} does not show it.`;
const owner: Field = { at: [nameOf(person), { select: person }], as: 'text', confidence: 'medium' };

const tip = (labels: readonly string[]): Source => ({
  select: project,
  read: { html: 'title' },
  match: labels.flatMap((label) => [
    `*\n${label}: {*}\n*`,
    `*\n${label}: {*}`,
    `*\n${label} : {*}\n*`,
    `*\n${label} : {*}`,
  ]),
});

/** When a project begins and ends, as the text over its link calls it. */
const begins = ['Start date', 'Date début', 'Date de début', 'Startdatum', 'Fecha inicio', 'Fecha de inicio', '開始日'];
const ends = ['End date', 'Date fin', 'Date de fin', 'Enddatum', 'Fecha fin', 'Fecha de finalización', '終了日'];

const list: Part = {
  kind: 'deal-list',
  rows: 'tr.oddeven[data-rowid]',
  identity: { strong: { read: { attr: 'data-rowid' } }, business: sortedBy('p.ref') },
  link: '/projet/card.php?id={id}',
  columns: { head: 'tr.liste_titre:has(a[href*="sortfield=p.title"])' },
  needs: ['stage'],
  must: ['stage'],
  total: { select: '.totalnboflines', within: 'document' },
  fields: {
    name: {
      at: [{ ...sortedBy('p.title'), read: { attr: 'title' } }, sortedBy('p.title')],
      as: 'text',
      confidence: 'high',
    },
    account: {
      at: [nameOf(company), sortedBy('s.nom')],
      as: 'text',
      optional: 'Absent for a project without a third party, or where the column is hidden.',
      confidence: 'high',
    },
    amount: {
      at: sortedBy('p.opp_amount'),
      as: 'money',
      optional: 'Absent where the column is hidden.',
      confidence: 'high',
    },
    stage: { at: sortedBy('p.fk_opp_status'), as: 'text', confidence: 'high' },
    closeDate: {
      at: [sortedBy('p.datee'), tip(ends)],
      as: 'date',
      optional: 'Absent for a project without an end.',
      confidence: 'high',
    },
    createdDate: {
      at: [sortedBy('p.dateo'), tip(begins)],
      as: 'date',
      optional: 'Absent for a project without a beginning.',
      confidence: 'medium',
    },
    owner: { ...owner, optional: 'Absent where nobody is assigned, or the column is hidden.' },
    probability: {
      at: sortedBy('p.opp_percent'),
      as: 'percent',
      optional: 'Absent where the column is hidden.',
      confidence: 'high',
    },
  },
};

const cards: Part = {
  ...list,
  kind: 'deal-board',
  rows: [{ mark: `.info-box ${project}`, closest: '.info-box' }],
  identity: { strong: idIn(project), business: { select: project } },
  columns: {},
  needs: [],
  fields: {
    name: { at: titleOf(project), as: 'text', confidence: 'high' },
    account: {
      at: [nameOf(company), { select: company }],
      as: 'text',
      optional: 'Absent for a project without a third party.',
      confidence: 'high',
    },
    amount: {
      at: { select: '.amount' },
      as: 'money',
      optional: 'A card shows no amount when there is none.',
      confidence: 'high',
    },
    // Cards lie in no columns: the status is what the probability says when one points at it.
    stage: {
      at: { select: '.info-box-content .opacitymedium.small[title]', read: { attr: 'title' } },
      as: 'text',
      confidence: 'medium',
    },
    probability: {
      at: { select: '.info-box-content .opacitymedium.small[title]' },
      as: 'percent',
      confidence: 'medium',
    },
    closeDate: { at: tip(ends), as: 'date', optional: 'Absent for a project without an end.', confidence: 'medium' },
    createdDate: {
      at: tip(begins),
      as: 'date',
      optional: 'Absent for a project without a beginning.',
      confidence: 'medium',
    },
    owner: { ...owner, optional: 'Absent where nobody is assigned.' },
  },
};

/** The head of every page of a project. */
const head: Part = {
  kind: 'deal-record',
  root: '.fiche',
  identity: { strong: ofProject, business: { select: '.refid', read: 'own' } },
  link: '/projet/card.php?id={id}',
  fields: {
    name: { at: { select: '.refid .refidno', read: 'own' }, as: 'text', confidence: 'high' },
    account: {
      at: [nameOf(`.refid .refidno ${company}`), { select: `.refid .refidno ${company}` }],
      as: 'text',
      optional: 'Absent for a project without a third party.',
      confidence: 'high',
    },
    amount: { at: [], as: 'money', optional: unsaid('page of events') },
    stage: { at: [], as: 'text', optional: unsaid('page of events') },
    closeDate: { at: [], as: 'date', optional: unsaid('page of events') },
    owner: { at: [], as: 'text', optional: "Whose it is stands on the page of the project's contacts." },
  },
};

const leadStatus = [
  'Lead status',
  'Opportunity status',
  'Statut opportunité',
  "Statut de l'opportunité",
  'Lead-Status',
  'Estado oportunidad',
  'Estado de la oportunidad',
];
/** Where the person may change it, a link beside the label names the field in every language; the amount is the row below. */
const mayEdit = 'td:has(a[href*="action=edit_opp_status"]) + td';
const dates = ['Dates', 'Date', 'Daten', 'Termine', 'Fechas', '日付'];

/** Unless the company uses types of events, every one is "inserted manually" or "automatically". */
const type: Field = {
  at: [{ select: '.fa-cog', text: 'Automatic' }, { select: 'td:has(> .pictofixedwidth):not(:has(> .fa-user-cog))' }],
  as: 'text',
  optional: 'Shown only where the company uses types of events.',
  confidence: 'medium',
};

const state: Field = {
  at: [
    { select: '.badge-status6', text: 'done' },
    { select: '.badge-status1, .badge-status3', text: 'planned' },
  ],
  as: 'state',
  optional: 'Some events are neither to do nor done.',
  confidence: 'high',
};

/** An event from one time to another: the first. */
const begin: readonly string[] = ['{*} - *', '{*}-*', '{*}'];

const events: Part = {
  kind: 'activity-timeline',
  rows: [{ mark: `tr > td > ${event}`, closest: 'tr' }],
  identity: { strong: idIn(event) },
  link: '/comm/action/card.php?id={id}',
  columns: { head: 'tr.liste_titre:has(th[title])' },
  fields: {
    subject: { at: titleOf(event), as: 'text', confidence: 'high' },
    type,
    when: {
      at: [
        { ...sortedBy('a.datep'), match: begin },
        { header: ['Date', 'Datum', 'Fecha', 'Data', '日付'], match: begin },
      ],
      as: 'dateTime',
      confidence: 'high',
    },
    state,
    owner: { ...owner, optional: 'Absent for an event of nobody.' },
    dealId: { at: ofProject, as: 'id' },
  },
};

const timeline: Part = {
  ...events,
  rows: [{ mark: `li .timeline-item ${event}`, closest: 'li' }],
  fields: {
    ...events.fields,
    type: {
      at: [
        { select: '.fa-cog', text: 'Automatic' },
        { read: { attr: 'class' }, match: '*timeline-code-{id:*}*' },
      ],
      as: 'text',
      confidence: 'high',
    },
    when: { at: { select: '.time:not(.timeline-header-action2)', match: begin }, as: 'dateTime', confidence: 'high' },
    state: { ...state, optional: 'The conversation does not show whether something was done.' },
  },
};

const anyProject: Field = { at: idIn(project), as: 'id', optional: 'Absent where the column is hidden.' };

export const dolibarr = defineRecipe({
  id: 'dolibarr',
  version: 1,
  name: 'Dolibarr',
  evidence: {
    source: 'Pages of Dolibarr 20 as it ran',
    checked: {
      on: '2026-11-25',
      against:
        'nine pages of Dolibarr 20-dev against its database, English; other languages by its translations and by the links of its headers',
    },
  },
  matches: [],
  detect: { has: ['#id-container, #id-right', 'a[href*="mainmenu=project"], a[href*="/projet/"], #mainmenutd_home'] },
  locale: 'en',
  // Its English is American when the clock counts to twelve; without a clock only the dates themselves tell.
  language: [
    {
      at: {
        select: '.time, td.nowraponall, .cal_event_title',
        all: true,
        match: ['*{time:#:# AM}*', '*{time:#:# PM}*'],
      },
      is: { '* AM': 'en-US', '* PM': 'en-US' },
    },
  ],
  dateOrder: { en: 'unknown', fr: 'dmy', de: 'dmy', es: 'dmy', it: 'dmy', nl: 'dmy', pt: 'dmy', ja: 'ymd' },
  stages: {
    open: [
      'Prospection',
      'Qualification',
      'Proposal',
      'Negotiation',
      'Pending',
      'Négociation',
      'Proposition',
      'Prospektion',
      'Verhandlung',
    ],
    won: ['Won', 'Gagné', 'Gewonnen', 'Ganado'],
    lost: ['Lost', 'Perdu', 'Verloren', 'Perdido'],
  },
  activityTypes: {
    call: ['ac_tel', 'Phone call', 'Appel téléphonique', 'Telefonanruf', 'Llamada telefónica', '電話'],
    meeting: ['ac_rdv', 'Meetings', 'Rendez-vous', 'Meeting', 'Reunión'],
    email: ['ac_email', 'ac_email_in', 'Send Email', 'Email', 'Envoi Email'],
    note: ['Automatic'],
  },
  pages: [
    {
      id: 'deal-record',
      when: { url: ['*/projet/card.php*'], has: ['.refid .refidno'] },
      ...head,
      must: ['stage'],
      labels: { label: 'table.tableforfield > tbody > tr > td:first-child', in: 'tr', value: 'td + td' },
      fields: {
        ...head.fields,
        stage: {
          at: [
            { select: mayEdit, match: ['{*} / *', '{*}'] },
            { label: leadStatus, match: ['{*} / *', '{*}'] },
          ],
          as: 'text',
          confidence: 'high',
        },
        probability: {
          at: [
            { select: mayEdit, match: '* / {*}' },
            { label: leadStatus, match: '* / {*}' },
          ],
          as: 'percent',
          optional: 'Absent where none is set.',
          confidence: 'high',
        },
        amount: {
          at: [
            { select: 'tr:has(a[href*="action=edit_opp_status"]) + tr > td + td .amount' },
            {
              label: [
                'Lead amount',
                'Opportunity amount',
                'Montant opportunité',
                "Montant de l'opportunité",
                'Lead-Betrag',
                'Importe oportunidad',
                'Importe de la oportunidad',
              ],
              select: '.amount',
            },
          ],
          as: 'money',
          optional: 'Absent where none is set.',
          confidence: 'high',
        },
        createdDate: {
          at: { label: dates, match: ['{*} - *', '{*} – *', '{*}'] },
          as: 'date',
          map: { '?': '' },
          optional: 'Absent for a project without a beginning.',
          confidence: 'high',
        },
        // From – to; a question mark stands for a day that is not set.
        closeDate: {
          at: { label: dates, match: ['* - {*}', '* – {*}'] },
          as: 'date',
          map: { '?': '' },
          optional: 'Absent for a project without an end.',
          confidence: 'high',
        },
      },
      also: [events],
    },
    { id: 'deal-messages', when: { url: ['*/projet/messaging.php*'] }, ...head, also: [timeline] },
    { id: 'deal-agenda', when: { url: ['*/projet/agenda.php*'] }, ...head, also: [events] },
    { id: 'deal-list', when: { url: ['*/projet/list.php*'], has: ['tr.oddeven[data-rowid]'] }, ...list },
    { id: 'deal-cards', when: { url: ['*/projet/list.php*'], has: [`.info-box ${project}`] }, ...cards },
    {
      id: 'home',
      when: { url: ['*/projet/index.php*'] },
      ...cards,
      kind: 'deal-list',
      rows: [{ mark: `tr.oddeven ${project}`, closest: 'tr.oddeven' }],
      needs: [],
      must: ['name'],
      fields: {
        ...cards.fields,
        amount: { at: [], as: 'money', optional: unsaid('home page') },
        stage: { at: [], as: 'text', optional: unsaid('home page') },
        probability: { at: [], as: 'percent', optional: unsaid('home page') },
        owner: { at: [], as: 'text', optional: unsaid('home page') },
      },
    },
    {
      id: 'activity-list',
      when: { url: ['*/comm/action/list.php*'] },
      ...events,
      kind: 'activity-list',
      columns: { head: 'tr.liste_titre:has(a[href*="sortfield=a.label"])' },
      fields: {
        ...events.fields,
        dealId: anyProject,
        account: {
          at: [nameOf(company), { select: company }],
          as: 'text',
          optional: 'Absent where the column is hidden.',
        },
      },
    },
    {
      id: 'calendar',
      when: { url: ['*/comm/action/index.php*'] },
      ...events,
      kind: 'activity-list',
      rows: [{ mark: '.event a.cal_event_title', closest: '.event' }],
      identity: { strong: idIn('a.cal_event_title') },
      capped: true,
      fields: {
        ...events.fields,
        // The time stands before the title.
        subject: {
          at: { select: 'a.cal_event_title', match: ['*:* AM {*}', '*:* PM {*}'] },
          as: 'text',
          optional: 'Read only where the clock counts to twelve.',
          confidence: 'medium',
        },
        when: {
          at: {
            select: 'a.cal_event_title',
            read: { html: 'title' },
            match: ['*: *\n*: *\n*: {*}-*', '*: *\n*: *\n*: {*}\n*', '*: *\n*: *\n*: {*}'],
          },
          as: 'dateTime',
          confidence: 'medium',
        },
        dealId: anyProject,
        account: {
          at: [nameOf(company), { select: company }],
          as: 'text',
          optional: 'Absent for an event with nobody.',
        },
      },
    },
  ],
});
