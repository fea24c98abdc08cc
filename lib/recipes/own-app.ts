import { printOf } from '../domain/print.ts';
import { plain } from './columns.ts';
import type { ParserName } from './parsers/index.ts';
import type { DataField, Recipe, ResponseReader } from './recipe.ts';
import { names, teachable, type Teachable } from './teach/field-names.ts';

/** A field that a company made, as the builder's own API names it. */
export type OwnField = {
  code: string;
  /** The API's word for its kind, e.g. `NUMBER`. */
  type: string;
  /** What stands beside it on the page. */
  label?: string;
  /** A value it held when it was seen, so that a person knows it again. */
  sample?: string;
};

/** Our field ← the company's field code. */
export type FieldMap = { [F in Teachable]?: string };

/** An app that a company built (kintone): its fields as they were last seen, and what the person confirmed them to be. */
export type OwnApp = { site: string; app: string; fields: OwnField[]; map?: FieldMap };

/** Where the API's answer stands among what a page fetched. No page fetches from there. */
export const apiPath = (app: string): string => `/api-of-app/${app}`;

/** The kinds of field that can hold ours, the likeliest first, and how they are read. */
const kinds: Record<Teachable, { types: readonly string[]; as: ParserName; only?: readonly string[] }> = {
  name: { types: ['SINGLE_LINE_TEXT'], as: 'text' },
  amount: { types: ['NUMBER', 'CALC'], as: 'rawMoney', only: ['NUMBER'] },
  stage: { types: ['STATUS', 'DROP_DOWN', 'RADIO_BUTTON'], as: 'text', only: ['STATUS'] },
  closeDate: { types: ['DATE'], as: 'date', only: ['DATE'] },
  owner: { types: ['USER_SELECT', 'STATUS_ASSIGNEE', 'CREATOR'], as: 'text', only: ['USER_SELECT'] },
  account: { types: ['SINGLE_LINE_TEXT'], as: 'text' },
  createdDate: { types: ['CREATED_TIME', 'DATE', 'DATETIME'], as: 'date', only: ['CREATED_TIME'] },
  probability: { types: ['NUMBER', 'CALC', 'DROP_DOWN', 'RADIO_BUTTON'], as: 'percent' },
  nextStep: { types: ['SINGLE_LINE_TEXT', 'MULTI_LINE_TEXT'], as: 'text' },
};

/** Labels that companies give such fields, besides those of every CRM. */
const more: { [F in Teachable]?: readonly string[] } = {
  closeDate: ['受注予定日', '受注見込日', '完了予定日', '決着予定日', '契約予定日'],
  owner: ['商談担当者', '営業担当者', '営業担当', '案件担当者', '主担当'],
  amount: ['受注予定金額', '売上予定金額'],
  account: ['会社名', '取引先名', '得意先', '得意先名'],
};

export const canHold = (field: Teachable, { type }: OwnField): boolean => kinds[field].types.includes(type);

/** How surely a field is ours: by its name in full, by a name with something around it (`nok_顧客名`), or as the only one of its kind. */
function likeness(field: Teachable, own: OwnField, all: readonly OwnField[]): number {
  if (!canHold(field, own)) return 0;
  const known = [...names[field], ...(more[field] ?? [])].map(plain);
  const called = [own.label, own.code].filter((text) => text !== undefined).map(plain);
  const rank = known.findIndex((name) => called.includes(name));
  if (rank >= 0) return 1000 - rank;
  const around = known.filter((name) => name.length > 1 && called.some((text) => text.endsWith(name)));
  if (around.length > 0) return 500 + Math.max(...around.map((name) => name.length));
  const isOnly = kinds[field].only?.includes(own.type) && all.filter(({ type }) => type === own.type).length === 1;
  return isOnly ? 100 : 0;
}

/** What the company's fields most likely are; a field of theirs is ours once. For a person to confirm, never used by itself. */
export function proposeMap(fields: readonly OwnField[]): FieldMap {
  const pairs = teachable
    .flatMap((field) => fields.map((own) => ({ field, code: own.code, sure: likeness(field, own, fields) })))
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure);
  const map: FieldMap = {};
  const taken = new Set<string>();
  for (const { field, code } of pairs) {
    if (map[field] !== undefined || taken.has(code)) continue;
    map[field] = code;
    taken.add(code);
  }
  return map;
}

/** Reads what the builder's API tells of an app as deals; `undefined` for an app that nobody has confirmed to hold any. */
export function readerOf({ app, map, fields }: OwnApp): ResponseReader | undefined {
  if (!map) return undefined;
  const typeOf = new Map(fields.map(({ code, type }) => [code, type]));
  const read = Object.entries(map).map(([field, code]): [string, DataField] => {
    const value = `${code}/value`;
    const { as } = kinds[field as Teachable];
    return [
      field,
      {
        // Of people there is a list.
        at: [value, `${value}/0/name`, `${value}/name`],
        as,
        ...(typeOf.get(code)?.endsWith('TIME') && { utc: true as const }),
      },
    ];
  });
  return {
    id: `app-${app}`,
    url: [apiPath(app)],
    rows: ['records'],
    identity: { strong: '$id/value', prefix: `${app}-` },
    ...(map.name !== undefined && { must: ['name' as const] }),
    fields: Object.fromEntries(read),
  };
}

/** The recipe with what its person confirmed of this site's apps. */
export function withOwnApps(recipe: Recipe, apps: readonly OwnApp[]): Recipe {
  const readers = recipe.api ? apps.flatMap((app) => readerOf(app) ?? []) : [];
  if (readers.length === 0) return recipe;
  return {
    ...recipe,
    edition: `${recipe.edition ?? ''} ${printOf(JSON.stringify(readers))}`,
    responses: [...(recipe.responses ?? []), ...readers],
  };
}
