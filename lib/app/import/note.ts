import * as z from 'zod/mini';
import { once } from '../../domain/once.ts';
import type { ImportNote } from '../../messages/protocol.ts';

const note = once((): z.ZodMiniType<ImportNote> => {
  const text = z.string().check(z.maxLength(2_000));
  const moment = z.int().check(z.gte(0));
  return z.object({
    id: z.string().check(z.regex(/^[a-z0-9]{1,40}$/)),
    name: text,
    kind: z.enum(['deals', 'activities', 'changes']),
    crm: text,
    site: text,
    at: moment,
    made: moment,
    rows: z.int().check(z.gte(0)),
    isUnfinished: z.boolean(),
  });
});

/** Imports as they were noted down; what is spoilt costs only itself. */
export const notesFrom = (document: unknown): ImportNote[] =>
  (Array.isArray(document) ? document : []).flatMap((one) => {
    const parsed = z.safeParse(note(), one);
    return parsed.success ? [parsed.data] : [];
  });
