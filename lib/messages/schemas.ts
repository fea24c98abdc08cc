import * as z from 'zod/mini';
import { isDay } from '../domain/day.ts';
import { limits, restoreLimits, type In, type MessageName } from './protocol.ts';
import { importPart } from './import-schema.ts';
import { crm, identity, instant, key, reading, url } from './reading-schema.ts';

// Without this zod probes for `new Function` once, which the extension's policy reports as a violation.
z.config({ jitless: true });

const nothing: z.ZodMiniType<Record<string, never>> = z.strictObject({});
const deal = z.strictObject({ crm, id: identity });

/** Documents of our own pages. Their fields are checked where documents are kept, which is also what checks an imported file. */
const object = z.custom<never>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));

/** What may come in, per message, to the last field: nothing unknown, nothing overlong. Only the background loads this. */
export const schemas: { readonly [N in MessageName]: z.ZodMiniType<In<N>> } = {
  'page-opened': z.strictObject({ url }),
  recipe: z.strictObject({ id: crm }),
  reading: reading,
  teach: z.strictObject({ site: url, recipe: object }),
  'teach-field': z.strictObject({ site: url, crm, page: key, field: key, is: z.exactOptional(object) }),
  'begin-teaching': nothing,
  'forget-taught': z.strictObject({ site: url, page: z.exactOptional(key), field: z.exactOptional(key) }),
  'app-seen': z.strictObject({ url, app: key, fields: z.array(object).check(z.maxLength(200)) }),
  'save-map': z.strictObject({ site: url, app: key, map: z.exactOptional(object) }),
  'show-panel': deal,
  panel: deal,
  'what-if': z.strictObject({
    crm,
    id: identity,
    amount: z.exactOptional(z.number().check(z.int(), z.gte(0))),
    day: z.exactOptional(z.string().check(z.refine(isDay))),
    chance: z.exactOptional(z.number().check(z.gte(0), z.lte(1))),
  }),
  'show-chips': nothing,
  chips: z.strictObject({ crm, ids: z.array(identity).check(z.maxLength(limits.rows)) }),
  'panel-state': z.strictObject({ open: z.boolean(), side: z.enum(['left', 'right']) }),
  log: z.strictObject({
    id: key,
    kind: z.enum(['call', 'appointment', 'meeting']),
    dealKey: z.exactOptional(z.string().check(z.maxLength(3 * limits.text))),
    at: z.exactOptional(instant),
  }),
  'undo-log': z.strictObject({ id: key }),
  'trouble-seen': nothing,
  'save-settings': z.strictObject({ changes: object }),
  'save-targets': z.strictObject({ targets: z.array(object).check(z.maxLength(10_000)) }),
  'sites-changed': nothing,
  erase: z.strictObject({ site: z.exactOptional(key) }),
  'erase-name': z.strictObject({
    name: z.string().check(z.minLength(1), z.maxLength(limits.text)),
    isCustomer: z.boolean(),
  }),
  sample: z.strictObject({ shown: z.boolean() }),
  'restore-part': z.strictObject({
    id: key,
    index: z.int().check(z.gte(0), z.lt(restoreLimits.parts)),
    text: z.string().check(z.maxLength(restoreLimits.letters)),
    isLast: z.boolean(),
  }),
  'import-part': importPart,
  'undo-import': z.strictObject({ id: key }),
};
