import { fold } from './fold.ts';
import { parsed, unreadable } from './parser.ts';
import type { Parsed } from './parser.ts';

/** A parser that knows its values by the words pages use for them, compared whole, without case; `_` is a space. */
export function fromWords<Value extends string>(words: Record<Value, RegExp>): (text: string) => Parsed {
  const table = Object.entries<RegExp>(words);
  return (text) => {
    const word = fold(text).toLowerCase().replaceAll('_', ' ');
    const found = word.length < 60 ? table.find(([, pattern]) => pattern.exec(word)?.[0] === word) : undefined;
    return found ? parsed(found[0]) : unreadable;
  };
}
