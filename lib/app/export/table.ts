import type { Activity } from '../../domain/activity.ts';
import type { Change, Deal } from '../../domain/deal.ts';
import { idOf, levelOf } from '../../domain/identity.ts';
import { shownOf } from '../../domain/merge.ts';
import { decimalOf, type Currency, type Money } from '../../domain/money.ts';
import { ownCrm } from '../../domain/scope.ts';
import type { Lang } from '../../words/speak.ts';
import { keysOf } from '../facts.ts';
import { columnNames, valueWords, type ImportColumn, type TableKind } from '../import/columns.ts';

export type ExportGround = { deals: readonly Deal[]; activities: readonly Activity[] };

/** A table to be written: its headings, and its rows one at a time, each as many cells. */
export type ExportTable = { headers: string[]; rows: () => Generator<string[]> };

/** What of a kind is written, in the order of the columns. */
const written = {
  deals: [
    'id',
    'name',
    'account',
    'owner',
    'stage',
    'amount',
    'currency',
    'closeDate',
    'wonDate',
    'createdDate',
    'probability',
    'cost',
    'mrr',
    'bookedDate',
    'paidDate',
    'category',
    'nextStep',
    'rounded',
    'stageSince',
    'firstSeen',
    'lastSeen',
    'crm',
    'site',
    'url',
    'number',
  ],
  activities: [
    'id',
    'type',
    'when',
    'state',
    'owner',
    'subject',
    'account',
    'dealId',
    'outcome',
    'doneSeen',
    'whenSince',
    'firstSeen',
    'lastSeen',
    'crm',
    'site',
    'url',
    'number',
  ],
  changes: ['id', 'name', 'account', 'field', 'from', 'to', 'currency', 'rounded', 'seenAt', 'crm', 'site', 'number'],
} as const satisfies Record<TableKind, readonly ImportColumn[]>;

type Cells<K extends TableKind> = { [C in (typeof written)[K][number]]?: string | undefined };

/**
 * Deals, activities or the history of deals as the import reads them: brought into a profile that has nothing, they come to
 * the same numbers; brought in where they came from, nothing changes.
 */
export function exportTable(kind: TableKind, ground: ExportGround, lang: Lang): ExportTable {
  const columns: readonly ImportColumn[] = written[kind];
  return {
    headers: columns.map((column) => headerOf(kind, column, lang)),
    *rows() {
      for (const cells of cellsOf(kind, ground, lang))
        yield columns.map((column) => (cells as Partial<Record<ImportColumn, string>>)[column] ?? '');
    },
  };
}

/** The first name of the language: the one that stands first in the list of all that are read. */
function headerOf(kind: TableKind, column: ImportColumn, lang: Lang): string {
  const names = columnNames[kind][column];
  const name = names.find((one) => isJapanese(one) === (lang === 'ja')) ?? names[0] ?? column;
  return column === 'id' || column === 'crm' || column === 'mrr'
    ? name.replace(/^[a-z]+$|id$/, (all) => all.toUpperCase())
    : name.replace(/^[a-z]/, (first) => first.toUpperCase()).replace(/^Crm|^crm/, 'CRM');
}

const isJapanese = (name: string): boolean => /[\u3040-\u30ff\u4e00-\u9fff]/.test(name);

function* cellsOf(kind: TableKind, { deals, activities }: ExportGround, lang: Lang): Generator<object> {
  if (kind === 'deals') {
    const newest = newestOfTwins(deals);
    for (const deal of deals) yield dealCells(deal, newest);
  } else if (kind === 'activities') {
    const newest = newestOfTwins(activities);
    const keyOf = keysOf(deals);
    for (const activity of activities) yield activityCells(activity, newest, keyOf, lang);
  } else for (const deal of deals) for (const change of deal.changes) yield changeCells(deal, change, lang);
}

type Kept = Deal | Activity;

const groupOf = (key: string): string => key.split('\n', 1)[0] ?? key;

/** Records that cannot be told apart were seen side by side; written with one moment they are side by side again. */
function newestOfTwins(records: readonly Kept[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { key, lastSeen } of records)
    if (key.includes('\n')) newest.set(groupOf(key), Math.max(lastSeen, newest.get(groupOf(key)) ?? 0));
  return newest;
}

const momentText = (at: number): string => new Date(at).toISOString();

