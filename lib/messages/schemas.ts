import * as z from 'zod/mini';
import { isDay } from '../domain/day.ts';
import { once } from '../domain/once.ts';
import { limits, restoreLimits, type In, type MessageName } from './protocol.ts';
import { importPart } from './import-schema.ts';
import { crm, identity, instant, key, reading, url } from './reading-schema.ts';

// Without this zod probes for `new Function` once, which the extension's policy reports as a violation.
z.config({ jitless: true });

const nothing = once((): z.ZodMiniType<Record<string, never>> => z.strictObject({}));
const deal = once(() => z.strictObject({ crm: crm(), id: identity() }));

/** Documents of our own pages. Their fields are checked where documents are kept, which is also what checks an imported file. */
const object = once(() =>
  z.custom<never>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
);

/** What may come in, per message, to the last field: nothing unknown, nothing overlong. Only the background loads this. */
export const schemas: { readonly [N in MessageName]: () => z.ZodMiniType<In<N>> } = {
  'page-opened': once(() => z.strictObject({ url: url() })),
  recipe: once(() => z.strictObject({ id: crm() })),
  reading,
  teach: once(() => z.strictObject({ site: url(), recipe: object() })),
  'teach-field': once(() =>
    z.strictObject({ site: url(), crm: crm(), page: key(), field: key(), is: z.exactOptional(object()) }),
  ),
  'begin-teaching': nothing,
  'forget-taught': once(() =>
    z.strictObject({ site: url(), page: z.exactOptional(key()), field: z.exactOptional(key()) }),
  ),
  'app-seen': once(() => z.strictObject({ url: url(), app: key(), fields: z.array(object()).check(z.maxLength(200)) })),
  'save-map': once(() => z.strictObject({ site: url(), app: key(), map: z.exactOptional(object()) })),
  'show-panel': deal,
  panel: deal,
  'what-if': once(() =>
    z.strictObject({
      crm: crm(),
      id: identity(),
      amount: z.exactOptional(z.number().check(z.int(), z.gte(0))),
      day: z.exactOptional(z.string().check(z.refine(isDay))),
      chance: z.exactOptional(z.number().check(z.gte(0), z.lte(1))),
    }),
  ),
  'show-chips': nothing,
  chips: once(() => z.strictObject({ crm: crm(), ids: z.array(identity()).check(z.maxLength(limits.rows)) })),
  'panel-state': once(() => z.strictObject({ open: z.boolean(), side: z.enum(['left', 'right']) })),
  log: once(() =>
    z.strictObject({
      id: key(),
      kind: z.enum(['call', 'appointment', 'meeting']),
      dealKey: z.exactOptional(z.string().check(z.maxLength(3 * limits.text))),
      at: z.exactOptional(instant()),
    }),
  ),
  'undo-log': once(() => z.strictObject({ id: key() })),
  'trouble-seen': nothing,
  'save-settings': once(() => z.strictObject({ changes: object() })),
  'save-targets': once(() => z.strictObject({ targets: z.array(object()).check(z.maxLength(10_000)) })),
  'sites-changed': nothing,
  erase: once(() => z.strictObject({ site: z.exactOptional(key()) })),
  'erase-name': once(() =>
    z.strictObject({
      name: z.string().check(z.minLength(1), z.maxLength(limits.text)),
      isCustomer: z.boolean(),
    }),
  ),
  sample: once(() => z.strictObject({ shown: z.boolean() })),
  'restore-part': once(() =>
    z.strictObject({
      id: key(),
      index: z.int().check(z.gte(0), z.lt(restoreLimits.parts)),
      text: z.string().check(z.maxLength(restoreLimits.letters)),
      isLast: z.boolean(),
    }),
  ),
  'import-part': importPart,
  'undo-import': once(() => z.strictObject({ id: key() })),
};
