import { describe, expect, it } from 'vitest';
import { read } from './read.ts';
import type { Look } from './read.ts';
import { defineRecipe } from './recipe.ts';
import type { Page, Part, Recipe } from './recipe.ts';

const context = {
  url: 'https://crm.example.com/#/deals/7/show?tab=2',
  today: '2026-11-24',
  zone: 'Asia/Tokyo',
  currency: 'USD',
};

const text = { as: 'text' } as const;

function look(html: string, part: Partial<Page>, more: Partial<Recipe> = {}): Look {
  document.documentElement.innerHTML = `<head></head><body>${html}</body>`;
  const page: Page = { id: 'page', when: {}, kind: 'deal-list', identity: {}, fields: {}, ...part };
  const recipe = defineRecipe({
    id: 'test',
    version: 1,
    name: 'Test',
    matches: [],
    detect: {},
    locale: 'en-US',
    localeOf: 'recipe',
    stages: { open: [], won: [], lost: [] },
    activityTypes: {},
    pages: [page],
    ...more,
  });
  return read(recipe, page, document, context);
}

const names = ({ rows }: Look): unknown[] => rows.map(({ values }) => values.name?.value);

describe('where a value stands', () => {
  const table = (head: string, ...rows: string[]): string =>
    `<table><thead><tr>${head}</tr></thead><tbody>${rows.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`;

  it('under a header, whatever the order of columns, its case, its sort mark and its unit', () => {
    const fields: Part['fields'] = {
      name: { at: { header: ['案件名', 'Deal name'] }, ...text },
      amount: { at: { header: ['Amount'] }, as: 'money' },
    };
    const { rows } = look(
      table(
        '<th>AMOUNT (¥) ▲</th><th colspan="2">Deal  Name *</th><th>x</th>',
        '<td>$5.00</td><td colspan="2">Ash</td><td></td>',
        '<td>$6.00</td><td>Elm</td><td>-</td><td></td>',
      ),
      { rows: 'tbody > tr', fields },
    );
    expect(rows.map(({ values }) => [values.name?.value, values.amount?.text])).toEqual([
      ['Ash', '$5.00'],
      ['Elm', '$6.00'],
    ]);
  });

  it('and where a place is empty that is told of its row, unless another place of the page shows the field', () => {
    const fields: Part['fields'] = {
      name: { at: { header: ['Deal name'] }, ...text },
      amount: { at: { header: ['Amount'] }, as: 'money' },
      owner: { at: [{ header: ['Owner'] }, { select: 'i' }], ...text },
    };
    const { rows, empties, misses } = look(
      table(
        '<th>Deal name</th><th>Amount</th><th>Owner</th>',
        '<td>Ash</td><td>-</td><td></td>',
        '<td>Elm</td><td>$6.00</td><td></td><td><i>Mio</i></td>',
        '<td></td><td> </td><td>Mio</td>',
      ),
      { rows: 'tbody > tr', identity: {}, fields },
    );
    expect(rows.map(({ values }) => Object.keys(values))).toEqual([['name'], ['name', 'amount', 'owner']]);
    expect(empties).toEqual([
      { row: 0, field: 'amount', text: '-' },
      { row: 0, field: 'owner', text: '' },
    ]);
    expect(misses).toEqual([{ field: 'id', reason: 'no-identity' }]);
  });

  it('under a header of thousands of yen, a thousandfold', () => {
    const { rows } = look(table('<th>名</th><th>金額（千円）</th>', '<td>Ash</td><td>1,200円</td>'), {
      rows: 'tbody > tr',
      fields: { name: { at: { header: ['名'] }, ...text }, amount: { at: { header: ['金額'] }, as: 'money' } },
    });
    expect(rows[0]?.values.amount?.value).toEqual({ minor: 1_200_000, currency: 'JPY' });
  });

  it('in the cell that names its column, in rows that leave some out', () => {
    const html =
      '<ul><li><b data-f="n">Ash</b><b data-f="o">Mio</b></li><li><b data-f="o">Riku</b><b data-f="x"></b><b data-f="n">Elm</b></li></ul>';
    const { rows } = look(html, {
      rows: 'li',
      columns: { key: 'data-f' },
      fields: { name: { at: { cell: ['n'] }, ...text }, owner: { at: { cell: ['o'] }, ...text } },
    });
    expect(rows.map(({ values }) => [values.name?.value, values.owner?.value])).toEqual([
      ['Ash', 'Mio'],
      ['Elm', 'Riku'],
    ]);
  });

  it('beside a label, in any of the ways labels are written', () => {
    const html =
      '<label for="e">Name:</label><p></p><input id="e" value="Ash"><dl><dt>Owner</dt><dd>Mio</dd></dl><table><tr><td>Stage</td><td>Won</td></tr></table><div><p><span>Account</span></p></div><div>Kumo</div>';
    const { rows } = look(html, {
      kind: 'deal-record',
      fields: {
        name: { at: { label: ['Name'] }, ...text },
        owner: { at: { label: ['担当', 'owner'] }, ...text },
        stage: { at: { label: ['Stage'] }, ...text },
        account: { at: { label: ['Acc*'] }, ...text },
      },
    });
    expect(Object.values(rows[0]?.values ?? {}).map((one) => one?.value)).toEqual(['Ash', 'Mio', 'Won', 'Kumo']);
  });

  it('over the column of a board, before the group of a list, at the twin of the column', () => {
    const board =
      '<table><tr><th data-s="a">Lead</th><th data-s="b">Won</th></tr><tr><td data-s="a"><i>Ash</i></td><td data-s="b"><i>Elm</i><i>Fir</i></td></tr></table><h2>Group 1</h2><i>Oak</i><h2>Group 2</h2><i>Yew</i>';
    const { rows } = look(board, {
      rows: 'i',
      fields: {
        name: { at: {}, ...text },
        stage: {
          at: [{ within: { closest: 'td', twin: 'th', by: 'data-s' } }, { within: { preceding: 'h2' } }],
          ...text,
        },
      },
    });
    expect(rows.map(({ values }) => [values.name?.value, values.stage?.value])).toEqual([
      ['Ash', 'Lead'],
      ['Elm', 'Won'],
      ['Fir', 'Won'],
      ['Oak', 'Group 1'],
      ['Yew', 'Group 2'],
    ]);
  });

  it('in the address, in a parameter, in a tooltip of HTML, in a constant of the place', () => {
    const html =
      '<p title="&lt;u&gt;Deal&lt;/u&gt;&lt;br&gt;&lt;b&gt;Name: &lt;/b&gt;Ash &amp;amp; Elm&lt;br&gt;Owner: Mio">x</p>';
    const { rows } = look(html, {
      rows: 'p',
      identity: { strong: { url: '*/deals/{id:#}/show*' } },
      fields: {
        name: { at: { read: { html: 'title' }, match: '*Name: {*}\n*' }, ...text },
        owner: { at: { param: 'tab' }, ...text },
        stage: { at: { text: 'Lead' }, ...text },
      },
    });
    expect(rows).toMatchObject([
      {
        id: { strong: '7' },
        values: { name: { value: 'Ash & Elm' }, owner: { value: '2' }, stage: { value: 'Lead' } },
      },
    ]);
  });

  it('the first source that yields a text wins, row by row', () => {
    expect(
      names(
        look('<p><b>Ash</b></p><p><b></b><i>Elm</i></p><p><i>Fir</i></p>', {
          rows: 'p',
          fields: { name: { at: [{ select: 'b' }, { select: 'i' }], ...text } },
        }),
      ),
    ).toEqual(['Ash', 'Elm', 'Fir']);
  });

  it('each row gets its own, even where rows before it have none and others stand outside', () => {
    expect(
      look('<b>0</b><p><b>Ash</b><b>2</b></p><p></p><p></p><p><b>Elm</b></p><b>9</b>', {
        rows: 'p',
        fields: { name: { at: { select: 'b' }, ...text }, stage: { at: { text: 'x' }, ...text } },
      }).rows.map(({ values }) => values.name?.value),
    ).toEqual(['Ash', 'Elm']);
  });
});