/** Whose record it is, by what it is known. What is known by what is written on it has neither id nor number. */
function idCells({ key }: Pick<Kept, 'key'>): { id?: string; number?: string } {
  const group = groupOf(key);
  const id = idOf(group);
  const level = levelOf(group);
  return level === 's' ? { id } : level === 'b' ? { number: id } : {};
}

const ownCells = (record: Kept, newest: ReadonlyMap<string, number>) => ({
  ...idCells(record),
  crm: record.crm,
  site: record.site,
  url: record.url,
  firstSeen: momentText(record.firstSeen),
  lastSeen: momentText(newest.get(groupOf(record.key)) ?? record.lastSeen),
});

function dealCells(deal: Deal, newest: ReadonlyMap<string, number>): Cells<'deals'> {
  const shown = <F extends keyof Deal['fields']>(field: F) => {
    const held = deal.fields[field];
    return held && shownOf(held);
  };
  const text = (field: 'name' | 'account' | 'owner' | 'stage' | 'category' | 'nextStep' | DayField) =>
    shown(field)?.value;
  const amount = shown('amount');
  const currency = amount?.value.currency ?? shown('cost')?.value.currency ?? shown('mrr')?.value.currency;
  const money = (field: 'cost' | 'mrr') => {
    const held = shown(field);
    return held && moneyText(held.value, currency);
  };
  const probability = shown('probability')?.value;
  const stage = shown('stage');
  return {
    ...ownCells(deal, newest),
    name: text('name'),
    account: text('account'),
    owner: text('owner'),
    stage: text('stage'),
    amount: amount && moneyText(amount.value, currency),
    currency,
    closeDate: text('closeDate'),
    wonDate: text('wonDate'),
    createdDate: text('createdDate'),
    bookedDate: text('bookedDate'),
    paidDate: text('paidDate'),
    probability: probability === undefined ? undefined : String(Number(probability.toFixed(6))),
    cost: money('cost'),
    mrr: money('mrr'),
    category: text('category'),
    nextStep: text('nextStep'),
    rounded: amount?.approximate ? '1' : undefined,
    stageSince: stage && momentText(stage.since),
  };
}

type DayField = 'closeDate' | 'wonDate' | 'createdDate' | 'bookedDate' | 'paidDate';

function activityCells(
  activity: Activity,
  newest: ReadonlyMap<string, number>,
  keyOf: (identity: string) => string,
  lang: Lang,
): Cells<'activities'> {
  const { fields, doneAt, crm } = activity;
  const { type, when, state, owner, subject, account, dealId, outcome } = fields;
  return {
    ...ownCells(activity, newest),
    type: type?.value,
    when: when?.value.replace('T', ' '),
    state: state && valueWords.state[state.value][lang],
    owner: owner?.value,
    subject: subject?.value,
    account: account?.value,
    // The person's own logs name a deal by its key, which moves when the deal's record is opened.
    dealId: dealId && (crm === ownCrm ? keyOf(dealId.value) : dealId.value),
    outcome: outcome && valueWords.outcome[outcome.value][lang],
    doneSeen: doneAt !== undefined && state?.value === 'done' ? momentText(doneAt) : undefined,
    whenSince: when && momentText(when.since),
  };
}

function changeCells(deal: Deal, { field, from, to, at, approximate }: Change, lang: Lang): Cells<'changes'> {
  const names = columnNames.deals[field];
  const isPriced = (value: unknown): value is Money => typeof value === 'object' && value !== null;
  const currency = isPriced(to) ? to.currency : isPriced(from) ? from.currency : undefined;
  // Blank where the field was empty.
  const text = (value: unknown): string | undefined =>
    isPriced(value)
      ? moneyText(value, currency)
      : typeof value === 'string'
        ? value
        : typeof value === 'number'
          ? String(value)
          : undefined;
  return {
    ...idCells(deal),
    name: deal.fields.name && shownOf(deal.fields.name).value,
    account: deal.fields.account && shownOf(deal.fields.account).value,
    field: names.find((name) => isJapanese(name) === (lang === 'ja')) ?? field,
    from: text(from),
    to: text(to),
    currency,
    rounded: approximate ? '1' : undefined,
    seenAt: momentText(at),
    crm: deal.crm,
    site: deal.site,
  };
}

/** A plain decimal, which a spreadsheet adds up; the odd amount in another currency than its row's names it. */
const moneyText = (money: Money, ofRow: Currency | undefined): string =>
  money.currency === ofRow ? decimalOf(money) : `${money.currency} ${decimalOf(money)}`;
