import type { Instant } from '../domain/day.ts';
import { entityOf, realmOf } from '../domain/identity.ts';
import { unpack } from './pack.ts';
import { answer, eachPortion, rawStore } from './requests.ts';
import type { Alias, Marks, PackedRecord, Trail, WriteTransaction } from './schema.ts';

/** Under it stand the marks of keys and backups from before keys held the CRM: nothing tells their realm, so they hold in all. */
const anyRealm = '';

/**
 * When each content of a row was last seen, by realm: the one thing that derived records know and readings do not. The same row
 * of two CRMs is two rows, and one being seen says nothing of the other.
 */
export class SeenAgain {
  readonly #realms = new Map<string, Marks>();

  note(realm: string, print: number, at: Instant): void {
    const marks = this.#realms.get(realm) ?? new Map<number, Instant>();
    this.#realms.set(realm, marks);
    marks.set(print, Math.max(at, marks.get(print) ?? 0));
  }

  at(realm: string, print: number): Instant | undefined {
    const [own, any] = [this.#realms.get(realm)?.get(print), this.#realms.get(anyRealm)?.get(print)];
    return own === undefined || any === undefined ? (own ?? any) : Math.max(own, any);
  }

  /** All of it, in an order of its own. */
  entries(): [print: number, at: Instant, realm: string][] {
    return [...this.#realms]
      .flatMap(([realm, marks]) => [...marks].map(([print, at]): [number, Instant, string] => [print, at, realm]))
      .sort(([a, , x], [b, , y]) => a - b || (x < y ? -1 : 1));
  }

  /** As an archive holds them: one without a realm is of a backup from before there was one. */
  add(entries: readonly (readonly [print: number, at: Instant, realm?: string])[]): void {
    for (const [print, at, realm = anyRealm] of entries) this.note(realm, print, at);
  }
}

export async function seenAgainIn(transaction: WriteTransaction): Promise<SeenAgain> {
  const seen = new SeenAgain();
  const note = (key: string, { marks }: Trail): void => {
    const realm = ['deal', 'activity'].includes(entityOf(key)) ? realmOf(key) : anyRealm;
    for (const [print, at] of marks) seen.note(realm, print, at);
  };
  for (const name of ['deals', 'activities'] as const) {
    const ways = { size: 1_000, keyOf: ({ key }: PackedRecord) => key };
    await eachPortion(rawStore(transaction, name), ways, (portion) => {
      for (const packed of portion) {
        try {
          note(packed.key, unpack(packed).trail);
        } catch {
          // What a damaged record knew of freshness is lost; what was read is not.
        }
      }
    });
  }
  for (const alias of (await answer(rawStore(transaction, 'aliases').getAll())) as Alias[])
    if (alias.marks instanceof Map) note(alias.id, alias);
  return seen;
}