describe('what a person sees', () => {
  it.each<[html: string, seen: string]>([
    ['<p>One <b>and</b><br>two<script>no</script><style>no</style></p>', 'One and two'],
    ['<p><i>$</i>1,200</p>', '$1,200'],
    ['<p>Ash<i hidden> and more</i></p>', 'Ash'],
    ['<p><a>Ash</a></p>', 'Ash'],
    ['<p>Ash\u200b \u200eElm\n\t Fir</p>', 'Ash Elm Fir'],
    ['<p><textarea>no</textarea><select><option>no</option></select>yes</p>', 'yes'],
    ['<textarea>typed</textarea>', 'typed'],
    ['<select><option>One</option><option selected>Two</option></select>', 'Two'],
    ['<input value="Ash">', 'Ash'],
  ])('of %s', (html, seen) => {
    const { rows } = look(html, { rows: 'body > *', fields: { name: { at: {}, ...text } } });
    expect(rows[0]?.values.name?.text).toBe(seen);
  });

  it('never a password', () => {
    const { rows } = look('<div><i>Ash</i><input type="password" value="secret"></div>', {
      rows: 'div',
      fields: {
        name: { at: { select: 'i' }, ...text },
        owner: { at: { select: 'input' }, ...text },
        stage: { at: { select: 'input', read: { prop: 'value' } }, ...text },
      },
    });
    expect(JSON.stringify(rows)).not.toContain('secret');
  });

  it('two thousand letters of a text and no more', () => {
    expect(
      look(`<p><b>${'x'.repeat(9000)}</b> y</p>`, { rows: 'p', fields: { name: { at: {}, ...text } } }).rows[0]?.values
        .name?.text,
    ).toHaveLength(2000);
  });
});

