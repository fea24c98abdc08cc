import fc from 'fast-check';

/** One thing a CRM may do to its page over night. Numbers are taken modulo what the page has. */
export type Mutation =
  | { does: 'move-column'; from: number; to: number }
  | { does: 'remove-column'; at: number }
  | { does: 'add-column'; at: number; kind: number }
  | { does: 'rename-classes'; salt: number }
  | { does: 'strip-attributes' }
  | { does: 'rename-attributes'; salt: number }
  | { does: 'translate'; language: number }
  | { does: 'wrap'; what: number }
  | { does: 'shuffle-rows'; salt: number }
  | { does: 'remove-rows'; salt: number }
  | { does: 'drop-ids' };

const nat = fc.nat({ max: 30 });
export const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ does: fc.constant('move-column' as const), from: nat, to: nat }),
  fc.record({ does: fc.constant('remove-column' as const), at: nat }),
  fc.record({ does: fc.constant('add-column' as const), at: nat, kind: nat }),
  fc.record({ does: fc.constant('rename-classes' as const), salt: nat }),
  fc.record({ does: fc.constant('strip-attributes' as const) }),
  fc.record({ does: fc.constant('rename-attributes' as const), salt: nat }),
  fc.record({ does: fc.constant('translate' as const), language: nat }),
  fc.record({ does: fc.constant('wrap' as const), what: nat }),
  fc.record({ does: fc.constant('shuffle-rows' as const), salt: nat }),
  fc.record({ does: fc.constant('remove-rows' as const), salt: nat }),
  fc.record({ does: fc.constant('drop-ids' as const) }),
);

/** What a mutation has to know of the page: selectors of its rows, of rows of headers, and of labels. */
export type Anatomy = {
  rows: string;
  heads: string;
  labels: string;
  /** The parts of a row that come and go: its cells, the lines of a card. */
  parts: (row: Element) => Element[];
};

const known: Record<string, readonly string[]> = {
  'Deal Name': ['案件名', 'Vorgang', 'Zzyx'],
  'Opportunity Name': ['案件名', 'Vorgang', 'Zzyx'],
  Account: ['取引先', 'Firma', 'Qwor'],
  'Organization Name': ['取引先', 'Firma', 'Qwor'],
  Stage: ['フェーズ', 'Phase', 'Blarg'],
  'Sales Stage': ['フェーズ', 'Phase', 'Blarg'],
  Source: ['流入元', 'Herkunft', 'Mip'],
  'Lead Source': ['流入元', 'Herkunft', 'Mip'],
  'Expected Close Date': ['完了予定日', 'Abschluss', 'Drell'],
  'Close Date': ['完了予定日', 'Abschluss', 'Drell'],
  Amount: ['金額', 'Betrag', 'Fnord'],
  Owner: ['担当者', 'Zuständig', 'Urk'],
  'Assigned To': ['担当者', 'Zuständig', 'Urk'],
  'Contact Name': ['取引先責任者', 'Kontakt', 'Ploo'],
};

/** A column or line that looks like one of the fields and is none. */
const strangers = [
  ['Created', '01/15/2026'],
  ['Weighted', '¥123,456'],
  ['Team', 'North'],
  ['Due', '2026-12-31'],
  ['Paid', '99,000'],
] as const;

const pick = <T>(all: readonly T[], at: number): T | undefined => all[at % Math.max(all.length, 1)];

export function mutate(document: Document, mutations: readonly Mutation[], anatomy: Anatomy): void {
  const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
  const body: Body = { ...anatomy, rows: all(anatomy.rows), heads: all(anatomy.heads), labels: all(anatomy.labels) };
  for (const one of mutations) apply(document, one, body);
}

/** The parts of the page as they were before anything was done to it. */
type Body = { rows: Element[]; heads: Element[]; labels: Element[]; parts: Anatomy['parts'] };

function apply(document: Document, mutation: Mutation, { rows, heads, labels, parts }: Body): void {
  const lines = [...heads.map((head) => [...head.children]), ...rows.map(parts)];
  const width = Math.max(...lines.map((line) => line.length), 0);
  switch (mutation.does) {
    case 'move-column': {
      const [from, to] = [mutation.from % width, mutation.to % width];
      for (const line of lines) {
        const [moved, target] = [line[from], line[to]];
        if (moved && target && moved !== target && !moved.contains(target) && !target.contains(moved))
          target.parentElement?.insertBefore(moved, from < to ? target.nextSibling : target);
      }
      return;
    }
    case 'remove-column':
      for (const line of lines) line[mutation.at % width]?.remove();
      return;
    case 'add-column': {
      const [title, text] = pick(strangers, mutation.kind) ?? ['', ''];
      for (const line of lines) {
        const beside = line[mutation.at % width];
        if (!beside) continue;
        const made = document.createElement(beside.localName === 'a' ? 'div' : beside.localName);
        made.textContent = beside.localName === 'th' ? title : text;
        beside.parentElement?.insertBefore(made, beside);
      }
      return;
    }
    case 'rename-classes':
      for (const element of document.querySelectorAll('[class]'))
        element.setAttribute('class', [...element.classList].map((name) => `x${hash(name, mutation.salt)}`).join(' '));
      return;
    case 'strip-attributes':
      for (const element of document.querySelectorAll('body *'))
        for (const name of element.getAttributeNames())
          if (/^(?:data-(?!row|rec|id)|title$|id$)/.test(name)) element.removeAttribute(name);
      return;
    case 'rename-attributes':
      for (const element of document.querySelectorAll('body *'))
        for (const name of element.getAttributeNames()) {
          const value = element.getAttribute(name) ?? '';
          if (name.startsWith('data-') && /^[a-z_]+$/i.test(value))
            element.setAttribute(name, `v${hash(value, mutation.salt)}`);
        }
      return;
    case 'translate':
      for (const label of labels) {
        const text = label.textContent?.trim() ?? '';
        const word = known[text]?.[mutation.language % 3];
        if (word && label.children.length === 0) label.textContent = word;
      }
      return;
    case 'wrap': {
      const around =
        mutation.what % 3 === 0 ? rows.map((row) => row.parentElement) : mutation.what % 3 === 1 ? lines.flat() : rows;
      for (const element of new Set(around)) if (element) wrap(document, element);
      return;
    }
    case 'shuffle-rows':
      for (const row of rows.toSorted((a, b) =>
        hash(a.textContent ?? '', mutation.salt).localeCompare(hash(b.textContent ?? '', mutation.salt)),
      ))
        row.parentElement?.append(row);
      return;
    case 'remove-rows':
      rows.forEach((row, index) => index > 0 && (index + mutation.salt) % 3 === 0 && row.remove());
      return;
    case 'drop-ids':
      for (const row of rows)
        for (const name of row.getAttributeNames()) if (name.startsWith('data-')) row.removeAttribute(name);
  }
}

/** Puts a box around an element, inside it where its place allows none: a cell, a table's part. */
function wrap(document: Document, element: Element): void {
  const box = document.createElement('div');
  if (/^(?:tr|tbody|thead|th|td|main|body)$/.test(element.localName)) {
    if (!/^(?:td|th|main)$/.test(element.localName)) return;
    box.append(...element.childNodes);
    element.append(box);
    return;
  }
  element.parentElement?.insertBefore(box, element);
  box.append(element);
}

const hash = (text: string, salt: number): string => {
  let sum = 2_166_136_261 ^ salt;
  for (const letter of text) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619);
  return (sum >>> 0).toString(36);
};
