/**
 * Three pages of a CRM there is none of, as a person would meet them: a list whose head scrolls apart from its body, a
 * board of cards, a record. Companies and people are invented.
 */
export type TrueDeal = {
  id: string;
  name: string;
  account: string;
  stage: string;
  amount: number;
  closeDate: string;
  owner: string;
};

export type TaughtPage = { url: string; html: string; /** What a person clicks first. */ click: string };

const deal = (
  id: string,
  name: string,
  account: string,
  stage: string,
  amount: number,
  closeDate: string,
  owner: string,
): TrueDeal => ({
  id,
  name,
  account,
  stage,
  amount,
  closeDate,
  owner,
});

export const deals: readonly TrueDeal[] = [
  deal('301', 'Aozora line control', 'Aozora Foods', 'Proposal', 1_250_000, '2026-12-18', 'Mika Sato'),
  deal('302', 'Birch & Sons – fleet tracking', 'Birch & Sons', 'Discovery', 48_000, '2027-01-09', 'Leo Fontaine'),
  deal('303', '北浜プラント監視', '北浜化学', 'Negotiation', 7_300_500, '2026-11-30', 'Mika Sato'),
  deal('304', 'Cedar "fast lane" 100%', 'Cedar Clinics', 'Closed Won', 0, '2026-10-05', 'Ana Ribeiro'),
  deal('305', 'Delta renewal 2027', 'Delta Rail', 'Closed Lost', 310_000, '2026-11-02', 'Leo Fontaine'),
  deal(
    '306',
    'Elm Street rollout of every single store that the chain has between here and the sea',
    'Elm Retail',
    'Proposal',
    96_400,
    '2027-02-28',
    'Ana Ribeiro',
  ),
  deal('307', 'Fjord audit', 'Fjord Energi', 'Discovery', 15_000, '2026-12-01', 'Mika Sato'),
  deal('308', 'Gingko dispatch', 'Gingko Post', 'Negotiation', 640_000, '2026-12-24', 'Jun Mori'),
];

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const yen = (amount: number): string => `¥${amount.toLocaleString('en-US')}`;
/** The last month day order is told by the page's own dates: some days are past 12. */
const slashed = (day: string): string => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`;
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}...` : text);

export const listColumns = [
  { key: 'deal_title', header: 'Deal Name', field: 'name' },
  { key: 'customer', header: 'Account', field: 'account' },
  { key: 'phase', header: 'Stage', field: 'stage' },
  { key: 'lead_origin', header: 'Source', field: undefined },
  { key: 'closing_on', header: 'Expected Close Date', field: 'closeDate' },
  { key: 'total', header: 'Amount', field: 'amount' },
  { key: 'rep', header: 'Owner', field: 'owner' },
] as const;

const cell = (key: string, type: string, content: string, title = ''): string =>
  `<td class="grid-cell cell-${key.replace('_', '-')}" data-col="${key}" data-type="${type}"${title && ` title="${escape(title)}"`}><span class="shown">${content}</span><span class="edit" hidden>…</span></td>`;

const line = ({ id, name, account, stage, amount, closeDate, owner }: TrueDeal): string => `
  <tr class="grid-line" data-rec="${id}">
    <td class="grid-tools"><input type="checkbox" value="${id}"><a href="/crm?do=deals&amp;show=edit&amp;id=${id}">Edit</a></td>
    ${cell('deal_title', 'text', `<a href="/crm?do=deals&amp;show=card&amp;id=${id}">${escape(shortened(name))}</a>`, name)}
    ${cell('customer', 'link', `<a href="/crm?do=firms&amp;show=card&amp;id=${Number(id) * 3}">${escape(account)}</a>`)}
    ${cell('phase', 'pick', ` ${stage} `)}
    ${cell('lead_origin', 'pick', 'Web')}
    ${cell('closing_on', 'date', slashed(closeDate))}
    ${cell('total', 'money', yen(amount))}
    ${cell('rep', 'person', owner)}
  </tr>`;

