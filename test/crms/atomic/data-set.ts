import * as names from './names.ts';

const day = 24 * 60 * 60 * 1000;

/** mulberry32: small, seeded, the same everywhere. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

export type Task = {
  id: number;
  contact_id: number;
  type: string;
  text: string;
  due_date: string;
  done_date?: string;
  sales_id: number;
};

type Note = { id: number; text: string; date: string; sales_id: number };

const count = (rows: readonly { [key: string]: unknown }[], key: string, id: number): number =>
  rows.filter((row) => row[key] === id).length;

/** Which of the won deals fall into the running month; the others lie in the three months before it. */
const wonThisMonth = 7;

const closingDays = (today: Date, random: () => number): ((stage: string, place: number) => Date) => {
  const dayOfMonth = today.getDate();
  const from = (days: number): Date => new Date(today.getFullYear(), today.getMonth(), dayOfMonth + days);
  return (stage, place) => {
    if (stage === 'won' && place < wonThisMonth)
      return from(-Math.round(((dayOfMonth - 1) * place) / (wonThisMonth - 1)));
    if (stage === 'won' || stage === 'lost') return from(-dayOfMonth - Math.floor(random() * 80));
    // Open deals: some overdue, one today, most ahead.
    return from([-9, 0, 2, 5, 8, 14, 21, 33, 47, 60][Math.floor(random() * 10)] ?? 0);
  };
};

const makeDeals = (today: Date, random: () => number) => {
  const closing = closingDays(today, random);
  const places: Record<string, number> = {};
  return names.deals.map(([stage, company, amount, category, name], id) => {
    const place = (places[stage] = (places[stage] ?? -1) + 1);
    const close = closing(stage, place);
    const created = new Date(Math.min(close.getTime(), today.getTime()) - (20 + Math.floor(random() * 90)) * day);
    return {
      id,
      name,
      company_id: company,
      contact_ids: names.contacts.flatMap((contact, contactId) => (contact.company === company ? [contactId] : [])),
      category,
      stage,
      description: `${name} / ${names.companies[company]?.name ?? ''}`,
      amount,
      created_at: created.toISOString(),
      updated_at: new Date(Math.min(close.getTime(), today.getTime())).toISOString(),
      expected_closing_date: close.toISOString(),
      sales_id: id % names.sales.length,
      index: place,
    };
  });
};

/** Calls and meetings on every working side of today, so that no list of the dashboard is empty. */
const makeTasks = (now: Date, today: Date, random: () => number): Task[] => {
  const tasks: Task[] = [];
  const add = (type: string, text: string, offset: number, more: Partial<Task> = {}): void => {
    const due = new Date(today.getFullYear(), today.getMonth(), today.getDate() + offset);
    const id = tasks.length;
    tasks.push({
      id,
      contact_id: (id * 5) % names.contacts.length,
      type,
      text,
      due_date: due.toISOString(),
      sales_id: 0,
      ...more,
    });
  };
  const call = (offset: number, more?: Partial<Task>): void =>
    add('Call', names.callTexts[tasks.length % names.callTexts.length] ?? '', offset, more);
  const meet = (offset: number, more?: Partial<Task>): void =>
    add('Meeting', names.meetingTexts[tasks.length % names.meetingTexts.length] ?? '', offset, more);
  // The CRM shows a done task for five minutes: these were ticked just before the page opened.
  const justNow = (seconds: number): string => new Date(now.getTime() - seconds * 1_000).toISOString();
  for (const [seconds, contact] of [
    [10, 0],
    [20, 0],
    [30, 8],
  ] as const)
    call(0, { contact_id: contact, done_date: justNow(seconds) });
  meet(0, { contact_id: 0, done_date: justNow(40) });
  for (const contact of [0, 4, 9, 12]) call(0, { contact_id: contact });
  for (const contact of [0, 11]) meet(0, { contact_id: contact });
  for (const offset of [-12, -6, -5, -2, -1, 1, 1, 2, 3, 6, 9, 15, 20]) call(offset);
  for (const offset of [-8, -3, 1, 2, 4, 7, 12]) meet(offset);
  for (const offset of [-10, -4, -1, 0, 0, 1, 3, 5, 8, 13, 18]) {
    const [type, text] = names.otherTasks[Math.floor(random() * names.otherTasks.length)] ?? ['None', ''];
    add(type, text, offset);
  }
  // Colleagues' calls of today, which are on the contacts' pages but not on our dashboard.
  for (const [contact, owner] of [
    [2, 1],
    [5, 2],
    [14, 3],
  ] as const)
    call(0, { contact_id: contact, sales_id: owner });
  return tasks;
};

