import { parsed, unreadable } from './parser.ts';
import type { Parsed } from './parser.ts';

/** A record's id in its CRM, letter by letter: one word, at most 200 letters. */
export function id(raw: string): Parsed {
  const word = raw.trim();
  return /^\S{1,200}$/.test(word) ? parsed(word) : unreadable;
}