describe('what is being edited keeps its last good value', () => {
  const html = '<form><input name="n" value="half a na"><i>Mio</i></form>';
  const fields: Part['fields'] = {
    name: { at: { select: '[name=n]' }, ...text },
    owner: { at: { select: 'i' }, ...text },
  };

  it('where the page marks it', () => {
    const result = look(html.replace('<input', '<input class="editing"'), {
      kind: 'deal-record',
      editing: '.editing',
      identity: { strong: { url: '*/deals/{id:#}/*' } },
      fields,
    });
    expect(result.rows[0]?.values).toEqual({ owner: { text: 'Mio', value: 'Mio' } });
    expect(result.misses).toEqual([]);
  });

  it('and where it has the focus', () => {
    look(html, { kind: 'deal-record', fields });
    const page: Page = { id: 'p', when: {}, kind: 'deal-record', identity: { strong: { text: '7' } }, fields };
    const recipe: Recipe = {
      id: 'r',
      version: 1,
      name: 'R',
      matches: [],
      detect: {},
      locale: 'en',
      stages: { open: [], won: [], lost: [] },
      activityTypes: {},
      pages: [page],
    };
    document.querySelector('input')?.focus();
    expect(read(recipe, page, document, context).rows[0]?.values.name).toBeUndefined();
    document.querySelector('input')?.blur();
    expect(read(recipe, page, document, context).rows[0]?.values.name?.value).toBe('half a na');
  });
});

describe('panes', () => {
  const part: Partial<Page> = { root: '.pane', rows: 'p', fields: { name: { at: {}, ...text } } };

  it.each<[what: string, html: string, seen: string[]]>([
    [
      'the one in front of those kept alive',
      '<div class="pane" style="display: none"><p>Ash</p></div><div hidden><div class="pane"><p>Elm</p></div></div><div class="pane"><p>Fir</p></div>',
      ['Fir'],
    ],
    [
      'one behind a dialog when nothing stands before it',
      '<div aria-hidden="true"><div class="pane"><p>Ash</p></div></div>',
      ['Ash'],
    ],
    [
      'one in front rather than one behind',
      '<div aria-hidden="true"><div class="pane"><p>Ash</p></div></div><div class="pane"><p>Elm</p></div>',
      ['Elm'],
    ],
  ])('%s', (_, html, seen) => {
    expect(names(look(html, part))).toEqual(seen);
  });

  it('a pane that is not there is a miss of the page, unless the recipe says when it is absent', () => {
    expect(look('<p>Ash</p>', part)).toMatchObject({ rows: [], misses: [{ field: 'page', reason: 'not-found' }] });
    expect(look('<p>Ash</p>', { ...part, optional: 'Sometimes.' })).toMatchObject({ rows: [], misses: [] });
  });
});

