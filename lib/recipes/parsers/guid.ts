import { parsed, unreadable } from './parser.ts';
import type { Parsed } from './parser.ts';

/** A GUID in one form, small letters without braces: Dynamics writes it in either case and with or without them. */
export function guid(raw: string): Parsed {
  const id = raw
    .trim()
    .toLowerCase()
    .replace(/^\{(.*)\}$/, '$1');
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? parsed(id) : unreadable;
}
