import type { Currency } from '../domain/money.ts';
import type { Miss, Row } from '../domain/reading.ts';
import type { DateOrder } from '../recipes/parsers/index.ts';
import { teachable, type Teachable } from '../recipes/teach/field-names.ts';
import type { Proposal } from '../recipes/teach/propose.ts';

/** A field that was shown anew: what the built-in recipe reads of a row where both differ, what is read now, and of how many rows that holds. */
export type Against = { field: Teachable; before: string; now: string; differing: number; of: number };

export type TeachView = {
  phase: 'aim' | 'pick' | 'review' | 'saving' | 'saved' | 'failed';
  /** Why the last click was not understood. */
  trouble?: 'nothing' | 'outside' | 'needs-name';
  picking?: Teachable;
  /** What drifted since it was taught: `rows` are the rows themselves. */
  drifted: string[];
  isRecord: boolean;
  fields: { field: Teachable; isTaught: boolean; known: number; sample: string }[];
  rows: Row[];
  misses: Miss[];
  asks: { currency: boolean; order: boolean };
  /** On a page that a built-in recipe reads: the fields that were shown anew. */
  against?: Against[];
};

/** What is known while a page is taught. */
type Lesson = Pick<TeachView, 'phase' | 'drifted'> & {
  trouble: TeachView['trouble'];
  picking: Teachable | undefined;
  lesson: Proposal | undefined;
  look: { rows: Row[]; misses: Miss[] };
  currency: Currency | undefined;
  order: DateOrder | undefined;
};

export const viewOf = ({ phase, trouble, picking, drifted, lesson, look, currency, order }: Lesson): TeachView => ({
  phase,
  ...(trouble && { trouble }),
  ...(picking && { picking }),
  drifted,
  isRecord: lesson?.kind === 'deal-record',
  fields: teachable.map((field) => {
    const texts = look.rows.flatMap(({ values }) => values[field]?.text ?? []);
    return { field, isTaught: lesson?.fields[field] !== undefined, known: texts.length, sample: texts[0] ?? '' };
  }),
  rows: look.rows,
  misses: look.misses,
  asks: {
    currency: isUnsure(look.misses, 'amount') || currency !== undefined,
    order: isUnsure(look.misses, 'closeDate', 'createdDate') || order !== undefined,
  },
});

const isUnsure = (misses: readonly Miss[], ...fields: string[]): boolean =>
  misses.some(({ field, reason }) => reason === 'ambiguous' && fields.includes(field));
