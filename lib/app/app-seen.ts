import { apiPath, type OwnField } from '../recipes/own-app.ts';
import type { Letter } from './page-data.ts';

const most = { fields: 200, letters: 60 };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of an app as a letter of the builder's API tells them; nothing where it is another letter. A stranger's word. */
export function appSeenIn({ path, text }: Letter): { app: string; fields: OwnField[] } | undefined {
  const app = /^\d{1,12}$/.exec(path.slice(apiPath('').length))?.[0];
  if (app === undefined || path !== apiPath(app)) return undefined;
  try {
    const { records, labels } = JSON.parse(text) as { records?: unknown; labels?: unknown };
    const fields = new Map<string, OwnField>();
    for (const record of Array.isArray(records) ? records.slice(0, 20) : []) {
      if (!isRecord(record)) continue;
      for (const [code, field] of Object.entries(record)) {
        if (
          fields.size >= most.fields ||
          code === '' ||
          code.startsWith('$') ||
          code.length > 128 ||
          code.includes('/') ||
          code in {}
        )
          continue;
        if (!isRecord(field) || typeof field['type'] !== 'string' || !/^[A-Z_]{1,40}$/.test(field['type'])) continue;
        const label = isRecord(labels) ? textOf(labels[code]) : undefined;
        const sample = textOf(field['value']);
        fields.set(code, {
          code,
          type: field['type'],
          ...(label !== undefined && { label }),
          ...(sample !== undefined && { sample }),
          ...fields.get(code),
        });
      }
    }
    return fields.size > 0 ? { app, fields: [...fields.values()] } : undefined;
  } catch {
    return undefined;
  }
}

/** A text, a number in a text, or the name of the first of a list of people. */
function textOf(value: unknown): string | undefined {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  const text = isRecord(one) ? one['name'] : one;
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, most.letters) : undefined;
}
