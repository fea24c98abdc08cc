import { defineRecipe } from '../../recipes/recipe.ts';
import type { Field, Marked, Part, Source } from '../../recipes/recipe.ts';

/*
 * Two builds are in use: 0.0.2 from npm (Material UI) and the later one (shadcn). They share addresses, the attributes of
 * the drag-and-drop library and the ids of the task check boxes; class names are generated and never used here.
 */

const noOwner = 'Atomic CRM shows the owner of a deal on no page.';
const noCloseDate = 'Only the page of a deal shows its expected closing date.';
const nameless = 'The later build calls the person signed in "You" and shows their name nowhere.';
const self = ['You', 'Vous'];

/** Printed by the program in one way whatever the browser's language: `Intl` compact notation, date-fns. */
const compactMoney = { as: 'money', approximate: true, locale: 'en-US' } as const;
const englishDate = { as: 'dateTime', locale: 'en-US' } as const;

const byline = ['{*} added *', '{*} a ajouté *', '{*} avez ajouté *'];

const always = (text: string): Field => ({ at: { text }, as: 'text' });
const done: Field = { at: { text: 'done' }, as: 'state' };

const company: Source = { select: '#main-content h5', within: 'document' };

const board: Part = {
  kind: 'deal-board',
  rows: '[data-rfd-draggable-id]',
  identity: { strong: { read: { attr: 'data-rfd-draggable-id' } } },
  link: '#/deals/{id}/show',
  fields: {
    name: {
      at: [
        { select: '[data-slot="card-content"] > div p', read: 'own', match: '- {*}' },
        { select: 'p', read: 'own' },
      ],
      as: 'text',
      confidence: 'high',
    },
    account: {
      at: { select: '[data-slot="card-content"] > div p > span' },
      as: 'text',
      optional: 'In version 0.0.2 a card shows the logo of the company only.',
      confidence: 'high',
    },
    amount: {
      at: [{ select: '[data-slot="card-content"] > p > span' }, { select: 'p + span', match: ['{*}, *', '{*}'] }],
      ...compactMoney,
      confidence: 'high',
    },
    category: {
      at: [{ select: '[data-slot="card-content"] > p > span + span' }, { select: 'p + span', match: '*, {*}' }],
      as: 'text',
      optional: 'Absent for a deal without a category.',
    },
    // The column is named by its heading, as the deal's own page names the stage; its id is the stored code.
    stage: {
      at: { select: 'h1, h2, h3, h4, h5, h6', within: { closest: ':has(> [data-rfd-droppable-id])' } },
      as: 'text',
      confidence: 'high',
    },
    closeDate: { at: [], as: 'date', optional: noCloseDate },
    owner: { at: [], as: 'text', optional: noOwner },
  },
};

const dealNotes: Part = {
  kind: 'activity-timeline',
  root: '[role="dialog"]',
  rows: [
    { mark: 'p > [resource="dealNotes"]', up: 3 },
    { mark: 'span > [data-slot="tooltip-trigger"]', up: 3 },
  ],
  identity: {},
  fields: {
    subject: { at: [{ select: 'div:has(> p) + div' }, { select: 'div:has(> span) + div > div' }], as: 'text' },
    type: always('Note'),
    state: done,
    when: { at: [{ select: 'p ~ span:last-child' }, { select: 'div + span:last-child' }], ...englishDate },
    owner: {
      at: [{ select: 'p > [resource]' }, { select: 'span + div', read: 'own', match: byline }],
      as: 'text',
      self,
      optional: nameless,
    },
    dealId: { at: { url: '*#/deals/{id}/show*' }, as: 'id' },
  },
};

const contactNotes: Part = {
  ...dealNotes,
  root: '#main-content',
  rows: [
    { mark: 'p > [resource="contactNotes"]', up: 3 },
    { mark: 'span > [data-slot="tooltip-trigger"]', up: 3 },
  ],
  fields: {
    ...dealNotes.fields,
    account: {
      at: { select: 'a[href*="#/companies/"] span, a[href*="#/companies/"]', within: 'root' },
      as: 'text',
      optional: 'Absent for a contact without a company.',
    },
    dealId: { at: [], as: 'id', optional: 'A note on a contact belongs to no deal.' },
  },
};