describe('rows', () => {
  it('found by a mark inside them, each once', () => {
    const html = '<ul><li><b>Ash</b><b>2</b></li><li><u>no</u></li><li><b>Elm</b><s></s></li></ul>';
    expect(
      names(
        look(html, {
          rows: [{ mark: 'b', closest: 'li', without: 's' }],
          fields: { name: { at: { select: 'b' }, ...text } },
        }),
      ),
    ).toEqual(['Ash']);
    expect(
      names(
        look(html, { rows: { mark: 'b', up: 1, having: 's' }, fields: { name: { at: { select: 'b' }, ...text } } }),
      ),
    ).toEqual(['Elm']);
  });

  it('inside rows are a part of them', () => {
    expect(
      names(
        look('<div class="r"><b>Ash</b><div class="r"><b>Elm</b></div></div>', {
          rows: '.r',
          fields: { name: { at: { select: 'b' }, ...text } },
        }),
      ),
    ).toEqual(['Ash']);
  });

  it('without what makes them one are none, and without an identity are a miss', () => {
    const fields: Part['fields'] = { name: { at: { select: 'b' }, ...text }, stage: { at: { select: 'i' }, ...text } };
    const html = '<p><b>Ash</b><i>Lead</i></p><p><b>Elm</b><i></i></p><p><b></b><i>Won</i></p><p><b></b><i></i></p>';
    expect(names(look(html, { rows: 'p', must: ['stage'], fields }))).toEqual(['Ash']);
    expect(look(html, { rows: 'p', fields }).misses).toEqual([{ field: 'id', reason: 'no-identity' }]);
  });

  it('of one id in two parts of a page are one; exact beats rounded, the first wins else', () => {
    const board: Part = {
      kind: 'deal-board',
      rows: 'p',
      identity: { strong: { read: { attr: 'id' } } },
      fields: {
        name: { at: { select: 'b' }, ...text },
        amount: { at: { select: 'i' }, as: 'money' },
        owner: { at: { select: 'u' }, ...text },
      },
    };
    const record: Partial<Page> = {
      kind: 'deal-record',
      root: 'main',
      identity: { strong: { url: '*/deals/{id:#}/*' } },
      link: '#/deals/{id}/show',
      fields: {
        name: { at: { select: 'h1' }, ...text },
        amount: { at: { select: 'em' }, as: 'money', approximate: true },
      },
      also: [board],
    };
    const result = look(
      '<main><h1>Ash</h1><em>$43K</em></main><p id="7"><b>Old Ash</b><i>$42,900</i><u>Mio</u></p><p id="8"><b>Elm</b><i>$1</i><u></u></p>',
      record,
    );
    expect(result.rows).toHaveLength(2);
    expect(result.record).toBe(result.rows[0]);
    expect(result.record).toMatchObject({
      id: { strong: '7' },
      url: 'https://crm.example.com/#/deals/7/show',
      values: { name: { value: 'Ash' }, amount: { value: { minor: 4_290_000 } }, owner: { value: 'Mio' } },
    });
    expect(result.record?.values.amount).not.toHaveProperty('approximate');
  });

  it("carry the CRM's id, a key it keeps unique and what is written on them", () => {
    const { rows } = look('<p data-id="9"><b> ＡＳＨ </b><i>Kumo</i><u>N-7</u></p>', {
      rows: 'p',
      identity: { prefix: 'deal-', strong: { read: { attr: 'data-id' } }, business: { select: 'u' } },
      fields: { name: { at: { select: 'b' }, ...text }, account: { at: { select: 'i' }, ...text } },
    });
    expect(rows[0]?.id).toEqual({ strong: 'deal-9', business: 'N-7', provisional: 'ash | kumo' });
  });

  it('link to web pages only', () => {
    const html = ['/deals/1', '#', 'javascript:alert(1)', 'mailto:a@example.com', 'https://other.example.com/x']
      .map((href) => `<p><a href="${href}">Ash</a></p>`)
      .join('');
    const { rows } = look(html, {
      rows: 'p',
      link: { select: 'a', read: { attr: 'href' } },
      fields: { name: { at: {}, ...text } },
    });
    expect(rows.map(({ url }) => url)).toEqual([
      'https://crm.example.com/deals/1',
      undefined,
      undefined,
      undefined,
      'https://other.example.com/x',
    ]);
  });
});

