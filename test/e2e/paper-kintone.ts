import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An app of an invented company, in kintone's marks: its fields bear names that no recipe knows. */
export const ownDeals = [
  {
    id: '1',
    title: '若葉機工 倉庫自動化',
    customer: '若葉機工株式会社',
    sum: '38750000',
    phase: '最終交渉',
    due: '2026-12-18',
    who: '高田 真理',
  },
  {
    id: '2',
    title: '港南運輸 配車更新',
    customer: '港南運輸株式会社',
    sum: '4200000',
    phase: '提案',
    due: '2027-02-26',
    who: '西 大輔',
  },
] as const;

const fieldsOf = (deal: (typeof ownDeals)[number]): Record<string, { type: string; value: unknown }> => ({
  $id: { type: '__ID__', value: deal.id },
  $revision: { type: '__REVISION__', value: '3' },
  x_title: { type: 'SINGLE_LINE_TEXT', value: deal.title },
  x_customer: { type: 'SINGLE_LINE_TEXT', value: deal.customer },
  x_sum: { type: 'NUMBER', value: deal.sum },
  x_rank: { type: 'NUMBER', value: '2' },
  x_phase: { type: 'DROP_DOWN', value: deal.phase },
  x_due: { type: 'DATE', value: deal.due },
  x_who: { type: 'USER_SELECT', value: [{ code: 'u1', name: deal.who }] },
  x_made: { type: 'CREATED_TIME', value: '2026-08-20T00:41:00Z' },
  x_lines: { type: 'SUBTABLE', value: [{ id: '1', value: { x_part: { type: 'NUMBER', value: '1' } } }] },
});

/**
 * A small likeness of the documented API (cybozu.dev): events with their handlers, the record that is shown, the element of a
 * field. It comes late, as the vendor's own scripts do, and writes down what becomes of its events.
 */
const api = String.raw`
window.handed = [];
const handlers = new Map();
const current = () => window.records.find((one) => one.$id.value === new URLSearchParams(location.hash.slice(1)).get('record'));
const fire = (type, event) => {
  const before = JSON.stringify(event);
  for (const handler of handlers.get(type) ?? []) {
    const back = handler(event);
    window.handed.push([type, back === event || back === undefined, JSON.stringify(event) === before]);
  }
};
const show = () => {
  const record = current();
  const labels = { x_title: 'テーマ', x_customer: '顧客名', x_sum: '見込み（税抜）', x_rank: '優先順位', x_phase: '段階', x_due: '決まる日', x_who: '主担当', x_made: '作成日時' };
  const text = ({ value }) => (Array.isArray(value) ? value[0].name : value);
  const element = (name, classes, ...inside) => { const made = document.createElement(name); made.className = classes; made.append(...inside); return made; };
  const main = document.querySelector('main');
  if (record) {
    const layout = element('div', 'layout-gaia showlayout-gaia');
    for (const [code, label] of Object.entries(labels)) {
      const control = element('div', 'control-gaia control-show-gaia', element('div', 'control-label-gaia', element('span', 'control-label-text-gaia', label)), element('div', 'control-value-gaia', element('span', 'control-value-content-gaia', text(record[code]))));
      control.dataset.code = code;
      layout.append(control);
    }
    main.replaceChildren(layout);
    fire('app.record.detail.show', { type: 'app.record.detail.show', appId: 34, recordId: Number(record.$id.value), record: structuredClone(record) });
  } else {
    const table = element('table', 'recordlist-gaia', element('thead', '', element('tr', '', ...Object.values(labels).map((label) => element('th', 'recordlist-header-cell-gaia', label)))), element('tbody', '', ...window.records.map((one) => { const link = element('a', 'recordlist-show-gaia', '表示'); link.href = '/k/34/show#record=' + one.$id.value; return element('tr', 'recordlist-row-gaia', element('td', 'recordlist-cell-gaia', link), ...Object.keys(labels).map((code) => element('td', 'recordlist-cell-gaia', text(one[code])))); })));
    main.replaceChildren(table);
    fire('app.record.index.show', { type: 'app.record.index.show', appId: 34, viewType: 'list', offset: 0, size: window.records.length, records: structuredClone(window.records) });
  }
};
setTimeout(() => {
  window.kintone = {
    events: { on(types, handler) { for (const type of [types].flat()) handlers.set(type, [...(handlers.get(type) ?? []), handler]); } },
    app: { getId: () => 34, record: { get: () => (current() ? { record: structuredClone(current()) } : null), getFieldElement: (code) => document.querySelector('[data-code="' + code + '"] .control-value-gaia') } },
  };
  setTimeout(show, 600);
}, 100);
addEventListener('hashchange', show);
`;

const page = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>営業の台帳</title>
<script>window.records = ${JSON.stringify(ownDeals.map(fieldsOf))};</script></head>
<body><div class="gaia-argoui-app-breadcrumb"></div><main></main><script>${api}</script></body></html>`;

const control = (label: string, value: string): string =>
  `<div class="control-gaia"><div class="control-label-gaia"><span class="control-label-text-gaia">${label}</span></div><div class="control-value-gaia"><span class="control-value-content-gaia">${value}</span></div></div>`;

/** An app of the same company with the labels of the vendor's own pack, by which the site is known for a kintone. */
const packPage = `<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>案件管理</title></head><body><main><div class="layout-gaia showlayout-gaia">
${control('案件名', '梅ヶ丘製作所 保守')}${control('受注予定金額', '990,000円')}${control('受注予定日', '2026-12-25')}</div></main></body></html>`;

export type PaperKintone = {
  origin: string;
  /** A record of the app with well-known labels. */
  pack: string;
  list: string;
  record: (id: string) => string;
  asked: string[];
  close: () => Promise<void>;
};

export const servePaperKintone = async (): Promise<PaperKintone> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(request.url?.startsWith('/k/21/') ? packPage : page);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pack: `${origin}/k/21/show#record=1`,
    list: `${origin}/k/34/`,
    record: (id) => `${origin}/k/34/show#record=${id}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