/**
 * Everything the demo CRM holds, anchored to `now` (its day in the local zone, and the last minute for what was just
 * done). The same day gives the same data.
 */
export const dataSet = (now: Date) => {
  const random = randomFrom(20260401);
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const ago = (days: number, hour = 10): string =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - days, hour).toISOString();
  const deals = makeDeals(today, random);
  const tasks = makeTasks(now, today, random);
  const text = (): string => names.noteTexts[Math.floor(random() * names.noteTexts.length)] ?? '';
  const dealNotes: (Note & { deal_id: number })[] = Array.from({ length: 40 }, (_, id) => {
    const deal = deals[(id * 7) % deals.length];
    return {
      id,
      deal_id: deal?.id ?? 0,
      text: text(),
      date: ago(1 + Math.floor(random() * 25), 9 + (id % 8)),
      sales_id: deal?.sales_id ?? 0,
    };
  });
  const contactNotes: (Note & { contact_id: number; status: string })[] = Array.from({ length: 36 }, (_, id) => ({
    id,
    contact_id: id % names.contacts.length,
    text: text(),
    date: ago(1 + Math.floor(random() * 40), 9 + (id % 8)),
    sales_id: id % names.sales.length,
    status: ['cold', 'warm', 'hot', 'in-contract'][id % 4] ?? 'cold',
  }));
  const contacts = names.contacts.map(({ first, last, company, title }, id) => ({
    id,
    first_name: first,
    last_name: last,
    title,
    company_id: company,
    company_name: names.companies[company]?.name ?? '',
    email: `contact${id}@example.com`,
    phone_1_number: `+81 3 5550 1${String(id).padStart(3, '0')}`,
    phone_1_type: 'Work',
    phone_2_number: '',
    phone_2_type: 'Other',
    gender: 'nonbinary',
    background: '',
    acquisition: 'inbound',
    avatar: {},
    first_seen: ago(200 + id * 3),
    last_seen: ago(1 + id),
    has_newsletter: false,
    status: ['hot', 'warm', 'cold', 'in-contract'][id % 4] ?? 'cold',
    tags: [id % 6],
    sales_id: id % names.sales.length,
    nb_tasks: tasks.filter((task) => task.contact_id === id && !task.done_date).length,
    linkedin_url: null,
  }));
  const companies = names.companies.map(({ name, sector, city }, id) => ({
    id,
    name,
    logo: { title: name },
    sector,
    size: [10, 50, 250, 500][id % 4] ?? 10,
    linkedin_url: '',
    // Empty on purpose: with an address the CRM would look for its icon on the network.
    website: '',
    phone_number: `+81 45 555 0${String(id).padStart(3, '0')}`,
    address: '',
    zipcode: '',
    city,
    stateAbbr: '',
    nb_contacts: count(contacts, 'company_id', id),
    nb_deals: count(deals, 'company_id', id),
    sales_id: id % names.sales.length,
    created_at: ago(400 + id * 5),
    description: '',
    revenue: '$10M',
    tax_identifier: '',
    country: '',
    context_links: [],
  }));
  const sales = names.sales.map(({ first, last, mail }, id) => ({
    id,
    user_id: String(id),
    first_name: first,
    last_name: last,
    email: `${mail}@example.com`,
    password: 'demo',
    administrator: id === 0,
  }));
  const tags = ['manager', 'vip', 'newsletter', 'partner', 'press', 'event'].map((name, id) => ({
    id,
    name,
    color: '#dbe7e4',
  }));
  return { sales, tags, companies, contacts, contactNotes, deals, dealNotes, tasks };
};
