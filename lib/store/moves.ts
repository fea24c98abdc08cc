/** So many steps back can be caught up with; who is further behind reads everything. */
const most = 500;

/**
 * Which records each of the last transactions of this connection wrote, by the generation it led from and to. Whoever has
 * read everything once can catch up by those alone. Writes that are not noted here (settings, imports taken back, a rebuild)
 * leave a gap, and over a gap nobody catches up.
 */
export class Moves {
  readonly #steps = new Map<number, { to: number; keys: readonly string[] }>();

  /** After the commit. Every write moves the generation by one, so a step from one to the next has no other beside it. */
  note(from: number, to: number, keys: readonly string[]): void {
    this.#steps.set(from, { to, keys });
    if (this.#steps.size > most)
      for (const oldest of this.#steps.keys()) {
        this.#steps.delete(oldest);
        break;
      }
  }

  /** What was written between two generations; `undefined` where not every step is known. */
  between(from: number, to: number): string[] | undefined {
    const keys = new Set<string>();
    for (let at = from; at !== to;) {
      const step = this.#steps.get(at);
      if (!step || step.to <= at || step.to > to) return undefined;
      for (const key of step.keys) keys.add(key);
      at = step.to;
    }
    return [...keys];
  }
}
