import * as z from 'zod/mini';
import type { In, MessageName } from './protocol.ts';
import { crm, identity, key, reading, url } from './reading-schema.ts';
import { logged, settings, targets } from './settings-schema.ts';

// Without this zod probes for `new Function` once, which the extension's policy reports as a violation.
z.config({ jitless: true });

const nothing: z.ZodMiniType<Record<string, never>> = z.strictObject({});
const deal = z.strictObject({ crm, id: identity });
const fileLetters = 60_000_000;

/** What may come in, per message, to the last field: nothing unknown, nothing overlong. Only the background loads this. */
export const schemas: { readonly [N in MessageName]: z.ZodMiniType<In<N>> } = {
  'page-opened': z.strictObject({ url }),
  'reading': reading,
  'show-panel': deal,
  'panel': deal,
  'panel-state': z.strictObject({ open: z.boolean(), side: z.enum(['left', 'right']) }),
  'log': logged,
  'undo-log': z.strictObject({ id: key }),
  'save-settings': z.strictObject({ settings }),
  'save-targets': z.strictObject({ targets }),
  'sites-changed': nothing,
  'erase': z.strictObject({ site: z.exactOptional(key) }),
  'import': z.strictObject({ file: z.string().check(z.maxLength(fileLetters)) }),
  'export': nothing,
};
