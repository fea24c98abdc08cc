import { espocrm as recipe } from '../../../lib/crms/espocrm/recipe.ts';
import { locate } from '../../../lib/recipes/locate.ts';
import { read, type Context } from '../../../lib/recipes/read.ts';
import { interleaved } from '../rounds.ts';

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

/** The list of a CRM with a recipe (the marks of EspoCRM), and three times as many other elements around it. */
function draw(rows: number): void {
  const cell = (name: string, text: string, href?: string) =>
    element('td', { class: 'cell', 'data-name': name }, [
      href === undefined ? element('span', {}, [text]) : element('a', { class: 'link', href }, [text]),
    ]);
  const line = (index: number) =>
    element('tr', { class: 'list-row', 'data-id': String(10_000 + index) }, [
      cell('name', `Deal ${index}`, `#Opportunity/view/${10_000 + index}`),
      cell('account', `Company ${index % 90}`, `#Account/view/${index % 90}`),
      cell('amount', `$${(1000 + index * 37).toLocaleString('en-US')}.00`),
      cell('stage', ['Prospecting', 'Proposal', 'Negotiation', 'Closed Won'][index % 4] ?? ''),
      cell('closeDate', `2026-${two(1 + (index % 12))}-${two(1 + (index % 28))}`),
      cell('createdAt', `2026-01-${two(1 + (index % 28))} 09:30`),
      cell('assignedUser', `Person ${index % 40}`, '#User/view/u'),
      cell('probability', String(5 * (1 + (index % 19)))),
    ]);
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
  walk: () =>
    [...(document.querySelector('tbody')?.children ?? [])].map((row) =>
      Array.from(row.children, (cell) => cell.firstElementChild?.textContent ?? ''),
    ),
  perColumn: () => {
    const texts = columns.map((name) =>
      Array.from(document.querySelectorAll(`tr[data-id] td[data-name="${name}"]`), (cell) => cell.textContent),
    );
    return (texts[0] ?? []).map((_, row) => texts.map((column) => column[row] ?? ''));
  },
  perField: () =>
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

export async function measure(rows: number, rounds: number): Promise<Record<string, number>> {
  draw(rows);
  const page = locate(recipe, context.url, document);
  if (!page) throw new Error('The recipe does not know the page.');
  const ours = () => read(recipe, page, document, context);
  const { rows: found, misses } = ours();
  const fields = found.reduce((sum, { values }) => sum + Object.keys(values).length, 0);
  if (found.length !== rows || fields !== rows * columns.length)
    throw new Error(`${found.length} rows, ${fields} fields: ${JSON.stringify(misses.slice(0, 3))}`);
  for (const [name, texts] of Object.entries(others))
    if (texts().flat().filter(Boolean).length !== rows * columns.length) throw new Error(`${name} found others.`);
  return interleaved({ ours, parsed, ...others }, rounds, () => performance.now());
}
