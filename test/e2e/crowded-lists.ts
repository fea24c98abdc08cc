import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Lists of a CRM with a recipe (the marks of EspoCRM), of which a test knows everything. Every third deal was due long ago,
 * the others are due in a far future, whatever day it is.
 */
export const isLate = (id: number): boolean => id % 3 === 0;

const style = `
  body { margin: 0; font: 14px/20px sans-serif; color: #222; background: #fff; }
  body.dark { color: #ddd; background: #1b1d22; }
  #header { height: 48px; line-height: 48px; padding: 0 16px; border-bottom: 1px solid #ccc; }
  .scroll { height: 480px; margin: 24px; overflow: auto; border: 1px solid #ccc; }
  table { width: 100%; min-width: 900px; border-collapse: collapse; table-layout: fixed; }
  th { position: sticky; top: 0; z-index: 2; height: 36px; background: #eee; text-align: left; padding: 0 12px; }
  td { height: 36px; padding: 0 12px; border-bottom: 1px solid #ddd; overflow: hidden; white-space: nowrap; }
  .packed td { padding: 0; }
  .packed td:first-child { padding-left: 10px; }
  .packed td[data-name=stage] span { letter-spacing: 13px; }
  .packed td[data-name=closeDate] span { letter-spacing: 14px; }
  .packed td[data-name=amount] span { letter-spacing: 42px; }
  .menu { position: absolute; left: 24px; top: 120px; width: 1200px; height: 200px; background: #ffd; z-index: 9; }
  .list-kanban { display: flex; gap: 16px; padding: 24px; }
  .group { width: 260px; height: 420px; overflow: auto; background: #f2f2f2; padding: 8px; }
  .item { margin: 0 0 8px; padding: 12px; background: #fff; border: 1px solid #ccc; border-radius: 6px; }
`;

/** Runs in the page: what it shows of a deal, as cells of a row or fields of a card. */
const script = `
const isLate = (id) => id % 3 === 0;
const told = (id) => ({ name: 'Deal ' + id, account: 'Company ' + (id % 70), stage: 'Prospecting', assignedUser: 'Person ' + (id % 4), closeDate: isLate(id) ? '2020-01-31' : '2999-01-31', amount: '$' + (1000 + id) });
const make = (tag, attributes = {}, text = '') => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.append(text);
  return made;
};
const fill = (row, id) => {
  row.setAttribute('data-id', id);
  for (const [name, text] of Object.entries(told(id))) row.querySelector('[data-name="' + name + '"] span').firstChild.data = text;
};
const line = (id) => {
  const row = make('tr', { class: 'list-row', 'data-id': id });
  for (const [name, text] of Object.entries(told(id))) {
    const cell = make('td', { class: 'cell', 'data-name': name });
    cell.append(make('span', {}, location.pathname === '/packed' && !['stage', 'closeDate', 'amount'].includes(name) ? text.padEnd(90, ' and more') : text));
    row.append(cell);
  }
  return row;
};
const wanted = new URLSearchParams(location.search);
const count = Number(wanted.get('rows') ?? 30);
const main = document.getElementById('main');
if (location.pathname === '/board') {
  const board = make('div', { class: 'list-kanban', 'data-scope': 'Opportunity' });
  for (let column = 0; column < 4; column += 1) {
    const group = make('div', { class: 'group', 'data-name': 'Prospecting' });
    for (let id = column * 10 + 1; id <= column * 10 + 10; id += 1) {
      const card = make('div', { class: 'item', 'data-id': id });
      for (const [name, text] of Object.entries(told(id))) card.append(make('div', { class: 'field', 'data-name': name }, text));
      group.append(card);
    }
    board.append(group);
  }
  main.append(board);
} else {
  const list = make('div', { class: 'list', 'data-scope': 'Opportunity' });
  const scroll = make('div', { class: 'scroll' });
  const table = make('table', { class: location.pathname === '/packed' ? 'packed' : '' });
  const head = make('tr');
  for (const name of Object.keys(told(1))) head.append(make('th', { 'data-name': name }, name));
  const body = make('tbody');
  table.append(make('thead'), body);
  table.tHead.append(head);
  scroll.append(table);
  list.append(scroll);
  main.append(list);
  if (location.pathname === '/virtual') {
    // So many elements for all rows: each is given to the next record that comes into view.
    const shown = 16;
    for (let at = 0; at < shown; at += 1) body.append(line(at + 1));
    table.style.willChange = 'transform';
    const room = make('div', { style: 'height:' + (count + 1) * 37 + 'px' });
    room.append(table);
    scroll.append(room);
    scroll.addEventListener('scroll', () => {
      const first = Math.min(count - shown, Math.floor(scroll.scrollTop / 37));
      table.style.transform = 'translateY(' + first * 37 + 'px)';
      [...body.rows].forEach((row, at) => fill(row, first + at + 1));
    });
  } else for (let id = 1; id <= count; id += 1) body.append(line(id));
}
if (wanted.has('dark')) document.body.className = 'dark';
window.openMenu = () => document.body.append(make('div', { class: 'menu' }, 'A menu'));
window.closeMenu = () => document.querySelector('.menu').remove();
`;

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>CRM</title><style>${style}</style></head><body><div id="header"><ul class="nav tabs" style="margin:0;list-style:none"><li data-name="Opportunity" class="tab"><a href="#Opportunity" class="nav-link">Opportunities</a></li></ul></div><div id="content"><div id="main"></div></div><script src="/app.js"></script></body></html>`;

export type CrowdedLists = {
  origin: string;
  /** `list`, `virtual` (few elements for many rows), `packed` (no room in any row) or `board`. */
  url: (page: string, more?: string) => string;
  close: () => Promise<void>;
};

export const serveCrowdedLists = async (): Promise<CrowdedLists> => {
  const server = createServer((request, response) => {
    const isScript = request.url === '/app.js';
    response
      .writeHead(200, { 'content-type': `text/${isScript ? 'javascript' : 'html'}; charset=utf-8` })
      .end(isScript ? script : page);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: (name, more = '') => `${origin}/${name}${more && `?${more}`}#Opportunity`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
