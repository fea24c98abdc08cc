/** Fields of a row that a filter may look at, by what they are compared as. */
export const filterFields = {
  deals: {
    text: ['status', 'stage', 'owner', 'account', 'name', 'category', 'nextStep', 'crm'],
    number: ['amount', 'probability', 'pushes'],
  },
  activities: { text: ['kind', 'state', 'outcome', 'owner', 'subject', 'account', 'crm'], number: [] },
} as const;

/** How much of a metric there may be: letters of its label and of a value, values of a condition, conditions. */
export const longest = { label: 60, text: 200, values: 100, filters: 20 } as const;

export type RowKind = keyof typeof filterFields;
export type TextField = (typeof filterFields)[RowKind]['text'][number];
export type NumberField = (typeof filterFields)['deals']['number'][number];

/** One condition. Texts are compared without case, width and outer space; an amount is in minor units of the person's currency. */
export type Filter =
  | { field: TextField; is: 'one-of' | 'none-of' | 'contains'; values: readonly string[] }
  | { field: NumberField; is: 'at-least' | 'at-most'; value: number }
  | { field: TextField | NumberField; is: 'known' | 'unknown' };

export const dealDates = ['closedOn', 'createdOn', 'closeOn', 'bookedOn', 'paidOn', 'now'] as const;
export const sums = ['amount', 'cost', 'mrr'] as const;

/** A count or a sum over the rows that meet every filter. `now`: whatever the period, as things stand. */
export type Figure =
  | { of: 'deals'; dated: (typeof dealDates)[number]; sum?: (typeof sums)[number]; where: readonly Filter[] }
  | { of: 'activities'; where: readonly Filter[] };

/** A metric a person defined: data, validated, never evaluated as code. */
export type CustomMetric = {
  /** `custom-` and lower-case letters, digits and hyphens. */
  id: string;
  label: string;
  better: 'higher' | 'lower';
  /** A count or a sum; with `per`, divided by another. */
  figure: Figure;
  per?: Figure;
  /** How a quotient of two like figures is told. Default `rate` (30 %); `ratio` is 0.3 ×. */
  as?: 'rate' | 'ratio';
};
