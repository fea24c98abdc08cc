import * as z from 'zod/mini';
import type { ActivityField } from '../domain/activity.ts';
import { isDay } from '../domain/day.ts';
import type { DealField } from '../domain/deal.ts';
import type { Miss, Reading, Row } from '../domain/reading.ts';
import { limits } from './protocol.ts';

const text = z.string().check(z.maxLength(limits.text));
export const key = z.string().check(z.minLength(1), z.maxLength(limits.text));
export const crm = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
const currency = z.string().check(z.regex(/^[A-Z]{3}$/));
const count = z.number().check(z.int(), z.gte(0));
/** Milliseconds since 1970; a clock may be a little off, but nothing is seen tomorrow. */
export const instant = count.check(z.refine((at) => at < Date.now() + 86_400_000));
const day = z.string().check(z.refine(isDay));

const originOf = (url: string): string | undefined => {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.origin : undefined;
};

export const url = z.string().check(z.maxLength(limits.url), z.refine((address) => originOf(address) !== undefined));

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};
const zone = z.string().check(z.maxLength(60), z.refine(isZone));

export const identity = z
  .strictObject({ strong: z.exactOptional(key), business: z.exactOptional(key), provisional: z.exactOptional(key) })
  .check(z.refine((id) => Object.keys(id).length > 0));

const money = z.strictObject({ minor: z.number().check(z.int()), currency });
const localTime = z.string().check(z.refine((value) => isDay(value.slice(0, 10)) && /^(T([01]\d|2[0-3]):[0-5]\d)?$/.test(value.slice(10))));
const share = z.number().check(z.gte(0), z.lte(1));

const read = <T extends z.ZodMiniType>(value: T) =>
  z.exactOptional(z.strictObject({ text, value, approximate: z.exactOptional(z.literal(true)) }));

const values = {
  name: read(text), account: read(text), amount: read(money), stage: read(text), closeDate: read(day), createdDate: read(day),
  wonDate: read(day), owner: read(text), probability: read(share), cost: read(money), mrr: read(money), bookedDate: read(day),
  paidDate: read(day), category: read(text), nextStep: read(text),
  subject: read(text), type: read(text), when: read(localTime), state: read(z.enum(['planned', 'done', 'cancelled', 'no-show'])),
  dealId: read(text), outcome: read(z.enum(['connected', 'no-answer', 'appointment'])),
} satisfies Record<DealField | ActivityField, z.ZodMiniType>;

const row: z.ZodMiniType<Row> = z.strictObject({
  entity: z.enum(['deal', 'activity']),
  id: identity,
  url: z.exactOptional(url),
  values: z.strictObject(values),
});

const miss: z.ZodMiniType<Miss> = z.strictObject({
  field: z.string().check(z.maxLength(60)),
  reason: z.enum(['not-found', 'unreadable', 'ambiguous', 'no-identity']),
  text: z.exactOptional(text),
  row: z.exactOptional(count),
});

const envelope = z.strictObject({
  id: z.string().check(z.minLength(8), z.maxLength(64)),
  crm,
  recipeVersion: count,
  page: z.string().check(z.minLength(1), z.maxLength(60)),
  kind: z.enum(['deal-record', 'deal-list', 'deal-board', 'activity-list', 'activity-timeline']),
  site: url,
  url,
  at: instant,
  zone,
  locale: z.string().check(z.maxLength(35)),
  rows: z.array(z.unknown()).check(z.maxLength(limits.rows)),
  seen: count,
  misses: z.array(miss).check(z.maxLength(limits.misses)),
  partial: z.exactOptional(z.strictObject({ of: z.exactOptional(count) })),
}).check(z.refine(({ site, url: address }) => site === originOf(address)));

/**
 * A reading as it may be stored. A row that is not what it should be is left out and becomes a miss that says where it
 * went wrong: one bad row costs itself, not the other 499. A link to another origin is dropped; the row stays.
 */
export const reading: z.ZodMiniType<Reading> = z.pipe(envelope, z.transform((sent): Reading => {
  const rows: Row[] = [];
  const misses = [...sent.misses];
  for (const [index, raw] of sent.rows.entries()) {
    const told = row.safeParse(raw);
    if (!told.success) {
      misses.push({ field: 'row', reason: 'unreadable', row: index, text: told.error.issues[0]?.path.join('.').slice(0, limits.text) ?? '' });
      continue;
    }
    const { url: address, ...rest } = told.data;
    rows.push(address !== undefined && originOf(address) === sent.site ? told.data : rest);
  }
  return { ...sent, rows, misses };
}));
