import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listPage, stages, type TrueDeal } from '../teach/pages.ts';

/** As many deals as wanted, all different, of invented names. */
const manyDeals = (count: number): TrueDeal[] =>
  Array.from({ length: count }, (_, index) => ({
    id: String(10_000 + index),
    name: `Deal ${index} of ${['Aozora', 'Birch', 'Cedar', 'Delta'][index % 4]}`,
    account: `Company ${index % 700}`,
    stage: stages[index % stages.length] ?? '',
    amount: 1000 + index * 37,
    closeDate: `2026-${String(1 + (index % 12)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
    owner: `Person ${index % 40}`,
  }));

const line = ({ id, name, account, stage, amount, closeDate, owner }: TrueDeal): string =>
  `<tr data-id="${id}" class="list-row"><td class="cell" data-name="name"><a href="#Opportunity/view/${id}" class="link">${name}</a></td><td class="cell" data-name="account"><a href="#Account/view/${account}">${account}</a></td><td class="cell" data-name="stage"><span>${stage}</span></td><td class="cell" data-name="assignedUser"><a href="#User/view/u">${owner}</a></td><td class="cell" data-name="closeDate"><span>${closeDate}</span></td><td class="cell" data-name="amount"><span>$${amount.toLocaleString('en-US')}</span></td></tr>`;

const heads = ['name', 'account', 'stage', 'assignedUser', 'closeDate', 'amount'];

/** A list of a CRM with a recipe (the marks of EspoCRM), drawn at once. */
const knownList = (deals: readonly TrueDeal[]): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>CRM</title></head><body><div id="header"><ul class="nav tabs"><li data-name="Opportunity" class="tab"><a href="#Opportunity" class="nav-link">Opportunities</a></li></ul></div><div id="content"><div id="main"><div class="list" data-scope="Opportunity"><table class="table"><thead><tr>${heads.map((head) => `<th data-name="${head}">${head}</th>`).join('')}</tr></thead><tbody>${deals.map(line).join('')}</tbody></table></div></div></div><div id="ticker"></div></body></html>`;

export type LongPages = {
  origin: string;
  /** A list of a CRM with a recipe. */
  known: string;
  /** A list of none, to be taught. */
  unknown: string;
  /** The known list, short and all of it overdue, on a page that changes without end, as often in a second as `window.rate` says. */
  storm: string;
  deals: readonly TrueDeal[];
  close: () => Promise<void>;
};

/** Changes in the list itself and beside it, elements, texts and attributes, in small tasks. */
const storm = `
window.rate = 0;
window.made = 0;
const ticker = document.getElementById('ticker');
const cells = [...document.querySelectorAll('td[data-name="stage"] span')];
const one = (at) => {
  const cell = cells[at % cells.length];
  if (at % 3 === 0) cell.textContent = 'Stage ' + (at % 7);
  else if (at % 3 === 1) cell.setAttribute('title', String(at));
  else { ticker.append(document.createElement('i')); if (ticker.childNodes.length > 50) ticker.firstChild.remove(); }
};
let last = performance.now();
setInterval(() => {
  const now = performance.now();
  const due = Math.min(Math.round((now - last) * window.rate / 1000), 2000);
  last = now;
  for (let count = 0; count < due; count += 1) one(window.made += 1);
}, 4);
`;

/** `more`: further pages by their path. */
export const serveLongPages = async (rows: number, more: Record<string, string> = {}): Promise<LongPages> => {
  const deals = manyDeals(rows);
  const list = listPage(deals);
  // Two lists of one site: their records are not the same.
  const others = deals.map((deal) => ({ ...deal, id: `7${deal.id}` }));
  const pages: Record<string, string> = {
    ...more,
    '/known': knownList(others),
    '/storm': knownList(others.slice(0, 200).map((deal) => ({ ...deal, closeDate: '2020-01-31' }))).replace(
      '</body>',
      `<script>${storm}</script></body>`,
    ),
  };
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(pathname === new URL(list.url).pathname ? list.html : (pages[pathname] ?? ''));
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { pathname, search } = new URL(list.url);
  return {
    origin,
    known: `${origin}/known#Opportunity`,
    unknown: `${origin}${pathname}${search}`,
    storm: `${origin}/storm#Opportunity`,
    deals,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
