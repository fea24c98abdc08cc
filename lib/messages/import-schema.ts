import * as z from 'zod/mini';
import type { Reading } from '../domain/reading.ts';
import { once } from '../domain/once.ts';
import type { In } from './protocol.ts';
import { crm, frame, instant, rowOf } from './reading-schema.ts';

/** An imported row may be of no CRM, or of the person's own logs; neither has an address. */
const place = once(() => z.string().check(z.regex(/^(?:https?:\/\/[^\s/]+|import:|chakuchi:)$/)));
const count = once(() => z.number().check(z.int(), z.gte(0)));

const imported = once((): z.ZodMiniType<Reading> =>
  z.pipe(
    z.strictObject({ ...frame(), site: place(), url: place() }),
    z.transform((sent): Reading => ({ ...sent, rows: sent.rows.map((raw) => rowOf(raw, sent.site)) })),
  ),
);

const note = once(() =>
  z.strictObject({
    id: z.string().check(z.regex(/^[a-z0-9]{1,40}$/)),
    name: z.string().check(z.maxLength(300)),
    kind: z.enum(['deals', 'activities', 'changes']),
    crm: crm(),
    site: z.union([place(), z.literal('')]),
    at: instant(),
    made: instant(),
    rows: count(),
    isUnfinished: z.boolean(),
  }),
);

/** Every reading of a part carries the import's own id, so that taking it back takes these and no others. */
export const importPart = once((): z.ZodMiniType<In<'import-part'>> =>
  z
    .strictObject({ note: note(), readings: z.array(imported()).check(z.maxLength(500)), isLast: z.boolean() })
    .check(z.refine((part) => part.readings.every(({ id }) => id.startsWith(`import ${part.note.id} `)))),
);