const tasks: Part = {
  kind: 'activity-list',
  rows: ['li:has([id^="checkbox-list-label-"])', { mark: 'div > button[id^="checkbox-list-label-"]', up: 2 }],
  identity: {
    prefix: 'task-',
    strong: { select: '[id^="checkbox-list-label-"]', read: { attr: 'id' }, match: 'checkbox-list-label-{id}' },
  },
  fields: {
    subject: {
      at: [
        { select: '[id^="checkbox-list-label-"] > span', read: 'own' },
        { select: 'button + div > div', read: 'own' },
      ],
      as: 'text',
      confidence: 'high',
    },
    // A task of type None is the one whose type is not printed.
    type: {
      at: [
        { select: '[id^="checkbox-list-label-"] strong' },
        { select: 'button + div > div:first-child > span' },
        { text: 'None' },
      ],
      as: 'text',
      confidence: 'high',
    },
    when: {
      at: [{ select: '[id^="checkbox-list-label-"] div > span' }, { select: 'button + div > div + div > span' }],
      as: 'dateTime',
      confidence: 'high',
    },
    state: {
      at: [
        { select: 'input[type="checkbox"]', read: { prop: 'checked' } },
        { select: 'button[role="checkbox"]', read: { attr: 'aria-checked' } },
      ],
      as: 'state',
      confidence: 'high',
    },
    dealId: { at: [], as: 'id', optional: 'A task belongs to a contact, not to a deal.' },
    owner: { at: [], as: 'text', optional: 'A task does not show whose it is.' },
  },
};

const inFeed = { deal: 'a[href*="#/deals/"]', contact: 'a[href*="#/contacts/"]' };

/** The words between the author's name and the time, as the head of a note about each carries them outside its links. */
const timeAfter = {
  deal: ['*about deal at {*}', "*l'affaire chez {*}"],
  contact: ['*about from {*}', '*about at {*}', '*une note sur chez {*}'],
};

const noteRows = (about: 'deal' | 'contact'): readonly Marked[] => [
  { mark: 'li > div > div + div > p', up: 3, having: `p > span > ${inFeed[about]}` },
  { mark: `div + div > ${inFeed[about]} > p`, up: 4 },
];

/** Rows of the activity log about notes: a head that names the author and links to what the note is about, the text below it. */
const feedNotes = (about: 'deal' | 'contact'): Part => ({
  kind: 'activity-timeline',
  root: '#main-content',
  rows: noteRows(about),
  identity: {},
  more: 'a[href="#"]',
  fields: {
    subject: { at: { select: 'div + div > p, div + div > a > p' }, as: 'text' },
    type: always('Note'),
    state: done,
    when: {
      at: [
        { select: 'p + span' },
        { select: 'div > span + span + span' },
        ...['p', 'span + span'].map((head): Source => ({ select: head, read: 'own', match: timeAfter[about] })),
      ],
      ...englishDate,
    },
    owner: {
      at: [{ select: 'p > span:first-child' }, { select: 'span + span', read: 'own', match: byline }],
      as: 'text',
      self,
      optional: nameless,
    },
    ...(about === 'deal'
      ? { dealId: { at: { select: inFeed.deal, read: { attr: 'href' }, match: '*/deals/{id}/*' }, as: 'id' } }
      : {
          account: {
            at: [{ select: 'a[href*="#/companies/"] span' }, company],
            as: 'text',
            optional: 'Absent for a contact without a company.',
          },
        }),
  },
});

/** Rows of the activity log about deals that were added: a name and a link, little else. */
const feedDeals: Part = {
  kind: 'deal-list',
  root: '#main-content',
  rows: [
    { mark: `li > div > p > ${inFeed.deal}`, up: 3 },
    { mark: `div > span > ${inFeed.deal}`, up: 3, without: 'p' },
  ],
  identity: { strong: { select: inFeed.deal, read: { attr: 'href' }, match: '*/deals/{id}/*' } },
  link: '#/deals/{id}/show',
  fields: {
    name: { at: { select: `${inFeed.deal}:not(:has(p, [data-slot="avatar"]))` }, as: 'text' },
    account: {
      at: [{ select: 'a[href*="#/companies/"]' }, company],
      as: 'text',
      optional: 'Absent for a deal without a company.',
    },
    createdDate: {
      at: [
        { select: 'p + span' },
        { select: 'span + span' },
        { select: `p:has(> ${inFeed.deal})`, read: 'own', match: '*added deal to company {*}' },
        { select: `span:has(> ${inFeed.deal})`, read: 'own', match: '*added deal to {*}' },
      ],
      as: 'date',
      locale: 'en-US',
    },
    amount: { at: [], as: 'money', optional: 'The activity log shows no amount.' },
    stage: { at: [], as: 'text', optional: 'The activity log shows no stage.' },
    closeDate: { at: [], as: 'date', optional: noCloseDate },
    owner: { at: [], as: 'text', optional: 'The activity log shows who added the deal, not whose it is.' },
  },
};

/** Deals that notes are about: a name and a link, wherever the log mentions them. */
const mentionedDeals: Part = {
  ...feedDeals,
  rows: noteRows('deal'),
  fields: { ...feedDeals.fields, createdDate: { at: [], as: 'date', optional: 'Told only where the deal was added.' } },
};