describe('how much of it all a page shows', () => {
  const part: Partial<Page> = { rows: 'p', fields: { name: { at: {}, ...text } } };

  it.each<[what: string, html: string, part: Partial<Page>, partial: object | undefined]>([
    [
      'fewer than it says there are',
      '<p>Ash</p><i>1-1 / 34</i>',
      { total: { select: 'i', within: 'document', match: '*/ {*}' } },
      { of: 34 },
    ],
    [
      'all it says there are',
      '<p>Ash</p><i>1</i>',
      { total: { select: 'i', within: 'document' }, more: 'i' },
      undefined,
    ],
    ['more to load', '<p>Ash</p><button>More</button>', { more: 'button' }, {}],
    ['a capped board', '<p>Ash</p>', { capped: true }, {}],
    ['everything', '<p>Ash</p>', {}, undefined],
  ])('%s', (_, html, more, partial) => {
    expect(look(html, { ...part, ...more }).partial).toEqual(partial);
  });

  it('and all of it is told only by a page that counts its rows and shows as many', () => {
    const total = { select: 'i', within: 'document' } as const;
    const whole = (html: string, more: Partial<Page>) => look(html, { ...part, ...more }).whole;
    expect(whole('<p>Ash</p><i>1</i>', { total })).toBe(true);
    expect(whole('<p>Ash</p><i>2</i>', { total })).toBeUndefined();
    expect(whole('<p>Ash</p><p></p><i>0</i>', { total })).toBeUndefined();
    expect(whole('<p>Ash</p>', { total, more: 'button' })).toBeUndefined();
  });
});

describe('misses', () => {
  it('say which field of which row, why, and with what text; what no row has is one miss', () => {
    const { misses } = look('<p><b>Ash</b><i>soon</i></p><p><b>Elm</b><i>05/11/26x</i></p>', {
      rows: 'p',
      fields: {
        name: { at: { select: 'b' }, ...text },
        closeDate: { at: { select: 'i' }, as: 'date' },
        owner: { at: { select: 'u' }, ...text },
        stage: { at: { select: 's' }, ...text, optional: 'Never.' },
      },
    });
    expect(misses).toEqual([
      { field: 'owner', reason: 'not-found' },
      { field: 'closeDate', reason: 'unreadable', text: 'soon', row: 0 },
      { field: 'closeDate', reason: 'unreadable', text: '05/11/26x', row: 1 },
    ]);
  });

  it('a place that is shown and empty is none', () => {
    expect(
      look('<p><b>Ash</b><i>--</i></p>', {
        rows: 'p',
        fields: { name: { at: { select: 'b' }, ...text }, closeDate: { at: { select: 'i' }, as: 'date' } },
      }).misses,
    ).toEqual([]);
  });
});

