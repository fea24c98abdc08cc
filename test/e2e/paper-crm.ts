import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A CRM of one file, of which a test knows everything: the addresses and marks of an Atomic CRM board and record, twenty
 * deals, and no data but what the test sets. `/start?prerender=…`, which goes there when it is told to, and `/elsewhere` are pages
 * of no CRM.
 */
const app = `
const element = (tag, text, attributes = {}) => {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};
window.deals = Array.from({ length: 20 }, (_, index) => ({ id: String(index + 1), name: 'Deal ' + (index + 1), amount: '$' + (index + 10) + '.5K', stage: 'Opportunity' }));
const main = document.getElementById('main-content');
const card = ({ id, name, amount }) => {
  const made = element('div', '', { 'data-rfd-draggable-id': id });
  made.append(element('p', name), element('span', amount + ', Print'));
  return made;
};
const column = (stage) => {
  const made = element('section', '');
  const cards = element('div', '', { 'data-rfd-droppable-id': stage });
  cards.append(...window.deals.filter((deal) => deal.stage === stage).map(card));
  made.append(element('h6', stage), cards);
  return made;
};
const field = (label, value) => {
  const made = element('div', '');
  made.append(element('span', label), element('p', value));
  return made;
};
const record = (id) => {
  const deal = window.deals.find((one) => one.id === id);
  const made = element('div', '', { role: 'dialog' });
  made.append(element('span', ''), element('h2', deal.name), field('Expected closing date', '12/31/2026'), field('Budget', deal.amount), field('Category', 'Print'), field('Stage', deal.stage));
  return made;
};
window.draw = () => {
  const id = /#\\/deals\\/(\\d+)\\/show/.exec(location.hash)?.[1];
  main.replaceChildren(...['Opportunity', 'Won'].map(column), ...(id ? [record(id)] : []));
};
window.edit = (id, change) => {
  Object.assign(window.deals.find((deal) => deal.id === id), change);
  document.querySelector('[data-rfd-draggable-id="' + id + '"]')?.replaceWith(card(window.deals.find((deal) => deal.id === id)));
};
addEventListener('hashchange', window.draw);
addEventListener('pageshow', ({ persisted }) => persisted && fetch('/told?restored'));
fetch('/told?' + (document.prerendering ? 'prerendering' : 'loaded'));
if (location.pathname === '/') window.draw();
const next = new URLSearchParams(location.search).get('prerender');
if (next) {
  const rules = element('script', JSON.stringify({ prerender: [{ source: 'list', urls: [next] }] }), { type: 'speculationrules' });
  document.head.append(rules);
  fetch('/go-on').then(() => { location.href = next; });
}
`;

const links = ['#/contacts', '#/companies', '#/deals']
  .map((href) => `<a href="${href}">${href.slice(2)}</a>`)
  .join(' ');
const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Paper CRM</title></head><body><nav>${links}</nav><main id="main-content"></main><script src="/app.js"></script></body></html>`;
const elsewhere = page.replace(links, '');

export type PaperCrm = {
  origin: string;
  board: string;
  record: (id: string) => string;
  /** What pages told the server of themselves, oldest first: `loaded`, `prerendering`, `restored`. */
  told: string[];
  /** Lets a page with something prerendered go there. */
  goOn: () => void;
  close: () => Promise<void>;
};

export const servePaperCrm = async (): Promise<PaperCrm> => {
  const told: string[] = [];
  const held = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/told') {
      told.push(search.slice(1));
      response.writeHead(204).end();
      return;
    }
    if (pathname === '/go-on') {
      held.add(response);
      return;
    }
    const [type, body] =
      pathname === '/app.js' ? ['text/javascript', app] : ['text/html', pathname === '/' ? page : elsewhere];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    board: `${origin}/#/deals`,
    record: (id) => `${origin}/#/deals/${id}/show`,
    told,
    goOn: () => {
      for (const response of held) response.writeHead(204).end();
      held.clear();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