export const atomicCrm = defineRecipe({
  id: 'atomic-crm',
  version: 1,
  name: 'Atomic CRM',
  evidence: {
    source: 'Pages of the program itself, run from npm 0.0.2 and from its repository',
    checked: {
      on: '2026-11-25',
      against:
        "board, record, company, contact and dashboard of both builds against the program's own data (the board of 0.0.2 runs in every test), English",
    },
  },
  matches: [],
  detect: { has: ['a[href="#/contacts"]', 'a[href="#/companies"]', 'a[href="#/deals"]', '#main-content'] },
  locale: 'en-US',
  localeOf: 'browser',
  me: { select: 'button[aria-label="Profile"]' },
  closeDateIs: 'planned',
  stages: { open: ['Opportunity', 'Proposal Sent', 'In Negotiation', 'Delayed'], won: ['Won'], lost: ['Lost'] },
  activityTypes: {
    call: ['Call'],
    meeting: ['Meeting', 'Demo', 'Lunch'],
    email: ['Email'],
    task: ['None', 'Follow-up', 'Thank you', 'Ship'],
    note: ['Note'],
  },
  pages: [
    {
      id: 'deal-record',
      when: { url: ['*#/deals/{id}/show*'], has: ['[role="dialog"]'] },
      kind: 'deal-record',
      root: '[role="dialog"]',
      identity: { strong: { url: '*#/deals/{id}/show*' } },
      link: '#/deals/{id}/show',
      labels: { label: 'span' },
      fields: {
        name: { at: [{ select: 'span + h5, span + h2' }, { select: 'h5, h2' }], as: 'text', confidence: 'high' },
        amount: { at: { label: ['Budget'] }, ...compactMoney, confidence: 'high' },
        stage: { at: { label: ['Stage', 'Étape'] }, as: 'text', confidence: 'high' },
        closeDate: {
          at: { label: ['Expected closing date', 'Date de clôture prévue'], select: 'p, span' },
          as: 'date',
          locale: 'en-US',
          map: { 'Invalid date': '' },
          confidence: 'high',
        },
        category: {
          at: { label: ['Category', 'Catégorie'] },
          as: 'text',
          optional: 'Absent for a deal without a category.',
        },
        account: { at: [], as: 'text', optional: 'The page of a deal shows the logo of the company only.' },
        owner: { at: [], as: 'text', optional: noOwner },
      },
      also: [board, dealNotes],
    },
    { id: 'deal-board', when: { url: ['*#/deals', '*#/deals?*', '*#/deals/{id}'] }, ...board },
    {
      id: 'company-deals',
      when: { url: ['*#/companies/{id}/show/deals*'] },
      kind: 'deal-list',
      root: '#main-content',
      rows: 'a[href*="#/deals/"]',
      identity: { strong: { read: { attr: 'href' }, match: '*/deals/{id}/*' } },
      link: '#/deals/{id}/show',
      fields: {
        name: { at: [{ select: 'div > span' }, { select: 'div > div' }], as: 'text', confidence: 'high' },
        account: { at: company, as: 'text', confidence: 'high' },
        // One line: stage, amount and, where it has one, category.
        stage: { at: { select: 'span + p, div > div + div', match: '{*}, *' }, as: 'text' },
        amount: { at: { select: 'span + p, div > div + div', match: ['*, {*}, *', '*, {*}'] }, ...compactMoney },
        category: {
          at: { select: 'span + p, div > div + div', match: '*, *, {*}' },
          as: 'text',
          optional: 'Absent for a deal without a category.',
        },
        closeDate: { at: [], as: 'date', optional: noCloseDate },
        owner: { at: [], as: 'text', optional: noOwner },
      },
    },
    {
      id: 'company-activity',
      when: { url: ['*#/companies/{id}/show'] },
      ...feedNotes('deal'),
      also: [feedNotes('contact'), feedDeals, mentionedDeals],
    },
    { id: 'contact-record', when: { url: ['*#/contacts/{id}/show*'] }, ...tasks, also: [contactNotes] },
    {
      id: 'dashboard',
      when: { url: ['/', '*#/', '*#/?*', '*/index.html'] },
      ...tasks,
      // The dashboard lists the tasks of the person signed in and nobody else's.
      fields: {
        ...tasks.fields,
        owner: {
          at: { text: 'You' },
          as: 'text',
          self,
          optional: 'Absent where the page does not name the person signed in.',
        },
      },
      more: 'a[href="#"]',
      also: [feedNotes('deal'), feedNotes('contact'), feedDeals, mentionedDeals],
    },
  ],
});
