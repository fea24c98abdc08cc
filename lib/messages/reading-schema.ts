import * as z from 'zod/mini';
import type { Miss, Reading, Row } from '../domain/reading.ts';
import { once } from '../domain/once.ts';
import { limits } from './protocol.ts';

// Schemas are made when a message first asks for them: most workers are woken for one.
const text = once(() => z.string().check(z.maxLength(limits.text)));
export const key = once(() => z.string().check(z.minLength(1), z.maxLength(limits.text)));
export const crm = once(() => z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)));
const count = once(() => z.number().check(z.int(), z.gte(0)));
/** Milliseconds since 1970; a clock may be a little off, but nothing is seen tomorrow. */
export const instant = once(() => count().check(z.refine((at) => at < Date.now() + 86_400_000)));

const originOf = (url: string): string | undefined => {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.origin : undefined;
};

export const url = once(() =>
  z.string().check(
    z.maxLength(limits.url),
    z.refine((address) => originOf(address) !== undefined),
  ),
);

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
const zone = once(() => z.string().check(z.maxLength(60), z.refine(isZone)));

export const identity = once(() =>
  z
    .strictObject({
      strong: z.exactOptional(key()),
      business: z.exactOptional(key()),
      provisional: z.exactOptional(key()),
    })
    .check(z.refine((id) => Object.keys(id).length > 0)),
);

type Loose = { [name: string]: unknown };
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const miss = once((): z.ZodMiniType<Miss> =>
  z.strictObject({
    field: z.string().check(z.maxLength(60)),
    reason: z.enum(['not-found', 'unreadable', 'ambiguous', 'no-identity', 'drifted', 'conflict']),
    text: z.exactOptional(text()),
    row: z.exactOptional(count()),
  }),
);

/** The frame of a reading, field by field. */
export const frame = once(() => ({
  id: z.string().check(z.minLength(8), z.maxLength(64)),
  crm: crm(),
  recipeVersion: count(),
  page: z.string().check(z.minLength(1), z.maxLength(60)),
  kind: z.enum(['deal-record', 'deal-list', 'deal-board', 'activity-list', 'activity-timeline', 'page-data']),
  site: url(),
  url: url(),
  at: instant(),
  zone: zone(),
  locale: z.string().check(z.maxLength(35)),
  rows: z.array(z.custom<Loose>(isObject)).check(
    z.maxLength(limits.rows),
    z.refine((rows) => JSON.stringify(rows).length <= 2 * limits.letters),
  ),
  seen: count(),
  misses: z.array(miss()).check(z.maxLength(limits.misses)),
  partial: z.exactOptional(z.strictObject({ of: z.exactOptional(count()) })),
  whole: z.exactOptional(z.literal(true)),
}));

const envelope = once(() =>
  z.strictObject(frame()).check(z.refine(({ site, url: address }) => site === originOf(address))),
);

/** Only what a row is made of, whatever else came along; a link to another origin is dropped, and the row stays. */
export function rowOf({ entity, id, url: address, values }: Loose, site: string): Row {
  const link =
    typeof address === 'string' && address.length <= limits.url && originOf(address) === site ? { url: address } : {};
  const { strong, business, provisional } = isObject(id) ? id : {};
  const reads = Object.entries(isObject(values) ? values : {}).map(([field, one]) => {
    const { text: shown, value, approximate } = isObject(one) ? one : {};
    return [field, { text: shown, value, ...(approximate === true && { approximate }) }];
  });
  const named = {
    ...(strong !== undefined && { strong }),
    ...(business !== undefined && { business }),
    ...(provisional !== undefined && { provisional }),
  };
  return { entity, id: named, ...link, values: Object.fromEntries(reads) } as Row;
}

/**
 * A reading as it may be taken in. Its frame is checked here to the last field. Whether each row's values are what their
 * fields hold is asked where rows are stored (`domain/well-formed.ts`): a bad row is put aside and costs only itself.
 */
export const reading = once((): z.ZodMiniType<Reading> =>
  z.pipe(
    envelope(),
    z.transform((sent): Reading => ({ ...sent, rows: sent.rows.map((raw) => rowOf(raw, sent.site)) })),
  ),
);
