import { espocrm as recipe } from '../../../lib/crms/espocrm/recipe.ts';
import { locate } from '../../../lib/recipes/locate.ts';
import { read, type Context } from '../../../lib/recipes/read.ts';

const columns = [
  'name',
  'account',
  'amount',
  'stage',
  'closeDate',
  'createdAt',
  'assignedUser',
  'probability',
] as const;
const context: Context = {
  url: 'https://crm.example.com/#Opportunity',
  today: '2026-11-30',
  zone: 'UTC',
  locale: 'en-US',
};
const two = (value: number): string => String(value).padStart(2, '0');

function element(name: string, attributes: Record<string, string>, content: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

/** What stands in the cells of a row, column by column. */
const textsOf = (index: number): string[] => [
  `Deal ${index}`,
  `Company ${index % 90}`,
  `$${(1000 + index * 37).toLocaleString('en-US')}.00`,
  ['Prospecting', 'Proposal', 'Negotiation', 'Closed Won'][index % 4] ?? '',
  `2026-${two(1 + (index % 12))}-${two(1 + (index % 28))}`,
  `2026-01-${two(1 + (index % 28))} 09:30`,
  `Person ${index % 40}`,
  String(5 * (1 + (index % 19))),
];

const hrefOf: Partial<Record<string, (index: number) => string>> = {
  name: (index) => `#Opportunity/view/${10_000 + index}`,
  account: (index) => `#Account/view/${index % 90}`,
  assignedUser: () => '#User/view/u',
};

/** The list of a CRM with a recipe (the marks of EspoCRM), and three times as many other elements around it. */
function draw(rows: number): void {
  const cell = (name: string, text: string, href?: string) =>
    element('td', { class: 'cell', 'data-name': name }, [
      href === undefined ? element('span', {}, [text]) : element('a', { class: 'link', href }, [text]),
    ]);
  const line = (index: number) => {
    const texts = textsOf(index);
    return element(
      'tr',
      { class: 'list-row', 'data-id': String(10_000 + index) },
      columns.map((name, at) => cell(name, texts[at] ?? '', hrefOf[name]?.(index))),
    );
  };
  const head = element(
    'tr',
    {},
    columns.map((name) => element('th', { 'data-name': name }, [name])),
  );
  document.body.replaceChildren(
    element('div', { id: 'header' }, [element('a', { class: 'nav-link', href: '#Opportunity' }, ['Opportunities'])]),
    element(
      'ul',
      {},
      Array.from({ length: rows * 3 }, (_, index) => element('li', { class: 'cell' }, [`Other ${index}`])),
    ),
    element('div', { id: 'main' }, [
      element('div', { class: 'list', 'data-scope': 'Opportunity' }, [
        element('table', { class: 'table' }, [
          element('thead', {}, [head]),
          element(
            'tbody',
            {},
            Array.from({ length: rows }, (_, index) => line(index)),
          ),
        ]),
      ]),
    ]),
  );
}

/** What others would write for this one page: texts alone, no amounts, no days, no check that a column is what it was. */
const others = {
  walk(): string[][] {
    const rows: string[][] = [];
    for (let row = document.querySelector('tbody')?.firstElementChild; row; row = row.nextElementSibling) {
      const texts: string[] = [];
      for (let cell = row.firstElementChild; cell; cell = cell.nextElementSibling) texts.push(cell.textContent);
      rows.push(texts);
    }
    return rows;
  },
  perColumn(): string[][] {
    const texts = columns.map((name) =>
      Array.from(document.querySelectorAll(`tr[data-id] td[data-name="${name}"]`), (cell) => cell.textContent),
    );
    return (texts[0] ?? []).map((_, row) => texts.map((column) => column[row] ?? ''));
  },
  perField: (): string[][] =>
    Array.from(document.querySelectorAll('tr[data-id]'), (row) =>
      columns.map((name) => row.querySelector(`td[data-name="${name}"]`)?.textContent ?? ''),
    ),
};

const dates: ReadonlySet<string> = new Set(['closeDate', 'createdAt']);
const numbers: ReadonlySet<string> = new Set(['amount', 'probability']);

/** The same with the values a quick developer would make of them, for this page's one way of writing them. */
const parsed = () =>
  Array.from(document.querySelectorAll('tr[data-id]'), (row) => ({
    id: row.getAttribute('data-id'),
    link: row.querySelector('a')?.href,
    values: columns.map((name) => {
      const text = row.querySelector(`td[data-name="${name}"]`)?.textContent?.trim() ?? '';
      const value = dates.has(name)
        ? new Date(text).toISOString().slice(0, 10)
        : numbers.has(name)
          ? Number(text.replace(/[^\d.-]/g, ''))
          : text;
      return { text, value };
    }),
  }));

let page: ReturnType<typeof locate>;
let looks = 0;

/** Another day is another page for what remembers what a text means: nothing of the look before is of use. */
const look = (today: string) => {
  if (!page) throw new Error('The recipe does not know the page.');
  return read(recipe, page, document, { ...context, today });
};

const contenders = {
  ours: () => look(context.today),
  first: () => look(new Date(Date.UTC(2026, 0, (looks += 1))).toISOString().slice(0, 10)),
  parsed,
  ...others,
};
export type Contender = keyof typeof contenders;

/** Draws the page, and makes sure that every contender takes the same out of it: that is what is compared. */
export function prepare(rows: number): Contender[] {
  draw(rows);
  page = locate(recipe, context.url, document);
  const truth = Array.from({ length: rows }, (_, index) => textsOf(index));
  const agree = (who: string, told: unknown, wanted: unknown): void => {
    const [one, other] = [told, wanted].map((all) => JSON.stringify(all));
    if (one !== other) throw new Error(`${who} took something else: ${one?.slice(0, 300)} for ${other?.slice(0, 300)}`);
  };
  for (const [who, take] of Object.entries(others)) agree(who, take(), truth);
  const fields = ['name', 'account', 'amount', 'stage', 'closeDate', 'createdDate', 'owner', 'probability'] as const;
  for (const who of ['ours', 'first'] as const) {
    const { rows: found, misses } = contenders[who]();
    agree(who, misses, []);
    agree(
      who,
      found.map(({ values }) => fields.map((field) => values[field]?.text)),
      truth,
    );
  }
  agree(
    'parsed',
    parsed().map(({ values }) => values.map(({ text }) => text)),
    truth,
  );
  return Object.keys(contenders) as Contender[];
}

/** Takes it all so many times. */
export function run(who: Contender, times: number): void {
  for (let turn = 0; turn < times; turn += 1) contenders[who]();
}
