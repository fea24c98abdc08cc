import type { Instant } from '../domain/day.ts';
import type { Tally } from '../domain/tally.ts';

const most = 50_000;

/** `head`: the newest sighting of the record. `fresh`: print of a row that would change nothing → until when that holds. */
type Entry = { head: Instant; fresh: [print: number, until: Instant][] };

/**
 * Rows of which is known that they would change nothing, so that a list seen again costs no read. Holds only as long as
 * nobody else wrote, which the generation tells inside each transaction.
 */
export class Known {
  generation = -1;
  readonly #entries = new Map<string, Entry>();
  /** The tally as it lies in the database; never changed in place. */
  tally: Tally | undefined;

  says(id: string, print: number, at: Instant): boolean {
    const entry = this.#entries.get(id);
    return (
      entry !== undefined && at >= entry.head && entry.fresh.some(([known, until]) => known === print && at < until)
    );
  }

  /** Adds to what is known of a record that has not moved. */
  remember(id: string, head: Instant, fresh: [print: number, until: Instant][]): void {
    const old = this.#entries.get(id);
    const kept = old?.head === head ? old.fresh.filter(([print]) => !fresh.some(([one]) => one === print)) : [];
    this.#entries.delete(id);
    this.#entries.set(id, { head, fresh: [...kept, ...fresh] });
    if (this.#entries.size > most)
      for (const oldest of this.#entries.keys()) {
        this.#entries.delete(oldest);
        break;
      }
  }

  /** The record has moved. */
  forget(id: string): void {
    this.#entries.delete(id);
  }

  clear(): void {
    this.#entries.clear();
    this.tally = undefined;
    this.generation = -1;
  }
}
