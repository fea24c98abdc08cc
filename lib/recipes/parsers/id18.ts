import { parsed, unreadable } from './parser.ts';
import type { Parsed } from './parser.ts';

const CHECKS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/**
 * A Salesforce record id in its form of 18 letters. The same record is also known by the first 15, which differ by case;
 * the last three tell, for five letters each, which are capitals.
 * (developer.salesforce.com, "How to convert a 15 digit id to an 18 character id")
 */
export function id18(raw: string): Parsed {
  const id = raw.trim();
  if (/^[a-zA-Z0-9]{18}$/.test(id)) return parsed(id);
  if (!/^[a-zA-Z0-9]{15}$/.test(id)) return unreadable;
  const check = [0, 5, 10].map((from) => {
    const capitals = Array.from(id.slice(from, from + 5), (letter): number => (/[A-Z]/.test(letter) ? 1 : 0));
    return CHECKS.charAt(capitals.reduce((sum, bit, place) => sum + bit * 2 ** place, 0));
  });
  return parsed(id + check.join(''));
}
