import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A deal of the paper CRM: what its list shows of the amount, and what it fetches. */
export type FetchedDeal = { id: string; name: string; shown: string; amount: number; closeDate: string };

export const fetchedDeals: readonly FetchedDeal[] = [
  { id: 'a1', name: 'Kiosk pilot', shown: '$42.9K', amount: 42_912.37, closeDate: '2026-12-18' },
  { id: 'a2', name: 'Kiosk roll-out', shown: '$1.2M', amount: 1_234_567.8, closeDate: '2027-01-29' },
  { id: 'a3', name: 'Scanner lease', shown: '$9.8K', amount: 9_800.5, closeDate: '2026-11-30' },
];

/** A page of no CRM's making, with the marks of an EspoCRM list, that draws what it fetches: `?by=fetch` or `?by=request`. */
const app = `
const element = (tag, attributes, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
};
const draw = ({ list }) => {
  const cell = (name, inside) => element('td', { class: 'cell', 'data-name': name }, inside);
  document.querySelector('tbody').replaceChildren(...list.map(({ id, name, shown, accountName, assignedUserName }) =>
    element('tr', { class: 'list-row', 'data-id': id },
      cell('name', element('a', { href: '#Opportunity/view/' + id }, name)), cell('account', accountName),
      cell('stage', 'Negotiation'), cell('amount', shown), cell('assignedUser', assignedUserName))));
};
const where = '/api/v1/Opportunity?select=name&maxSize=20';
if (new URLSearchParams(location.search).get('by') === 'request') {
  const request = new XMLHttpRequest();
  request.open('GET', where);
  request.onload = () => draw(JSON.parse(request.responseText));
  request.send();
} else fetch(where).then((response) => response.json()).then(draw);
`;

const listPage = (
  first: string,
): string => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Paper CRM</title>
<script>${first}</script></head><body><ul><li class="tab" data-name="Opportunity"><a class="nav-link" href="#Opportunity">Deals</a></li></ul>
<div id="content"><div id="main"><div class="list" data-scope="Opportunity"><table><tbody></tbody></table></div></div></div>
<script>${app}</script></body></html>`;

const json = 'application/json; charset=utf-8';

/** Answers of every kind a page may meet, under paths that are listened to. */
function answer(path: string, request: IncomingMessage, response: ServerResponse, elsewhere: string): void {
  const open = { 'access-control-allow-origin': '*' };
  const slowly = (chunks: readonly string[], end: () => void): void => {
    response.writeHead(200, { 'content-type': json });
    for (const [index, chunk] of chunks.entries()) setTimeout(() => response.write(chunk), index * 40);
    setTimeout(end, chunks.length * 40);
  };
  switch (path) {
    case 'echo': {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const { method } = request;
        response.writeHead(200, { 'content-type': json, 'x-told': 'yes' }).end(JSON.stringify({ method, body }));
      });
      return;
    }
    case 'slow':
      return slowly(['{"list":', '[1,2,', '3]', '}'], () => response.end());
    case 'broken':
      return slowly(['{"list":', '[1,2,'], () => response.destroy());
    case 'endless':
      response.writeHead(200, { 'content-type': json }).write('{"list":[');
      return;
    case 'spoilt':
      response.writeHead(200, { 'content-type': json }).end('{"list":[1,');
      return;
    case 'nothing':
      response.writeHead(204).end();
      return;
    case 'failed':
      response.writeHead(500, { 'content-type': json }).end('{"why":"told"}');
      return;
    case 'binary':
      response
        .writeHead(200, { 'content-type': 'application/octet-stream' })
        .end(Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)));
      return;
    case 'large':
      response.writeHead(200, { 'content-type': json }).end(JSON.stringify({ list: 'x'.repeat(3_000_000) }));
      return;
    case 'moved':
      response.writeHead(302, { location: '/api/v1/Opportunity/echo' }).end();
      return;
    case 'away':
      response.writeHead(302, { location: `${elsewhere}/api/v1/Opportunity/echo` }).end();
      return;
    case 'open':
      response.writeHead(200, { 'content-type': json, ...open }).end('{"open":true}');
      return;
    default:
      response.writeHead(404, { 'content-type': json }).end('{}');
  }
}

export type FetchingCrm = {
  /** By its address, which is granted, and by its name, which is not. */
  granted: string;
  foreign: string;
  /** What the list shows and fetches from now on. */
  deals: FetchedDeal[];
  /** Runs in every list page before anything else of the page. */
  first: string;
  close: () => Promise<void>;
};

export const serveFetchingCrm = async (pages: Readonly<Record<string, string>>): Promise<FetchingCrm> => {
  const crm = { deals: [...fetchedDeals], first: '' };
  let elsewhere = '';
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const page = pathname === '/' ? listPage(crm.first) : pages[pathname];
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    } else if (pathname === '/api/v1/Opportunity') {
      const list = crm.deals.map((deal) => ({
        ...deal,
        amountCurrency: 'USD',
        accountName: 'Birch Hotels',
        assignedUserName: 'Tom Weber',
      }));
      response.writeHead(200, { 'content-type': json }).end(JSON.stringify({ total: list.length, list }));
    } else answer(pathname.split('/').at(-1) ?? '', request, response, elsewhere);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  elsewhere = `http://127.0.0.2:${port}`;
  return Object.assign(crm, {
    granted: `http://127.0.0.1:${port}`,
    foreign: `http://localhost:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
};