describe('words', () => {
  it('are turned into others, and "You" into the name of who is signed in', () => {
    const html = '<header>Mio</header><p><b>Ash</b><i>Tick</i><u>you</u></p><p><b>Elm</b><i>Odd</i><u>Riku</u></p>';
    const { rows } = look(
      html,
      {
        kind: 'activity-list',
        rows: 'p',
        fields: {
          subject: { at: { select: 'b' }, ...text },
          state: { at: { select: 'i' }, as: 'state', map: { tick: 'done', '*': 'planned' } },
          owner: { at: { select: 'u' }, ...text, self: ['You'] },
        },
      },
      { me: { select: 'header' } },
    );
    expect(rows.map(({ values }) => [values.state?.value, values.owner?.value])).toEqual([
      ['done', 'Mio'],
      ['planned', 'Riku'],
    ]);
  });

  it('of the page tell its language; while none does, the order of its dates is unknown', () => {
    const more: Partial<Recipe> = { language: [{ at: { select: 'h1' }, is: { 'Close*': 'en-US', Clôture: 'fr' } }] };
    const day = (heading: string): unknown =>
      look(
        `<h1>${heading}</h1><p><b>Ash</b><i>05/11/2026</i></p>`,
        {
          rows: 'p',
          fields: { name: { at: { select: 'b' }, ...text }, closeDate: { at: { select: 'i' }, as: 'date' } },
        },
        more,
      ).rows[0]?.values.closeDate?.value;
    expect([day('Close date'), day('Clôture'), day('?')]).toEqual(['2026-05-11', '2026-11-05', undefined]);
  });
});

describe('a page that means harm', () => {
  it('cannot redirect what is read of its forms', () => {
    const traps = [
      'children',
      'firstElementChild',
      'firstChild',
      'nextSibling',
      'nodeType',
      'textContent',
      'querySelector',
      'querySelectorAll',
      'getAttribute',
      'matches',
      'closest',
      'contains',
      'parentElement',
      'localName',
    ]
      .map((name) => `<input type="hidden" name="${name}" value="trap">`)
      .join('');
    const html = `<form class="row" data-id="1"><b data-f="n">Ash</b><i data-f="o"><form-field>Mio</form-field></i>${traps}</form><form class="row" data-id="2"><b data-f="n">Elm</b><i data-f="o">Riku</i>${traps}</form>`;
    const { rows } = look(html, {
      rows: 'form.row',
      columns: { key: 'data-f' },
      identity: { strong: { read: { attr: 'data-id' } } },
      fields: { name: { at: { cell: ['n'] }, ...text }, owner: { at: { select: 'i' }, ...text } },
    });
    expect(rows.map(({ id, values }) => [id.strong, values.name?.value, values.owner?.value])).toEqual([
      ['1', 'Ash', 'Mio'],
      ['2', 'Elm', 'Riku'],
    ]);
  });

  it('cannot make a look endless: rows, letters and depth are bounded', () => {
    const { rows, partial } = look('<p>x</p>'.repeat(5100).replaceAll('x', 'Ash'), {
      rows: 'p',
      fields: { name: { at: {}, ...text } },
    });
    expect(rows).toHaveLength(5000);
    expect(partial).toEqual({});
  });
});

it('open shadow roots are walked where a recipe says so and the flat page has nothing', () => {
  document.documentElement.innerHTML = '<head></head><body><x-list></x-list></body>';
  const outer = document.querySelector('x-list')?.attachShadow({ mode: 'open' });
  if (outer) outer.innerHTML = '<x-row></x-row>';
  const inner = outer?.querySelector('x-row')?.attachShadow({ mode: 'open' });
  if (inner) inner.innerHTML = '<p><b>Ash</b></p><p><b>Elm</b></p>';
  const page: Page = {
    id: 'p',
    when: {},
    kind: 'deal-list',
    rows: 'p',
    identity: {},
    fields: { name: { at: { select: 'b' }, as: 'text' } },
  };
  const recipe: Recipe = {
    id: 'r',
    version: 1,
    name: 'R',
    matches: [],
    detect: {},
    locale: 'en',
    stages: { open: [], won: [], lost: [] },
    activityTypes: {},
    pages: [page],
  };
  expect(names(read({ ...recipe, shadow: true }, page, document, context))).toEqual(['Ash', 'Elm']);
  expect(names(read(recipe, page, document, context))).toEqual([]);
});
