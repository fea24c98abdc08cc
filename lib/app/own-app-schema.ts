import * as z from 'zod/mini';
import { once } from '../domain/once.ts';
import type { FieldMap, OwnApp } from '../recipes/own-app.ts';
import { teachable } from '../recipes/teach/field-names.ts';

/** So many apps are remembered, the latest. */
export const mostApps = 50;

const schemas = once(() => {
  const short = z.string().check(z.minLength(1), z.maxLength(128));
  const number = z.string().check(z.regex(/^\d{1,12}$/));
  /** No step of a path, and nothing that all objects have. */
  const code = short.check(z.refine((text) => !text.includes('/') && !(text in {})));
  const ownFields = z
    .array(
      z.strictObject({
        code,
        type: z.string().check(z.regex(/^[A-Z_]{1,40}$/)),
        label: z.exactOptional(short),
        sample: z.exactOptional(short),
      }),
    )
    .check(z.maxLength(200));
  const fieldMap = z.partialRecord(z.enum(teachable), code);
  const ownApp = z.strictObject({ site: short, app: number, fields: ownFields, map: z.exactOptional(fieldMap) });
  return { ownApp, fieldMap };
});

export const ownAppFrom = (document: unknown): OwnApp | undefined => {
  const parsed = z.safeParse(schemas().ownApp, document);
  return parsed.success ? parsed.data : undefined;
};

export const mapFrom = (document: unknown): FieldMap | undefined => {
  const parsed = z.safeParse(schemas().fieldMap, document);
  return parsed.success ? parsed.data : undefined;
};