export const listPage = (all: readonly TrueDeal[] = deals): TaughtPage => ({
  url: 'https://crm.example.com/crm?do=deals&show=list&page=2',
  click: '.grid-line .cell-phase',
  html: `<!doctype html><html><head><title>Deals</title></head><body><nav><a href="/crm?do=deals&amp;show=list">Deals</a><a href="/crm?do=firms&amp;show=list">Firms</a></nav>
<main id="stage-area"><h1>Deals</h1><div class="toolbar"><button>New</button><span>1 to ${all.length} of 24</span></div>
<div class="grid-box"><table class="grid-head"><thead><tr class="grid-heads"><th></th>${listColumns.map(({ key, header }) => `<th><a class="sort" data-sort="${key}" href="#">${header}</a></th>`).join('')}</tr></thead></table>
<table class="grid" id="deal-grid"><thead><tr class="spacer">${'<th></th>'.repeat(8)}</tr></thead><tbody>${all.map(line).join('')}</tbody></table></div></main>
<aside><table class="recent"><tr><td>Fjord audit</td><td>¥15,000</td></tr><tr><td>Gingko dispatch</td><td>¥640,000</td></tr></table></aside></body></html>`,
});

/** A list that gives nothing away but its headers: no attribute, no class of its own. */
export const plainListPage = (all: readonly TrueDeal[] = deals): TaughtPage => ({
  url: 'https://crm.example.com/opportunities',
  click: 'tbody tr td:nth-child(2)',
  html: `<!doctype html><html lang="ja"><head><title>案件一覧</title></head><body><main><h1>案件一覧</h1><table><thead><tr><th>案件名</th><th>取引先</th><th>フェーズ</th><th>完了予定日</th><th>金額（円）</th><th>担当者</th></tr></thead><tbody>${all
    .map(
      ({ id, name, account, stage, closeDate, amount, owner }) =>
        `<tr><td><a href="/opportunities/${id}">${escape(name)}</a></td><td>${escape(account)}</td><td>${stage}</td><td>${closeDate.replaceAll('-', '/')}</td><td>${amount.toLocaleString('en-US')}円</td><td>${owner}</td></tr>`,
    )
    .join('')}</tbody></table></main></body></html>`,
});

const card = ({ id, name, account, amount, closeDate, owner }: TrueDeal): string => `
  <article class="tile" data-tile-id="${id}"><a class="tile-title" href="/app/deals/${id}" data-part="title">${escape(name)}</a>
  <div class="tile-firm" data-part="firm">${escape(account)}</div><div class="tile-line"><span class="tile-sum" data-part="sum">${yen(amount)}</span><time class="tile-day" data-part="day" datetime="${closeDate}">${slashed(closeDate)}</time></div>
  <div class="tile-foot"><span class="tile-rep" data-part="rep">${owner}</span></div></article>`;

export const stages = ['Discovery', 'Proposal', 'Negotiation', 'Closed Won', 'Closed Lost'];

export const boardPage = (all: readonly TrueDeal[] = deals): TaughtPage => ({
  url: 'https://crm.example.com/app/deals/board',
  click: '.tile .tile-sum',
  html: `<!doctype html><html lang="en-US"><head><title>Board</title></head><body><header><a href="/app/deals">Deals</a></header><main><h1>Pipeline of this year</h1><div class="lanes" id="lanes">${stages
    .map((stage) => {
      const own = all.filter((one) => one.stage === stage);
      return `<section class="lane"><div class="lane-head"><h2 class="lane-title">${stage}</h2><span class="lane-count">${own.length}</span><span class="lane-sum">${yen(own.reduce((sum, { amount }) => sum + amount, 0))}</span></div><div class="lane-tiles">${own.map(card).join('')}</div></section>`;
    })
    .join('')}</div></main></body></html>`,
});

const row = (key: string, label: string, value: string): string =>
  `<div class="prop" data-prop="${key}"><label class="prop-label">${label}</label><div class="prop-value">${value}</div></div>`;

export const recordPage = (one: TrueDeal = deals[0] as TrueDeal): TaughtPage => ({
  url: `https://crm.example.com/app/deals/${one.id}`,
  click: '[data-prop="sum"] .prop-value',
  html: `<!doctype html><html lang="en-US"><head><title>${escape(one.name)}</title></head><body><header><a href="/app/deals">Deals</a></header><main><div class="record" id="record"><h1 class="record-title">${escape(one.name)}</h1>
${row('title', 'Deal Name', escape(one.name))}${row('firm', 'Account', `<a href="/app/firms/9">${escape(one.account)}</a>`)}${row('sum', 'Amount', yen(one.amount))}${row('lane', 'Stage', one.stage)}${row('day', 'Close Date', slashed(one.closeDate))}${row('rep', 'Owner', one.owner)}${row('made', 'Created', '06/01/2026')}${row('next', 'Next Step', 'Call on Friday')}
</div><section class="notes"><h3>Notes</h3><p>Asked for ¥1,000 less</p></section></main></body></html>`,
});
