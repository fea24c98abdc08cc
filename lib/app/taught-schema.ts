import * as z from 'zod/mini';
import { once } from '../domain/once.ts';
import { parsers, type ParserName } from '../recipes/parsers/index.ts';
import type { Recipe } from '../recipes/recipe.ts';
import { teachable } from '../recipes/teach/field-names.ts';
import type { Override } from '../recipes/teach/override.ts';

/** `#id > tag > tag`: what teaching writes, and the only selector a taught recipe may have. At most twelve steps. */
export const isPath = (selector: string): boolean =>
  selector.length <= 200 &&
  selector.split(' > ').length <= 12 &&
  selector
    .split(' > ')
    .every((step, at) => /^[a-z][a-z0-9-]{0,30}$/.test(step) || (at === 0 && /^#[\w-]{1,60}$/.test(step)));

/** An origin, as a browser writes it. */
const isSite = (text: string): boolean => /^https?:/.test(text) && URL.parse(text)?.origin === text;

/*
 * What a taught recipe may hold. It comes from a page or from a file somebody was sent, and is read on every look at a
 * site: no regular expressions, no selector but a short chain of simple ones, few of everything, and nothing unknown.
 */
const schemas = once(() => {
  const short = z.string().check(z.minLength(1), z.maxLength(80));
  const name = z.string().check(z.regex(/^[A-Za-z][\w:.-]{0,79}$/));

  /** A glob with few stars: matching takes at worst the text's length times the stars' number. */
  const pattern = z.string().check(
    z.maxLength(300),
    z.refine((text) => (text.match(/\*/g)?.length ?? 0) <= 16 && (text.match(/\{/g)?.length ?? 0) <= 3),
  );

  const path = z.string().check(z.refine(isPath));
  const tag = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,30}$/));
  const count = z.int().check(z.gte(0), z.lte(500));

  const clue = z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('attribute'), name, value: short }),
    z.strictObject({ by: z.literal('class'), name }),
    z.strictObject({ by: z.literal('header'), text: short }),
    z.strictObject({ by: z.literal('link'), to: pattern }),
    z.strictObject({ by: z.literal('position'), at: count, of: count }),
    z.strictObject({ by: z.literal('path'), down: z.string().check(z.regex(/^[a-z0-9/-]{1,200}$/)) }),
    z.strictObject({ by: z.literal('shape') }),
  ]);
  const anchor = z.strictObject({
    clues: z.array(clue).check(z.maxLength(12)),
    shape: z.enum(['money', 'number', 'percent', 'date', 'mail', 'text']),
    in: z.exactOptional(z.enum(['row', 'group'])),
    id: z.exactOptional(
      z.strictObject({ link: z.exactOptional(z.strictObject({ to: pattern })), attribute: z.exactOptional(name) }),
    ),
  });
  const rowClue = z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('class'), tag, name }),
    z.strictObject({ by: z.literal('attribute'), tag, name }),
    z.strictObject({ by: z.literal('link'), to: pattern }),
    z.strictObject({ by: z.literal('path'), selector: path }),
    z.strictObject({ by: z.literal('header'), texts: z.array(short).check(z.maxLength(20)) }),
  ]);
  const currency = z.string().check(z.regex(/^[A-Z]{3}$/));
  const field = z.strictObject({
    at: z.strictObject({ anchor }),
    as: z.string().check(z.refine((as) => Object.hasOwn(parsers, as as ParserName))),
    currency: z.exactOptional(z.strictObject({ text: currency })),
    confidence: z.exactOptional(z.enum(['high', 'medium', 'low'])),
  });
  const fieldName = z.enum(teachable);
  const pageId = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));
  const page = z.strictObject({
    id: pageId,
    when: z.strictObject({
      url: z.array(pattern).check(z.minLength(1), z.maxLength(4)),
      params: z.exactOptional(z.record(short, pattern).check(z.refine((all) => Object.keys(all).length <= 12))),
    }),
    kind: z.enum(['deal-list', 'deal-board', 'deal-record']),
    repeated: z.exactOptional(z.strictObject({ clues: z.array(rowClue).check(z.maxLength(8)) })),
    identity: z.strictObject({
      strong: z.exactOptional(
        z.union([z.strictObject({ anchor }), z.strictObject({ param: short }), z.strictObject({ url: pattern })]),
      ),
    }),
    link: z.exactOptional(z.strictObject({ anchor, read: z.strictObject({ attr: z.literal('href') }) })),
    fields: z.partialRecord(fieldName, field),
  });
  const texts = z.array(short).check(z.maxLength(60));
  const recipe = z.strictObject({
    id: z.string().check(z.regex(/^taught-[a-z0-9-]{1,33}$/)),
    version: z.int().check(z.gte(1), z.lte(1_000_000)),
    name: short,
    matches: z
      .array(
        z
          .string()
          .check(z.refine((one) => /^https?:\/\/[^/*\s]{1,253}\/\*$/.test(one) && URL.canParse(one.slice(0, -1)))),
      )
      .check(z.length(1)),
    detect: z.strictObject({ has: z.array(z.literal('body')).check(z.length(1)) }),
    locale: z.string().check(z.regex(/^[A-Za-z]{2,3}(?:-[\w-]{1,20})?$/)),
    dateOrder: z.exactOptional(z.strictObject({ '*': z.enum(['mdy', 'dmy', 'ymd', 'unknown']) })),
    stages: z.strictObject({ open: texts, won: texts, lost: texts }),
    activityTypes: z.strictObject({}),
    pages: z.array(page).check(z.maxLength(20)),
  });
  const override = z.strictObject({
    site: z.string().check(z.maxLength(300), z.refine(isSite)),
    crm: short,
    page: z.string().check(z.maxLength(60)),
    field: fieldName,
    is: field,
  });
  return { recipe, override };
});

const letters = 200_000;

/** The recipe in it, or nothing: one thing too many or too long, and none of it is taken. */
export function taughtRecipeFrom(document: unknown): Recipe | undefined {
  if (JSON.stringify(document ?? null).length > letters) return undefined;
  const parsed = z.safeParse(schemas().recipe, document);
  return parsed.success ? (parsed.data as Recipe) : undefined;
}

export function overrideFrom(document: unknown): Override | undefined {
  const parsed = z.safeParse(schemas().override, document);
  return parsed.success ? (parsed.data as Override) : undefined;
}
